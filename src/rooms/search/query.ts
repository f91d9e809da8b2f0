import { isWide, splitText } from './analysis/split.ts';
import type { Analysis } from './analysis/analyse.ts';

/** What somebody typed, before any language: each part is a word or a quoted phrase. */
export type Typed = { wanted: TypedPart[]; unwanted: TypedPart[] };
type TypedPart = { text: string; isPhrase: boolean };

/** Terms that must follow one another; mostly a single one. */
export type Clause = readonly string[];

/** What is looked for in one language. */
export type Clauses = { wanted: Clause[]; unwanted: Clause[] };

const longestQuery = 400;
const mostClauses = 12;
const longestPhrase = 16;
/** A longer run of a script without spaces is looked for word by word. */
const longestRun = 4;

const part = /([-\u2212]?)(?:"([^"]*)"?|([^\s"]+))/g;

/** Reads a query: words, "quoted phrases", and both with a minus before them. Anything may be given; nothing is an error. */
export const readQuery = (query: string): Typed => {
  const typed: Typed = { wanted: [], unwanted: [] };
  const plain = query
    .slice(0, longestQuery)
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f]/g, ' ')
    .replace(/[“”„«»「」『』＂]/g, '"');
  for (const [, minus, phrase, word] of plain.matchAll(part)) {
    const text = phrase ?? word ?? '';
    (minus ? typed.unwanted : typed.wanted).push({ text, isPhrase: phrase !== undefined });
  }
  return typed;
};

/** Words of a run without spaces; single characters stay with their neighbour, for alone they say little. */
const wordsOfRun = (run: string, language: string): string[] => {
  if (Array.from(run).length <= longestRun) return [run];
  const words: string[] = [];
  for (const { segment } of new Intl.Segmenter(language || 'und', { granularity: 'word' }).segment(run)) {
    const before = words.at(-1);
    const isShort = Array.from(segment).length === 1 || (before !== undefined && Array.from(before).length === 1);
    if (before !== undefined && isShort) words[words.length - 1] = before + segment;
    else words.push(segment);
  }
  return words;
};

/** A word as it was typed may be several: `covid-19` is a phrase, `iPhone発売` two things to be found. */
const piecesOf = ({ text, isPhrase }: TypedPart, language: string): string[] => {
  if (isPhrase) return [text];
  const pieces: string[] = [];
  let words: string[] = [];
  const close = (): void => {
    if (words.length > 0) pieces.push(words.join(' '));
    words = [];
  };
  splitText(text, (start, end, wide) => {
    if (!wide) return void words.push(text.slice(start, end));
    close();
    pieces.push(...wordsOfRun(text.slice(start, end), language));
  });
  close();
  return pieces;
};

const clausesOf = (parts: readonly TypedPart[], analysis: Analysis): Clause[] => {
  const clauses = new Map<string, Clause>();
  for (const typed of parts) {
    for (const piece of piecesOf(typed, analysis.language)) {
      const clause = analysis.terms(piece).slice(0, longestPhrase);
      if (clause.length > 0 && clauses.size < mostClauses) clauses.set(clause.join(' '), clause);
    }
  }
  return [...clauses.values()];
};

/** The query as one language understands it; the same limits hold for every query, however long. */
export const clausesIn = (typed: Typed, analysis: Analysis): Clauses => ({
  wanted: clausesOf(typed.wanted, analysis),
  unwanted: clausesOf(typed.unwanted, analysis),
});

/** Whether a clause is one character of a script without spaces: the index has those apart from the pairs. */
export const isSingleSign = (clause: Clause): boolean =>
  clause.length === 1 && Array.from(clause[0] ?? '').length === 1 && isWide(clause[0] ?? '');
