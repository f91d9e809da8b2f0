/** What every act upon a story begins with: it is there, whoever acts may do so, and what was typed until now is in it. */
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { Account } from '../../accounts/accounts.ts';
import { mayStory, type StoryAction } from '../../articles/articles.ts';
import type { World } from '../../../world.ts';
import { settleDraft } from '../document/draft-of.ts';
import { isOwnStory, isStoryId } from '../document/own-story.ts';
import { storyAtHand, type StoryAtHand } from './story-at-hand.ts';

export type ActRefusal = 'not-found' | 'forbidden';

export type Acting = { account: Account; articleId: string };

/** Whether somebody may do this with this story. */
export const mayDo = async (world: World, { account, articleId }: Acting, action: StoryAction): Promise<boolean> =>
  mayStory(account, action) || mayStory(account, action, await isOwnStory(world.db, account, articleId));

/** What was typed until now is in the draft's fields; nothing happens to a story that nobody has written on. */
export const settleWritten = async (world: World, articleId: string): Promise<void> => {
  const story = await storyAtHand(world.db, articleId);
  if (story?.hasDraft) await settleDraft(world, articleId);
};

/** The story as it is now, for somebody who may do this with it. */
export const storyFor = async (
  world: World,
  acting: Acting,
  action: StoryAction,
): Promise<Outcome<StoryAtHand, ActRefusal>> => {
  const found = isStoryId(acting.articleId) ? await storyAtHand(world.db, acting.articleId) : undefined;
  if (!found) return refuse('not-found');
  if (!(await mayDo(world, acting, action))) return refuse('forbidden');
  if (!found.hasDraft) return ok(found);
  await settleWritten(world, acting.articleId);
  const settled = await storyAtHand(world.db, acting.articleId);
  return settled ? ok(settled) : refuse('not-found');
};
