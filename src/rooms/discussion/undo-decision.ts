import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { Tx, World } from '../../world.ts';
import type { Account } from '../accounts/accounts.ts';
import { publicationOf } from '../publication/publication.ts';
import { reopenReports } from './acts.store.ts';
import { closeIn } from './close-subthread.ts';
import type { CommentState } from './comment.ts';
import {
  commentToChange,
  decisionById,
  decisionsAbout,
  putPick,
  takePick,
  updateComment,
  type StoredComment,
  type StoredDecision,
} from './comments.store.ts';
import { moveComment, tellAbout } from './move-comment.ts';
import { moveIn } from './move-under.ts';
import { recordDecision } from './record-decision.ts';
import { may } from './staff-actions.ts';

/** How long a decision may be taken back by who made it. */
export const undoMinutes = 10;

/** `too-late`: the time is over; `gone`: something was decided or done since, or there is nothing to take back. */
export type UndoRefusal = 'not-allowed' | 'gone' | 'too-late';

/** What is written beside a decision without changing the comment. */
const besides = new Set([
  'escalate',
  'escalation-closed',
  'hand-over',
  'error-upheld',
  'error-declined',
  'rule-matched',
  'precedent',
]);

type Details = {
  from?: CommentState;
  rule?: string | null;
  removedBy?: string;
  before?: { name: string; why: string };
  fromParent?: string | null;
  toParent?: string | null;
  ids?: string[];
};
type Undoing = { row: StoredComment; decision: StoredDecision; details: Details };
type Undoer = (world: World, tx: Tx, undoing: Undoing) => Promise<boolean>;

/** Back to the state it came from, with the reasons it had there; reports that were closed by it are open again. */
const undoState: Undoer = async (world, tx, { row, decision, details }) => {
  const to = details.from;
  const isAsLeft = row.state === (decision.act === 'remove' ? 'removed' : 'published');
  if (to === undefined || !isAsLeft || row.body === null) return false;
  const change = { removed_by: details.removedBy ?? null, rule: details.rule ?? null };
  if (to === row.state) await updateComment(tx.db, row.id, change);
  else await moveComment(world, tx, { row, to, change });
  await reopenReports(tx.db, { commentId: row.id, at: decision.at, by: decision.account_id ?? '' });
  return true;
};

const undoPick: Undoer = async (world, tx, { row, decision, details: { before } }) => {
  if (row.state !== 'published') return false;
  const at = world.now();
  if (!before) await takePick(tx.db, row.id);
  else
    await putPick(tx.db, {
      comment_id: row.id,
      article_id: row.article_id,
      at,
      account_id: decision.account_id,
      ...before,
    });
  await updateComment(tx.db, row.id, { changed_at: at });
  await tellAbout(tx, row);
  return true;
};

const undoMove: Undoer = async (world, tx, { row, details: { fromParent, toParent } }) => {
  if (fromParent === undefined || row.parent_id !== toParent) return false;
  return (await moveIn(world, tx, { commentId: row.id, parentId: fromParent })).ok;
};

const undoClosing: Undoer = async (world, tx, { row, decision, details: { ids } }) => {
  const isClosed = decision.act === 'open-subthread';
  return (await closeIn(world, tx, { commentId: row.id, isClosed, only: ids })).ok;
};

const undoers: Record<string, Undoer> = {
  approve: undoState,
  remove: undoState,
  restore: undoState,
  pick: undoPick,
  unpick: undoPick,
  move: undoMove,
  'close-subthread': undoClosing,
  'open-subthread': undoClosing,
};

/** The decision, if it is the last word about the comment. */
const lastWord = async (tx: Tx, decision: StoredDecision): Promise<boolean> => {
  const all = await decisionsAbout(tx.db, decision.comment_id ?? '');
  return all.find(({ act }) => !besides.has(act))?.id === decision.id;
};

/**
 * Takes back one's own decision about a comment: all is as it was before, and the record says so in a line of its own. Only the last
 * word about a comment can be taken back, and only for a short while: then it is decided anew.
 */
export const undoDecision = async (
  world: World,
  { account, decisionId }: { account: Account; decisionId: string },
): Promise<Outcome<{ commentId: string; articleId: string; state: CommentState; decisionId: string }, UndoRefusal>> => {
  if (!may(account, 'decide')) return refuse('not-allowed');
  const publication = await publicationOf(world);
  return world.write(async (tx) => {
    const decision = await decisionById(tx.db, decisionId);
    const undo = decision && undoers[decision.act];
    if (!decision?.comment_id || !undo) return refuse('gone');
    if (decision.account_id !== account.id) return refuse('not-allowed');
    if (world.now() - decision.at > undoMinutes * 60_000) return refuse('too-late');
    const row = await commentToChange(world.storage, tx.db, decision.comment_id);
    if (!row || !(await lastWord(tx, decision))) return refuse('gone');
    const details = JSON.parse(decision.details) as Details;
    if (!(await undo(world, tx, { row, decision, details }))) return refuse('gone');
    const after = await commentToChange(world.storage, tx.db, row.id);
    const state = (after?.state ?? row.state) as CommentState;
    const said = { of: decisionId, act: decision.act, from: row.state, to: state };
    const id = await recordDecision(world, tx, { by: account, act: 'undo', about: row, publication, details: said });
    if (state !== row.state) await tx.later('comment-decided', { commentId: row.id, decisionId: id });
    return ok({ commentId: row.id, articleId: row.article_id, state, decisionId: id });
  });
};
