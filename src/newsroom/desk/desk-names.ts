/** What the desk's lists, orders and acts are called. */
import { actWords, ruleName, rules, type Finding } from '../../rooms/discussion/discussion.ts';
import type { DeskAge, DeskCounts, DeskList, DeskNote, DeskOrder } from '../../rooms/moderation/moderation.ts';
import { nameOfCheck } from '../check-names.ts';

export const listNames: Record<DeskList, string> = {
  reported: 'Reported',
  waiting: 'Waiting',
  new: 'New',
  mine: 'Handed to you',
  illegal: 'Illegal content',
  appeals: 'Appeals',
  errors: 'Errors in stories',
  escalated: 'Escalated',
  approved: 'Approved',
  removed: 'Removed',
};

/** In the order of the column: what presses first, what was done last. */
export const listOrder = Object.keys(listNames) as DeskList[];

export const listHints: Record<DeskList, string> = {
  reported: 'Published comments that readers ask you to look at.',
  waiting: 'Held before anybody else reads them.',
  new: 'Published, and not yet looked at by a moderator.',
  mine: 'A colleague asks for your eyes.',
  illegal: 'Notices under the law: decided without delay, with reasons.',
  appeals: 'Readers who ask somebody else to look again.',
  errors: 'What readers found wrong in the stories themselves.',
  escalated: 'Threats to life and the like, with the evidence kept.',
  approved: 'What moderators let stand or put back, the latest first.',
  removed: 'What was removed, the latest first.',
};

export const listEmpty: Record<DeskList, string> = {
  reported: 'No open reports.',
  waiting: 'Nothing waits. Readers see every comment that was let through.',
  new: 'You have seen everything that was published.',
  mine: 'Nobody has handed you anything.',
  illegal: 'No open notices.',
  appeals: 'No open appeals.',
  errors: 'Nobody has found an error that is still open.',
  escalated: 'Nothing is escalated.',
  approved: 'Nothing has been approved yet.',
  removed: 'Nothing has been removed.',
};

export const orderNames: Record<DeskOrder, string> = { risk: 'Risk first', oldest: 'Oldest first' };

export const ageNames: Record<DeskAge, string> = {
  hour: 'Last hour',
  day: 'Last 24 hours',
  week: 'Last 7 days',
  'over-hour': 'Older than an hour',
  'over-day': 'Older than a day',
};

export const countOf = (counts: DeskCounts, list: DeskList): number | undefined =>
  list in counts ? counts[list as keyof DeskCounts] : undefined;

export const ruleChoices = (): { value: string; label: string }[] =>
  rules.map((rule) => ({ value: rule, label: ruleName(rule, 'en') }));

const checks = [
  'words',
  'links',
  'new-reader',
  'held-thread',
  'record',
  'repeats',
  'shouting',
  'own-rules',
  'judges',
  'held-reader',
];

const asFinding = (check: string): Finding => ({ check, verdict: 'hold', reason: '' });

export const reasonOfNote = (note: Pick<DeskNote, 'kind' | 'reason'>): string =>
  note.kind === 'illegal'
    ? ((actWords.en.grounds as Record<string, string>)[note.reason] ?? note.reason)
    : note.kind === 'error'
      ? 'Possible error'
      : ruleName(note.reason, 'en');

/** What a list can be narrowed to: by what readers say, by what holds it, or by the rule. */
export const reasonsOf = (list: DeskList): { value: string; label: string }[] => {
  if (list === 'waiting') return checks.map((check) => ({ value: check, label: nameOfCheck(asFinding(check)) }));
  if (list === 'illegal')
    return Object.entries(actWords.en.grounds as Record<string, string>).map(([value, label]) => ({ value, label }));
  return list === 'reported' || list === 'removed' ? ruleChoices() : [];
};

const actNames: Record<string, string> = {
  approve: 'approved it',
  remove: 'removed it',
  restore: 'restored it',
  undo: 'took the decision back',
  pick: 'picked it',
  unpick: 'took it out of the picks',
  move: 'moved it',
  'close-subthread': 'closed the answers below it',
  'open-subthread': 'opened the answers below it again',
  warn: 'warned the writer',
  suspend: 'suspended the writer',
  ban: 'banned the writer',
  hold: 'holds all comments of the writer',
  lift: 'lifted a restriction',
  'thread-state': 'changed the discussion’s state',
  'error-upheld': 'found the error confirmed',
  'error-declined': 'found no error',
  'hand-over': 'handed it on',
  escalate: 'escalated it',
};

/** “Ann removed it”. */
export const saidOfAct = (act: string): string => actNames[act] ?? act.replaceAll('-', ' ');

/** Why a card is no longer there. */
export const goneWords = ({ by, act }: { by: string; act: string }): string =>
  by === '' ? 'This was decided about meanwhile.' : `${by} ${saidOfAct(act)} meanwhile.`;
