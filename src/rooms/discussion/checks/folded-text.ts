import { likeness, unfolded } from './look-alikes.ts';

/** One letter of a folded text. */
export type Sign = {
  /** What it is compared as: without accents, and as the Latin letter it looks like. */
  as: string;
  /** As it was written, in small letters. */
  letter: string;
};

/** A word: its signs, and what parts it from the next one. */
export type Word = { signs: Sign[]; gap: Gap };
/** `joint`: a sign or two without a space, as in “f.u.c.k”. */
export type Gap = 'space' | 'joint';

const coloured = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}]/u;
const wordLetter = /[\p{L}\p{N}]/u;
const mark = /\p{M}/u;
/** No apostrophes: “he’ll” is no hell. No slashes: they part alternatives. */
const jointOnly = /^[.,\-_*~+=^·•:;#‐-―]{1,2}$/u;

const kept = 20_000;
const signs = new Map<string, Sign | null>();

const makeSign = (letter: string): Sign => {
  const bare = coloured.test(letter) ? (letter.normalize('NFD')[0] ?? letter) : letter;
  return { as: likeness(bare), letter };
};

/** The sign for a letter, mark or figure; null for all else. Remembered: the same few letters come again and again. */
const signOf = (letter: string): Sign | null => {
  const known = signs.get(letter);
  if (known !== undefined) return known;
  const sign = wordLetter.test(letter) || mark.test(letter) ? makeSign(letter) : null;
  if (signs.size < kept) signs.set(letter, sign);
  return sign;
};

/** Text in the one form words are compared in: compatibility forms unfolded, small letters, composed, no invisible signs. */
export const normalForm = (text: string): string =>
  unfolded(text.normalize('NFKC').toLowerCase())
    .normalize('NFC')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\u0640]+/gu, '');

/** A text in normal form as words. */
export const foldedWords = (text: string): Word[] => {
  const words: Word[] = [];
  let current: Sign[] = [];
  let gap = '';
  const end = (): void => {
    if (current.length > 0) words.push({ signs: current, gap: 'space' });
    current = [];
  };
  for (const letter of text) {
    const sign = signOf(letter);
    if (sign === null) {
      end();
      if (gap.length < 3) gap += letter;
      continue;
    }
    const last = current.at(-1);
    // An accent that no composed letter has: it colours the letter before, or is one of the heap that hides a word.
    if (mark.test(letter) && (last === undefined || coloured.test(last.letter))) continue;
    const before = words.at(-1);
    if (last === undefined && before && jointOnly.test(gap)) before.gap = 'joint';
    gap = '';
    current.push(sign);
  }
  end();
  return words;
};
