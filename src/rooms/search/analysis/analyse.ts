import { foldMarks, lower } from './fold.ts';
import { splitText } from './split.ts';
import { stemmingOf } from './stemmers.ts';

/** A term of the index and where it stands in the text. */
export type Token = { term: string; start: number; end: number };

/** How the text of one language becomes terms. */
export type Analysis = {
  language: string;
  /** The terms in order: words, and overlapping pairs of characters where a script has no spaces; `singles` gathers those characters. */
  terms: (text: string, singles?: Set<string>) => string[];
  /** The same with their places. Given the terms that are sought, others may be left empty: that is many times faster. */
  tokens: (text: string, sought?: readonly string[]) => Token[];
};

/** No word is longer; what is (addresses, code) counts by its beginning. */
const longestTerm = 48;
const keptWords = 60_000;

const elided =
  /^(?:l|d|j|m|t|s|c|n|qu|jusqu|lorsqu|puisqu|dell|dall|nell|sull|all|un|quest|quell)['\u2019\u02bc](?=.)/i;
const possessive = /['\u2019\u02bc]s?$/i;
const elidingLanguages = new Set(['fr', 'it', 'ca', 'oc']);

const termOf = (raw: string, language: string): string => {
  let bare = raw;
  if (elidingLanguages.has(language)) bare = bare.replace(elided, '');
  else if (language === 'en') bare = bare.replace(possessive, '');
  const word = lower(bare, language).slice(0, longestTerm);
  const { stem, wantsMarks } = stemmingOf(word, language);
  if (wantsMarks) return foldMarks(stem(word).toLowerCase(), language);
  return stem(foldMarks(word, language)).toLowerCase();
};

/** Overlapping pairs; a vowel sign or tone mark counts as a character of its own. */
const pushPairs = (run: string, terms: string[], singles?: Set<string>): void => {
  const signs = Array.from(run.normalize('NFKC'));
  if (signs.length === 1) terms.push(signs[0] ?? '');
  for (let i = 0; i + 1 < signs.length; i += 1) terms.push(`${signs[i]}${signs[i + 1]}`);
  if (singles) for (const sign of signs) singles.add(sign);
};

const pairTokens = (run: string, start: number, tokens: Token[]): void => {
  const signs: Token[] = [];
  let at = start;
  for (const raw of run) {
    for (const term of raw.normalize('NFKC')) signs.push({ term, start: at, end: at + raw.length });
    at += raw.length;
  }
  signs.forEach((sign, i) => {
    const next = signs[i + 1];
    if (next) tokens.push({ term: sign.term + next.term, start: sign.start, end: next.end });
    else if (signs.length === 1) tokens.push(sign);
  });
};

/** Here a word's first letter may be taken off: article, conjunction, prefix. */
const prefixing = new Set(['ar', 'id', ...elidingLanguages]);

const codeOf = (text: string): number => text.charCodeAt(0);

/** First letters that lead to these terms, with and without their marks. */
const beginnings = (terms: readonly string[]): ReadonlySet<number> =>
  new Set(terms.flatMap((term) => [codeOf(term), codeOf(term.normalize('NFD'))]));

const createAnalysis = (language: string): Analysis => {
  const known = new Map<string, string>();
  const letters = new Uint16Array(65536);
  /** A letter as terms begin with it. */
  const firstLetter = (code: number): number => {
    letters[code] ||= codeOf(foldMarks(lower(String.fromCharCode(code), language), language)) || code;
    return letters[code] ?? code;
  };
  const term = (raw: string): string => {
    const kept = known.get(raw);
    if (kept !== undefined) return kept;
    const fresh = termOf(raw, language);
    if (known.size >= keptWords) known.clear();
    // A piece of a long text would keep the whole text in memory: the key is copied.
    known.set(Buffer.from(raw).toString(), fresh);
    return fresh;
  };
  const terms = (text: string, singles?: Set<string>): string[] => {
    const found: string[] = [];
    splitText(text, (start, end, isWide) => {
      const raw = text.slice(start, end);
      if (isWide) return pushPairs(raw, found, singles);
      const word = term(raw);
      if (word !== '') found.push(word);
    });
    return found;
  };
  const tokens = (text: string, sought?: readonly string[]): Token[] => {
    const found: Token[] = [];
    const mayBe = sought && !prefixing.has(language) ? beginnings(sought) : undefined;
    splitText(text, (start, end, isWide) => {
      if (!isWide && mayBe && !mayBe.has(firstLetter(text.charCodeAt(start))))
        return void found.push({ term: '', start, end });
      const raw = text.slice(start, end);
      if (isWide) return pairTokens(raw, start, found);
      const word = term(raw);
      if (word !== '') found.push({ term: word, start, end });
    });
    return found;
  };
  return { language, terms, tokens };
};

const analyses = new Map<string, Analysis>();

/** The analysis of a language, by its tag (`pt-BR` counts as `pt`). What is written and what is asked must go through the same. */
export const analysisFor = (languageTag: string): Analysis => {
  const language = languageTag.toLowerCase().split(/[-_]/)[0] ?? '';
  const known = analyses.get(language);
  if (known) return known;
  const fresh = createAnalysis(language);
  analyses.set(language, fresh);
  return fresh;
};
