import type { World } from '../../../world.ts';
import { downloadSums, listenSums, type Count, type Span } from './counts.store.ts';
import type { Measure } from './measures.ts';

export { measures, type Measure } from './measures.ts';
export type { Count } from './counts.store.ts';

/** Recordings, and days as `2026-11-23`, both included; without days: since it is counted. */
export type CountsAsked = { mediaIds: readonly string[]; from?: string; to?: string };

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
