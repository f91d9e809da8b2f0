import * as v from 'valibot';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import { cutText } from '../../../common/text.ts';
import { parseWordList } from '../checks/parse-word-list.ts';
import { cleanCommentText } from '../clean-comment-text.ts';
import { actsOnReport, findableChecks, looksAtReports, ruleActs, type RuleDraft } from './own-rule.ts';

const most = 1_000_000;
export const mostTerms = 5_000;
const mostHosts = 1_000;
const mostConditions = 30;
const mostInScope = 200;
const longestName = 120;
const longestWords = 500;

const whole = (least: number, greatest = most) =>
  v.pipe(
    v.number('Write whole numbers'),
    v.integer('Write whole numbers'),
    v.minValue(least, `A number is below ${least}`),
    v.maxValue(greatest, `A number is above ${greatest}`),
  );

const hostPattern = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** A host as it is compared: of a whole address its host, in small letters, without `www.`; letters of other scripts as in DNS. */
export const hostIn = (given: string): string | undefined => {
  const text = given.trim().replace(/^@/, '');
  const address = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  const host = URL.parse(address)
    ?.hostname.replace(/^www\./, '')
    .replace(/\.$/, '');
  return host && host.length <= 253 && hostPattern.test(host) ? host : undefined;
};

const host = v.pipe(
  v.string(),
  v.maxLength(2_000),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const named = hostIn(dataset.value);
    if (named !== undefined) return named;
    addIssue({ message: `“${cutText(dataset.value, 60)}” is no host` });
    return NEVER;
  }),
);

const term = v.pipe(
  v.string(),
  v.maxLength(100, 'A word or phrase has at most 100 characters'),
  v.check(
    (text) => parseWordList(text, 'lines').words.length === 1,
    (issue) => `“${cutText(issue.input, 60)}” is no word that could be looked for`,
  ),
);

const not = v.optional(v.boolean());
const hosts = v.pipe(v.array(host), v.maxLength(mostHosts));

const condition = v.variant('kind', [
  v.object({
    kind: v.literal('words'),
    not,
    terms: v.pipe(v.array(term), v.minLength(1, 'There is no word to look for'), v.maxLength(mostTerms)),
  }),
  v.object({ kind: v.literal('links'), not, from: whole(1, 1_000), hosts }),
  v.object({
    kind: v.literal('length'),
    not,
    from: v.optional(whole(1, 100_000)),
    to: v.optional(whole(1, 100_000)),
  }),
  v.object({ kind: v.literal('answer'), not }),
  v.object({ kind: v.literal('first-comments'), not, count: whole(1) }),
  v.object({ kind: v.literal('published'), not, from: whole(1) }),
  v.object({ kind: v.literal('removed'), not, from: whole(1) }),
  v.object({ kind: v.literal('new-account'), not, days: whole(1, 36_500) }),
  v.object({
    kind: v.literal('email-domain'),
    not,
    domains: v.pipe(v.array(host), v.minLength(1, 'There is no domain'), v.maxLength(mostHosts)),
  }),
  v.object({ kind: v.literal('disposable'), not }),
  v.object({ kind: v.literal('story-age'), not, hours: whole(1) }),
  v.object({ kind: v.literal('hours'), not, from: whole(0, 23), until: whole(0, 24) }),
  v.object({
    kind: v.literal('network'),
    not,
    comments: whole(2, 10_000),
    minutes: whole(1, 60),
  }),
  v.object({ kind: v.literal('reports'), not, from: whole(1, 1_000) }),
  v.object({ kind: v.literal('found'), not, checks: v.pipe(v.array(v.picklist(findableChecks)), v.minLength(1)) }),
]);

const key = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const keys = v.optional(v.pipe(v.array(key), v.maxLength(mostInScope)), []);

const line = (text: string): string => cutText(cleanCommentText(text).replace(/\s+/g, ' ').trim(), longestWords);

/** What a rule is when it comes from a form or by the API. */
export const ruleSchema = v.object({
  name: v.pipe(
    v.string(),
    v.transform((text) => cutText(cleanCommentText(text).replace(/\s+/g, ' ').trim(), longestName)),
    v.minLength(1, 'A rule needs a name'),
  ),
  scope: v.optional(v.object({ editions: keys, sections: keys, articleIds: keys, languages: keys }), () => ({
    editions: [],
    sections: [],
    articleIds: [],
    languages: [],
  })),
  conditions: v.object({
    match: v.picklist(['all', 'any']),
    list: v.pipe(v.array(condition), v.maxLength(mostConditions)),
  }),
  act: v.picklist(ruleActs, 'Choose what the rule does'),
  words: v.optional(v.record(key, v.pipe(v.string(), v.transform(line))), {}),
});

const faultTogether = (draft: RuleDraft): string | undefined => {
  const { list } = draft.conditions;
  const isUnbounded = Object.values(draft.scope).every((names) => names.length === 0);
  if (list.length === 0 && isUnbounded)
    return 'Say at least one thing a comment must be, or where the rule holds: this one would hit every comment';
  if (list.some((one) => one.kind === 'length' && one.from === undefined && one.to === undefined))
    return 'A length needs a lower or an upper bound';
  if (list.some((one) => one.kind === 'length' && (one.from ?? 0) > (one.to ?? most)))
    return 'The shortest length is above the longest';
  if (list.some((one) => one.kind === 'hours' && one.from === one.until))
    return 'The hours begin and end at the same time';
  if (looksAtReports(draft) && !actsOnReport.includes(draft.act))
    return 'A comment that was reported stands already: it can be held, or somebody notified';
  return undefined;
};

/** Reads a rule; a refusal says what is wrong with it, and `path` where. */
export const parseRule = (given: unknown): Outcome<RuleDraft, 'bad-rule'> => {
  const read = v.safeParse(ruleSchema, given);
  if (!read.success) {
    const [issue] = read.issues;
    return refuse('bad-rule', issue.message);
  }
  const draft: RuleDraft = read.output;
  const words = Object.fromEntries(Object.entries(draft.words).filter(([, text]) => text !== ''));
  const fault = faultTogether(draft);
  return fault === undefined ? ok({ ...draft, words }) : refuse('bad-rule', fault);
};
