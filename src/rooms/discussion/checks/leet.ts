/** Figures and signs that are written for letters; `1`, `!` and `|` may be an i or an l, so that such text is read twice. */
const letters: Record<string, string> = {
  '0': 'o',
  '2': 'z',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '€': 'e',
  '£': 'l',
};

const run = /[\p{L}\p{M}\d@$€£!|]+/gu;
const worthwhile = /[\p{L}@$][\d@$€£!|]|[\d@$€£!|][\p{L}@$]/u;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const readRun = (text: string, stroke: 'i' | 'l'): string => {
  const word = text.replace(/[!|]+$/, '');
  const digits = count(word, /\d/g);
  // “A55” is a road and “B12” a vitamin: where figures prevail they are figures.
  if (digits > count(word, /[\p{L}@$]/gu)) return text;
  return word.replace(/[\d@$€£!|]/g, (sign) => letters[sign] ?? stroke) + text.slice(word.length);
};

/** A text with figures read as letters, in the one or two ways that make sense; none where no figure touches a letter. */
export const leetReadings = (text: string): string[] => {
  if (!worthwhile.test(text)) return [];
  const readings = (['i', 'l'] as const).map((stroke) => text.replace(run, (word) => readRun(word, stroke)));
  return [...new Set(readings)].filter((reading) => reading !== text);
};
