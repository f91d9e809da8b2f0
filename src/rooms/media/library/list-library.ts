import type { World } from '../../../world.ts';
import { storedMedia } from '../media.store.ts';
import type { LibraryItem } from './library-item.ts';
import {
  itemOf,
  libraryRows,
  libraryRowsByIds,
  orderOf,
  type LibraryAsk,
  type LibraryPlace,
  type LibraryRow,
} from './list-library.store.ts';

export type LibraryPage = { items: LibraryItem[]; next: LibraryPlace | undefined };

const pageLength = 48;
const mostAtOnce = 200;

const itemsOf = async (world: World, rows: readonly LibraryRow[]): Promise<LibraryItem[]> => {
  const media =
    rows.length === 0
      ? new Map()
      : await storedMedia(
          world.db,
          rows.map(({ id }) => id),
        );
  return rows.flatMap((row) => {
    const one = media.get(row.id);
    return one ? [{ media: one, ...itemOf(row) }] : [];
  });
};

/** A page of the library, newest first; `next` names where it goes on. */
export const listLibrary = async (
  world: World,
  ask: Omit<LibraryAsk, 'limit' | 'now'> & { limit?: number },
): Promise<LibraryPage> => {
  const limit = Math.min(ask.limit ?? pageLength, mostAtOnce);
  const rows = await libraryRows(world.storage, { ...ask, limit: limit + 1, now: world.now() });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last ? { at: last[orderOf(ask.filter)] ?? 0, id: last.id } : undefined;
  return { items: await itemsOf(world, shown), next };
};

/** These media as the newsroom sees them, those in the bin too; unknown ids are left out. */
export const libraryItems = async (world: World, ids: readonly string[]): Promise<Map<string, LibraryItem>> => {
  const wanted = [...new Set(ids)].slice(0, mostAtOnce);
  const items = wanted.length === 0 ? [] : await itemsOf(world, await libraryRowsByIds(world.db, wanted));
  return new Map(items.map((item) => [item.media.id, item]));
};

/** One medium as the newsroom sees it. */
export const libraryItem = async (world: World, id: string): Promise<LibraryItem | undefined> =>
  (await libraryItems(world, [id])).get(id);
