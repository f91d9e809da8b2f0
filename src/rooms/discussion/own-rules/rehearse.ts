import { hash } from 'node:crypto';
import type { World } from '../../../world.ts';
import { checks, decisive, lifted } from '../checks/all-checks.ts';
import type { Finding } from '../comment.ts';
import { compileRule, needDisposable, needRecord, networkSpans, rulesMet, type CompiledRule } from './compile-rule.ts';
import type { OwnRule, RuleDraft } from './own-rule.ts';
import { storedRules } from './own-rules.store.ts';
import { objectionBy } from './own-rules-check.ts';
import { approvedByPeople } from './past.store.ts';
import { emptyRehearsal, mostDays, mostSamples, type Fate, type Rehearsal } from './rehearsal.ts';
import { walkPast, type PastComment } from './walk-past.ts';

const day = 86_400_000;
const ownName = 'own-rules';

type Meaning = Pick<RuleDraft, 'scope' | 'conditions' | 'act'>;
const meaningOf = ({ scope, conditions, act }: Meaning): Meaning => ({ scope, conditions, act });

/** The rules that are asked before this one, and itself, as if it were on. */
const rulesUpTo = async (world: World, draft: RuleDraft, ruleId: string | undefined): Promise<OwnRule[]> => {
  const all = await storedRules(world.db);
  const at = ruleId === undefined ? -1 : all.findIndex(({ id }) => id === ruleId);
  const before = (at < 0 ? all : all.slice(0, at)).filter(({ isOn }) => isOn);
  const now = world.now();
  const own = { ...draft, id: ruleId ?? '', isOn: true, position: 0, createdAt: now, changedAt: now };
  return [...before, own];
};

const fingerprint = (rules: readonly OwnRule[]): string =>
  hash('sha256', JSON.stringify(rules.map(meaningOf)), 'base64url').slice(0, 22);

/** What a rule and those asked before it say: a rehearsal of anything else is out of date. */
export const fingerprintOf = async (world: World, rule: OwnRule): Promise<string> =>
  fingerprint(await rulesUpTo(world, rule, rule.id));

const askedBefore = (): Set<string> => {
  const names = checks.map(({ name }) => name);
  return new Set(names.slice(0, names.indexOf(ownName)));
};
let earlier: Set<string> | undefined;

/** Whether a check that is asked before the own rules had its say: the first that objects decides. */
const isEarlierObjection = ({ check, verdict }: Finding): boolean =>
  verdict !== 'publish' && (earlier ??= askedBefore()).has(check);

/** Whether a comment would have fared otherwise than it did: what waited anyway is not held by the rule. */
const isChanged = ({ row, findings }: PastComment, rule: OwnRule): boolean => {
  const waited = row.held_why !== null;
  if (rule.act === 'hold') return !waited;
  if (rule.act === 'nudge' || rule.act === 'refuse') return !findings().some(isEarlierObjection);
  if (rule.act !== 'publish') return true;
  if (!waited || row.held_why === ownName) return false;
  const others = findings().filter(({ check }) => check !== ownName);
  const freed = lifted([...others, { check: ownName, ...objectionBy(rule, row.edition) }]);
  return others.length > 0 && decisive(freed) === undefined;
};

export type Match = { comment: Pick<PastComment, 'row'>; day: string };

const fateOf = ({ row }: Pick<PastComment, 'row'>, approved: ReadonlySet<string>): Fate => {
  if (row.state === 'removed' && row.removed_by === 'moderator') return 'removed';
  return row.state === 'published' && approved.has(row.id) ? 'approved' : 'undecided';
};

/** Adds some matches to what is known, with what people have made of them. */
export const addMatches = async (world: World, into: Rehearsal, matches: readonly Match[]): Promise<void> => {
  const approved = await approvedByPeople(
    world.db,
    matches.map(({ comment }) => comment.row.id),
  );
  for (const { comment, day: name } of matches) {
    const fate = fateOf(comment, approved);
    into.matched += 1;
    into[fate] += 1;
    if (into.samples[fate].length < mostSamples) into.samples[fate].push(comment.row.id);
    let entry = into.byDay.at(-1);
    if (entry?.day !== name) into.byDay.push((entry = { day: name, matched: 0, approved: 0, removed: 0 }));
    entry.matched += 1;
    if (fate !== 'undecided') entry[fate] += 1;
  }
};

const daysIn = (timeZone: string): ((at: number) => string) => {
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (at) => calendar.format(at);
};

export type RehearsalAsked = {
  draft: RuleDraft;
  /** The rule it is to stand for; undefined: a new one, asked last. */
  ruleId?: string | undefined;
  days: number;
  /** Called now and then with how far it is. */
  progress?: ((rehearsal: Rehearsal) => Promise<void>) | undefined;
};

const matchesAtOnce = 400;

type Looking = { rules: readonly CompiledRule<OwnRule>[]; own: OwnRule; into: Rehearsal; waiting: Match[] };

/** The very question the live check asks, put to a comment of the past. */
const visitor =
  (world: World, { rules, own, into, waiting }: Looking) =>
  async (comment: PastComment) => {
    if (!rulesMet(rules, comment.facts).includes(own)) return;
    if (isChanged(comment, own)) into.changed += 1;
    waiting.push({ comment: { row: { ...comment.row, body: null } }, day: dayOf(comment) });
    if (waiting.length >= matchesAtOnce) await addMatches(world, into, waiting.splice(0));
  };

const calendars = new Map<string, (at: number) => string>();
/** The day a comment was written on, where the publication is. */
export const dayOf = ({ facts }: PastComment): string => {
  let calendar = calendars.get(facts.timeZone);
  if (!calendar) calendars.set(facts.timeZone, (calendar = daysIn(facts.timeZone)));
  return calendar(facts.at);
};

/**
 * Runs a rule over the comments of the last days: which it would have met, how they fared, and which of them a person had approved.
 * It asks what the live check asks, of the same facts; what was refused in those days was never stored, and cannot be asked about.
 */
export const rehearseRule = async (
  world: World,
  { draft, ruleId, days, progress }: RehearsalAsked,
): Promise<Rehearsal> => {
  const stored = await rulesUpTo(world, draft, ruleId);
  const rules = stored.map((rule) => compileRule(rule));
  const own = stored.at(-1) as OwnRule;
  const now = world.now();
  const span = Math.min(mostDays, Math.max(1, days));
  const into = emptyRehearsal({ at: now, days: span, fingerprint: fingerprint(stored) });
  const since = now - span * day;
  const waiting: Match[] = [];
  const needs = { record: needRecord(stored), disposable: needDisposable(stored), networkSpans: networkSpans(stored) };
  const walked = await walkPast(world, {
    since,
    until: now + 1,
    needs,
    visit: visitor(world, { rules, own, into, waiting }),
    reached: async (at) => {
      into.share = (now - at) / (now - since);
      await progress?.({ ...into, state: 'running' });
    },
  });
  await addMatches(world, into, waiting);
  return { ...into, ...walked, state: 'done', share: 1 };
};
