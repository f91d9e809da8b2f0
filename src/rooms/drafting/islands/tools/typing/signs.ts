/** Which signs a language writes: quotation marks, dashes, and the spaces that must not break. */

export type Signs = {
  double: readonly [open: string, close: string];
  single: readonly [open: string, close: string];
  /** Between words, with a space on each side. */
  dash: string;
  /** A space that does not break stands before a dash. */
  holdsDash?: boolean;
  /** What stands inside quotation marks, next to them. */
  inner?: string;
  /** Space before these signs. */
  before?: Readonly<Record<string, string>>;
  /** One-letter words that do not stay alone at a line's end. */
  shortWords?: RegExp;
  /** Signs of the keyboard that the script writes in its own way. */
  own?: Readonly<Record<string, string>>;
  /** A space that does not break between a number and %. */
  percent?: boolean;
};

const narrow = '\u202f';
const solid = '\u00a0';
const curly = ['“', '”'] as const;
const curlySingle = ['‘', '’'] as const;
const low = ['„', '“'] as const;
const lowSingle = ['‚', '‘'] as const;
const angles = ['«', '»'] as const;

const plain: Signs = { double: curly, single: curlySingle, dash: '–' };
const german: Signs = { double: low, single: lowSingle, dash: '–', percent: true };
const slavic: Signs = { double: angles, single: low, dash: '—', holdsDash: true, percent: true };
const arabic: Signs = { double: angles, single: curly, dash: '–', own: { ',': '،', ';': '؛', '?': '؟' } };
const frenchBefore = { ';': narrow, '!': narrow, '?': narrow, ':': solid };

const bySpeech: Readonly<Record<string, Signs>> = {
  en: plain,
  de: german,
  'de-ch': { ...german, double: angles, single: ['‹', '›'] },
  fr: { double: angles, single: curly, dash: '–', inner: narrow, before: frenchBefore, percent: true },
  'fr-ca': { double: angles, single: curly, dash: '–', inner: solid, before: { ':': solid }, percent: true },
  'fr-ch': { double: angles, single: ['‹', '›'], dash: '–', inner: narrow, before: frenchBefore },
  es: { double: angles, single: curly, dash: '—', percent: true },
  'es-mx': { double: curly, single: curlySingle, dash: '—' },
  it: { double: angles, single: curly, dash: '–' },
  pt: { double: curly, single: curlySingle, dash: '—' },
  'pt-pt': { double: angles, single: curly, dash: '—' },
  ca: { double: angles, single: curly, dash: '—' },
  ru: { ...slavic, shortWords: /(?<![\p{L}\p{N}])[авикосуя]$/iu },
  uk: { ...slavic, shortWords: /(?<![\p{L}\p{N}])[авзійоуя]$/iu },
  be: { ...slavic, shortWords: /(?<![\p{L}\p{N}])[азіуўя]$/iu },
  bg: { double: low, single: lowSingle, dash: '–' },
  pl: { double: ['„', '”'], single: angles, dash: '–', shortWords: /(?<![\p{L}\p{N}])[aiouwz]$/iu },
  cs: { ...german, shortWords: /(?<![\p{L}\p{N}])[aikosuvz]$/iu },
  sk: { ...german, shortWords: /(?<![\p{L}\p{N}])[aikosuvz]$/iu },
  sl: german,
  hr: { double: ['„', '”'], single: curlySingle, dash: '–' },
  sr: german,
  hu: { double: ['„', '”'], single: ['»', '«'], dash: '–' },
  ro: { double: ['„', '”'], single: angles, dash: '–' },
  el: { double: angles, single: curly, dash: '–' },
  sv: { double: ['”', '”'], single: ['’', '’'], dash: '–', percent: true },
  fi: { double: ['”', '”'], single: ['’', '’'], dash: '–', percent: true },
  da: { double: curly, single: curlySingle, dash: '–', percent: true },
  nb: { double: angles, single: curlySingle, dash: '–', percent: true },
  nn: { double: angles, single: curlySingle, dash: '–', percent: true },
  no: { double: angles, single: curlySingle, dash: '–', percent: true },
  tr: plain,
  he: { double: ['”', '”'], single: ['’', '’'], dash: '–' },
  ar: arabic,
  fa: { ...arabic, single: ['‹', '›'] },
  ur: { ...arabic, double: curly, single: curlySingle },
};

/** The signs of a language by its tag; English ones for those not known. */
export const signsOf = (language: string): Signs => {
  const tag = language.toLowerCase();
  const [primary = ''] = tag.split('-', 1);
  return bySpeech[tag] ?? bySpeech[primary] ?? plain;
};
