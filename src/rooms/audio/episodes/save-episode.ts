import { cleanTexts } from '../../../common/text.ts';
import type { Tx, World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { articleById, followEpisodes, markForSearch, type Article } from '../../articles/articles.ts';
import { accessTo } from '../../drafting/drafting.ts';
import { setMediaUses } from '../../media/media.ts';
import type { Episode, EpisodeDetails, Show } from '../show.ts';
import { recordingOf } from '../recordings/read-recordings.ts';
import { showById } from '../shows/read-shows.ts';
import type { Saved } from '../shows/save-show.ts';
import { faultsOfEpisode, type EpisodeFault } from './check-episode.ts';
import { episodeRow, insertEpisode, lastNumber, lastSeason, updateEpisode } from './episodes.store.ts';
import { detailsOfEpisode, emptyEpisodeDetails } from './read-episodes.ts';

/** What is said about an episode. Left out: as it is; null: none. */
export type EpisodeSaid = Partial<Omit<EpisodeDetails, 'artId'>> & {
  artId?: string | null;
  mediaId?: string | null;
  season?: number | null;
  number?: number | null;
  guid?: string;
};

export type EpisodeDraft = EpisodeSaid & {
  /** Who does it; undefined where the publication itself does, as in an import. */
  account: Account | undefined;
  /** The story of kind `episode` that it is. */
  articleId: string;
  showId: string;
};

type Row = NonNullable<Awaited<ReturnType<typeof episodeRow>>>;

const refused = (refusal: 'forbidden' | 'not-found', words: string): Extract<Saved<EpisodeFault>, { ok: false }> => ({
  ok: false,
  refusal,
  faults: [{ field: 'articleId', words }],
});

/** Said, left as it was, or taken away. */
const either = <T>(said: T | null | undefined, before: T | null | undefined): T | undefined =>
  said === undefined ? (before ?? undefined) : (said ?? undefined);

/** In a serial show an episode gets the number that follows when none was said. */
const numbered = async (world: World, draft: EpisodeDraft, show: Show, before: Row | undefined) => {
  const season = either(draft.season, before?.season);
  const number = either(draft.number, before?.number);
  const isNew = !before && draft.number === undefined && show.type === 'serial' && (draft.type ?? 'full') === 'full';
  if (!isNew) return { season, number };
  const inSeason = draft.season === undefined ? await lastSeason(world.db, show.id) : season;
  return { season: inSeason, number: (await lastNumber(world.db, show.id, inSeason ?? null)) + 1 };
};

const asSaid = async (world: World, given: EpisodeDraft, show: Show, before: Row | undefined): Promise<Episode> => {
  const { account, ...rest } = given;
  const draft = { account, ...cleanTexts(rest) };
  const former = before ? detailsOfEpisode(before) : emptyEpisodeDetails;
  const id = before?.id ?? world.newId();
  const artId = either(draft.artId, former.artId);
  const details: EpisodeDetails = {
    type: draft.type ?? former.type,
    isExplicit: draft.isExplicit ?? (before ? former.isExplicit : show.isExplicit),
    people: draft.people ?? former.people,
    chapters: (draft.chapters ?? former.chapters).toSorted((one, other) => one.start - other.start),
    soundbites: draft.soundbites ?? former.soundbites,
    storyIds: [...new Set(draft.storyIds ?? former.storyIds)].filter((one) => one !== draft.articleId),
    formerUrls: [...new Set(draft.formerUrls ?? former.formerUrls)],
    ...(artId === undefined ? {} : { artId }),
  };
  return {
    ...details,
    id,
    articleId: draft.articleId,
    showId: show.id,
    guid: draft.guid ?? before?.guid ?? id,
    mediaId: either(draft.mediaId, before?.media_id),
    ...(await numbered(world, draft, show, before)),
    publishedAt: before?.published_at ?? undefined,
  };
};

const mediaOf = ({ mediaId, artId, people, chapters }: Episode): string[] =>
  [mediaId, artId, ...people.map((one) => one.pictureId), ...chapters.map((one) => one.pictureId)].flatMap(
    (id) => id ?? [],
  );

const detailsText = (episode: Episode): string => {
  const { type, isExplicit, artId, people, chapters, soundbites, storyIds, formerUrls } = episode;
  return JSON.stringify({ type, isExplicit, artId, people, chapters, soundbites, storyIds, formerUrls });
};

type Putting = { episode: Episode; show: Show; article: Article; before: Row | undefined };

const put = async (world: World, tx: Tx, { episode, show, article, before }: Putting): Promise<void> => {
  const now = world.now();
  const row = {
    show_id: show.id,
    guid: episode.guid,
    media_id: episode.mediaId ?? null,
    season: episode.season ?? null,
    number: episode.number ?? null,
    details: detailsText(episode),
    changed_at: now,
  };
  if (before) await updateEpisode(tx.db, before.id, row);
  else {
    const { headline: title, status, id: articleId } = article;
    await insertEpisode(tx.db, { id: episode.id, ...row, title, status, article_id: articleId, created_at: now });
  }
  await followEpisodes(tx, [article.id]);
  await setMediaUses(tx, { kind: 'episode', id: episode.id, storyId: article.id }, mediaOf(episode));
  if (episode.publishedAt !== undefined && episode.mediaId !== (before?.media_id ?? undefined))
    await markForSearch(tx.db, article.id, world.newId());
  const former = before && before.show_id !== show.id ? [`show:${before.show_id}`] : [];
  await tx.changed(`article:${article.id}`, `list:${article.edition}`, ...former);
  if (article.section) await tx.changed(`section:${article.section.id}`);
};

const prepare = async (
  world: World,
  draft: EpisodeDraft,
): Promise<{ ok: true; putting: Putting } | Extract<Saved<EpisodeFault>, { ok: false }>> => {
  const article = await articleById(world, draft.articleId);
  if (article?.kind !== 'episode') return refused('not-found', 'There is no such episode');
  if (draft.account && (await accessTo(world.db, draft.account, draft.articleId)) !== 'write')
    return refused('forbidden', 'You may not change this episode');
  const show = await showById(world, draft.showId);
  if (show?.edition !== article.edition)
    return { ok: false, refusal: 'invalid', faults: [{ field: 'showId', words: 'Choose a show of this edition' }] };
  const before = await episodeRow(world.db, draft.articleId);
  const episode = await asSaid(world, draft, show, before);
  const recording = episode.mediaId === undefined ? undefined : await recordingOf(world, episode.mediaId);
  const faults = await faultsOfEpisode(world, { episode, show, length: recording?.duration });
  if (faults.length > 0) return { ok: false, refusal: 'invalid', faults };
  return { ok: true, putting: { episode, show, article, before } };
};

/** Says what a story of kind `episode` is as part of a show; the episode's id, or what is wrong with what was said. */
export const saveEpisode = async (world: World, draft: EpisodeDraft): Promise<Saved<EpisodeFault>> => {
  const prepared = await prepare(world, draft);
  if (!prepared.ok) return prepared;
  await world.write((tx) => put(world, tx, prepared.putting));
  return { ok: true, value: prepared.putting.episode.id };
};
