import type { World } from '../../../world.ts';
import type { ArticleStatus, Cursor } from '../../articles/articles.ts';
import { mediaByIds } from '../../media/media.ts';
import type { Episode, EpisodeDetails } from '../show.ts';
import { recordingsByIds } from '../recordings/read-recordings.ts';
import { soundsByIds } from '../serving/sound-of.ts';
import { showsOf } from '../shows/read-shows.ts';
import { transcriptLanguages } from '../transcripts/transcripts.store.ts';
import type { EpisodeView } from './episode-view.ts';
import {
  allRowsOfShow,
  authorsOfStories,
  latestRows,
  neighbourRow,
  publicCounts,
  publicRowsOfShow,
  publicSeasons,
  rowsOfMedia,
  rowsOfStories,
  type EpisodeStoryRow,
} from './episodes.store.ts';

/** What an episode says about itself before anybody has said it. */
export const emptyEpisodeDetails: EpisodeDetails = {
  type: 'full',
  isExplicit: false,
  people: [],
  chapters: [],
  soundbites: [],
  storyIds: [],
  formerUrls: [],
};

export const detailsOfEpisode = (row: { details: string }): EpisodeDetails => ({
  ...emptyEpisodeDetails,
  ...(JSON.parse(row.details) as Partial<EpisodeDetails>),
});

const authorNames = async (world: World, rows: readonly EpisodeStoryRow[]): Promise<Map<string, string[]>> => {
  const editionOf = new Map(rows.map((row) => [row.article_id, row.edition]));
  const names = new Map<string, string[]>();
  for (const { article_id: id, name, texts } of await authorsOfStories(world.db, [...editionOf.keys()])) {
    const own = (JSON.parse(texts) as Record<string, { name?: string }>)[editionOf.get(id) ?? '']?.name;
    names.set(id, [...(names.get(id) ?? []), own ?? name]);
  }
  return names;
};

const transcriptsByMedia = async (world: World, mediaIds: readonly string[]): Promise<Map<string, string[]>> => {
  const found = new Map<string, string[]>();
  for (const { media_id: id, language } of await transcriptLanguages(world.db, mediaIds))
    found.set(id, [...(found.get(id) ?? []), language]);
  return found;
};

/** What the row says of it as part of its show. */
const asPart = (row: EpisodeStoryRow, details: EpisodeDetails): Episode => ({
  ...details,
  id: row.id,
  articleId: row.article_id,
  showId: row.show_id,
  guid: row.guid,
  mediaId: row.media_id ?? undefined,
  season: row.season ?? undefined,
  number: row.number ?? undefined,
  publishedAt: row.published_at ?? undefined,
});

/** What its story says. */
const asStory = (row: EpisodeStoryRow) => ({
  title: row.headline,
  path: row.path,
  edition: row.edition,
  standfirst: row.standfirst,
  teaser: row.teaser,
  status: row.article_status as ArticleStatus,
  discussionOpen: row.thread_state === 'open',
  modifiedAt: Math.max(row.modified_at, row.changed_at),
});

/** Everything about some episodes in a handful of questions, however many they are. */
const viewsOf = async (world: World, rows: readonly EpisodeStoryRow[]): Promise<EpisodeView[]> => {
  if (rows.length === 0) return [];
  const shows = new Map((await showsOf(world)).map((show) => [show.id, show]));
  const mediaIds = [...new Set(rows.flatMap(({ media_id: id }) => id ?? []))];
  const details = new Map(rows.map((row) => [row.id, detailsOfEpisode(row)]));
  const artIds = [...details.values(), ...shows.values()].flatMap(({ artId }) => artId ?? []);
  const [names, spoken, pictures, recordings, sounds] = await Promise.all([
    authorNames(world, rows),
    transcriptsByMedia(world, mediaIds),
    mediaByIds(world, [...new Set(artIds)]),
    recordingsByIds(world, mediaIds),
    soundsByIds(world, mediaIds),
  ]);
  return rows.flatMap((row) => {
    const show = shows.get(row.show_id);
    if (!show) return [];
    const said = details.get(row.id) ?? emptyEpisodeDetails;
    const media = row.media_id ?? '';
    return {
      ...asPart(row, said),
      ...asStory(row),
      language: show.language,
      authors: names.get(row.article_id) ?? [],
      show,
      recording: recordings.get(media),
      sound: sounds.get(media),
      art: pictures.get(said.artId ?? '') ?? pictures.get(show.artId ?? ''),
      transcripts: spoken.get(media) ?? [],
    };
  });
};

