import { createWordFinder } from '../checks/word-finder.ts';
import { isDecisive, type RuleCondition, type RuleDraft } from './own-rule.ts';
import { primaryTag, type RuleFacts } from './rule-facts.ts';

type Test = (facts: RuleFacts) => boolean;
type Kind = RuleCondition['kind'];
type Of<K extends Kind> = Extract<RuleCondition, { kind: K }>;

const hour = 3_600_000;
const day = 24 * hour;

const clocks = new Map<string, Intl.DateTimeFormat>();

const hourIn = (at: number, timeZone: string): number => {
  let clock = clocks.get(timeZone);
  if (!clock)
    clocks.set(timeZone, (clock = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' })));
  return Number(clock.format(at));
};

const isBetween = (now: number, from: number, until: number): boolean =>
  from <= until ? now >= from && now < until : now >= from || now < until;

/** A host itself or one below it. */
const isWithin = (host: string, names: ReadonlySet<string>): boolean => {
  for (let name = host; name !== ''; name = name.includes('.') ? name.slice(name.indexOf('.') + 1) : '')
    if (names.has(name)) return true;
  return false;
};

const wordsTest = ({ terms }: Of<'words'>): Test => {
  const finder = createWordFinder(terms.map((written) => ({ written, value: true })));
  return ({ writing }) => {
    let isFound = false;
    const found = (): boolean => (isFound = true);
    for (const reading of writing.readings()) {
      finder.find(reading, writing.manner(), found);
      if (isFound) return true;
    }
    return false;
  };
};

const linksTest = ({ from, hosts }: Of<'links'>): Test => {
  const names = new Set(hosts);
  return ({ writing }) => {
    const linked = writing.hosts();
    return (names.size === 0 ? linked.length : linked.filter((host) => isWithin(host, names)).length) >= from;
  };
};

const lengthTest =
  ({ from = 0, to = Infinity }: Of<'length'>): Test =>
  ({ writing }) => {
    const length = writing.length(to === Infinity ? from : to + 1);
    return length >= from && length <= to;
  };

const emailTest = ({ domains }: Of<'email-domain'>): Test => {
  const names = new Set(domains);
  return ({ emailDomain }) => emailDomain !== undefined && isWithin(emailDomain, names);
};

const tests: { [K in Kind]: (condition: Of<K>) => Test } = {
  words: wordsTest,
  links: linksTest,
  length: lengthTest,
  answer: () => (facts) => facts.isAnswer,
  'first-comments':
    ({ count }) =>
    (facts) =>
      facts.publishedCount < count,
  published:
    ({ from }) =>
    (facts) =>
      facts.publishedCount >= from,
  removed:
    ({ from }) =>
    (facts) =>
      facts.removedCount >= from,
  'new-account':
    ({ days }) =>
    ({ at, accountCreatedAt }) =>
      accountCreatedAt !== undefined && at - accountCreatedAt < days * day,
  'email-domain': emailTest,
  disposable: () => (facts) => facts.isDisposable,
  'story-age':
    ({ hours }) =>
    ({ at, storyPublishedAt }) =>
      storyPublishedAt !== undefined && at - storyPublishedAt >= hours * hour,
  hours:
    ({ from, until }) =>
    ({ at, timeZone }) =>
      isBetween(hourIn(at, timeZone), from, until),
  network:
    ({ comments, minutes }) =>
    (facts) =>
      facts.fromNetwork(minutes) + 1 >= comments,
  reports:
    ({ from }) =>
    (facts) =>
      facts.reports >= from,
  found: ({ checks }) => {
    const sought = new Set<string>(checks);
    return (facts) => facts.found.some((check) => sought.has(check));
  },
};

/** What has to look into the text comes last: most comments are settled without. */
const isDear = ({ kind }: RuleCondition): boolean => kind === 'words' || kind === 'links' || kind === 'length';

const testOf = (condition: RuleCondition): Test => {
  const test = (tests[condition.kind] as (condition: RuleCondition) => Test)(condition);
  return condition.not === true ? (facts) => !test(facts) : test;
};

const scopeTest = ({ editions, sections, articleIds, languages }: RuleDraft['scope']): Test => {
  const isIn = (list: readonly string[], value: string | undefined): boolean =>
    list.length === 0 || (value !== undefined && list.includes(value));
  const tags = languages.map(primaryTag);
  return (facts) =>
    isIn(editions, facts.edition) &&
    isIn(tags, facts.language) &&
    isIn(sections, facts.sectionKey) &&
    isIn(articleIds, facts.articleId);
};

export type CompiledRule<Rule extends RuleDraft = RuleDraft> = { rule: Rule; matches: Test };

/** Makes a rule ready to be asked: the one evaluator of what is posted and of what is rehearsed. */
export const compileRule = <Rule extends RuleDraft>(rule: Rule): CompiledRule<Rule> => {
  const isInScope = scopeTest(rule.scope);
  const { match, list } = rule.conditions;
  const sorted = list.toSorted((a, b) => Number(isDear(a)) - Number(isDear(b))).map(testOf);
  const holds: Test =
    match === 'any' && sorted.length > 0
      ? (facts) => sorted.some((test) => test(facts))
      : (facts) => sorted.every((test) => test(facts));
  return { rule, matches: (facts) => isInScope(facts) && holds(facts) };
};

/** The rules that a comment meets, in their order: of those that decide what becomes of it the first alone. */
export const rulesMet = <Rule extends RuleDraft>(rules: readonly CompiledRule<Rule>[], facts: RuleFacts): Rule[] => {
  const met: Rule[] = [];
  let isDecided = false;
  for (const { rule, matches } of rules) {
    if (isDecided && isDecisive(rule.act)) continue;
    if (!matches(facts)) continue;
    met.push(rule);
    isDecided ||= isDecisive(rule.act);
  }
  return met;
};

/** Spans for which comments of one network must be counted before these rules are asked. */
export const networkSpans = (rules: readonly Pick<RuleDraft, 'conditions'>[]): number[] => [
  ...new Set(
    rules.flatMap(({ conditions }) => conditions.list.flatMap((one) => (one.kind === 'network' ? [one.minutes] : []))),
  ),
];

const needs =
  (...kinds: readonly Kind[]) =>
  (rules: readonly Pick<RuleDraft, 'conditions'>[]): boolean =>
    rules.some(({ conditions }) => conditions.list.some(({ kind }) => kinds.includes(kind)));

export const needRecord = needs('first-comments', 'published', 'removed');
export const needDisposable = needs('disposable');
