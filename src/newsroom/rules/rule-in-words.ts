import { nameOfCheck } from '../check-names.ts';
import type { OwnRule, RuleAct, RuleCondition, RuleDraft } from '../../rooms/discussion/discussion.ts';

export const actNames: Record<RuleAct, string> = {
  publish: 'Publish: it need not wait',
  nudge: 'Ask once to rephrase; who insists waits',
  hold: 'Hold: a moderator reads it first',
  refuse: 'Refuse it',
  queue: 'Publish it, and lay it among the reported',
  notify: 'Publish it, and tell other systems',
};

/** What a rule does, in a word or two. */
export const shortActs: Record<RuleAct, string> = {
  publish: 'publishes',
  nudge: 'asks to rephrase',
  hold: 'holds',
  refuse: 'refuses',
  queue: 'lays among the reported',
  notify: 'tells other systems of',
};

const some = (names: readonly string[], most = 3): string =>
  names.length <= most
    ? names.map((name) => `“${name}”`).join(', ')
    : `${names
        .slice(0, most)
        .map((name) => `“${name}”`)
        .join(', ')} and ${names.length - most} more`;

const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

const plainly = (condition: RuleCondition): string => {
  switch (condition.kind) {
    case 'words':
      return `says ${some(condition.terms)}`;
    case 'links':
      return `has at least ${many(condition.from, 'link')}${condition.hosts.length > 0 ? ` to ${some(condition.hosts)}` : ''}`;
    case 'length': {
      const { from, to } = condition;
      const bounds = [from === undefined ? '' : `at least ${from}`, to === undefined ? '' : `at most ${to}`];
      return `has ${bounds.filter(Boolean).join(' and ')} characters`;
    }
    case 'answer':
      return 'answers another comment';
    case 'first-comments':
      return `is one of the writer’s first ${many(condition.count, 'published comment')}`;
    case 'published':
      return `is by somebody with at least ${many(condition.from, 'published comment')}`;
    case 'removed':
      return `is by somebody with at least ${many(condition.from, 'removed comment')}`;
    case 'new-account':
      return `is by an account younger than ${many(condition.days, 'day')}`;
    case 'email-domain':
      return `is by somebody with an address at ${some(condition.domains)}`;
    case 'disposable':
      return 'is by somebody with a disposable address';
    case 'story-age':
      return `is under a story at least ${many(condition.hours, 'hour')} old`;
    case 'hours':
      return `is written between ${condition.from}:00 and ${condition.until}:00`;
    case 'network':
      return `is one of at least ${condition.comments} from one network within ${many(condition.minutes, 'minute')}`;
    case 'reports':
      return `was reported by at least ${many(condition.from, 'reader')}`;
    case 'found':
      return `was found by ${some(condition.checks.map((check) => nameOfCheck({ check })))}`;
  }
};

const scopeWords = ({ scope }: RuleDraft): string => {
  const parts = [
    scope.editions.length > 0
      ? `in ${scope.editions.length === 1 ? 'the edition' : 'the editions'} ${some(scope.editions)}`
      : '',
    scope.languages.length > 0 ? `in the language ${some(scope.languages)}` : '',
    scope.sections.length > 0
      ? `in ${scope.sections.length === 1 ? 'the section' : 'the sections'} ${some(scope.sections)}`
      : '',
    scope.articleIds.length > 0
      ? `under ${scope.articleIds.length === 1 ? 'one story' : `${scope.articleIds.length} stories`}`
      : '',
  ].filter(Boolean);
  return parts.length === 0 ? 'everywhere' : parts.join(', ');
};

export type RuleWords = { does: string; when: string[]; joined: 'all' | 'any'; where: string };

/** A rule in English: what it does, to what, and where. */
export const wordsOfRule = (rule: OwnRule | RuleDraft): RuleWords => ({
  does: shortActs[rule.act],
  when: rule.conditions.list.map((one) => (one.not === true ? `not: ${plainly(one)}` : plainly(one))),
  joined: rule.conditions.match,
  where: scopeWords(rule),
});
