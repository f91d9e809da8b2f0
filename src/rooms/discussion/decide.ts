import { cutText } from '../../common/text.ts';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { Tx, World } from '../../world.ts';
import type { Account } from '../accounts/accounts.ts';
import { publicationOf, type Publication } from '../publication/publication.ts';
import { closeReport, closeReports, openReports, reportById } from './acts.store.ts';
import { cleanCommentText } from './clean-comment-text.ts';
import type { CommentState } from './comment.ts';
import { commentToChange, insertDecision, updateComment, type StoredComment } from './comments.store.ts';
import { discussionSettings } from './discussion-settings.ts';
import { mayModerate } from './may-moderate.ts';
import { moveComment } from './move-comment.ts';
import { outcomeMail } from './notice-mails.ts';
import { isRule } from './rules.ts';

export const decisionActs = ['approve', 'remove', 'restore'] as const;
export type DecisionAct = (typeof decisionActs)[number];

export type DecisionAsked = {
  account: Account;
  commentId: string;
  act: DecisionAct;
  /** Under which rule it is removed: one of `rules`. */
  rule?: string | undefined;
  /** What its writer is told beside the rule. */
  words?: string | undefined;
};

export type DecisionRefusal = 'not-allowed' | 'no-comment' | 'no-rule' | 'gone';

const longestWords = 2_000;

/** From which states an act leads where; elsewhere there is nothing to decide any more. */
const leads: Record<DecisionAct, Partial<Record<CommentState, CommentState>>> = {
  approve: { waiting: 'published', published: 'published', spam: 'published', trash: 'published' },
  remove: { published: 'removed', waiting: 'removed' },
  restore: { removed: 'published', spam: 'published', trash: 'published' },
};

type Deciding = { asked: DecisionAsked & { publication: Publication }; row: StoredComment };

/** Who gave notice of illegal content is told what was decided (Digital Services Act, article 16). */
const tellNotifiers = async (world: World, tx: Tx, { asked, row }: Deciding): Promise<void> => {
  const { editionByCode, defaultEdition } = asked.publication;
  for (const report of await openReports(tx.db, row.id)) {
    if (report.kind !== 'illegal') continue;
    const { email, edition } = JSON.parse(report.details) as { email?: string; edition?: string };
    if (!email) continue;
    const place = { edition: editionByCode(edition ?? '') ?? defaultEdition, publicUrl: world.config.publicUrl };
    await tx.later('mail', outcomeMail({ ...place, email, commentId: row.id, isUpheld: asked.act === 'remove' }));
  }
};

/** Keeps what was decided, by whom and why; nothing in that record is ever changed. */
const keepDecision = async (
  world: World,
  tx: Tx,
  { asked: { account, act, rule, words, publication }, row }: Deciding,
): Promise<string> => {
  const id = world.newId();
  await insertDecision(tx.db, {
    id,
    comment_id: row.id,
    article_id: row.article_id,
    commenter_id: row.commenter_id,
    account_id: account.id,
    act,
    rule: act === 'remove' ? (rule ?? null) : null,
    words: cutText(cleanCommentText(words ?? '').trim(), longestWords),
    guidelines: discussionSettings(publication).guidelinesVersion,
    details: JSON.stringify({ from: row.state, heldWhy: row.held_why }),
    at: world.now(),
  });
  return id;
};

const carryOut = async (world: World, tx: Tx, deciding: Deciding, to: CommentState): Promise<string> => {
  const { asked, row } = deciding;
  const isRemoved = asked.act === 'remove';
  const change = {
    removed_by: isRemoved ? 'moderator' : null,
    rule: isRemoved ? (asked.rule ?? null) : null,
    seen_at: row.seen_at ?? world.now(),
  };
  if (to === row.state) await updateComment(tx.db, row.id, change);
  else await moveComment(world, tx, { row, to, change });
  await tellNotifiers(world, tx, deciding);
  await closeReports(tx.db, row.id, {
    state: isRemoved ? 'upheld' : 'declined',
    handled_at: world.now(),
    handled_by: asked.account.id,
  });
  const decisionId = await keepDecision(world, tx, deciding);
  if (to === 'published' && row.state === 'waiting') await tx.later('comment-posted', { commentId: row.id });
  if (to !== row.state) await tx.later('comment-decided', { commentId: row.id, decisionId });
  return decisionId;
};

/**
 * A moderator's decision about a comment: approve one that waits (or say that a reported one is in order), remove it under a rule, or
 * restore it. The decision, its place in the thread, every count and what is told to whom are one transaction.
 */
export const decide = async (
  world: World,
  asked: DecisionAsked,
): Promise<Outcome<{ decisionId: string; articleId: string; state: CommentState }, DecisionRefusal>> => {
  if (!mayModerate(asked.account)) return refuse('not-allowed');
  if (asked.act === 'remove' && !isRule(asked.rule)) return refuse('no-rule');
  const publication = await publicationOf(world);
  return world.write(async (tx) => {
    const row = await commentToChange(world.storage, tx.db, asked.commentId);
    if (!row) return refuse('no-comment');
    const to = leads[asked.act][row.state as CommentState];
    // A second press of the same button, or a colleague who was quicker: it is as it was to be.
    if (to === undefined || (to === 'published' && row.body === null)) return refuse('gone');
    const decisionId = await carryOut(world, tx, { asked: { ...asked, publication }, row }, to);
    return ok({ decisionId, articleId: row.article_id, state: to });
  });
};

/** Says that a report of an error in the story was dealt with: `isUpheld` when there was one. */
export const closeErrorReport = async (
  world: World,
  { account, reportId, isUpheld }: { account: Account; reportId: string; isUpheld: boolean },
): Promise<Outcome<undefined, 'not-allowed' | 'no-report'>> => {
  if (!mayModerate(account)) return refuse('not-allowed');
  return world.write(async ({ db }) => {
    const report = await reportById(db, reportId);
    if (report?.kind !== 'error') return refuse('no-report');
    await closeReport(db, reportId, {
      state: isUpheld ? 'upheld' : 'declined',
      handled_at: world.now(),
      handled_by: account.id,
    });
    await insertDecision(db, {
      id: world.newId(),
      comment_id: report.comment_id,
      article_id: report.article_id,
      account_id: account.id,
      act: isUpheld ? 'error-upheld' : 'error-declined',
      at: world.now(),
    });
    return ok(undefined);
  });
};
