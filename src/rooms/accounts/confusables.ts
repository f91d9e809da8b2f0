/**
 * What a name looks like, as a key: two names that a reader could take for each other have the same one. It is the skeleton of
 * UTS #39 over all letter cases, without accents, spaces and signs.
 */
import { confusablesTable } from './confusables-table.ts';

/** Pairs the Unicode table does not know, or tells apart: i, I, l and 1 are one stroke in many faces. */
const further: Record<string, string> = {
  w: 'vv',
  i: 'l',
  ʙ: 'b',
  ᴅ: 'd',
  ᴇ: 'e',
  ɢ: 'g',
  ʜ: 'h',
  ᴊ: 'j',
  ᴋ: 'k',
  ĸ: 'k',
  ʟ: 'l',
  ᴍ: 'rn',
  ʍ: 'rn',
  ɴ: 'n',
  ᴎ: 'n',
  ᴘ: 'p',
  ǫ: 'q',
  ʀ: 'r',
  ᴛ: 't',
};

const parseTable = (): Map<string, string> => {
  const looks = new Map<string, string>();
  for (const entry of confusablesTable.split(';')) {
    const [look = '', signs = ''] = entry.split('=');
    const text = String.fromCodePoint(...look.split('+').map((code) => parseInt(code, 16)));
    let code = 0;
    for (const distance of signs.split(' ')) {
      code += parseInt(distance, 36);
      looks.set(String.fromCodePoint(code), text);
    }
  }
  return looks;
};

let table: Map<string, string> | undefined;
const lookOf = (sign: string): string | undefined => further[sign] ?? (table ??= parseTable()).get(sign);

const lower = (text: string): string => text.toUpperCase().toLowerCase();
const generalMarks = /[\u0300-\u036f]/g;
/** Modifier letters are strokes and apostrophes too. */
const noLetter = /[^\p{L}\p{N}\p{M}]|[\u02b0-\u02ff]/gu;
/** Where marks only colour a letter: Latin, Greek, Cyrillic, Arabic, Hebrew. Elsewhere they are vowels. */
const marksThatColour = /(?<=[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Hebrew}]\p{M}*)\p{M}/gu;

export type LookedAt = 'capitals' | 'small';

/**
 * A letter is compared in one case only. Outside Latin it is the capitals that look like Latin most often (Cyrillic В, Greek Η),
 * where there is a choice.
 */
const looksOf = (sign: string, by: LookedAt): string => {
  const small = lower(sign);
  const isLatin = /\p{sc=Latin}/u.test(sign);
  const cases = isLatin || by === 'small' ? [small, sign.toUpperCase()] : [sign.toUpperCase(), small];
  const known = cases.map(lookOf).filter((look) => look !== undefined && /[\p{L}\p{N}]/u.test(look)) as string[];
  // A Latin letter as it is needs no likeness in another case.
  if (isLatin && lookOf(small) === undefined && /^[a-z]$/.test(small)) return small;
  return known.find((look) => /^[\w']+$/.test(look)) ?? known[0] ?? small;
};

const once = (text: string, by: LookedAt): string =>
  lower(Array.from(text, (sign) => looksOf(sign, by)).join(''))
    .normalize('NFD')
    .replace(generalMarks, '')
    .replace(noLetter, '');

const passes = 4;

/** The key; `small` compares by small letters, which are another likeness in Greek (ν is v, Ν is N). */
export const likenessOf = (name: string, by: LookedAt = 'capitals'): string => {
  let text = lower(name.normalize('NFKC')).normalize('NFD').replace(marksThatColour, '').replace(noLetter, '');
  for (let pass = 0; pass < passes; pass += 1) {
    const next = once(text, by);
    if (next === text) break;
    text = next;
  }
  return text.normalize('NFC');
};
