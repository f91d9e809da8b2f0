import { cutText } from '../../common/text.ts';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { World } from '../../world.ts';
import type { Account } from '../accounts/accounts.ts';
import { cleanCommentText } from './clean-comment-text.ts';
import { insertDecision, putThreadState, threadAnnouncement } from './comments.store.ts';
import { mayModerate } from './may-moderate.ts';
import { storyFacts, threadStateTopic } from './story-facts.ts';
import { sealingTime } from './thread-state.ts';
import type { ThreadState } from './thread.ts';

const longestAnnouncement = 2_000;

export type ThreadSetting = {
  account: Account;
  articleId: string;
  /** null: as section, age and publication say. Left out: as it is. */
  state?: ThreadState | null | undefined;
  /** A text above this thread; empty: none. Left out: as it is. */
  announcement?: string | undefined;
};

/** Opens, holds, closes or hides one thread, or puts a text above it. */
export const setThreadState = async (
  world: World,
  { account, articleId, state, announcement }: ThreadSetting,
): Promise<Outcome<{ storyPath: string }, 'not-allowed' | 'no-story'>> => {
  if (!mayModerate(account)) return refuse('not-allowed');
  const story = await storyFacts(world, articleId);
  if (!story) return refuse('no-story');
  const own = state === undefined ? story.ownState : state;
  await world.write(async (tx) => {
    const said =
      announcement === undefined
        ? await threadAnnouncement(tx.db, articleId)
        : cutText(cleanCommentText(announcement).trim(), longestAnnouncement);
    await putThreadState(tx.db, {
      article_id: articleId,
      state: own,
      announcement: said,
      sealed_at: state === undefined ? story.sealedAt : sealingTime(state ?? undefined, world.now()),
    });
    await insertDecision(tx.db, {
      id: world.newId(),
      article_id: articleId,
      account_id: account.id,
      act: 'thread-state',
      words: announcement === undefined ? '' : said,
      details: JSON.stringify({ state: own }),
      at: world.now(),
    });
    await tx.changed(`thread:${articleId}`, threadStateTopic(articleId));
  });
  return ok({ storyPath: story.path });
};
