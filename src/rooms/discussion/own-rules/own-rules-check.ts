import type { Finding } from '../comment.ts';
import type { Check, CheckInput, Objection } from '../checks/check.ts';
import { domainOf, primaryTag, writingOf, type RuleFacts } from './rule-facts.ts';
import { linkedHost } from '../checks/false-address.ts';
import { networkMark } from '../network-mark.ts';
import { needDisposable, networkSpans, rulesMet, type CompiledRule } from './compile-rule.ts';
import { verdictOfAct, type OwnRule, type RuleAct } from './own-rule.ts';
import { countFromNetwork } from './own-rules.store.ts';
import { rulesInForce } from './own-rules.ts';
import { disposableMail } from '../../accounts/accounts.ts';

const minute = 60_000;

/** Counts comments of the writer's network for the spans that these rules look at. */
const networkCounts = async (
  { world, db, now, network, commentId }: CheckInput,
  spans: readonly number[],
): Promise<(minutes: number) => number> => {
  if (spans.length === 0 || network === '') return () => 0;
  const mark = await networkMark(world, network);
  const counts = new Map<number, number>();
  for (const minutes of spans)
    counts.set(
      minutes,
      await countFromNetwork(db, { mark, since: now - minutes * minute, until: now, except: commentId }),
    );
  return (minutes) => counts.get(minutes) ?? 0;
};

const factsOf = async (
  input: CheckInput,
  rules: readonly OwnRule[],
  before: readonly Finding[],
): Promise<RuleFacts> => {
  const { world, now, account, commenter, thread, body, text, edition, parentId } = input;
  return {
    at: now,
    edition: edition.code,
    language: primaryTag(edition.language),
    articleId: thread.articleId,
    sectionKey: thread.sectionKey,
    isAnswer: parentId !== undefined,
    publishedCount: commenter.publishedCount,
    removedCount: commenter.removedCount,
    accountCreatedAt: account.createdAt,
    emailDomain: domainOf(account.email),
    isDisposable: needDisposable(rules) && (await disposableMail(world, account.email)),
    storyPublishedAt: thread.publishedAt,
    timeZone: thread.timeZone ?? 'Etc/UTC',
    reports: 0,
    found: before.map(({ check }) => check),
    fromNetwork: await networkCounts(input, networkSpans(rules)),
    writing: writingOf({
      body: () => body,
      text: () => text,
      language: edition.language,
      home: linkedHost(world.config.publicUrl),
    }),
  };
};

const reasons: Record<RuleAct, string> = {
  publish: 'own-rule-publish',
  nudge: 'own-rule-nudge',
  hold: 'own-rule-hold',
  refuse: 'own-rule-refuse',
  queue: 'own-rule-noted',
  notify: 'own-rule-noted',
};

/** What a rule that was met says of a comment; `about` is what the publication tells the writer in the story's edition. */
export const objectionBy = ({ id, name, act, words }: OwnRule, edition: string): Objection => ({
  verdict: verdictOfAct[act],
  reason: reasons[act],
  ...(words[edition] ? { about: words[edition] } : {}),
  rule: { id, name, act },
});

/** The rules of the publication's own; there are none until it makes some, and then nothing is looked up. */
export const ownRulesCheck: Check = {
  name: 'own-rules',
  ifConfirmed: 'hold',
  objection: async (input, before = []) => {
    const inForce: readonly CompiledRule<OwnRule>[] = await rulesInForce(input.world);
    if (inForce.length === 0) return undefined;
    const facts = await factsOf(
      input,
      inForce.map(({ rule }) => rule),
      before,
    );
    return rulesMet(inForce, facts).map((rule) => objectionBy(rule, input.edition.code));
  },
};
