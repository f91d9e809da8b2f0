import { stemmer as armenian } from '@orama/stemmers/armenian';
import { stemmer as bulgarian } from '@orama/stemmers/bulgarian';
import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as greek } from '@orama/stemmers/greek';
import { stemmer as hungarian } from '@orama/stemmers/hungarian';
import { stemmer as indonesian } from '@orama/stemmers/indonesian';
import { stemmer as irish } from '@orama/stemmers/irish';
import { stemmer as lithuanian } from '@orama/stemmers/lithuanian';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as romanian } from '@orama/stemmers/romanian';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as serbian } from '@orama/stemmers/serbian';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stemmer as tamil } from '@orama/stemmers/tamil';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { stemmer as ukrainian } from '@orama/stemmers/ukrainian';
import { stemArabic } from './arabic.ts';
import { stemEnglish } from './english.ts';
import { stemFrench, stemItalian, stemPortuguese, stemSpanish } from './romance.ts';

/** How a language's words are brought to their stems. */
export type Stemming = {
  stem: (word: string) => string;
  /** Whether the stemmer wants the marks over letters: then they are folded after it. */
  wantsMarks: boolean;
};

const folded = (stem: Stemming['stem']): Stemming => ({ stem, wantsMarks: false });
const marked = (stem: Stemming['stem']): Stemming => ({ stem, wantsMarks: true });

/** Languages by the first part of their tag. Others are searched by whole words. */
const byLanguage: Readonly<Record<string, Stemming>> = {
  ar: folded(stemArabic),
  bg: marked(bulgarian),
  da: marked(danish),
  de: marked(german),
  el: folded(greek),
  en: folded(stemEnglish),
  es: folded(stemSpanish),
  fi: marked(finnish),
  fr: folded(stemFrench),
  ga: marked(irish),
  gl: folded(stemSpanish),
  hu: marked(hungarian),
  hy: marked(armenian),
  id: folded(indonesian),
  it: folded(stemItalian),
  lt: marked(lithuanian),
  nb: marked(norwegian),
  nl: marked(dutch),
  nn: marked(norwegian),
  no: marked(norwegian),
  pt: folded(stemPortuguese),
  ro: marked(romanian),
  ru: folded(russian),
  sr: marked(serbian),
  sv: marked(swedish),
  ta: marked(tamil),
  tr: marked(turkish),
  uk: marked(ukrainian),
};

/** Written in Latin letters: elsewhere a Latin word is a foreign name, mostly English. */
const otherScripts = new Set([
  'ar',
  'bg',
  'el',
  'fa',
  'he',
  'hi',
  'hy',
  'ja',
  'ka',
  'ko',
  'ru',
  'ta',
  'th',
  'uk',
  'ur',
  'zh',
]);

const none: Stemming = { stem: (word) => word, wantsMarks: false };

/** How this word of this language is stemmed: by its script too, for a language's stemmer spoils words of other scripts. */
export const stemmingOf = (word: string, language: string): Stemming => {
  const isLatin = /^\p{Script=Latin}/u.test(word);
  if (otherScripts.has(language)) {
    if (isLatin) return /^[a-z]+$/.test(word) ? folded(stemEnglish) : none;
    return byLanguage[language] ?? none;
  }
  return isLatin || language === 'sr' ? (byLanguage[language] ?? none) : none;
};
