import { foldArabic } from './arabic.ts';

/** Letters with marks that are letters of their own in a language: there they are not folded. */
const ownLetters: Record<string, string> = {
  es: 'ñ',
  gl: 'ñ',
  sv: 'åäö',
  fi: 'åäö',
  et: 'äöõü',
  da: 'åæø',
  nb: 'åæø',
  nn: 'åæø',
  no: 'åæø',
  is: 'áéíóúýöæðþ',
  tr: 'çğıöşü',
  az: 'çğıöşüə',
  hu: 'öőüű',
};

const unmarked: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ς: 'σ',
  ё: 'е',
};

/** Marks a reader may leave out: over Latin and Greek letters, stress over Cyrillic, points of Hebrew. */
const leftOut = /(?<=[\p{Script=Latin}\p{Script=Greek}]\p{Mn}*)\p{Mn}|[\u0300\u0301\u0591-\u05bd\u05bf-\u05c7]/gu;
const noWordSign = /[^\p{L}\p{N}\p{M}]/gu;

const zeros = [0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50];
const asciiDigit = (digit: string): string => {
  const code = digit.charCodeAt(0);
  const zero = zeros.find((first) => code >= first && code < first + 10);
  return zero === undefined ? digit : String(code - zero);
};

/** Lower case in the language's way, compatibility forms made plain, nothing but letters, marks and digits left. */
export const lower = (raw: string, language: string): string => {
  const plain = raw.normalize('NFKC');
  const small = language === 'tr' || language === 'az' ? plain.toLocaleLowerCase('tr') : plain.toLowerCase();
  const digits = /[^\x00-\x7f]/.test(small) && /\p{Nd}/u.test(small) ? small.replace(/\p{Nd}/gu, asciiDigit) : small; // oxlint-disable-line no-control-regex
  return digits.replace(noWordSign, '').normalize('NFC');
};

/** Takes the marks off letters, except those that the language counts as letters of their own. */
export const foldMarks = (word: string, language: string): string => {
  if (/^[a-z0-9]*$/.test(word)) return word;
  if (/\p{Script=Arabic}/u.test(word)) return foldArabic(word);
  const kept = ownLetters[language] ?? '';
  let folded = '';
  for (const letter of word) {
    if (kept.includes(letter)) folded += letter;
    else if (/[йїў]/.test(letter)) folded += letter;
    else folded += unmarked[letter] ?? letter.normalize('NFD');
  }
  return folded.replace(leftOut, '').normalize('NFC');
};
