/** Which writing a name is in: letters of two writings in one name are how one name is made to look like another. */

/** Writings in use today (UAX 31, recommended and limited use). Dead ones are no way to write one's name. */
const scripts = [
  'Latin',
  'Cyrillic',
  'Arabic',
  'Greek',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Bopomofo',
  'Hebrew',
  'Armenian',
  'Georgian',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Thai',
  'Lao',
  'Tibetan',
  'Myanmar',
  'Khmer',
  'Ethiopic',
  'Thaana',
  'Cherokee',
  'Canadian_Aboriginal',
  'Mongolian',
  'Syriac',
  'Nko',
  'Tifinagh',
  'Adlam',
  'Javanese',
  'Balinese',
  'Sundanese',
  'Cham',
  'Lisu',
  'Yi',
  'Vai',
  'Ol_Chiki',
  'Meetei_Mayek',
  'New_Tai_Lue',
  'Tai_Le',
  'Tai_Tham',
  'Tai_Viet',
  'Lepcha',
  'Limbu',
  'Chakma',
] as const;

const tests = scripts.map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'u')] as const);
const shared = /[\p{Script=Common}\p{Script=Inherited}]/u;

/** Writings that belong together: Japanese, Korean, Chinese with its phonetic signs. */
const families: readonly (readonly string[])[] = [
  ['Han', 'Hiragana', 'Katakana'],
  ['Han', 'Hangul'],
  ['Han', 'Bopomofo'],
];

/** The writings of a text's letters and marks; undefined when one is of none that is in use. */
export const scriptsOf = (text: string): Set<string> | undefined => {
  const found = new Set<string>();
  for (const sign of text) {
    if (!/[\p{L}\p{M}\p{N}]/u.test(sign) || shared.test(sign)) continue;
    const script = tests.find(([, test]) => test.test(sign))?.[0];
    if (script === undefined) return undefined;
    found.add(script);
  }
  return found;
};

/** Whether these may stand in one name. */
export const areOneWriting = (found: ReadonlySet<string>): boolean =>
  found.size <= 1 || families.some((family) => [...found].every((script) => family.includes(script)));

/** Whether all digits of a text are of one row (0–9, ٠–٩, …). */
export const areOneRowOfDigits = (text: string): boolean => {
  const rows = new Set<number>();
  for (const [digit = ''] of text.matchAll(/\p{Nd}/gu)) {
    // Rows of digits begin at a multiple of ten from their zero: walk down to it.
    let zero = digit.codePointAt(0) ?? 0;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && (digit.codePointAt(0) ?? 0) - zero < 9) zero -= 1;
    rows.add(zero);
  }
  return rows.size <= 1;
};
