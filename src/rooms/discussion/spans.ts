import { interfaceLanguage, plural, wordsFor } from '../../common/words.ts';
import { actWords } from './act-words.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A length of time in words, rounded up: “5 minutes”, “2 days”. */
export const spanWords = (milliseconds: number, language: string): string => {
  const words = wordsFor(actWords, language);
  const shown = interfaceLanguage(language);
  if (milliseconds <= 90 * minute) return plural(shown, Math.max(1, Math.ceil(milliseconds / minute)), words.minutes);
  if (milliseconds <= 36 * hour) return plural(shown, Math.ceil(milliseconds / hour), words.hours);
  return plural(shown, Math.ceil(milliseconds / day), words.days);
};
