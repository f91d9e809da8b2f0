import type { World } from '../../../world.ts';
import { storyFacts, threadNow } from '../story-facts.ts';
import { momentRows, soundsUnder, type Moment } from './moments.store.ts';

/** More marks than this are no help on a line. */
const most = 300;

/**
 * The moments of a story's sound that comments readers can see are about, in their order, each with how many and the first of them.
 * Depends on `thread:ID`, as the thread does, and on the sound's `media:ID`.
 */
export const momentsOf = async (world: World, articleId: string): Promise<Moment[]> => {
  const facts = await storyFacts(world, articleId);
  if (!facts || (await threadNow(world, facts)).state === 'hidden') return [];
  const sound = (await soundsUnder(world.db, [articleId])).get(articleId);
  return sound ? momentRows(world.db, { articleId, length: sound.length ?? Infinity, limit: most }) : [];
};