/** So many at once at most. */
const mostAtOnce = 2_000;

export type EpisodesAsked = {
  /** What the list goes on after: see `episodeCursor`. */
  before?: Cursor | undefined;
  limit: number;
  /** False: drafts and what was taken back too, as the newsroom lists them. */
  onlyPublished?: boolean;
  season?: number | undefined;
  /** The first one first, as a serial show is heard. */
  isFromStart?: boolean | undefined;
};

/**
 * The episodes of a show, newest first; only those that are public, unless told otherwise: then those that are not stand first.
 * The next page begins after `episodeCursor` of the last one.
 */
export const episodesOf = async (
  world: World,
  showId: string,
  { before, limit, onlyPublished = true, season, isFromStart }: EpisodesAsked,
): Promise<EpisodeView[]> => {
  const query = { before, limit: Math.min(limit, mostAtOnce) };
  const rows = onlyPublished
    ? publicRowsOfShow(world.db, showId, { ...query, season, isFromStart })
    : allRowsOfShow(world.db, showId, query);
  return viewsOf(world, await rows);
};

/** How many public episodes each show has, by its id. */
export const episodeCounts = (world: World): Promise<Map<string, number>> => publicCounts(world.db);

/** An episode's place in its show's list. */
export const episodeCursor = ({ publishedAt, id }: Pick<EpisodeView, 'publishedAt' | 'id'>): Cursor => ({
  listedAt: publishedAt ?? 9_000_000_000_000,
  id,
});

/** What a story is as an episode, whatever its state; undefined when it is none. */
export const episodeOf = async (world: World, articleId: string): Promise<EpisodeView | undefined> =>
  (await viewsOf(world, await rowsOfStories(world.db, [articleId])))[0];

/** The same for many stories, by their ids; those that are no episodes are left out. */
export const episodesByStories = async (
  world: World,
  articleIds: readonly string[],
): Promise<Map<string, EpisodeView>> => {
  const views = await viewsOf(world, await rowsOfStories(world.db, articleIds.slice(0, mostAtOnce)));
  return new Map(views.map((view) => [view.articleId, view]));
};

/** The episodes that a recording is heard in. */
export const episodesWithMedia = async (world: World, mediaId: string): Promise<EpisodeView[]> =>
  viewsOf(world, await rowsOfMedia(world.db, mediaId, 50));

/** The newest public episodes of an edition's shows, those of hidden shows left out. */
export const latestEpisodes = async (world: World, edition: string, limit: number): Promise<EpisodeView[]> => {
  const shown = (await showsOf(world)).filter(({ state }) => state === 'published');
  const showIds = shown.map(({ id }) => id);
  return viewsOf(world, await latestRows(world.db, edition, { showIds, limit: Math.min(limit, mostAtOnce) }));
};

/** The episodes before and after a public one, in the order they came out. */
export const episodesAround = async (
  world: World,
  episode: EpisodeView,
): Promise<{ previous: EpisodeView | undefined; next: EpisodeView | undefined }> => {
  if (episode.publishedAt === undefined) return { previous: undefined, next: undefined };
  const { showId } = episode;
  const at = episodeCursor(episode);
  const previous = await neighbourRow(world.db, { showId, at, side: 'before' });
  const next = await neighbourRow(world.db, { showId, at, side: 'after' });
  const [first] = previous ? await viewsOf(world, [previous]) : [];
  const [second] = next ? await viewsOf(world, [next]) : [];
  return { previous: first, next: second };
};

/** The seasons of a show that readers find episodes in, the last first; empty when it has none. */
export const seasonsOf = async (world: World, showId: string): Promise<{ season: number; count: number }[]> =>
  (await publicSeasons(world.db, showId)).flatMap(({ season, count }) => (season === null ? [] : { season, count }));
