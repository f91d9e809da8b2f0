/** The form of a rule: how a rule is shown in it, and how it is read. One field or a few for each kind of condition. */
import { findableChecks, type OwnRule, type RuleCondition, type RuleDraft } from '../../rooms/discussion/discussion.ts';

export type RuleFields = Record<string, string>;

/** What was sent, field by field; a list of boxes sends one field each. */
export const fieldsIn = (body: unknown): RuleFields =>
  Object.fromEntries(
    Object.entries(body !== null && typeof body === 'object' ? body : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );

const linesIn = (text = ''): string[] =>
  text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter(Boolean);

/** Hosts may also stand in one line. */
const namesIn = (text = ''): string[] => text.split(/[\s,;]+/).filter(Boolean);

/** A number that was typed; what is none is given on as it is, and refused with its reason. */
const numberIn = (text = ''): number | undefined => {
  const typed = text.trim();
  return typed === '' ? undefined : /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN;
};

type Kind = RuleCondition['kind'];
type Of<K extends Kind> = Extract<RuleCondition, { kind: K }>;
type Form<K extends Kind> = {
  /** Undefined: nothing was typed, there is no such condition. */
  read: (fields: RuleFields) => Of<K> | undefined;
  show: (condition: Of<K>) => RuleFields;
};

const numbered = <K extends Kind>(kind: K, field: 'count' | 'from' | 'days' | 'hours', name: string): Form<K> => ({
  read: (fields) => {
    const value = numberIn(fields[name]);
    return value === undefined ? undefined : ({ kind, [field]: value } as unknown as Of<K>);
  },
  show: (condition) => ({ [name]: String((condition as unknown as Record<string, number>)[field]) }),
});

const forms: { [K in Kind]: Form<K> } = {
  words: {
    read: (fields) => {
      const terms = linesIn(fields['terms']);
      return terms.length === 0 ? undefined : { kind: 'words', terms };
    },
    show: ({ terms }) => ({ terms: terms.join('\n') }),
  },
  links: {
    read: (fields) => {
      const hosts = namesIn(fields['hosts']);
      const from = numberIn(fields['links']);
      return hosts.length === 0 && from === undefined ? undefined : { kind: 'links', from: from ?? 1, hosts };
    },
    show: ({ from, hosts }) => ({ links: String(from), hosts: hosts.join('\n') }),
  },
  length: {
    read: (fields) => {
      const [from, to] = [numberIn(fields['shortest']), numberIn(fields['longest'])];
      if (from === undefined && to === undefined) return undefined;
      return { kind: 'length', ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    },
    show: ({ from, to }) => ({ shortest: String(from ?? ''), longest: String(to ?? '') }),
  },
  answer: {
    read: ({ answer }) =>
      answer === 'yes' ? { kind: 'answer' } : answer === 'no' ? { kind: 'answer', not: true } : undefined,
    show: ({ not }) => ({ answer: not === true ? 'no' : 'yes' }),
  },
  'first-comments': numbered('first-comments', 'count', 'first'),
  published: numbered('published', 'from', 'published'),
  removed: numbered('removed', 'from', 'removed'),
  'new-account': numbered('new-account', 'days', 'accountDays'),
  'email-domain': {
    read: (fields) => {
      const domains = namesIn(fields['domains']);
      return domains.length === 0 ? undefined : { kind: 'email-domain', domains };
    },
    show: ({ domains }) => ({ domains: domains.join('\n') }),
  },
  disposable: {
    read: ({ disposable }) => (disposable === 'yes' ? { kind: 'disposable' } : undefined),
    show: () => ({ disposable: 'yes' }),
  },
  'story-age': numbered('story-age', 'hours', 'storyHours'),
  hours: {
    read: (fields) => {
      const [from, until] = [numberIn(fields['hourFrom']), numberIn(fields['hourUntil'])];
      if (from === undefined && until === undefined) return undefined;
      return { kind: 'hours', from: from ?? 0, until: until ?? 24 };
    },
    show: ({ from, until }) => ({ hourFrom: String(from), hourUntil: String(until) }),
  },
  network: {
    read: (fields) => {
      const comments = numberIn(fields['networkComments']);
      if (comments === undefined) return undefined;
      return { kind: 'network', comments, minutes: numberIn(fields['networkMinutes']) ?? 10 };
    },
    show: ({ comments, minutes }) => ({ networkComments: String(comments), networkMinutes: String(minutes) }),
  },
  reports: numbered('reports', 'from', 'reports'),
  found: {
    read: (fields) => {
      const checks = findableChecks.filter((check) => fields[`found-${check}`] === 'yes');
      return checks.length === 0 ? undefined : { kind: 'found', checks };
    },
    show: ({ checks }) => Object.fromEntries(checks.map((check) => [`found-${check}`, 'yes'])),
  },
};

const kinds = Object.keys(forms) as Kind[];

const chosen = (fields: RuleFields, prefix: string): string[] =>
  Object.keys(fields)
    .filter((name) => name.startsWith(prefix) && fields[name] === 'yes')
    .map((name) => name.slice(prefix.length));

/** What the form says, for `parseRule` to judge; stories are named by their ids here. */
export const draftFrom = (fields: RuleFields, articleIds: readonly string[]): unknown => ({
  name: fields['name'] ?? '',
  act: fields['act'],
  scope: {
    editions: chosen(fields, 'edition-'),
    sections: chosen(fields, 'section-'),
    articleIds,
    languages: chosen(fields, 'language-'),
  },
  conditions: {
    match: fields['match'] === 'any' ? 'any' : 'all',
    list: kinds.map((kind) => forms[kind].read(fields)).filter((condition) => condition !== undefined),
  },
  words: Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => name.startsWith('words-'))
      .map(([name, text]) => [name.slice('words-'.length), text]),
  ),
});

const ticked = (prefix: string, names: readonly string[]): RuleFields =>
  Object.fromEntries(names.map((name) => [prefix + name, 'yes']));

/** A rule as the form shows it. */
export const fieldsFrom = (rule: RuleDraft, stories: readonly string[]): RuleFields => ({
  name: rule.name,
  act: rule.act,
  match: rule.conditions.match,
  stories: stories.join('\n'),
  ...ticked('edition-', rule.scope.editions),
  ...ticked('section-', rule.scope.sections),
  ...ticked('language-', rule.scope.languages),
  ...Object.fromEntries(Object.entries(rule.words).map(([code, text]) => [`words-${code}`, text])),
  ...Object.assign(
    {},
    ...rule.conditions.list.map((condition) => (forms[condition.kind] as Form<Kind>).show(condition as Of<Kind>)),
  ),
});

/** Rules made by the API may say more than the form can: they are shown in words, and changed where they came from. */
export const fitsForm = (rule: Pick<OwnRule, 'conditions'>): boolean => {
  const { list } = rule.conditions;
  const isDouble = new Set(list.map(({ kind }) => kind)).size < list.length;
  return !isDouble && list.every(({ kind, not }) => not !== true || kind === 'answer');
};

export const linesOf = linesIn;
