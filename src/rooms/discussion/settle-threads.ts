import type { Tx } from '../../world.ts';
import type { ThreadState } from './thread.ts';
import { furnishThreadRow, settleCommenterRows, settleThreadRows } from './settle-threads.store.ts';

/**
 * Works out what readers see of whole threads, and what they count, from the comments alone: after comments were brought in beside
 * the usual way. State and announcement are taken over where a thread has none here.
 */
export const settleThreads = async (
  tx: Tx,
  threads: readonly { articleId: string; state?: ThreadState; announcement?: string }[],
): Promise<void> => {
  for (const { articleId, ...told } of threads) {
    await settleThreadRows(tx.db, articleId);
    await furnishThreadRow(tx.db, articleId, told);
    await tx.changed(`thread:${articleId}`);
  }
};

/** The same for people; at most 500 at a time. */
export const settleCommenters = (tx: Tx, ids: readonly string[]): Promise<void> => settleCommenterRows(tx.db, ids);
