import { createHmac, timingSafeEqual } from 'node:crypto';
import type { World } from '../../world.ts';
import { putSecret, secretValue } from './server-secret.store.ts';

const name = 'secret.accounts';

/** One secret for all nodes, made when it is first needed. */
const masterSecret = (world: World): Promise<string> =>
  world.memory.keep(name, [name], async () => {
    const known = await secretValue(world.db, name);
    if (known !== undefined) return known;
    return world.write(async ({ db }) => {
      await putSecret(db, { name, value: world.newSecret(), at: world.now() });
      return (await secretValue(db, name)) ?? '';
    });
  });

/** A keyed mark of a text: only this publication can make it. `purpose` keeps marks of one use from serving another. */
export const markOf = async (world: World, purpose: string, text: string): Promise<string> => {
  const key = createHmac('sha256', await masterSecret(world))
    .update(purpose)
    .digest();
  return createHmac('sha256', key).update(text).digest('base64url');
};

/** Whether two texts are the same, in a time that tells nothing about where they differ. */
export const isSame = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};
