import type { World } from '../../../world.ts';
import { dropPresence, forgetPresences, presences, putLatest, putPresence } from './presence.store.ts';

export type Person = { accountId: string; name: string };

/** Whoever is there says so this often, and is gone when they have not for some time: their server may have been killed. */
export const presenceEvery = 30_000;
const stale = 90_000;
/** Told when somebody comes into a story or leaves it. */
const topic = 'drafts';

type Where = { articleId: string; accountId: string };

export const noteCame = (world: World, where: Where): Promise<void> =>
  world.write(async (tx) => {
    await putPresence(tx.db, where, world.now());
    await forgetPresences(tx.db, world.now() - stale);
    await tx.changed(topic);
  });

export const noteLeft = (world: World, where: Where): Promise<void> =>
  world.write(async (tx) => {
    await dropPresence(tx.db, where);
    await tx.changed(topic);
  });

export const noteStillThere = async (world: World, all: readonly Where[]): Promise<void> => {
  if (all.length === 0) return;
  await world.write(async (tx) => {
    for (const where of all) await putPresence(tx.db, where, world.now());
  });
};

/** Whoever comes by requests asks every two seconds, and says nothing when they leave: they are gone soon after the last one. */
const askedStale = 15_000;
const noteAgain = 5_000;
const mostKnown = 2_000;
const asked = new WeakMap<World, Map<string, number>>();

/** Notes somebody who asks again and again instead of being connected. */
export const noteAsked = async (world: World, where: Where): Promise<void> => {
  const known = asked.get(world) ?? new Map<string, number>();
  asked.set(world, known);
  const key = `${where.articleId} ${where.accountId}`;
  const now = world.now();
  const last = known.get(key) ?? 0;
  if (now - last < noteAgain) return;
  if (known.size >= mostKnown) known.clear();
  known.set(key, now);
  await world.write(async (tx) => {
    await putLatest(tx.db, where, now - stale + askedStale);
    if (now - last > askedStale) await tx.changed(topic);
  });
};

/** Who is in which story now, on every node. */
export const liveStories = async (world: World): Promise<Map<string, Person[]>> => {
  const byStory = new Map<string, Person[]>();
  for (const { articleId, accountId, name } of await presences(world.db, world.now() - stale))
    byStory.set(articleId, [...(byStory.get(articleId) ?? []), { accountId, name }]);
  return byStory;
};

/** Who is in this story now. */
export const peopleIn = async (world: World, articleId: string): Promise<Person[]> =>
  (await presences(world.db, world.now() - stale, articleId)).map(({ accountId, name }) => ({ accountId, name }));
