import { plural, wordsFor } from '../../common/words.ts';
import { mediaWords } from './media-words.ts';

/** A length for people: “1 hour 2 minutes”, below an hour “12 minutes 5 seconds”. */
export const durationText = (language: string, seconds: number): string => {
  const words = wordsFor(mediaWords, language);
  const whole = Math.max(1, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const parts = [
    hours > 0 ? plural(language, hours, words.hours) : '',
    minutes > 0 ? plural(language, minutes, words.minutes) : '',
    rest > 0 && hours === 0 ? plural(language, rest, words.seconds) : '',
  ];
  return parts.filter(Boolean).join(' ');
};

/** The same for machines (ISO 8601): `PT12M5S`. */
export const isoDuration = (seconds: number): string => {
  const whole = Math.max(1, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  return `PT${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest ? `${rest}S` : ''}`;
};
