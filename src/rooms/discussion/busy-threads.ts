import type { World } from '../../world.ts';
import { busyRows, type BusyRow } from './busy-threads.store.ts';

export type BusyThread = BusyRow;

/** The stories whose discussions are likely to need somebody tonight: those commented on last, and the newest stories. */
export const busyThreads = async (world: World, limit: number, named: readonly string[]): Promise<BusyThread[]> => {
  const rows = await busyRows(world.db, limit, named);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [...byId.values()];
};
