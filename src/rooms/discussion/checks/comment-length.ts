import type { Check, CheckInput, Objection } from './check.ts';
import { graphemesUpTo, longestWord } from './graphemes.ts';

const refuse = (reason: string, about?: number): Objection => ({
  verdict: 'refuse',
  reason,
  ...(about === undefined ? {} : { about: String(about) }),
});

/** Lengths are counted as readers count: a flag, a family or a letter with its accents is one. */
const lengthFault = ({ text, settings }: CheckInput): Objection | undefined => {
  const { shortest, longest, longestWord: word, mostLines } = settings;
  const trimmed = text.trim();
  // Invisible signs alone are no comment.
  if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(trimmed)) return refuse('empty');
  const length = graphemesUpTo(trimmed, longest + 1);
  if (length > longest) return refuse('too-long', longest);
  if (length < shortest) return refuse('too-short', shortest);
  if (longestWord(trimmed) > word) return refuse('long-word', word);
  return trimmed.split('\n').length > mostLines ? refuse('too-many-lines', mostLines) : undefined;
};

export const commentLength: Check = { name: 'length', isForStaff: true, objection: lengthFault };
