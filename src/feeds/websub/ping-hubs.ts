import { safeFetch, type SafeFetchOptions } from '../../common/safe-fetch.ts';
import { authorById, sectionById, tagById } from '../../rooms/articles/articles.ts';
import { allShowsFeedPath, showById, showFeedPath } from '../../rooms/audio/audio.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { absoluteUrl } from '../absolute.ts';
import { feedFormats } from '../feed.ts';
import { headOfList, type FeedList } from '../feed-list.ts';
import { hubsOf } from '../hubs.ts';
import { feedPath } from '../load-feed.ts';

/** Payload of the job `websub-ping`: which lists have a new story. */
export type WebsubPing = {
  edition: string;
  sectionId?: string | null | undefined;
  tagIds?: readonly string[] | undefined;
  authorIds?: readonly string[] | undefined;
};

const listsOf = async (
  world: World,
  { edition, sectionId, tagIds = [], authorIds = [] }: WebsubPing,
): Promise<FeedList[]> => {
  const section = sectionId ? await sectionById(world, sectionId) : undefined;
  const tags = await Promise.all(tagIds.map((id) => tagById(world, id)));
  const authors = await Promise.all(authorIds.map((id) => authorById(world, id, edition)));
  return [
    { kind: 'edition' },
    ...(section ? [{ kind: 'section', section } as const] : []),
    ...tags.flatMap((tag) => (tag ? [{ kind: 'tag', tag } as const] : [])),
    ...authors.flatMap((author) => (author ? [{ kind: 'author', author } as const] : [])),
  ];
};

/** The addresses of every feed that such a story appears in. */
export const feedsOfPing = async (world: World, ping: WebsubPing): Promise<string[]> => {
  const edition = (await publicationOf(world)).editionByCode(ping.edition);
  if (!edition) return [];
  const heads = await Promise.all((await listsOf(world, ping)).map((list) => headOfList(world, edition, list)));
  return heads.flatMap(({ path }) => feedFormats.map((format) => absoluteUrl(world, feedPath(path, format))));
};

/**
 * One call for each feed: several `hub.url` in one form would be shorter, but hubs written in PHP see only the last of them.
 * Gives what went wrong, if anything; the first fault ends it, as the others would fail alike.
 */
const tellHub = async (
  world: World,
  hub: string,
  feeds: readonly string[],
  options: Partial<SafeFetchOptions>,
): Promise<string | undefined> => {
  const userAgent = `Courant (+${world.config.publicUrl})`;
  for (const feed of feeds) {
    const form = new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': feed });
    const told = await safeFetch(hub, { userAgent, maxBytes: 65_536, form, ...options });
    if (!told.ok) return `${hub}: ${told.detail ?? told.refusal}`;
  }
  return undefined;
};

/**
 * Job `websub-ping`: tells every hub of the settings that feeds have changed, as hubs expect it (W3C WebSub §6 leaves the form open:
 * `hub.mode=publish`, `hub.url`). Throws when a hub could not be told, so that the job is tried again later; telling a hub twice
 * does no harm. `options` are for tests.
 */
export const websubJob = async (
  world: World,
  ping: WebsubPing,
  options: Partial<SafeFetchOptions> = {},
): Promise<void> => {
  await tellHubs(world, () => feedsOfPing(world, ping), options);
};

/** Job `podcast-ping`: the same for a show in whose feed something came, changed or went, and for the feed with all shows. */
export const podcastPingJob = async (
  world: World,
  { showId }: { showId: string },
  options: Partial<SafeFetchOptions> = {},
): Promise<void> => {
  const feeds = async (): Promise<string[]> => {
    const show = await showById(world, showId);
    const publication = await publicationOf(world);
    const edition = show && publication.editionByCode(show.edition);
    if (!show || !edition) return [];
    const all = show.state === 'published' ? [allShowsFeedPath(publication, edition)] : [];
    return [showFeedPath(show), ...all].map((path) => absoluteUrl(world, path));
  };
  await tellHubs(world, feeds, options);
};

/** Tells every hub of every feed; throws when one could not be told. */
const tellHubs = async (
  world: World,
  feedsToTell: () => Promise<string[]>,
  options: Partial<SafeFetchOptions>,
): Promise<void> => {
  const hubs = hubsOf((await publicationOf(world)).settings);
  const feeds = hubs.length > 0 ? await feedsToTell() : [];
  const faults = (await Promise.all(hubs.map((hub) => tellHub(world, hub, feeds, options)))).filter(
    (fault) => fault !== undefined,
  );
  if (faults.length > 0) throw new Error(`Not every hub could be told: ${faults.join('; ')}`);
};
