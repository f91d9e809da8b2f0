/**
 * English stems by the rules of Porter's second stemmer ("Porter2", snowballstem.org/algorithms/english/stemmer.html),
 * written anew: takes a word in lower case without accents or apostrophes.
 */
const exceptional: Record<string, string> = {
  skis: 'ski',
  skies: 'sky',
  idly: 'idl',
  gently: 'gentl',
  ugly: 'ugli',
  early: 'earli',
  only: 'onli',
  singly: 'singl',
  sky: 'sky',
  news: 'news',
  howe: 'howe',
  atlas: 'atlas',
  cosmos: 'cosmos',
  bias: 'bias',
  andes: 'andes',
};
const wholeAfterPlural = /^(?:inn|out|cann|herr|earr|even)ings?$|^(?:proc|exc|succ)eeds?$/;
const longRoots = /^(?:gener|commun|arsen|past|univers|later|emerg|organ|inter)/;

const vowel = /[aeiouy]/;
const doubled = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;
/** A syllable that makes `e` belong to it: hop(e), us(e), past(e). */
const shortSyllable = /(?:^|[^aeiouy])[aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$|^past$/;

/** Where the part begins that follows the first consonant after a vowel. */
const regionAfter = (word: string, from: number): number => {
  let at = from;
  while (at < word.length && !vowel.test(word[at] ?? '')) at += 1;
  while (at < word.length && vowel.test(word[at] ?? '')) at += 1;
  return Math.min(at + 1, word.length);
};

const withoutPlural = (word: string): string => {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  if (/[us]s$/.test(word) || !word.endsWith('s')) return word;
  return /[aeiouy].+s$/.test(word) ? word.slice(0, -1) : word;
};

const mended = (stem: string, r1: number): string => {
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (doubled.test(stem)) return /^[aeo](?:dd|gg|ff|bb|nn|rr|tt|mm|pp)$/.test(stem) ? stem : stem.slice(0, -1);
  return stem.length <= r1 && shortSyllable.test(stem) ? `${stem}e` : stem;
};

const withoutTense = (word: string, r1: number): string => {
  const full = /(?:eed|eedly)$/.exec(word);
  if (full) return full.index >= r1 ? `${word.slice(0, full.index)}ee` : word;
  const found = /(?:ingly|edly|ing|ed)$/.exec(word);
  if (!found) return word;
  const stem = word.slice(0, found.index);
  if (found[0] === 'ing' && /^[^aeiouy]y$/i.test(stem)) return `${stem.slice(0, 1)}ie`;
  return vowel.test(stem) ? mended(stem, r1) : word;
};

type Rule = readonly [ending: string, instead: string, after?: RegExp];

/** Longest endings first. */
const derived: readonly Rule[] = [
  ['ational', 'ate'],
  ['fulness', 'ful'],
  ['iveness', 'ive'],
  ['ization', 'ize'],
  ['ousness', 'ous'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['tional', 'tion'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['ation', 'ate'],
  ['entli', 'ent'],
  ['fulli', 'ful'],
  ['iviti', 'ive'],
  ['ousli', 'ous'],
  ['ogist', 'og'],
  ['abli', 'able'],
  ['alli', 'al'],
  ['anci', 'ance'],
  ['ator', 'ate'],
  ['enci', 'ence'],
  ['izer', 'ize'],
  ['bli', 'ble'],
  ['ogi', 'og', /l$/],
  ['li', '', /[cdeghkmnrt]$/],
];
const further: readonly Rule[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
];
const last: readonly Rule[] = [
  'ement',
  'ance',
  'ence',
  'able',
  'ible',
  'ment',
  'ant',
  'ent',
  'ism',
  'ate',
  'iti',
  'ous',
  'ive',
  'ize',
  'al',
  'er',
  'ic',
].map((ending): Rule => [ending, '']);

/** The first rule whose ending the word has decides; it holds only inside the region. */
const applied = (word: string, region: number, rules: readonly Rule[]): string => {
  const rule = rules.find(([ending]) => word.endsWith(ending));
  if (!rule) return word;
  const stem = word.slice(0, word.length - rule[0].length);
  return stem.length >= region && (!rule[2] || rule[2].test(stem)) ? stem + rule[1] : word;
};

const withoutLast = (word: string, r2: number): string => {
  if (/[st]ion$/.test(word)) return word.length - 3 >= r2 ? word.slice(0, -3) : word;
  return applied(word, r2, last);
};

const withoutEnd = (word: string, r1: number, r2: number): string => {
  const stem = word.slice(0, -1);
  if (word.endsWith('e') && (stem.length >= r2 || (stem.length >= r1 && !shortSyllable.test(stem)))) return stem;
  return word.endsWith('ll') && stem.length >= r2 ? stem : word;
};

/** A word's stem; words with other letters than a–z come back as they are. */
export const stemEnglish = (plain: string): string => {
  const known = exceptional[plain];
  if (known !== undefined && Object.hasOwn(exceptional, plain)) return known;
  if (plain.length < 3 || !/^[a-z]+$/.test(plain)) return plain;
  // A consonant y is written large: it is no vowel for the rules.
  let word = plain.replace(/^y|(?<=[aeiou])y/g, 'Y');
  const root = longRoots.exec(word);
  const r1 = root ? root[0].length : regionAfter(word, 0);
  const r2 = regionAfter(word, r1);
  word = withoutPlural(word);
  if (wholeAfterPlural.test(word)) return word.toLowerCase();
  word = withoutTense(word, r1);
  word = word.replace(/(?<=.[^aeiouy])[yY]$/, 'i');
  word = applied(word, r1, derived);
  if (word.endsWith('ative')) word = word.length - 5 >= r2 ? word.slice(0, -5) : word;
  else word = applied(word, r1, further);
  return withoutEnd(withoutLast(word, r2), r1, r2).toLowerCase();
};
