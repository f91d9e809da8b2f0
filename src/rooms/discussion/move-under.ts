import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { Tx, World } from '../../world.ts';
import type { Account } from '../accounts/accounts.ts';
import { publicationOf } from '../publication/publication.ts';
import { branchToChange, countAnswers, updateBranch, type BranchRow } from './branch.store.ts';
import { commentToChange, updateComment, type StoredComment } from './comments.store.ts';
import { relist, tellAbout } from './move-comment.ts';
import { recordDecision } from './record-decision.ts';
import { may } from './staff-actions.ts';

export type MoveAsked = {
  account: Account;
  commentId: string;
  /** Under which comment of the same story; undefined: it stands by itself. */
  parentId: string | undefined;
};

/**
 * `no-parent`: not a comment readers see under the same story; `own-branch`: it would hang on itself; `same-place`: it stands there
 * already; `too-large`: too much hangs on it.
 */
export type MoveRefusal = 'not-allowed' | 'no-comment' | 'no-parent' | 'own-branch' | 'same-place' | 'too-large';

type Place = Pick<StoredComment, 'id' | 'root_id' | 'is_closed'> | undefined;

/** Why it cannot hang there; undefined when it can. */
const placeFault = (row: StoredComment, parent: StoredComment | undefined): 'no-parent' | undefined =>
  parent?.state === 'published' && parent.kind === 'comment' && parent.article_id === row.article_id
    ? undefined
    : 'no-parent';

const isShown = ({ state, kind }: BranchRow): boolean => state === 'published' && kind === 'comment';

/** Hangs a branch elsewhere; counts of answers, lines of what is gone and closed places follow. */
const hang = async (
  world: World,
  tx: Tx,
  { row, branch, parent }: { row: StoredComment; branch: readonly BranchRow[]; parent: Place },
): Promise<void> => {
  const at = world.now();
  const shown = branch.filter(isShown).length;
  const isTopShown = row.state === 'published' && row.kind === 'comment';
  if (row.parent_id !== null) await countAnswers(tx.db, row.root_id, -shown, at);
  const ids = branch.map(({ id }) => id);
  // Where nobody answers any more, nobody answers what has come there.
  const closed = parent?.is_closed === 1 ? { is_closed: 1 as const } : {};
  await updateBranch(tx.db, ids, { root_id: parent?.root_id ?? row.id, changed_at: at, ...closed });
  const replies = parent ? 0 : shown - (isTopShown ? 1 : 0);
  await updateComment(tx.db, row.id, { parent_id: parent?.id ?? null, reply_count: replies });
  if (parent) await countAnswers(tx.db, parent.root_id, shown, at);
  await relist(world, tx, row.parent_id);
};

/** Moves a branch within a transaction that does more; `parentId` null: to stand by itself. */
export const moveIn = async (
  world: World,
  tx: Tx,
  { commentId, parentId }: { commentId: string; parentId: string | null },
): Promise<Outcome<{ row: StoredComment }, Exclude<MoveRefusal, 'not-allowed'>>> => {
  const branch = await branchToChange(world.storage, tx.db, commentId);
  if (!branch) return refuse('too-large');
  const row = await commentToChange(world.storage, tx.db, commentId);
  if (row?.kind !== 'comment' || row.state === 'deleted') return refuse('no-comment');
  if (row.parent_id === parentId) return refuse('same-place');
  if (branch.some(({ id }) => id === parentId)) return refuse('own-branch');
  const parent = parentId === null ? undefined : await commentToChange(world.storage, tx.db, parentId);
  const fault = parentId === null ? undefined : placeFault(row, parent);
  if (fault) return refuse(fault);
  await hang(world, tx, { row, branch, parent });
  await tellAbout(tx, row);
  return ok({ row });
};

/** Moves a comment, with all that hangs on it, under another comment of the same story or to the top. */
export const moveUnder = async (
  world: World,
  { account, commentId, parentId }: MoveAsked,
): Promise<Outcome<{ decisionId: string; articleId: string }, MoveRefusal>> => {
  if (!may(account, 'move')) return refuse('not-allowed');
  const publication = await publicationOf(world);
  return world.write(async (tx) => {
    const moved = await moveIn(world, tx, { commentId, parentId: parentId ?? null });
    if (!moved.ok) return moved;
    const { row } = moved.value;
    const details = { fromParent: row.parent_id, toParent: parentId ?? null };
    const decisionId = await recordDecision(world, tx, { by: account, act: 'move', about: row, publication, details });
    return ok({ decisionId, articleId: row.article_id });
  });
};
