import { cutText } from '../../common/text.ts';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { World } from '../../world.ts';
import type { Account } from '../accounts/accounts.ts';
import { publicationOf } from '../publication/publication.ts';
import { cleanCommentText } from './clean-comment-text.ts';
import { putThreadState, threadAnnouncement } from './comments.store.ts';
import { recordDecision } from './record-decision.ts';
import { may } from './staff-actions.ts';
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
  if (!may(account, 'thread-state')) return refuse('not-allowed');
  const publication = await publicationOf(world);
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
    await recordDecision(world, tx, {
      by: account,
      act: 'thread-state',
      about: { article_id: articleId },
      publication,
      words: announcement === undefined ? '' : said,
      details: { state: own },
    });
    await tx.changed(`thread:${articleId}`, threadStateTopic(articleId));
  });
  return ok({ storyPath: story.path });
};
