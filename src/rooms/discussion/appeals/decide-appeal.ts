import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { Tx, World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { publicationOf, type Publication } from '../../publication/publication.ts';
import { storedComment } from '../comments.store.ts';
import { decideIn } from '../decide-in.ts';
import { keptWords } from '../kept-words.ts';
import { recordDecision } from '../record-decision.ts';
import { liftIn } from '../restrictions/lift-restriction.ts';
import { isRule } from '../rules.ts';
import { signal } from '../signal.ts';
import { may, staffActions } from '../staff-actions.ts';
import type { AppealMail } from './appeal-mails.ts';
import type { StoredAppeal } from './appeal.ts';
import { appealToChange, hasOthers, updateAppeal } from './appeals.store.ts';

export type AppealVerdict = 'upheld' | 'overturned';

export type AppealDeciding = {
  account: Account;
  appealId: string;
  /** `upheld`: the decision stands. `overturned`: the comment comes back, the restriction ends, the noticed comment goes. */
  verdict: AppealVerdict;
  /** Words for whoever appealed; needed. */
  answer: string;
  /** Under which rule a noticed comment goes, `illegal` unless told, and what its writer is told. */
  rule?: string | undefined;
  wordsToWriter?: string | undefined;
};

/** `same-person`: who decided does not decide about the appeal; `gone`: a colleague has, or it was withdrawn. */
export type AppealFault = 'not-allowed' | 'no-appeal' | 'gone' | 'same-person' | 'own' | 'no-answer';

/**
 * Why this account may not decide about this appeal; undefined when it may. Where nobody else works at the desk a publisher decides
 * also about what they have decided themselves.
 */
export const appealFault = async (
  { db }: Pick<Tx, 'db'>,
  account: Account,
  appeal: Pick<StoredAppeal, 'account_id' | 'decided_by'>,
): Promise<'not-allowed' | 'same-person' | 'own' | undefined> => {
  if (!may(account, 'decide-appeal')) return 'not-allowed';
  if (appeal.account_id === account.id) return 'own';
  if (appeal.decided_by !== account.id) return undefined;
  if (account.role !== 'publisher') return 'same-person';
  const butFor = [account.id, ...(appeal.account_id === null ? [] : [appeal.account_id])];
  return (await hasOthers(db, staffActions['decide-appeal'], butFor)) ? 'same-person' : undefined;
};

type Case = { asked: AppealDeciding; appeal: StoredAppeal; publication: Publication };

/** Does what the appeal asks for, as far as it can still be done: the comment may be gone by now, or be back already. */
const overturn = async (world: World, tx: Tx, { asked, appeal, publication }: Case): Promise<void> => {
  const { account: by, answer: words } = asked;
  // The answer to the appeal says it: they need no second mail.
  const common = { by, words, publication, isTold: true };
  const { comment_id: commentId, restriction_id: restrictionId, decision_id: of } = appeal;
  if (appeal.kind === 'restriction' && restrictionId !== null)
    await liftIn(world, tx, { ...common, restrictionId, withComments: true, because: appeal.id });
  if (appeal.kind === 'comment' && commentId !== null) {
    const done = await decideIn(world, tx, { ...common, of, commentId, act: 'restore' });
    if (done.ok) await tx.later('comment-decided', { commentId, decisionId: done.value.decisionId, isMailed: true });
  }
  if (appeal.kind === 'notice' && commentId !== null) {
    const rule = isRule(asked.rule) ? asked.rule : 'illegal';
    await decideIn(world, tx, { by, publication, of, commentId, act: 'remove', rule, words: asked.wordsToWriter });
  }
};

const conclude = async (world: World, tx: Tx, { asked, appeal, publication }: Case): Promise<string> => {
  const { account, verdict } = asked;
  const answer = keptWords(asked.answer);
  if (verdict === 'overturned') await overturn(world, tx, { asked, appeal, publication });
  const at = world.now();
  await updateAppeal(tx.db, appeal.id, { state: verdict, handled_at: at, handled_by: account.id, answer });
  const comment = appeal.comment_id === null ? undefined : await storedComment(tx.db, appeal.comment_id);
  const decisionId = await recordDecision(world, tx, {
    by: account,
    act: `appeal-${verdict}`,
    about: comment ?? {},
    publication,
    words: answer,
    details: { of: appeal.decision_id, appeal: appeal.id },
    at,
  });
  await signal(world, tx, {
    event: 'appeal.decided',
    appealId: appeal.id,
    decisionId,
    ...(appeal.comment_id === null ? {} : { commentId: appeal.comment_id }),
  });
  await tx.later('appeal-mail', { appealId: appeal.id, what: 'outcome' } satisfies AppealMail);
  return decisionId;
};

/**
 * Decides about an appeal: by another person than who made the decision. What follows from it (the comment is back, the restriction
 * lifted), the record and the mail with the outcome are one transaction.
 */
export const decideAppeal = async (
  world: World,
  asked: AppealDeciding,
): Promise<Outcome<{ decisionId: string; commentId: string | undefined; verdict: AppealVerdict }, AppealFault>> => {
  if (!may(asked.account, 'decide-appeal')) return refuse('not-allowed');
  if (keptWords(asked.answer) === '') return refuse('no-answer');
  const publication = await publicationOf(world);
  return world.write(async (tx) => {
    const appeal = await appealToChange(world.storage, tx.db, asked.appealId);
    if (!appeal) return refuse('no-appeal');
    const fault = await appealFault(tx, asked.account, appeal);
    if (fault) return refuse(fault);
    if (appeal.state !== 'open') return refuse('gone');
    const decisionId = await conclude(world, tx, { asked, appeal, publication });
    return ok({ decisionId, commentId: appeal.comment_id ?? undefined, verdict: asked.verdict });
  });
};

/** Takes an appeal back, while nobody has decided about it. */
export const withdrawAppeal = async (
  world: World,
  { account, appealId }: { account: Account; appealId: string },
): Promise<Outcome<undefined, 'no-appeal' | 'gone'>> =>
  world.write(async (tx) => {
    const appeal = await appealToChange(world.storage, tx.db, appealId);
    if (!appeal || appeal.account_id !== account.id) return refuse('no-appeal');
    if (appeal.state !== 'open') return refuse('gone');
    await updateAppeal(tx.db, appeal.id, { state: 'withdrawn', handled_at: world.now() });
    await tx.changed('desk');
    return ok(undefined);
  });
