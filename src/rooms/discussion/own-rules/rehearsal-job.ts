import type { Tx, World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import { may } from '../staff-actions.ts';
import { storedRehearsal, storedRule, updateRule } from './own-rules.store.ts';
import { fingerprintOf, rehearseRule } from './rehearse.ts';
import { emptyRehearsal, mostDays, type Rehearsal } from './rehearsal.ts';

const told = 1_500;

const put = (tx: Pick<Tx, 'db'>, ruleId: string, rehearsal: Rehearsal): Promise<void> =>
  updateRule(tx.db, ruleId, { rehearsal: JSON.stringify(rehearsal), rehearsed_at: rehearsal.at });

/** The latest rehearsal of a rule, finished or under way; `isCurrent` is false when the rule says something else by now. */
export const rehearsalOf = async (
  world: World,
  ruleId: string,
): Promise<{ rehearsal: Rehearsal; isCurrent: boolean } | undefined> => {
  const stored = await storedRehearsal(world.db, ruleId);
  const rule = await storedRule(world.db, ruleId);
  if (!rule || stored === undefined || stored === '{}') return undefined;
  const rehearsal = JSON.parse(stored) as Rehearsal;
  return { rehearsal, isCurrent: rehearsal.fingerprint === (await fingerprintOf(world, rule)) };
};

/** Asks for a rehearsal of a rule over the last days; a job carries it out. */
export const askRehearsal = async (
  world: World,
  { account, ruleId, days }: { account: Account; ruleId: string; days: number },
): Promise<Outcome<Rehearsal, 'not-allowed' | 'no-rule'>> => {
  if (!may(account, 'edit-rules')) return refuse('not-allowed');
  const rule = await storedRule(world.db, ruleId);
  if (!rule) return refuse('no-rule');
  const span = Math.min(mostDays, Math.max(1, Math.round(days) || 1));
  const asked = emptyRehearsal({ at: world.now(), days: span, fingerprint: await fingerprintOf(world, rule) });
  await world.write(async (tx) => {
    await put(tx, ruleId, asked);
    await tx.later('rehearse-rule', { ruleId, days: span });
  });
  return ok(asked);
};

/** Carries out the job `rehearse-rule`; how far it is, is written down now and then. */
export const carryOutRehearsal = async (
  world: World,
  { ruleId, days }: { ruleId: string; days: number },
): Promise<void> => {
  const rule = await storedRule(world.db, ruleId);
  if (!rule) return;
  let saidAt = performance.now();
  const progress = async (rehearsal: Rehearsal): Promise<void> => {
    if (performance.now() - saidAt < told) return;
    saidAt = performance.now();
    await world.write((tx) => put(tx, ruleId, rehearsal));
  };
  try {
    const done = await rehearseRule(world, { draft: rule, ruleId, days, progress });
    await world.write((tx) => put(tx, ruleId, done));
  } catch (error) {
    const given = { at: world.now(), days, fingerprint: '' };
    await world.write((tx) => put(tx, ruleId, { ...emptyRehearsal(given), state: 'failed' }));
    throw error;
  }
};
