import { createHmac } from 'node:crypto';
import type { World } from '../../world.ts';
import { networkKey, putNetworkKey, type NetworkKey } from './network-mark.store.ts';
import { keptMarks, seeToSweeping } from './sweep-discussion.ts';

const known = new WeakMap<World, NetworkKey>();

/** Marks made lately, by network; all of one key. */
const marks = new WeakMap<NetworkKey, Map<string, string>>();
const mostMarks = 10_000;

const isUsable = (key: NetworkKey | undefined, now: number): key is NetworkKey =>
  key !== undefined && key.madeAt > now - keptMarks;

const keyNow = async (world: World): Promise<NetworkKey> => {
  const now = world.now();
  const remembered = known.get(world);
  if (isUsable(remembered, now)) return remembered;
  let stored = await networkKey(world.db);
  if (!isUsable(stored, now)) {
    const fresh = { key: world.newSecret(), madeAt: now };
    stored = await world.write(async ({ db }) => {
      await putNetworkKey(db, fresh, now - keptMarks);
      return networkKey(db);
    });
  }
  if (!stored) throw new Error('the key of networks is not there');
  known.set(world, stored);
  await seeToSweeping(world);
  return stored;
};

/**
 * What stands for a reader's network beside a comment: two comments from one network have the same mark, and nobody can find the
 * network from it. With a new key every 30 days older ones say nothing any more.
 */
export const networkMark = async (world: World, network: string): Promise<string> => {
  const key = await keyNow(world);
  const made = marks.get(key) ?? new Map<string, string>();
  marks.set(key, made);
  const before = made.get(network);
  if (before !== undefined) return before;
  const mark = createHmac('sha256', key.key).update(network).digest('base64url').slice(0, 22);
  if (made.size >= mostMarks) made.clear();
  made.set(network, mark);
  return mark;
};
