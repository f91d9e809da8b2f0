import { likeness } from './look-alikes.ts';
import { readTerm } from './word-finder.ts';

/** The words of a list that somebody else has made, and the lines of which nothing could be made. */
export type ParsedWordList = {
  words: string[];
  /** Line numbers from 1, and why they were left out; at most `mostReported`. */
  leftOut: { line: number; why: 'too-long' | 'no-word' | 'fragment' | 'disguised' | 'star' | 'too-many' }[];
  leftOutCount: number;
};

export const longestListedTerm = 100;
export const mostListedTerms = 100_000;
const mostReported = 50;

type Line = { line: number; text: string };
type Why = ParsedWordList['leftOut'][number]['why'];

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : [];
};

/** A JSON array, or an object of arrays by language; its words are numbered as lines. */
const fromJson = (text: string): Line[] | undefined => {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return stringsIn(JSON.parse(text)).map((word, i) => ({ line: i + 1, text: word }));
  } catch {
    return undefined;
  }
};

/** The first column of a line with commas, semicolons or tabs; quotes are taken off. */
const firstColumn = (text: string, separator: string): string => {
  if (!text.startsWith('"')) return text.split(separator, 1)[0] ?? '';
  const end = text.replaceAll('""', '\u0000\u0000').indexOf('"', 1);
  return text.slice(1, end < 0 ? undefined : end).replaceAll('""', '"');
};

/** Most lines have the sign, and as often as the first: it parts columns. */
const separatorOf = (lines: readonly Line[]): string | undefined =>
  ['\t', ',', ';'].find(
    (sign) => lines.length > 0 && lines.filter(({ text }) => text.includes(sign)).length > lines.length * 0.9,
  );

const headings = /^"?(?:text|word|words|term|phrase|keyword)"?$/i;

const typedLines = (text: string): Line[] =>
  text.split(/\r\n?|\n/).map((line, i) => ({ line: i + 1, text: line.trim() }));

const isWritten = ({ text }: Line): boolean => text !== '' && !text.startsWith('#');

const fromLines = (text: string): Line[] => {
  const lines = typedLines(text).filter(isWritten);
  const separator = separatorOf(lines);
  const columns = separator
    ? lines.map((line) => ({ ...line, text: firstColumn(line.text, separator).trim() }))
    : lines;
  const words = separator && headings.test(columns[0]?.text ?? '') ? columns.slice(1) : columns;
  // Some lists give each word a weight: “word:3”, “word 0.8”.
  return words.map((line) => ({
    ...line,
    text: line.text.replace(/[\s:=]+\d+(?:\.\d+)?$/, (weight) => (weight.trim() === '' ? weight : '')),
  }));
};

/** Signs at the edges, or several within, say that a line is a piece of an address or text: as words it would hit everything. */
const edge = /^[^\p{L}\p{N}\p{M}@$]|[^\p{L}\p{N}\p{M}$*]$/u;
const inside = /[^\p{L}\p{N}\p{M}\s*@$][^\p{L}\p{N}\p{M}\s*@$]|[^\p{L}\p{N}\p{M}\s*@$.,:;'’&/!|€£\-‐–—]/u;
const oneLetter = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\d]$/u;

/** Written with look-alike letters: it would stand for the plain word, which is often a harmless one (“tо” for “to”). */
const isDisguised = (text: string): boolean => {
  const plain = text.normalize('NFKC').toLowerCase();
  if (plain !== text.normalize('NFC').toLowerCase() && /[a-z]/.test(plain)) return true;
  return plain
    .split(/\s+/)
    .some(
      (word) =>
        /[a-z]/.test(word) &&
        Array.from(word).some((letter) => !/[a-z\u00c0-\u024f]/.test(letter) && likeness(letter) !== letter),
    );
};

/** A sign between spaces would vanish, and leave a phrase that hits everything: “getting $”. */
const loneSign = /(?:^|\s)[^\p{L}\p{N}\p{M}]+(?=\s|$)/u;

const whyNot = (text: string): Why | undefined => {
  if (text.length > longestListedTerm) return 'too-long';
  if (/\*(?!$)/.test(text)) return 'star';
  if (edge.test(text) || inside.test(text) || loneSign.test(text)) return 'fragment';
  if (oneLetter.test(text)) return 'no-word';
  if (isDisguised(text)) return 'disguised';
  return readTerm({ written: text, value: 0 }) ? undefined : 'no-word';
};

/**
 * Reads a list: one a line, `#` begins a comment; a JSON array; or the first column of a table. With `lines` each line is a word,
 * whatever it looks like.
 */
export const parseWordList = (given: string, as: 'any' | 'lines' = 'any'): ParsedWordList => {
  const text = given.replace(/^\ufeff/, '');
  const lines = as === 'lines' ? typedLines(text).filter(isWritten) : (fromJson(text) ?? fromLines(text));
  const words = new Set<string>();
  const leftOut: ParsedWordList['leftOut'] = [];
  let leftOutCount = 0;
  for (const { line, text: written } of lines) {
    const word = written.replace(/\s+/g, ' ').trim();
    const why = words.size >= mostListedTerms ? 'too-many' : whyNot(word);
    if (why === undefined) words.add(word);
    else {
      leftOutCount += 1;
      if (leftOut.length < mostReported) leftOut.push({ line, why });
    }
  }
  return { words: [...words], leftOut, leftOutCount };
};
