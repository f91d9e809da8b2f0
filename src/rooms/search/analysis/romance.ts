/**
 * Light stems for Romance languages: number and gender go, verbs and derivations stay. They need no accents, so that a word
 * typed without them is found; after the idea of Savoy, "Light stemming approaches for the French, Portuguese, German and
 * Hungarian languages". Words come in lower case, accents already folded (Spanish keeps ñ).
 */
type Rule = readonly [ending: RegExp, instead: string];

/** The first ending that fits is replaced, if three letters of the word stay. A rule may also name a whole word. */
const replaced = (word: string, rules: readonly Rule[]): string => {
  for (const [ending, instead] of rules) {
    const at = word.search(ending);
    if (at === 0 || (at >= 2 && at + instead.length >= 3)) return word.slice(0, at) + instead;
  }
  return word;
};

const spanish: readonly Rule[] = [
  [/ces$/, 'z'],
  [/(?<=[aeiou])ses$/, 's'],
  [/(?:os|as|es)$/, ''],
  [/(?<=[aeiou])s$/, ''],
  [/[aeo]$/, ''],
];
export const stemSpanish = (word: string): string => (word.length < 4 ? word : replaced(word, spanish));

const portuguese: readonly Rule[] = [
  [/^pais(?:es)?$/, 'pais'],
  [/(?:oes|aes|aos)$/, 'ao'],
  [/(?<=[^aeiou])ais$/, 'al'],
  [/eis$/, 'el'],
  [/ois$/, 'ol'],
  [/uis$/, 'ul'],
  [/ns$/, 'm'],
  [/(?<=[rzs])es$/, ''],
  [/(?<=[aeiou])s$/, ''],
];
const portugueseGender: readonly Rule[] = [[/(?<!a)[aeo]$/, '']];
export const stemPortuguese = (word: string): string =>
  word.length < 4 || word === 'pais' ? word : replaced(replaced(word, portuguese), portugueseGender);

const italian: readonly Rule[] = [
  [/(?<=[cg])h[ei]$/, ''],
  [/i[eioa]$/, ''],
  [/[aeio]$/, ''],
];
export const stemItalian = (word: string): string => (word.length < 4 ? word : replaced(word, italian));

const french: readonly Rule[] = [
  [/eaux$/, 'eau'],
  [/aux$/, 'al'],
  [/[sx]$/, ''],
];
const frenchGender: readonly Rule[] = [
  [/(?:ees?|er|e)$/, ''],
  [/(?<=([bdflmnprt]))\1$/, ''],
];
export const stemFrench = (word: string): string => {
  if (word.length < 4) return word;
  const [gender, double] = frenchGender as [Rule, Rule];
  return replaced(replaced(replaced(word, french), [gender]), [double]);
};
