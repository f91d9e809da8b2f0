import { plural } from '../../common/words.ts';
import { ruleName } from '../discussion/discussion.ts';
import type { Described } from './describe.ts';
import type { NotificationWords } from './notification-words.ts';

export type DecidedAct = 'approve' | 'restore' | 'remove';

export const actOf = ({ decision }: Described): DecidedAct =>
  decision?.act === 'approve' || decision?.act === 'restore' ? decision.act : 'remove';

/** What happened, in a few words. */
export const headlineOf = (one: Described, words: NotificationWords, language: string): string => {
  const name = one.comment?.name ?? words.formerReader;
  switch (one.kind) {
    case 'reply':
      return words.reply(name);
    case 'thread':
      return `${plural(language, one.count, words.newComments)} ${words.thread}`;
    case 'pick':
      return words.pick;
    case 'decision':
      return words[actOf(one)];
    case 'story':
      if (one.details.entryId !== undefined) return words.live;
      return one.because === undefined ? words.storyPlain : words.story(one.because);
  }
};

/** What else is to be said of it: why it was picked, under which rule it was removed. */
export const notesOf = ({ pick, decision }: Described, words: NotificationWords, language: string): string[] => [
  ...(pick ? [words.pickWhy(pick.name, pick.why)] : []),
  ...(decision?.rule === undefined ? [] : [words.removeRule(ruleName(decision.rule, language))]),
  ...(decision?.words ? [`${words.moderatorSays} ${decision.words}`] : []),
];
