import { foldedWords, normalForm } from './folded-text.ts';
import { plainReading, type Reading } from './reading.ts';
import { scriptOf, type Script } from './script-of.ts';

/** A word or phrase that is looked for; `value` is what finding it means. */
export type Term<Value> = { written: string; value: Value };

type Entry<Value> = {
  key: string;
  /** Kept only where letters are doubled, or differ from the key. */
  runs: number[] | undefined;
  letters: string[] | undefined;
  script: Script;
  isBeginning: boolean;
  value: Value;
};

/** How a match is judged: letters that are no mere decoration in the text's language, and its prevailing script. */
export type Manner = { ownLetters: ReadonlySet<string>; script: Script };

export type WordFinder<Value> = {
  size: number;
  /** Calls back for every term that stands in the text as a whole word; ends when it is told so (true). */
  find: (reading: Reading, manner: Manner, found: (value: Value) => boolean) => void;
};

const longestTerm = 120;
/** A letter written so often is stretched; twice it may be another word: “shoot”, “boob”. */
const stretched = 3;

/** A term in the form it is looked for; undefined where there is nothing in it to be read. */
export const readTerm = <Value>({ written, value }: Term<Value>): Entry<Value> | undefined => {
  const isBeginning = written.endsWith('*');
  const { text, runs, letters } = plainReading(foldedWords(normalForm(isBeginning ? written.slice(0, -1) : written)));
  if (text === '' || text.length > longestTerm) return undefined;
  return {
    key: text,
    runs: runs.some((run) => run > 1) ? runs : undefined,
    letters: letters.some((letter, i) => letter !== text[i]) ? letters : undefined,
    script: scriptOf(letters.join('')),
    isBeginning,
    value,
  };
};

const isSameRun = (written: number, sought: number, isOpen: boolean): boolean =>
  written === sought || (written > sought && (isOpen || written >= stretched));

type Match = { reading: Reading; from: number; manner: Manner };

/** Doubled letters are as they should be, and no letter of its own was taken for another. */
const fits = <Value>({ key, runs, letters, isBeginning }: Entry<Value>, { reading, from, manner }: Match): boolean => {
  for (let i = 0; i < key.length; i += 1) {
    const isOpen = isBeginning && i === key.length - 1;
    if (!isSameRun(reading.runs[from + i] ?? 1, runs?.[i] ?? 1, isOpen)) return false;
    const written = reading.letters[from + i] ?? '';
    const sought = letters?.[i] ?? key[i] ?? '';
    if (written === sought) continue;
    for (const letter of written) if (letter !== sought && manner.ownLetters.has(letter)) return false;
    if (manner.ownLetters.has(sought)) return false;
  }
  return true;
};

/** A word all in other letters is that alphabet's own (“рот” is no “pot”), unless all round it is written in the term's. */
const isItsScript = <Value>({ key, script }: Entry<Value>, { reading, from, manner }: Match): boolean => {
  if (script === undefined || manner.script === script) return true;
  for (let i = from; i < from + key.length; i += 1) if (scriptOf(reading.letters[i] ?? '') === script) return true;
  return false;
};

const isWhole = <Value>({ key, isBeginning }: Entry<Value>, { reading, from }: Match): boolean => {
  if (isBeginning) return true;
  const end = reading.ends[from + key.length - 1];
  if (end !== 'part') return end === true;
  // Spelled out, “s p e c i a l i s t” holds a drug, and “a s s e t” an insult.
  return reading.begins[from] !== 'part' && key.length > stretched;
};

/** The first index in [low, high) whose key has at least this sign at this depth. */
const lowerBound = (keys: readonly string[], range: [number, number], depth: number, code: number): number => {
  let [low, high] = range;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] as string).charCodeAt(depth) < code) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * Sorted terms, walked like a tree: at each sign of the text the range of terms that begin so gets narrower. That needs as little
 * memory as the words themselves, and its time is bounded: signs × longest term × log terms, whatever the words are.
 */
export const createWordFinder = <Value>(terms: readonly Term<Value>[]): WordFinder<Value> => {
  const entries = terms.map(readTerm).filter((entry) => entry !== undefined);
  entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const keys = entries.map(({ key }) => key);

  /** Where the terms with this first sign lie: most words of a text end here. */
  const firstRanges = new Map<number, [number, number]>();
  for (const [at, key] of keys.entries()) {
    const range = firstRanges.get(key.charCodeAt(0));
    if (range) range[1] = at + 1;
    else firstRanges.set(key.charCodeAt(0), [at, at + 1]);
  }

  const narrow = (range: [number, number], depth: number, code: number): [number, number] => {
    if (depth === 0) return firstRanges.get(code) ?? [0, 0];
    const low = lowerBound(keys, range, depth, code);
    return [low, lowerBound(keys, [low, range[1]], depth, code + 1)];
  };

  const findFrom = (match: Match, found: (value: Value) => boolean): boolean => {
    const { text } = match.reading;
    let range: [number, number] = [0, keys.length];
    for (let i = match.from, depth = 0; i < text.length && depth < longestTerm; i += 1, depth += 1) {
      range = narrow(range, depth, text.charCodeAt(i));
      if (range[0] === range[1]) return false;
      for (let at = range[0]; at < range[1] && keys[at]?.length === depth + 1; at += 1) {
        const entry = entries[at] as Entry<Value>;
        if (isWhole(entry, match) && fits(entry, match) && isItsScript(entry, match) && found(entry.value)) return true;
      }
    }
    return false;
  };

  return {
    size: entries.length,
    find: (reading, manner, found) => {
      for (let from = 0; from < reading.text.length; from += 1)
        if (reading.begins[from] !== false && findFrom({ reading, from, manner }, found)) return;
    },
  };
};
