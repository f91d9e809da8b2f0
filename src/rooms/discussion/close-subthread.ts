import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { Tx, World } from '../../world.ts';
import type { Account } from '../accounts/accounts.ts';
import { publicationOf } from '../publication/publication.ts';
import { branchToChange, updateBranch } from './branch.store.ts';
import { storedComment, type StoredComment } from './comments.store.ts';
import { tellAbout } from './move-comment.ts';
import { recordDecision } from './record-decision.ts';
import { may } from './staff-actions.ts';

export type ClosingAsked = { account: Account; commentId: string; isClosed: boolean };

/** `same`: it is so already. */
export type ClosingRefusal = 'not-allowed' | 'no-comment' | 'same' | 'too-large';

/** Which of them were changed: the others were so already. */
type Changed = { row: StoredComment; ids: string[] };

/** Closes or opens a branch, or only these of it, within a transaction that does more. */
export const closeIn = async (
  world: World,
  tx: Tx,
  { commentId, isClosed, only }: { commentId: string; isClosed: boolean; only?: readonly string[] | undefined },
): Promise<Outcome<Changed, Exclude<ClosingRefusal, 'not-allowed'>>> => {
  const branch = await branchToChange(world.storage, tx.db, commentId);
  if (!branch) return refuse('too-large');
  const row = await storedComment(tx.db, commentId);
  if (row?.kind !== 'comment') return refuse('no-comment');
  const flag = isClosed ? 1 : 0;
  const among = only && new Set(only);
  const ids = branch.filter((one) => one.is_closed !== flag && (among?.has(one.id) ?? true)).map(({ id }) => id);
  if (ids.length === 0) return refuse('same');
  await updateBranch(tx.db, ids, { is_closed: flag, changed_at: world.now() });
  await tellAbout(tx, row);
  return ok({ row, ids });
};

/** Nobody answers this comment, or anything below it, any more; or they may again. What is there stays. */
export const closeSubthread = async (
  world: World,
  { account, commentId, isClosed }: ClosingAsked,
): Promise<Outcome<{ decisionId: string; articleId: string }, ClosingRefusal>> => {
  if (!may(account, 'close-subthread')) return refuse('not-allowed');
  const publication = await publicationOf(world);
  return world.write(async (tx) => {
    const closed = await closeIn(world, tx, { commentId, isClosed });
    if (!closed.ok) return closed;
    const { row, ids } = closed.value;
    const act = isClosed ? 'close-subthread' : 'open-subthread';
    const decisionId = await recordDecision(world, tx, { by: account, act, about: row, publication, details: { ids } });
    return ok({ decisionId, articleId: row.article_id });
  });
};
