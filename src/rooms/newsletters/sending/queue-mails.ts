import type { World } from '../../../world.ts';
import { queueMails, queuedAfter, readersAfter } from '../deliveries.store.ts';
import type { Issue } from '../letter.ts';

const atOnce = 1_000;
/** Later than any id: the list is complete. */
export const complete = '~';

/** Writes out who gets an issue, a thousand at a time: a stop in between is gone on from, and nobody is written down twice. */
export const writeOutList = async (world: World, issue: Issue): Promise<void> => {
  for (;;) {
    const isDone = await world.write(async (tx) => {
      const after = (await queuedAfter(tx.db, issue.id)) ?? '';
      if (after === complete) return true;
      const now = world.now();
      const readers = await readersAfter(tx.db, { letterId: issue.letterId, after, now, limit: atOnce });
      const ids = readers.filter(({ isReady }) => isReady).map(({ id }) => id);
      const upTo = readers.length < atOnce ? complete : (readers.at(-1)?.id ?? complete);
      await queueMails(tx.db, issue.id, { ids, upTo, now });
      return upTo === complete;
    });
    if (isDone) return;
  }
};
