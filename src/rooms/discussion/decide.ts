import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { World } from '../../world.ts';
import type { Account } from '../accounts/accounts.ts';
import { publicationOf } from '../publication/publication.ts';
import { closeReport, reportById } from './acts.store.ts';
import { holdComments } from './branch.store.ts';
import { decidedByOthers } from './decided-by-others.store.ts';
import { decideIn, type Decided, type DecisionAct, type DecisionFault } from './decide-in.ts';
import { recordDecision } from './record-decision.ts';
import { isRule } from './rules.ts';
import { may } from './staff-actions.ts';

export type DecisionAsked = {
  account: Account;
  commentId: string;
  act: DecisionAct;
  /** Under which rule it is removed: one of `rules`. */
  rule?: string | undefined;
  /** What its writer is told beside the rule. */
  words?: string | undefined;
  /** Where no words were typed, those that are ready for the rule are sent. */
  ready?: boolean | undefined;
};

export type DecisionRefusal = 'not-allowed' | DecisionFault;

/**
 * A moderator's decision about a comment: approve one that waits (or say that a reported one is in order), remove it under a rule, or
 * restore it. The decision, its place in the thread, every count and what is told to whom are one transaction.
 */
export const decide = async (
  world: World,
  { account, ...asked }: DecisionAsked,
): Promise<Outcome<Decided, DecisionRefusal>> => {
  if (!may(account, 'decide')) return refuse('not-allowed');
  const publication = await publicationOf(world);
  return world.write((tx) => decideIn(world, tx, { ...asked, by: account, publication }));
};

export type ManyAsked = Omit<DecisionAsked, 'commentId'> & {
  commentIds: readonly string[];
  /** When the asker saw them: what somebody else has decided about since is theirs, and `gone`. */
  since?: number | undefined;
};

/** So many at once; more would keep others from writing. */
export const mostAtOnce = 200;

/**
 * One decision about a selection: in one transaction, each with a record of its own. `gone` are those about which there was nothing to
 * decide any more.
 */
export const decideMany = async (
  world: World,
  { account, commentIds, since, ...asked }: ManyAsked,
): Promise<
  Outcome<{ done: string[]; gone: string[]; decisionIds: string[] }, 'not-allowed' | 'no-rule' | 'too-many'>
> => {
  if (!may(account, 'decide')) return refuse('not-allowed');
  if (asked.act === 'remove' && !isRule(asked.rule)) return refuse('no-rule');
  // Everybody takes them in the same order: two selections that overlap wait for one another, not both for ever.
  const ids = [...new Set(commentIds)].sort();
  if (ids.length > mostAtOnce) return refuse('too-many');
  const publication = await publicationOf(world);
  return world.write(async (tx) => {
    await holdComments(world.storage, tx.db, ids);
    const result = { done: [] as string[], gone: [] as string[], decisionIds: [] as string[] };
    const taken = since === undefined ? [] : await decidedByOthers(tx.db, { ids, since, accountId: account.id });
    result.gone.push(...taken);
    for (const commentId of ids.filter((id) => !taken.includes(id))) {
      const outcome = await decideIn(world, tx, { ...asked, commentId, by: account, publication });
      if (outcome.ok) result.decisionIds.push(outcome.value.decisionId);
      (outcome.ok ? result.done : result.gone).push(commentId);
    }
    return ok(result);
  });
};

/** Says that a report of an error in the story was dealt with: `isUpheld` when there was one. */
export const closeErrorReport = async (
  world: World,
  { account, reportId, isUpheld }: { account: Account; reportId: string; isUpheld: boolean },
): Promise<Outcome<undefined, 'not-allowed' | 'no-report'>> => {
  if (!may(account, 'close-error-report')) return refuse('not-allowed');
  const publication = await publicationOf(world);
  return world.write(async (tx) => {
    const report = await reportById(tx.db, reportId);
    if (report?.kind !== 'error') return refuse('no-report');
    const handling = { handled_at: world.now(), handled_by: account.id };
    if (!(await closeReport(tx.db, reportId, { state: isUpheld ? 'upheld' : 'declined', ...handling })))
      return refuse('no-report');
    await recordDecision(world, tx, {
      by: account,
      act: isUpheld ? 'error-upheld' : 'error-declined',
      about: { ...(report.comment_id ? { id: report.comment_id } : {}), article_id: report.article_id },
      publication,
    });
    return ok(undefined);
  });
};
