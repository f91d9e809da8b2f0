import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { World } from '../../world.ts';
import { readerTopic, type Account } from '../accounts/accounts.ts';
import { countRecommendation, deleteRecommendation, insertRecommendation } from './acts.store.ts';
import { commentToChange, storedComment } from './comments.store.ts';
import { scoreComment } from './fairness.store.ts';
import { ownComment } from './own-comment.ts';

export type Recommended = { commentId: string; articleId: string; isOn: boolean; count: number };

/** Recommends a comment, or takes that back: once however often it is asked. Nobody recommends what is theirs. */
export const recommend = async (
  world: World,
  { account, commentId, isOn }: { account: Account; commentId: string; isOn: boolean },
): Promise<Outcome<Recommended, 'no-comment' | 'own' | 'suspended'>> => {
  const seen = await storedComment(world.db, commentId);
  if (seen?.state !== 'published') return refuse('no-comment');
  if (account.suspendedUntil !== undefined && account.suspendedUntil > world.now()) return refuse('suspended');
  if (await ownComment(world, account, commentId)) return refuse('own');
  return world.write(async (tx) => {
    const row = await commentToChange(world.storage, tx.db, commentId);
    if (row?.state !== 'published') return refuse('no-comment');
    const key = { account_id: account.id, article_id: row.article_id, comment_id: commentId };
    const at = world.now();
    const isChanged = isOn ? await insertRecommendation(tx.db, { ...key, at }) : await deleteRecommendation(tx.db, key);
    const by = isOn ? 1 : -1;
    if (isChanged) {
      await countRecommendation(tx.db, commentId, by, at);
      await scoreComment(tx.db, row.article_id, commentId);
      await tx.changed(`thread:${row.article_id}`, readerTopic(account.id));
    }
    const count = row.recommend_count + (isChanged ? by : 0);
    return ok({ commentId, articleId: row.article_id, isOn, count });
  });
};
