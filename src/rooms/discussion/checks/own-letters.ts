/**
 * Letters with marks that are letters of their own in a language: “año” is no misspelt “ano” in Spanish, nor “schwül” a
 * misspelt “schwul” in German. In a language where a letter is not one of its own, the mark is only decoration.
 */
const ownLetters: Record<string, string> = {
  az: 'çğıöşü',
  be: 'йў',
  bg: 'й',
  ca: 'ç',
  cs: 'čďěňřšťůž',
  da: 'æøå',
  de: 'äöüß',
  eo: 'ĉĝĥĵŝŭ',
  es: 'ñ',
  et: 'äöõü',
  fi: 'äöå',
  fr: 'çœ',
  hr: 'čćđšž',
  hu: 'öőüűáéíóú',
  is: 'áæðéíóöúýþ',
  kk: 'йәғқңөұүһі',
  lt: 'ąčęėįšųūž',
  lv: 'āčēģīķļņšūž',
  no: 'æøå',
  pl: 'ąćęłńóśźż',
  pt: 'çãõ',
  ro: 'ăâîșț',
  ru: 'й',
  sk: 'äčďľňôšťž',
  sl: 'čšž',
  sv: 'åäö',
  tr: 'çğıöşü',
  uk: 'йїґ',
  vi: 'ăâđêôơư',
};

/** The letters of their own of these languages. */
export const ownLettersOf = (...languages: readonly string[]): ReadonlySet<string> =>
  new Set(languages.flatMap((language) => Array.from(ownLetters[language] ?? '')));
