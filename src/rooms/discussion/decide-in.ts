import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { Tx, World } from '../../world.ts';
import type { Account } from '../accounts/accounts.ts';
import type { Publication } from '../publication/publication.ts';
import { closeReports } from './acts.store.ts';
import type { CommentState } from './comment.ts';
import { commentToChange, updateComment, type StoredComment } from './comments.store.ts';
import { recordDecision } from './record-decision.ts';
import { keptWords } from './kept-words.ts';
import { moveComment } from './move-comment.ts';
import { tellNotifiers } from './notices/notice-mails.ts';
import { isRule } from './rules.ts';
import { readyWords } from './templates/ready-words.ts';
import { stateReasons } from './statements/state-reasons.ts';

export const decisionActs = ['approve', 'remove', 'restore'] as const;
export type DecisionAct = (typeof decisionActs)[number];

/** `no-rule`: removing needs one; `gone`: there is nothing to decide any more, a colleague was quicker. */
export type DecisionFault = 'no-comment' | 'no-rule' | 'gone';
export type Decided = { decisionId: string; articleId: string; state: CommentState };

export type ToDecide = {
  /** Who decides; undefined: the machine, by a rule. */
  by: Pick<Account, 'id'> | undefined;
  commentId: string;
  act: DecisionAct;
  publication: Publication;
  rule?: string | undefined;
  words?: string | undefined;
  /** Where no words were typed, those that are ready for the rule are sent, in the edition the comment was written in. */
  ready?: boolean | undefined;
  /** Which decision this one is about: an appeal is upheld, a ban takes all comments along. */
  of?: string | undefined;
  /** Its writer is told of it along with something else. */
  isTold?: boolean | undefined;
};

/** From which states an act leads where; elsewhere there is nothing to decide any more. */
const leads: Record<DecisionAct, Partial<Record<CommentState, CommentState>>> = {
  approve: { waiting: 'published', published: 'published', spam: 'published', trash: 'published' },
  remove: { published: 'removed', waiting: 'removed' },
  restore: { removed: 'published', spam: 'published', trash: 'published' },
};

type Deciding = { asked: ToDecide; row: StoredComment; at: number };

/** What is needed to take it back stands in the record. */
const detailsOf = ({ asked, row }: Deciding): Record<string, unknown> => ({
  from: row.state,
  heldWhy: row.held_why,
  ...(row.removed_by === null ? {} : { rule: row.rule, removedBy: row.removed_by }),
  ...(asked.of === undefined ? {} : { of: asked.of }),
});

/** What its writer is told: what was typed, else what is ready, if that is wanted. */
const wordsOf = async (tx: Tx, { asked, row }: Deciding): Promise<string> => {
  const typed = keptWords(asked.words);
  const isReady = typed === '' && asked.ready === true && asked.act === 'remove';
  return isReady ? readyWords(tx, asked.publication, { edition: row.edition, rule: asked.rule ?? '' }) : typed;
};

const carryOut = async (world: World, tx: Tx, deciding: Deciding, to: CommentState): Promise<string> => {
  const { asked, row, at } = deciding;
  const isRemoved = asked.act === 'remove';
  const change = {
    removed_by: isRemoved ? (asked.by ? 'moderator' : 'machine') : null,
    rule: isRemoved ? (asked.rule ?? null) : null,
    ...(asked.by ? { seen_at: row.seen_at ?? at } : {}),
  };
  if (to === row.state) await updateComment(tx.db, row.id, change);
  else await moveComment(world, tx, { row, to, change });
  await tellNotifiers(tx, row.id);
  const handling = { handled_at: at, handled_by: asked.by?.id ?? null };
  await closeReports(tx.db, row.id, { state: isRemoved ? 'upheld' : 'declined', ...handling });
  const words = await wordsOf(tx, deciding);
  const decisionId = await recordDecision(world, tx, {
    by: asked.by,
    act: asked.act,
    about: row,
    rule: isRemoved ? asked.rule : undefined,
    words,
    publication: asked.publication,
    details: detailsOf(deciding),
    at,
  });
  if (to === 'published' && row.state === 'waiting') await tx.later('comment-posted', { commentId: row.id });
  if (isRemoved) await stateReasons(world, tx, { ...asked, about: 'comment', comment: row, decisionId, words, at });
  if (to !== row.state && asked.isTold !== true) await tx.later('comment-decided', { commentId: row.id, decisionId });
  return decisionId;
};

/**
 * Decides within a transaction that does more than this. The decision, its place in the thread, every count and what is told to whom
 * belong together. Whether somebody may is asked by the caller.
 */
export const decideIn = async (world: World, tx: Tx, asked: ToDecide): Promise<Outcome<Decided, DecisionFault>> => {
  if (asked.act === 'remove' && !isRule(asked.rule)) return refuse('no-rule');
  const row = await commentToChange(world.storage, tx.db, asked.commentId);
  if (!row) return refuse('no-comment');
  const to = leads[asked.act][row.state as CommentState];
  // A second press of the same button, or a colleague who was quicker: it is as it was to be.
  if (to === undefined || (to === 'published' && row.body === null)) return refuse('gone');
  const decisionId = await carryOut(world, tx, { asked, row, at: world.now() }, to);
  return ok({ decisionId, articleId: row.article_id, state: to });
};
