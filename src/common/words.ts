/**
 * The interface's words. Each room keeps its own in a `…-words.ts` file, complete in every interface language;
 * an edition in another language is shown with English words round its stories.
 */
export const interfaceLanguages = ['en', 'es', 'ru', 'ar'] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];
export type WordsIn<Words> = Record<InterfaceLanguage, Words>;

/** The interface language nearest to a BCP 47 tag: `es-MX` → `es`, an unknown one → `en`. */
export const interfaceLanguage = (language: string): InterfaceLanguage => {
  const primary = language.toLowerCase().split('-', 1)[0];
  return interfaceLanguages.find((known) => known === primary) ?? 'en';
};

export const wordsFor = <Words>(words: WordsIn<Words>, language: string): Words => words[interfaceLanguage(language)];

const pluralRules = new Map<string, Intl.PluralRules>();

/** Forms by CLDR plural category; `#` in a form stands for the number, written in the language's way. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

export const plural = (language: string, count: number, forms: PluralForms): string => {
  let rules = pluralRules.get(language);
  if (!rules) pluralRules.set(language, (rules = new Intl.PluralRules(language)));
  return (forms[rules.select(count)] ?? forms.other).replace('#', formatNumber(language, count));
};

const numberFormats = new Map<string, Intl.NumberFormat>();

export const formatNumber = (language: string, value: number): string => {
  let format = numberFormats.get(language);
  if (!format) numberFormats.set(language, (format = new Intl.NumberFormat(language)));
  return format.format(value);
};

/** The direction a language is written in. */
export const directionOf = (language: string): 'ltr' | 'rtl' =>
  /^(?:ar|arc|ckb|dv|fa|ha-arab|he|khw|ks|ku-arab|ps|sd|ug|ur|yi)(?:-|$)/i.test(language) ? 'rtl' : 'ltr';
