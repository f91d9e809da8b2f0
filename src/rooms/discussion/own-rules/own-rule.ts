import type { Finding } from '../comment.ts';

/**
 * What a rule of the publication's own does. `publish`: it need not wait; `queue`: it stays published and lies on the desk among the
 * reported; `notify`: other systems and the desk are told.
 */
export const ruleActs = ['publish', 'nudge', 'hold', 'refuse', 'queue', 'notify'] as const;
export type RuleAct = (typeof ruleActs)[number];

/** Where a rule holds; an empty list is no bound. */
export type RuleScope = {
  editions: string[];
  /** Section keys. */
  sections: string[];
  articleIds: string[];
  /** Primary tags of the language a story is written in. */
  languages: string[];
};

/** Checks that are asked before the own rules: what they found may be a condition. */
export const findableChecks = ['repeats', 'links', 'words', 'shouting', 'record'] as const;
export type FindableCheck = (typeof findableChecks)[number];

/** One thing a comment must be; with `not` it must not be that. */
export type RuleCondition = { not?: boolean | undefined } & (
  | { kind: 'words'; terms: string[] }
  /** At least so many links, to these hosts or what lies below them; without hosts to any but this publication itself. */
  | { kind: 'links'; from: number; hosts: string[] }
  /** In characters as readers count them. */
  | { kind: 'length'; from?: number | undefined; to?: number | undefined }
  | { kind: 'answer' }
  /** One of the writer's first so many comments: fewer than that were published before. */
  | { kind: 'first-comments'; count: number }
  /** So many of the writer's comments were published before. */
  | { kind: 'published'; from: number }
  | { kind: 'removed'; from: number }
  /** The account is younger than so many days. */
  | { kind: 'new-account'; days: number }
  | { kind: 'email-domain'; domains: string[] }
  /** The address is of a domain on the list of disposable ones. */
  | { kind: 'disposable' }
  /** The story is at least so many hours old. */
  | { kind: 'story-age'; hours: number }
  /** From this hour until before that one, in the publication's time zone; over midnight where `from` is later. */
  | { kind: 'hours'; from: number; until: number }
  /** At least so many comments, this one among them, from one network within so many minutes. */
  | { kind: 'network'; comments: number; minutes: number }
  /** Readers have reported it so often: asked when a report comes in. */
  | { kind: 'reports'; from: number }
  | { kind: 'found'; checks: FindableCheck[] }
);

export type RuleConditions = { match: 'all' | 'any'; list: RuleCondition[] };

/** What makes a rule: all that decides what it does. */
export type RuleDraft = {
  name: string;
  scope: RuleScope;
  conditions: RuleConditions;
  act: RuleAct;
  /** Edition code → what the writer is told instead of the usual words. */
  words: Record<string, string>;
};

export type OwnRule = RuleDraft & {
  id: string;
  isOn: boolean;
  position: number;
  createdAt: number;
  changedAt: number;
};

export const everywhere: RuleScope = { editions: [], sections: [], articleIds: [], languages: [] };

/** What a rule's act does to a comment; `queue` and `notify` let it pass. */
export const verdictOfAct: Record<RuleAct, Finding['verdict']> = {
  publish: 'publish',
  nudge: 'nudge',
  hold: 'hold',
  refuse: 'refuse',
  queue: 'publish',
  notify: 'publish',
};

/** Of these the first that matches decides; all that match are followed of the others. */
export const isDecisive = (act: RuleAct): boolean => act !== 'queue' && act !== 'notify';

/** Whether a rule is asked when a report comes in. */
export const looksAtReports = ({ conditions }: Pick<RuleDraft, 'conditions'>): boolean =>
  conditions.list.some(({ kind }) => kind === 'reports');

/** What can still be done with a comment that stands already. */
export const actsOnReport: readonly RuleAct[] = ['hold', 'notify'];
