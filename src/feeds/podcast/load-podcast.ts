import { foldSpace, shorten } from '../../common/text.ts';
import { wordsFor } from '../../common/words.ts';
import type { Cursor } from '../../rooms/articles/articles.ts';
import {
  allShowsFeedPath,
  episodeCursor,
  episodesOf,
  lastChangeOfShows,
  latestEpisodes,
  podcastFeedWords,
  publicShows,
  showFeedPath,
  showGuid,
  type EpisodeView,
  type Show,
} from '../../rooms/audio/audio.ts';
import { cursorText } from '../../rooms/articles/articles.ts';
import { mediaByIds, type Media } from '../../rooms/media/media.ts';
import { publicationOf, type Edition } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { absoluteUrl } from '../absolute.ts';
import { hubsOf } from '../hubs.ts';
import { artOf, itemsOf, peopleOf, soundOfEpisode } from './episode-item.ts';
import { podcastPage, type PodcastFeed, type PodcastItem, type PodcastTrailer } from './podcast-feed.ts';
import { licenceOf } from './licence.ts';

/** A feed as it is now, and the topics it depends on. */
export type LoadedPodcast = { feed: PodcastFeed; topics: string[] };

const trailerOf = (world: World, episode: EpisodeView): PodcastTrailer[] => {
  const sound = soundOfEpisode(world, episode);
  const { title, publishedAt, season } = episode;
  return sound && publishedAt !== undefined ? [{ title: foldSpace(title), sound, publishedAt, season }] : [];
};

const topicsOf = (episodes: readonly EpisodeView[], media: ReadonlyMap<string, Media>): string[] => [
  ...episodes.flatMap(({ articleId, mediaId }) => [`article:${articleId}`, ...(mediaId ? [`media:${mediaId}`] : [])]),
  ...[...media.keys()].map((id) => `media:${id}`),
];

const picturesOf = (world: World, show: Show): Promise<Map<string, Media>> =>
  mediaByIds(world, [
    ...new Set([show.artId, ...show.people.map(({ pictureId }) => pictureId)].flatMap((id) => id ?? [])),
  ]);

/** What a show says about itself, without its episodes. */
const headOfShow = (world: World, show: Show, media: ReadonlyMap<string, Media>) => ({
  title: foldSpace(show.title),
  pageUrl: absoluteUrl(world, show.path),
  description: show.description.trim() || foldSpace(show.title),
  language: show.language,
  copyright: show.copyright,
  author: show.author,
  owner: show.ownerEmail ? { name: show.ownerName || show.author, email: show.ownerEmail } : undefined,
  art: artOf(world, media.get(show.artId ?? ''), show.language),
  categories: show.categories,
  isExplicit: show.isExplicit,
  type: show.type,
  guid: show.guid,
  medium: show.medium,
  isLocked: show.isLocked,
  isComplete: show.isComplete,
  people: peopleOf(world, show.people, media),
  funding: show.funding,
  licence: licenceOf(show.licence),
  podroll: show.podroll.map(({ guid, title, url }) => ({ guid, title, url })),
  txt: show.txt ?? [],
  updateFrequency: show.updateFrequency,
});

type Place = {
  before?: Cursor | undefined;
  size?: number;
  /** Another address of the same episodes. */
  selfUrl?: string;
};

/** A page of a show's feed: the newest episodes, or those before a place in its list. */
export const loadShowFeed = async (
  world: World,
  show: Show,
  { before, size = podcastPage, selfUrl = absoluteUrl(world, showFeedPath(show)) }: Place = {},
): Promise<LoadedPodcast> => {
  const { settings } = await publicationOf(world);
  const media = await picturesOf(world, show);
  const found = await episodesOf(world, show.id, { before, limit: size + 1 });
  const episodes = found.slice(0, size);
  const at = (cursor: Cursor): string => `${selfUrl}?before=${cursorText(cursor)}`;
  const last = episodes.at(-1);
  const next = found.length > size && last ? at(episodeCursor(last)) : undefined;
  const feed: PodcastFeed = {
    ...headOfShow(world, show, media),
    selfUrl: before ? at(before) : selfUrl,
    trailers: episodes.filter(({ type }) => type === 'trailer').flatMap((episode) => trailerOf(world, episode)),
    movedTo: show.movedTo,
    isPrivate: false,
    hubs: hubsOf(settings),
    pages: before || next ? { first: selfUrl, next } : undefined,
    changedAt: (await lastChangeOfShows(world.db, [show.id])) || show.createdAt,
    items: await itemsOf(world, episodes),
  };
  return { feed, topics: [`show:${show.id}`, ...topicsOf(episodes, media)] };
};

/** What several shows have in common: no people, no numbers, nothing that is said of one of them. */
const ofSeveral = {
  // Numbers of several shows are no order: the newest is heard first.
  type: 'episodic',
  medium: 'podcast',
  isComplete: false,
  people: [],
  funding: [],
  podroll: [],
  licence: undefined,
  txt: [],
  updateFrequency: undefined,
  trailers: [],
  movedTo: undefined,
  isPrivate: false,
  pages: undefined,
} as const satisfies Partial<PodcastFeed>;

/** Plain text for a feed, where signs of direction are taken for letters. */
const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

/** The newest episodes, each with the show it is of. */
const itemsOfSeveral = async (world: World, episodes: readonly EpisodeView[]): Promise<PodcastItem[]> => {
  const sources = new Map(
    episodes.map(({ path, show }) => [
      absoluteUrl(world, path),
      { title: foldSpace(show.title), url: absoluteUrl(world, showFeedPath(show)) },
    ]),
  );
  const items = await itemsOf(world, episodes);
  return items.map((item) => ({ ...item, season: undefined, number: undefined, source: sources.get(item.url) }));
};

/** The newest episodes of all shows of an edition in one feed; undefined where there is no show. */
export const loadAllShowsFeed = async (
  world: World,
  edition: Edition,
  address?: string,
): Promise<LoadedPodcast | undefined> => {
  const publication = await publicationOf(world);
  const shows = await publicShows(world, edition.code);
  const [first] = shows;
  if (!first) return undefined;
  const words = wordsFor(podcastFeedWords, edition.language);
  const media = await picturesOf(world, first);
  const episodes = await latestEpisodes(world, edition.code, podcastPage);
  const selfUrl = address ?? absoluteUrl(world, allShowsFeedPath(publication, edition));
  const ids = shows.map(({ id }) => id);
  const feed: PodcastFeed = {
    ...headOfShow(world, first, media),
    ...ofSeveral,
    title: shorten(plain(words.allShows(edition.publicationName)), 200),
    pageUrl: absoluteUrl(world, publication.inEdition(edition, '/podcasts')),
    selfUrl,
    description: plain(words.allShowsOf(edition.publicationName)),
    language: edition.language,
    author: edition.publicationName,
    categories: [...new Set(shows.flatMap(({ categories }) => categories))].slice(0, 3),
    isExplicit: shows.some(({ isExplicit }) => isExplicit),
    guid: showGuid(selfUrl),
    hubs: hubsOf(publication.settings),
    changedAt: (await lastChangeOfShows(world.db, ids)) || first.createdAt,
    items: await itemsOfSeveral(world, episodes),
  };
  return { feed, topics: [`podcasts:${edition.code}`, 'shows', ...topicsOf(episodes, media)] };
};
