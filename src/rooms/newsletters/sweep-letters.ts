/** What is kept of letters only for a time: links that were not used, who got an issue. */
import type { Tx, World } from '../../world.ts';
import { isJobWaiting, sweepDeliveries } from './deliveries.store.ts';
import { sweepWaiting } from './subscribers.store.ts';

const day = 86_400_000;
/** Links that were not pressed, and addresses nobody confirmed. */
const keptWaiting = 7 * day;
/** Mails come back within days; whom an issue went to is forgotten then. */
const keptDeliveries = 30 * day;

/** Plans the next sweep unless one is planned: when there is first something to forget. */
export const seeToSweeping = async (world: World, tx: Tx): Promise<void> => {
  const at = world.now() + day;
  if (!(await isJobWaiting(tx.db, 'sweep-letters', at))) await tx.later('sweep-letters', {}, at);
};

/** Carries out the job `sweep-letters`, once a day. */
export const sweepLetters = (world: World): Promise<void> =>
  world.write(async (tx) => {
    await sweepWaiting(tx.db, world.now() - keptWaiting);
    await sweepDeliveries(tx.db, world.now() - keptDeliveries);
    await seeToSweeping(world, tx);
  });
