import { createHmac } from 'node:crypto';
import type { World } from '../../world.ts';
import { forgetDrafts, forgetNetworks, networkKey, putNetworkKey, type NetworkKey } from './network-mark.store.ts';

const day = 86_400_000;
/** So long a mark may be compared with others, and so long it is kept. */
const kept = 30 * day;

const known = new WeakMap<World, NetworkKey>();

const isUsable = (key: NetworkKey | undefined, now: number): key is NetworkKey =>
  key !== undefined && key.madeAt > now - kept;

const keyNow = async (world: World): Promise<string> => {
  const now = world.now();
  const remembered = known.get(world);
  if (isUsable(remembered, now)) return remembered.key;
  let stored = await networkKey(world.db);
  if (!isUsable(stored, now)) {
    const fresh = { key: world.newSecret(), madeAt: now };
    stored = await world.write(async ({ db }) => {
      await putNetworkKey(db, fresh, now - kept);
      return networkKey(db);
    });
  }
  if (!stored) throw new Error('the key of networks is not there');
  known.set(world, stored);
  return stored.key;
};

/**
 * What stands for a reader's network beside a comment: two comments from one network have the same mark, and nobody can find the
 * network from it. With a new key every 30 days older ones say nothing any more.
 */
export const networkMark = async (world: World, network: string): Promise<string> =>
  createHmac('sha256', await keyNow(world))
    .update(network)
    .digest('base64url')
    .slice(0, 22);

/** Carries out the job `sweep-discussion`, once a day: marks of networks after 30 days, drafts after theirs. */
export const sweepDiscussion = async (world: World): Promise<void> => {
  for (;;) if ((await world.write(({ db }) => forgetNetworks(db, world.now() - kept))) === 0) break;
  await world.write(({ db }) => forgetDrafts(db, world.now()));
};
