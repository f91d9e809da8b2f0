import { hash } from 'node:crypto';

const ignored = /[^\p{L}\p{N}]+/gu;
const marks = /(?<=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}])\p{M}+/gu;

/** Below this many letters texts repeat by nature: “Thank you!”, “Agreed.” */
const shortestMarked = 12;

/** A text as repeats are compared by: its letters and digits alone, without case, accents or the spaces between. */
export const foldedForRepeats = (text: string): string =>
  text.normalize('NFKD').replace(marks, '').toLowerCase().replace(ignored, '');

/** The column `text_mark`: two comments that say the same have the same; undefined for a text too short to compare. */
export const textMarkOf = (text: string): string | undefined => {
  const folded = foldedForRepeats(text);
  return folded.length < shortestMarked ? undefined : hash('sha256', folded, 'base64url').slice(0, 22);
};
