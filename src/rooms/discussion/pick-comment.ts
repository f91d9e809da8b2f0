import { cutText } from '../../common/text.ts';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { World } from '../../world.ts';
import type { Account } from '../accounts/accounts.ts';
import { cleanCommentText } from './clean-comment-text.ts';
import { commentToChange, insertDecision, putPick, takePick, updateComment } from './comments.store.ts';
import { mayModerate } from './may-moderate.ts';
import { tellAbout } from './move-comment.ts';

export type PickAsked = { account: Account; commentId: string; isOn: boolean; why?: string | undefined };

const longestWhy = 280;

/** Puts a comment among the picks, with who picked it and why, or takes it out; picking it again changes the reason. */
export const pickComment = async (
  world: World,
  { account, commentId, isOn, why = '' }: PickAsked,
): Promise<Outcome<{ articleId: string; isOn: boolean }, 'not-allowed' | 'no-comment'>> => {
  if (!mayModerate(account)) return refuse('not-allowed');
  return world.write(async (tx) => {
    const row = await commentToChange(world.storage, tx.db, commentId);
    if (row?.state !== 'published') return refuse('no-comment');
    const at = world.now();
    const words = cutText(cleanCommentText(why).replace(/\s+/g, ' ').trim(), longestWhy);
    const pick = { comment_id: commentId, article_id: row.article_id, at, account_id: account.id };
    if (isOn) await putPick(tx.db, { ...pick, name: account.name, why: words });
    else if (!(await takePick(tx.db, commentId))) return ok({ articleId: row.article_id, isOn });
    await updateComment(tx.db, commentId, { changed_at: at });
    await insertDecision(tx.db, {
      id: world.newId(),
      comment_id: commentId,
      article_id: row.article_id,
      commenter_id: row.commenter_id,
      account_id: account.id,
      act: isOn ? 'pick' : 'unpick',
      words,
      at,
    });
    if (isOn) await tx.later('comment-picked', { commentId });
    await tellAbout(tx, row);
    return ok({ articleId: row.article_id, isOn });
  });
};
