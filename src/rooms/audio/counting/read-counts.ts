import type { World } from '../../../world.ts';
import { utcDay } from './download-counter.ts';
import {
  downloadSums,
  heardEpisode,
  heardEpisodes,
  listenSums,
  type Count,
  type HeardLine,
  type Span,
} from './counts.store.ts';
import type { Measure } from './measures.ts';

export { measures, type Measure } from './measures.ts';
export type { Count } from './counts.store.ts';

/** Recordings (without: all), and days as `2026-11-23`, both included; without days: since it is counted. */
export type CountsAsked = { mediaIds?: readonly string[]; from?: string; to?: string };

const spanOf = ({ from = '', to = '9999' }: CountsAsked): Span => ({ from, to });
const mostFirst = (counts: readonly Count[]): Count[] =>
  counts.toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
const inOrder = (counts: readonly Count[]): Count[] => counts.toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** How often recordings were downloaded: by day (in order), by app, country or recording (most first). What is 0 is left out. */
export const downloadsOf = async (
  world: Pick<World, 'db'>,
  asked: CountsAsked & { by: 'day' | 'app' | 'country' | 'recording' },
): Promise<Count[]> => {
  const found = await downloadSums(
    world.db,
    asked.mediaIds,
    spanOf(asked),
    asked.by === 'recording' ? 'media_id' : asked.by,
  );
  return asked.by === 'day' ? inOrder(found) : mostFirst(found);
};

/** How far recordings were listened to on the site: by day, by measure (`started`, `25` … `ended`) or by recording. */
export const listensOf = async (
  world: Pick<World, 'db'>,
  asked: CountsAsked & { by: 'day' | 'measure' | 'recording'; measure?: Measure },
): Promise<Count[]> => {
  const by = asked.by === 'recording' ? 'media_id' : asked.by;
  const found = await listenSums(world.db, asked.mediaIds, spanOf(asked), { by, measure: asked.measure });
  return asked.by === 'recording' ? mostFirst(found) : inOrder(found);
};

export type EpisodeCounts = HeardLine & {
  downloads: number;
  /** In the first days after it came out; undefined while they are not over. */
  firstWeek: number | undefined;
  firstMonth: number | undefined;
  started: number;
  ended: number;
};

const dayLength = 86_400_000;

const firstDays = async (
  world: World,
  { mediaId, publishedAt }: HeardLine,
  days: number,
): Promise<number | undefined> => {
  if (publishedAt === null || world.now() < publishedAt + days * dayLength) return undefined;
  const span = { from: utcDay(publishedAt), to: utcDay(publishedAt + (days - 1) * dayLength) };
  const found = await downloadsOf(world, { mediaIds: [mediaId], ...span, by: 'recording' });
  return found[0]?.count ?? 0;
};

const withCounts = async (world: World, lines: readonly HeardLine[]): Promise<EpisodeCounts[]> => {
  const mediaIds = lines.map(({ mediaId }) => mediaId);
  const sums = (counts: readonly Count[]): Map<string, number> =>
    new Map(counts.map(({ name, count }) => [name, count]));
  const downloads = sums(await downloadsOf(world, { mediaIds, by: 'recording' }));
  const started = sums(await listensOf(world, { mediaIds, by: 'recording', measure: 'started' }));
  const ended = sums(await listensOf(world, { mediaIds, by: 'recording', measure: 'ended' }));
  return Promise.all(
    lines.map(async (line) => ({
      ...line,
      downloads: downloads.get(line.mediaId) ?? 0,
      firstWeek: await firstDays(world, line, 7),
      firstMonth: await firstDays(world, line, 30),
      started: started.get(line.mediaId) ?? 0,
      ended: ended.get(line.mediaId) ?? 0,
    })),
  );
};

const mostEpisodes = 1_000;

/** Episodes that are out, the newest first, with how often they were downloaded and heard. */
export const heardCounts = async (
  world: World,
  { showId, limit }: { showId?: string | undefined; limit: number },
): Promise<EpisodeCounts[]> =>
  withCounts(world, await heardEpisodes(world.db, { showId, limit: Math.min(limit, mostEpisodes) }));

/** The same of one episode, by its story; also of one that is no longer out. */
export const countsOfEpisode = async (world: World, articleId: string): Promise<EpisodeCounts | undefined> => {
  const line = await heardEpisode(world.db, articleId);
  return line && (await withCounts(world, [line]))[0];
};

/** The recordings of a show's episodes. */
export const recordingsOfShow = async (world: World, showId: string): Promise<string[]> =>
  (await heardEpisodes(world.db, { showId, limit: 5_000 })).map(({ mediaId }) => mediaId);
