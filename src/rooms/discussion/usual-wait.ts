import type { World } from '../../world.ts';
import { latestWaits } from './comments.store.ts';

const remembered = 10 * 60_000;
const fewest = 3;

const known = new WeakMap<World, { at: number; wait: number | undefined }>();

/** How long half of the comments that waited lately had to wait, in milliseconds; undefined while there are too few to say. */
export const usualWait = async (world: World): Promise<number | undefined> => {
  const now = world.now();
  const before = known.get(world);
  if (before && now - before.at < remembered) return before.wait;
  const waits = (await latestWaits(world.db)).toSorted((a, b) => a - b);
  const wait = waits.length < fewest ? undefined : waits[Math.floor(waits.length / 2)];
  known.set(world, { at: now, wait });
  return wait;
};
