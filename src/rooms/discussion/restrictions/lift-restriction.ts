import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { Tx, World } from '../../../world.ts';
import { accountRow, type Account } from '../../accounts/accounts.ts';
import { publicationOf, type Publication } from '../../publication/publication.ts';
import { ownCommenter } from '../commenters.store.ts';
import { keptWords } from '../kept-words.ts';
import { recordDecision } from '../record-decision.ts';
import { isAbove, may } from '../staff-actions.ts';
import { applyLimits } from './apply-limits.ts';
import { liftedMail } from './lifted-mail.ts';
import { holdForLimits, markLifted, restrictionRow } from './restrictions.store.ts';

export type LiftAsked = {
  account: Account;
  restrictionId: string;
  /** What the reader is told. */
  words: string;
  /** What was removed along with a ban is restored. */
  withComments?: boolean | undefined;
};

/** `gone`: it was lifted already, or there is none. */
export type LiftRefusal = 'not-allowed' | 'above-you' | 'gone';

export type Lifted = { decisionId: string; accountId: string };

export type ToLift = Omit<LiftAsked, 'account'> & {
  by: Account;
  publication: Publication;
  /** They are told in a mail of the caller's. */
  isTold?: boolean | undefined;
  /** The decision this one follows from, when it is not the restriction itself. */
  because?: string | undefined;
};

/** Lifts within a transaction that does more, such as deciding an appeal; who may is asked by the caller. */
export const liftIn = async (world: World, tx: Tx, given: ToLift): Promise<Outcome<Lifted, 'gone' | 'above-you'>> => {
  const { by, restrictionId, publication, withComments } = given;
  const restriction = await restrictionRow(tx.db, restrictionId);
  if (!restriction || !(await holdForLimits(world.storage, tx.db, restriction.accountId))) return refuse('gone');
  const reader = await accountRow(tx.db, { id: restriction.accountId });
  if (!reader) return refuse('gone');
  // Who decides an appeal has been found fit for it already.
  if (given.because === undefined && !isAbove(by, reader)) return refuse('above-you');
  const at = world.now();
  if (!(await markLifted(tx.db, { id: restrictionId, at, by: by.id }))) return refuse('gone');
  await applyLimits(world, tx, reader.id);
  const words = keptWords(given.words);
  const commenter = await ownCommenter(tx.db, reader.id);
  const decisionId = await recordDecision(world, tx, {
    by,
    act: 'lift',
    about: commenter ? { commenter_id: commenter.id } : {},
    publication,
    words,
    details: {
      of: restriction.decisionId,
      restrictionId,
      kind: restriction.kind,
      ...(given.because === undefined ? {} : { because: given.because }),
    },
    at,
  });
  if (withComments && restriction.kind === 'ban')
    await tx.later('restore-all-comments', { restrictionId, decisionId, after: '' });
  if (given.isTold !== true) await tx.later('mail', liftedMail(world, { reader, restriction, words, publication }));
  return ok({ decisionId, accountId: reader.id });
};

/** Ends a restriction before its time: the reader may write again at once, and is told. */
export const liftRestriction = async (
  world: World,
  { account, ...asked }: LiftAsked,
): Promise<Outcome<Lifted, LiftRefusal>> => {
  if (!may(account, 'lift')) return refuse('not-allowed');
  const publication = await publicationOf(world);
  return world.write((tx) => liftIn(world, tx, { ...asked, by: account, publication }));
};
