import type { Sign, Word } from './folded-text.ts';

/**
 * A text as words are looked for in it: one sign for each stretched letter (“fuuuck”), words parted by one space, and where words
 * may begin and end.
 */
export type Reading = {
  text: string;
  /** How often each sign was written. */
  runs: number[];
  /** As each was written. */
  letters: string[];
  /** Where a word may begin and end; `part`: in the middle of something spelled out. */
  begins: (boolean | 'part')[];
  ends: (boolean | 'part')[];
};

const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const isSpaceless = (letter: string): boolean => letter >= '\u0e00' && spaceless.test(letter);

/** Articles and particles that Arabic writes together with the word: the word begins after them as well. */
const clitic = /^(?:[وفبك]?ال|و?لل)(?=...)/u;

const emptyReading = (): Reading => ({ text: '', runs: [], letters: [], begins: [], ends: [] });

const push = (reading: Reading, sign: string, letter: string): number => {
  for (let i = 0; i < sign.length; i += 1) {
    reading.runs.push(1);
    reading.letters.push(letter);
    reading.begins.push(false);
    reading.ends.push(false);
  }
  reading.text += sign;
  return reading.text.length - 1;
};

/** The place of the sign in the reading: its own, or that of the same sign before it. */
const pushSign = (reading: Reading, { as, letter }: Sign, isFirst: boolean): number => {
  const last = reading.text.length - 1;
  if (isFirst || reading.text[last] !== as) return push(reading, as, letter);
  reading.runs[last] = (reading.runs[last] ?? 0) + 1;
  if (reading.letters[last] !== letter) reading.letters[last] += letter;
  return last;
};

const pushWord = (reading: Reading, { signs }: Word, isChained: boolean): [first: number, last: number] => {
  let first = -1;
  let last = -1;
  for (const [i, sign] of signs.entries()) {
    last = pushSign(reading, sign, i === 0 && !isChained);
    if (first < 0) first = last - sign.as.length + 1;
    if (!isSpaceless(sign.letter)) continue;
    reading.begins[last] = true;
    reading.ends[last] = true;
    if (last > 0) reading.ends[last - 1] ||= true;
  }
  return [first, last];
};

/** Every word as it stands. */
export const plainReading = (words: readonly Word[]): Reading => {
  const reading = emptyReading();
  for (const word of words) {
    if (reading.text !== '') push(reading, ' ', ' ');
    const [first, last] = pushWord(reading, word, false);
    reading.begins[first] = true;
    reading.ends[last] = true;
    const stem = clitic.exec(reading.text.slice(first, first + 12));
    if (stem) reading.begins[first + stem[0].length] = true;
  }
  return reading;
};

const isJoined = (word: Word, next: Word | undefined): boolean =>
  next !== undefined && (word.gap === 'joint' || (word.signs.length === 1 && next.signs.length === 1));

/** The pieces from `from` on that may be one word spelled out: “f.u.c.k”, “f u c k”, “fu-ck”. */
const chainFrom = (words: readonly Word[], from: number): Word[] => {
  let end = from;
  while (isJoined(words[end] as Word, words[end + 1])) end += 1;
  const chain = words.slice(from, end + 1);
  const hasSpaces = chain.slice(0, -1).some(({ gap }) => gap === 'space');
  return chain.length < (hasSpaces ? 3 : 2) ? [] : chain;
};

const pushChain = (reading: Reading, chain: readonly Word[]): void => {
  if (reading.text !== '') push(reading, ' ', ' ');
  for (const [i, word] of chain.entries()) {
    const [first, last] = pushWord(reading, word, i > 0);
    // One letter may stand before it by itself: “a f u c k”.
    reading.begins[first] = i < 2 ? true : 'part';
    reading.ends[last] = i === chain.length - 1 ? true : 'part';
  }
};

/** What is spelled out with signs or spaces between, put together; undefined where nothing is. */
export const joinedReading = (words: readonly Word[]): Reading | undefined => {
  const reading = emptyReading();
  for (let i = 0; i < words.length; i += 1) {
    const chain = chainFrom(words, i);
    if (chain.length === 0) continue;
    pushChain(reading, chain);
    i += chain.length - 1;
  }
  return reading.text === '' ? undefined : reading;
};
