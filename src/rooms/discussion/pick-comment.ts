import { cutText } from '../../common/text.ts';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { World } from '../../world.ts';
import type { Account } from '../accounts/accounts.ts';
import { publicationOf } from '../publication/publication.ts';
import { cleanCommentText } from './clean-comment-text.ts';
import { commentToChange, pickOf, putPick, takePick, updateComment } from './comments.store.ts';
import { tellAbout } from './move-comment.ts';
import { recordDecision } from './record-decision.ts';
import { may } from './staff-actions.ts';

export type PickAsked = { account: Account; commentId: string; isOn: boolean; why?: string | undefined };

const longestWhy = 280;

/** Puts a comment among the picks, with who picked it and why, or takes it out; picking it again changes the reason. */
export const pickComment = async (
  world: World,
  { account, commentId, isOn, why = '' }: PickAsked,
): Promise<Outcome<{ articleId: string; isOn: boolean; decisionId?: string }, 'not-allowed' | 'no-comment'>> => {
  if (!may(account, 'pick')) return refuse('not-allowed');
  const publication = await publicationOf(world);
  return world.write(async (tx) => {
    const row = await commentToChange(world.storage, tx.db, commentId);
    if (row?.state !== 'published') return refuse('no-comment');
    const at = world.now();
    const words = cutText(cleanCommentText(why).replace(/\s+/g, ' ').trim(), longestWhy);
    const pick = { comment_id: commentId, article_id: row.article_id, at, account_id: account.id };
    const before = await pickOf(tx.db, commentId);
    if (isOn) await putPick(tx.db, { ...pick, name: account.name, why: words });
    else if (!(await takePick(tx.db, commentId))) return ok({ articleId: row.article_id, isOn });
    await updateComment(tx.db, commentId, { changed_at: at });
    const details = before ? { before } : {};
    const decisionId = await recordDecision(world, tx, {
      by: account,
      act: isOn ? 'pick' : 'unpick',
      about: row,
      publication,
      words,
      details,
      at,
    });
    if (isOn) await tx.later('comment-picked', { commentId });
    await tellAbout(tx, row);
    return ok({ articleId: row.article_id, isOn, decisionId });
  });
};
