import type { World } from '../../world.ts';
import { readerTopic } from '../accounts/accounts.ts';
import { saveVisit, visitRows, type VisitRow } from './thread-visit.store.ts';

/** Who comes back sooner has not been away: what was new when they came stays new. */
const pause = 30 * 60_000;
/** A visit that goes on is noted anew only so often. */
const noteEvery = 60_000;

/** When the visit before the one that is going on ended; 0: there was none. */
export const endOfLastVisit = (visit: Pick<VisitRow, 'at' | 'before'> | undefined, now: number): number =>
  visit === undefined ? 0 : now - visit.at > pause ? visit.at : visit.before;

/** Since when comments are new to an account in these threads. */
export const newSince = async (world: World, accountId: string, articleIds: readonly string[]): Promise<number> => {
  const visits = await visitRows(world.db, accountId, articleIds);
  if (visits.length === 0) return 0;
  return Math.min(...visits.map((visit) => endOfLastVisit(visit, world.now())));
};

/**
 * Notes that an account is looking at a thread. Kept pages cause no writes: the page's script says so once, and pages that are drawn for
 * one reader alone do.
 */
export const noteVisit = async (world: World, accountId: string, articleId: string): Promise<void> => {
  const now = world.now();
  const [visit] = await visitRows(world.db, accountId, [articleId]);
  if (visit && now - visit.at < noteEvery) return;
  await world.write(async (tx) => {
    await saveVisit(tx.db, accountId, { articleId, at: now, before: endOfLastVisit(visit, now) });
    // What is remembered of this reader says since when comments are new to them; within a visit that stays the same.
    if (!visit || now - visit.at > pause) await tx.changed(readerTopic(accountId));
  });
};
