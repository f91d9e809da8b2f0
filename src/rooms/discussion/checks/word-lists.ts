import { hash } from 'node:crypto';
import type { WordList } from '../discussion-settings.ts';
import type { Check, CheckInput } from './check.ts';
import { foldedWords, normalForm } from './folded-text.ts';
import { leetReadings } from './leet.ts';
import { ownLettersOf } from './own-letters.ts';
import { joinedReading, plainReading, type Reading } from './reading.ts';
import { scriptOf } from './script-of.ts';
import { createWordFinder, type WordFinder } from './word-finder.ts';

const verdicts = ['nudge', 'hold', 'refuse'] as const;
type Verdict = (typeof verdicts)[number];

/** Making a finder of a long list takes a moment: it is done once for the same words, however often settings are saved. */
const keptFinders = 40;
const finders = new Map<string, WordFinder<Verdict>>();
const ofList = new WeakMap<WordList, WordFinder<Verdict>>();

const makeFinder = (list: WordList): WordFinder<Verdict> => {
  const name = hash('sha256', JSON.stringify(verdicts.map((verdict) => list[verdict])));
  const known = finders.get(name);
  if (known) return known;
  const terms = verdicts.flatMap((value) => (list[value] ?? []).map((written) => ({ written, value })));
  const finder = createWordFinder(terms);
  if (finders.size >= keptFinders) finders.delete(finders.keys().next().value ?? '');
  finders.set(name, finder);
  return finder;
};

const finderOf = (list: WordList): WordFinder<Verdict> => {
  let finder = ofList.get(list);
  if (!finder) ofList.set(list, (finder = makeFinder(list)));
  return finder;
};

/** The ways a text is read: as it stands, with figures as letters, and what is spelled out put together. */
export const readingsOf = (text: string): Reading[] => {
  const normal = normalForm(text);
  return [normal, ...leetReadings(normal)].flatMap((reading) => {
    const words = foldedWords(reading);
    const joined = joinedReading(words);
    return joined ? [plainReading(words), joined] : [plainReading(words)];
  });
};

/** The gravest verdict of the words in a text: of those for every language and those for its own. */
export const verdictOfWords = (
  text: string,
  language: string,
  words: Readonly<Record<string, WordList>>,
): Verdict | undefined => {
  const primary = language.toLowerCase().split('-', 1)[0] ?? '';
  const lists = ['*', primary].map((name) => words[name]).filter((list) => list !== undefined);
  const sought = lists.map(finderOf).filter(({ size }) => size > 0);
  if (sought.length === 0) return undefined;
  const manner = { ownLetters: ownLettersOf(primary), script: scriptOf(normalForm(text)) };
  let gravest = -1;
  const found = (verdict: Verdict): boolean => (gravest = Math.max(gravest, verdicts.indexOf(verdict))) === 2;
  for (const reading of readingsOf(text)) for (const finder of sought) finder.find(reading, manner, found);
  return verdicts[gravest];
};

const reasons = { nudge: 'words-nudge', hold: 'words-held', refuse: 'words-refused' } as const;

/** The publication's own words; there are none until it sets some. Which word it was is never said: it would be quoted. */
export const wordLists: Check = {
  name: 'words',
  ifConfirmed: 'hold',
  objection: ({ text, edition, settings }: CheckInput) => {
    const verdict = verdictOfWords(text, edition.language, settings.words);
    return verdict && { verdict, reason: reasons[verdict] };
  },
};
