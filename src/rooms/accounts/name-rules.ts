/** What a name may be. Pure rules; whether it is free, the database knows (names.ts). */
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import { likenessOf } from './confusables.ts';
import { areOneRowOfDigits, areOneWriting, scriptsOf } from './name-scripts.ts';
import { isReserved } from './name-reserved.ts';

/** A name as it is shown, and the key under which names that look alike meet. */
export type CheckedName = { name: string; key: string };

export type NameFault =
  | 'empty'
  | 'too-short'
  | 'too-long'
  | 'hidden-signs'
  | 'signs'
  | 'marks'
  | 'no-letters'
  | 'mixed-scripts'
  | 'mixed-digits'
  | 'reserved';

export const longestName = 40;
/** In UTF-16 units, before anything is looked at closely. */
const longestTyped = 400;
const mostUnits = 160;

/** Invisible signs, signs that turn the direction of writing, and those that mean nothing anywhere. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
/** Letters, marks, digits, and what joins the parts of names. */
const allowed = /^[\p{L}\p{M}\p{Nd}〇 .,'’‘ʼ`´·・\-‐‑–_&()]+$/u;
/** A sign takes two accents at most; writings with marks of their own stack up to four of those. */
const tooManyMarks = /\p{Script=Inherited}{3,}|\p{M}{5,}|(\p{Script=Inherited})\1/u;
/** One sign is a name where a sign is a syllable or a word. */
const wholeWord = /^[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]/u;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const lengthOf = (text: string): number => [...graphemes.segment(text)].length;

const faultOf = (name: string): NameFault | undefined => {
  if (name === '') return 'empty';
  if (name.length > mostUnits || lengthOf(name) > longestName) return 'too-long';
  if (!allowed.test(name)) return 'signs';
  if (!/\p{L}/u.test(name)) return 'no-letters';
  if (/^\p{M}|[^\p{L}\p{M}\p{Nd}]\p{M}/u.test(name) || tooManyMarks.test(name.normalize('NFD'))) return 'marks';
  if (Array.from(name).length < 2 && !wholeWord.test(name)) return 'too-short';
  const scripts = scriptsOf(name);
  if (!scripts) return 'signs';
  if (!areOneWriting(scripts)) return 'mixed-scripts';
  return areOneRowOfDigits(name) ? undefined : 'mixed-digits';
};

/** The name in the form it is kept in and its key, or why it cannot be one; names that are reserved pass. */
export const readName = (typed: string): Outcome<CheckedName, NameFault> => {
  if (typed.length > longestTyped) return refuse('too-long');
  const trimmed = typed.replace(/^\s+|\s+$/gu, '');
  if (hidden.test(trimmed)) return refuse('hidden-signs');
  const name = trimmed
    .normalize('NFKC')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
  const fault = faultOf(name);
  if (fault) return refuse(fault);
  const key = likenessOf(name);
  return key === '' ? refuse('no-letters') : ok({ name, key });
};

/** The same for readers: names that speak for the publication are refused. */
export const checkName = (typed: string): Outcome<CheckedName, NameFault> => {
  const read = readName(typed);
  return read.ok && isReserved(read.value.name) ? refuse('reserved') : read;
};
