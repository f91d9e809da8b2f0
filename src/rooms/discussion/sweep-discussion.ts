import type { World } from '../../world.ts';
import { forgetDrafts, forgetNetworks, isSweepPlanned } from './network-mark.store.ts';

const day = 86_400_000;
/** So long a mark of a network may be compared with others, and so long it is kept. */
export const keptMarks = 30 * day;

const planned = new WeakSet<World>();

/** Plans the next sweep unless one is planned: asked once after each start, when there is first something to forget. */
export const seeToSweeping = async (world: World): Promise<void> => {
  if (planned.has(world)) return;
  planned.add(world);
  if (await isSweepPlanned(world.db)) return;
  await world.write((tx) => tx.later('sweep-discussion', {}, world.now() + day / 24));
};

/** Carries out the job `sweep-discussion`, once a day: marks of networks go after 30 days, drafts after theirs. */
export const sweepDiscussion = async (world: World): Promise<void> => {
  // A mark is a day short of the promise when it goes, so that none outlives it between two sweeps.
  const before = world.now() - keptMarks + day;
  while ((await world.write(({ db }) => forgetNetworks(db, before))) > 0);
  await world.write(({ db }) => forgetDrafts(db, world.now()));
  await world.write((tx) => tx.later('sweep-discussion', {}, world.now() + day));
};
