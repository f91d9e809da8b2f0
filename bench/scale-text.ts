/** Invented text for benches: words of each edition's script, as unevenly frequent as in real languages (Zipf). */

/** A generator of numbers from 0 to 1 that gives the same ones every time. */
export const createChance = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const vocabulary = 40_000;

type Script = { common: string; starts: string; middles: string; ends: string };

const english: Script = {
  common:
    'the of and to in a is that for on with as at by from it was are this be has have not new more after city said year people',
  starts: 'b c d f g h l m n p r s t v w br cl cr dr fl gr pl pr sh st tr th',
  middles: 'a e i o u ai ea oo ou',
  ends: 'n r t l s m d ck nd st rn ll ng sh ment tion er ing ed',
};

const scripts: Readonly<Record<string, Script>> = {
  en: english,
  es: {
    common:
      'de la que el en y a los se del las un por con una su para es al como más o pero fue este ha ciudad años gobierno personas',
    starts: 'b c d f g h l m n p r s t v br cl cr dr fl gr pl pr tr ch',
    middles: 'a e i o u ia ie ue á ó',
    ends: 'n r s l do da ción dad mente ar er ía ista ñ',
  },
  ru: {
    common: 'и в не на что с по как это к но из у за от для о был же года бы все после города сказал время люди новый',
    starts: 'б в г д ж з к л м н п р с т ф х ч ш бр вл гр др кр пр ст тр',
    middles: 'а е и о у ы я ё',
    ends: 'в н р т л к м ть ный ция ость ами ого ение ка',
  },
  ar: {
    common: 'في من على إلى أن عن مع هذا التي الذي كان بعد قال المدينة عام لم بين كل قد الناس جديد حكومة أكثر',
    starts: 'ب ت ج ح خ د ر س ش ص ط ع ف ق ك ل م ن ه ال مست',
    middles: 'ا و ي ر ل',
    ends: 'ب د ر س ل م ن ة ات ون ين ية',
  },
};

const wordAt = (language: string, rank: number): string => {
  const { common, starts, middles, ends } = scripts[language] ?? english;
  const known = common.split(' ');
  const frequent = known[rank];
  if (frequent) return frequent;
  const [first, middle, last] = [starts.split(' '), middles.split(' '), ends.split(' ')];
  let left = rank - known.length;
  const isLeft = (): boolean => left > 0;
  const take = (from: readonly string[]): string => {
    const piece = from[left % from.length] ?? '';
    left = Math.floor(left / from.length);
    return piece;
  };
  let word = take(first) + take(middle);
  while (isLeft()) word += take(last) + (isLeft() ? take(middle) : '');
  return word;
};

export type Words = {
  /** A word by its rank: 0 is the most frequent. */ at: (rank: number) => string;
  sentence: (length: number) => string;
};

/** Words of a language, drawn by Zipf's law. */
export const createWords = (language: string, chance: () => number): Words => {
  const words = Array.from({ length: vocabulary }, (_, rank) => wordAt(language, rank));
  const sums = new Float64Array(vocabulary);
  let sum = 0;
  for (let rank = 0; rank < vocabulary; rank += 1) {
    sum += 1 / (rank + 2.7);
    sums[rank] = sum;
  }
  const draw = (): string => {
    const wanted = chance() * sum;
    let low = 0;
    let high = vocabulary - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
  const sentence = (length: number): string => {
    const drawn = Array.from({ length }, draw).join(' ');
    return drawn.charAt(0).toLocaleUpperCase(language) + drawn.slice(1);
  };
  return { at: (rank) => words[rank] ?? '', sentence };
};
