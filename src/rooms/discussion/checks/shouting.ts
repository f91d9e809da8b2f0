import { commentWords } from '../comment-to-text.ts';
import type { Check, CheckInput, Objection } from './check.ts';

const count = (text: string, pattern: RegExp): number => {
  let found = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) found += 1;
  return found;
};

/** One for each emoji a reader sees: what a joiner hangs on another is part of it, and a flag is two letters. */
const emoji =
  /(?<!\u200d)(?:\p{Regional_Indicator}{2}|(?![\u{1f3fb}-\u{1f3ff}])\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)/gu;

/** Only letters that have a case are counted: in Arabic or Chinese nobody can shout. What is quoted is not the writer's. */
const shoutingFault = ({ body, settings }: CheckInput): Objection | undefined => {
  const { capitals, emoji: emojiShare, from } = settings.shouting;
  const text = commentWords(body, true).replace(/(?:https?:\/\/|www\.)\S+/gi, '');
  if (text.length < from) return undefined;
  const large = count(text, /\p{Lu}/gu);
  const cased = large + count(text, /\p{Ll}/gu);
  if (capitals > 0 && cased >= from && large / cased >= capitals) return { verdict: 'nudge', reason: 'capitals' };
  const pictures = emojiShare > 0 ? count(text, emoji) : 0;
  const all = pictures + count(text, /[\p{L}\p{N}]/gu);
  return pictures > 0 && all >= from && pictures / all >= emojiShare
    ? { verdict: 'nudge', reason: 'emoji' }
    : undefined;
};

/** A matter of taste: who insists is published. */
export const shouting: Check = {
  name: 'shouting',
  objection: shoutingFault,
  ifConfirmed: 'publish',
  liftable: ['capitals', 'emoji'],
};
