import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { Tx, World } from '../../../world.ts';
import { accountRow, type Account } from '../../accounts/accounts.ts';
import { publicationOf, type Publication } from '../../publication/publication.ts';
import { storedCommenter } from '../commenters.store.ts';
import { keptWords } from '../kept-words.ts';
import { recordDecision } from '../record-decision.ts';
import { isRule } from '../rules.ts';
import { signal } from '../signal.ts';
import { stateReasons } from '../statements/state-reasons.ts';
import { isAbove, may } from '../staff-actions.ts';
import { applyLimits } from './apply-limits.ts';
import { actionOf, isInForce, type RestrictionKind } from './restriction.ts';
import { holdForLimits, insertRestriction, standingRows } from './restrictions.store.ts';

export type RestrictAsked = {
  account: Account;
  /** Whom it is about, by what they write as. */
  commenterId: string;
  kind: RestrictionKind;
  /** When it ends by itself: needed to suspend, possible to hold. */
  until?: number | undefined;
  /** Under which rule: one of `rules`. */
  rule: string;
  /** What they are told beside the rule. */
  words: string;
  /** With a ban: all their comments are removed as well. */
  withComments?: boolean | undefined;
};

/**
 * `no-reader`: nobody who could sign in; `above-you`: an equal among the staff, somebody above, or oneself; `bad-time`: no time in the
 * next year; `already`: it is so.
 */
export type RestrictRefusal = 'not-allowed' | 'no-reader' | 'above-you' | 'no-rule' | 'bad-time' | 'already';

export type Restricted = { restrictionId: string; decisionId: string; accountId: string };

const longest = 366 * 86_400_000;

const timeFault = ({ kind, until }: RestrictAsked, now: number): boolean => {
  if (kind === 'suspend' && until === undefined) return true;
  const isTimed = kind === 'suspend' || kind === 'hold';
  return isTimed && until !== undefined && !(until > now && until <= now + longest);
};

type Restricting = { asked: RestrictAsked; reader: Account; publication: Publication };

const write = async (world: World, tx: Tx, { asked, reader, publication }: Restricting): Promise<Restricted> => {
  const { account, kind, rule, commenterId } = asked;
  const at = world.now();
  const restrictionId = world.newId();
  const until = kind === 'suspend' || kind === 'hold' ? asked.until : undefined;
  const words = keptWords(asked.words);
  const withComments = kind === 'ban' && asked.withComments === true;
  const decisionId = await recordDecision(world, tx, {
    by: account,
    act: kind,
    about: { commenter_id: commenterId },
    publication,
    rule,
    words,
    details: { restrictionId, ...(until === undefined ? {} : { until }), ...(withComments ? { withComments } : {}) },
    at,
  });
  const row = { id: restrictionId, account_id: reader.id, kind, rule, words, starts_at: at, decision_id: decisionId };
  await insertRestriction(tx.db, { ...row, until: until ?? null });
  await applyLimits(world, tx, reader.id);
  if (until !== undefined) await tx.later('restriction-over', { accountId: reader.id }, until);
  if (withComments) await tx.later('remove-all-comments', { restrictionId, after: '' });
  const said = { decisionId, publication, by: account, rule, words, at, until, withComments };
  await stateReasons(world, tx, { about: kind, restrictionId, accountId: reader.id, ...said });
  await signal(world, tx, { event: 'reader.restricted', restrictionId, decisionId });
  return { restrictionId, decisionId, accountId: reader.id };
};

/**
 * Warns a reader, suspends them for a time, bans them (and removes all they wrote, if asked), or holds what they write. It holds from
 * the next request on; they are told why, by whom it is decided, and what they can do about it.
 */
export const restrict = async (world: World, asked: RestrictAsked): Promise<Outcome<Restricted, RestrictRefusal>> => {
  const { account, commenterId, kind, rule } = asked;
  if (!may(account, actionOf[kind])) return refuse('not-allowed');
  if (!isRule(rule)) return refuse('no-rule');
  if (timeFault(asked, world.now())) return refuse('bad-time');
  const publication = await publicationOf(world);
  return world.write(async (tx) => {
    const accountId = (await storedCommenter(tx.db, commenterId))?.account_id;
    if (!accountId || !(await holdForLimits(world.storage, tx.db, accountId))) return refuse('no-reader');
    const reader = await accountRow(tx.db, { id: accountId });
    if (!reader) return refuse('no-reader');
    if (!isAbove(account, reader)) return refuse('above-you');
    const standing = (await standingRows(tx.db, accountId)).filter((one) => isInForce(one, world.now()));
    if ((kind === 'ban' || kind === 'hold') && standing.some((one) => one.kind === kind)) return refuse('already');
    return ok(await write(world, tx, { asked, reader, publication }));
  });
};
