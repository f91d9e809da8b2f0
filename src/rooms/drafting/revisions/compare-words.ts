import { diffArrays } from 'diff';

/** A stretch of text: in both, only in the later, only in the earlier. */
export type Run = { kind: 'same' | 'added' | 'removed'; text: string };

/** Two texts that differ in more places than this are not told apart word by word: one stands for the other. */
const mostEdits = 1_000;

/** Words of any script, the space between them, and every other sign by itself. */
const token = /[\p{L}\p{M}\p{N}_]+(?:['’-][\p{L}\p{M}\p{N}_]+)*|\s+|[^\s]/gu;

const tokens = (text: string): string[] => text.match(token) ?? [];

/** Word by word, in every script. */
export const compareWords = (before: string, after: string): Run[] => {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const found = diffArrays(tokens(before), tokens(after), { maxEditLength: mostEdits });
  const replaced = [
    { removed: true, added: false, value: [before] },
    { removed: false, added: true, value: [after] },
  ];
  return (found ?? replaced)
    .map(({ added, removed, value }): Run => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    }))
    .filter(({ text }) => text !== '');
};

const wordsOf = (text: string): Map<string, number> => {
  const words = new Map<string, number>();
  for (const word of tokens(text)) if (!/^\s/.test(word)) words.set(word, (words.get(word) ?? 0) + 1);
  return words;
};

const sizeOf = (words: ReadonlyMap<string, number>): number => words.values().reduce((sum, count) => sum + count, 0);

/** How much of the longer text is in the other, in whatever order, from 0 to 1. */
export const likeness = (before: string, after: string): number => {
  const [one, other] = [wordsOf(before), wordsOf(after)];
  const longer = Math.max(sizeOf(one), sizeOf(other));
  const shared = one.entries().reduce((sum, [word, count]) => sum + Math.min(count, other.get(word) ?? 0), 0);
  return longer === 0 ? 1 : shared / longer;
};
