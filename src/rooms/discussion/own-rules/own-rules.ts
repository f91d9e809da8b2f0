import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { Tx, World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { insertDecision } from '../comments.store.ts';
import { may } from '../staff-actions.ts';
import { compileRule, type CompiledRule } from './compile-rule.ts';
import type { OwnRule } from './own-rule.ts';
import {
  countRules,
  deleteRule,
  insertRule,
  mostRules,
  storedRule,
  storedRules,
  updateRule,
} from './own-rules.store.ts';
import { parseRule } from './parse-rule.ts';

/** Every rule, in the order they are asked. */
export const ownRules = (world: World): Promise<OwnRule[]> => storedRules(world.db);

export const ownRule = (world: World, id: string): Promise<OwnRule | undefined> => storedRule(world.db, id);

const topic = 'moderation-rules';

/** The rules in force, ready to be asked; kept until one of them changes. */
export const rulesInForce = (world: World): Promise<readonly CompiledRule<OwnRule>[]> =>
  world.memory.keep('own-rules', [topic], async () =>
    (await storedRules(world.db)).filter(({ isOn }) => isOn).map((rule) => compileRule(rule)),
  );

export type RuleRefusal = 'not-allowed' | 'no-rule' | 'bad-rule' | 'too-many';

type Trace = { account: Account; what: string; rule: Partial<OwnRule> & { id: string } };

/** Who changed what in which rule, and what it says now: kept among the decisions. */
const trace = (world: World, tx: Tx, { account, what, rule }: Trace): Promise<void> =>
  insertDecision(tx.db, {
    id: world.newId(),
    account_id: account.id,
    act: 'rule-changed',
    words: rule.name ?? '',
    details: JSON.stringify({ what, rule }),
    at: world.now(),
  });

const told = async (tx: Tx): Promise<void> => tx.changed(topic, 'desk');

/** Adds a rule, last and switched off: it is rehearsed first. */
export const addRule = async (
  world: World,
  { account, draft }: { account: Account; draft: unknown },
): Promise<Outcome<OwnRule, RuleRefusal>> => {
  if (!may(account, 'edit-rules')) return refuse('not-allowed');
  const read = parseRule(draft);
  if (!read.ok) return read;
  return world.write(async (tx) => {
    const count = await countRules(tx.db);
    if (count >= mostRules) return refuse('too-many', `There are ${mostRules} rules already`);
    const last = (await storedRules(tx.db)).at(-1)?.position ?? 0;
    const now = world.now();
    const rule = { ...read.value, id: world.newId(), isOn: false, position: last + 1, createdAt: now, changedAt: now };
    await insertRule(tx.db, rule, account.id);
    await trace(world, tx, { account, what: 'added', rule });
    await told(tx);
    return ok(rule);
  });
};

type Changing = { account: Account; ruleId: string };

const changeRule = async (
  world: World,
  { account, ruleId }: Changing,
  change: (tx: Tx, rule: OwnRule) => Promise<string>,
): Promise<Outcome<OwnRule, RuleRefusal>> => {
  if (!may(account, 'edit-rules')) return refuse('not-allowed');
  return world.write(async (tx) => {
    const rule = await storedRule(tx.db, ruleId);
    if (!rule) return refuse('no-rule');
    const what = await change(tx, rule);
    const fresh = (await storedRule(tx.db, ruleId)) ?? rule;
    await trace(world, tx, { account, what, rule: fresh });
    await told(tx);
    return ok(fresh);
  });
};

/** Changes what a rule says; whether it is on stays as it is. */
export const saveRule = async (
  world: World,
  { draft, ...asked }: Changing & { draft: unknown },
): Promise<Outcome<OwnRule, RuleRefusal>> => {
  const read = parseRule(draft);
  if (!read.ok) return may(asked.account, 'edit-rules') ? read : refuse('not-allowed');
  const { name, scope, conditions, act, words } = read.value;
  return changeRule(world, asked, async (tx) => {
    await updateRule(tx.db, asked.ruleId, {
      name,
      scope: JSON.stringify(scope),
      conditions: JSON.stringify(conditions),
      act,
      words: JSON.stringify(words),
      changed_at: world.now(),
      changed_by: asked.account.id,
    });
    return 'changed';
  });
};

/** Switches a rule on or off; it holds for the next comment. */
export const switchRule = (
  world: World,
  { isOn, ...asked }: Changing & { isOn: boolean },
): Promise<Outcome<OwnRule, RuleRefusal>> =>
  changeRule(world, asked, async (tx) => {
    await updateRule(tx.db, asked.ruleId, { is_on: isOn ? 1 : 0 });
    return isOn ? 'switched-on' : 'switched-off';
  });

/** Moves a rule one place up or down in the order the rules are asked. */
export const moveRule = (
  world: World,
  { isUp, ...asked }: Changing & { isUp: boolean },
): Promise<Outcome<OwnRule, RuleRefusal>> =>
  changeRule(world, asked, async (tx, rule) => {
    const all = await storedRules(tx.db);
    const at = all.findIndex(({ id }) => id === rule.id);
    const to = Math.min(all.length - 1, Math.max(0, at + (isUp ? -1 : 1)));
    const order = all.toSpliced(at, 1).toSpliced(to, 0, rule);
    for (const [position, { id, position: before }] of order.entries())
      if (before !== position + 1) await updateRule(tx.db, id, { position: position + 1 });
    return isUp ? 'moved-up' : 'moved-down';
  });

/** Takes a rule out; what it said is kept in the record of decisions. */
export const removeRule = (world: World, asked: Changing): Promise<Outcome<OwnRule, RuleRefusal>> =>
  changeRule(world, asked, async (tx) => {
    await deleteRule(tx.db, asked.ruleId);
    return 'removed';
  });
