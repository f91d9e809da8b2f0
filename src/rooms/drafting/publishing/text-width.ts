/** How wide text is drawn, by script, without a browser: good enough to say what will be cut. */

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const narrowLetters = /[iljtfrI1.,:;'’!|()[\]{}\-·]/;
const broadLetters = /[mwMWЖШЩЮФМЫжшщюфмы—@%]/;
const capitals = /\p{Lu}/u;
const unseen = /\p{M}|\p{Cf}/u;
const joined = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** In units of an ordinary Latin small letter. */
const unitsOf = (sign: string): number => {
  if (unseen.test(sign)) return 0;
  if (wide.test(sign)) return 1.9;
  if (joined.test(sign)) return 0.9;
  if (sign === ' ') return 0.55;
  if (narrowLetters.test(sign)) return 0.55;
  if (broadLetters.test(sign)) return 1.5;
  return capitals.test(sign) ? 1.3 : 1;
};

/** How wide a text is, in ordinary Latin letters. */
export const textUnits = (text: string): number =>
  Math.round(Array.from(text).reduce((sum, sign) => sum + unitsOf(sign), 0) * 10) / 10;

/** Pixels in a search result's title: 20 px sans-serif, where an ordinary letter takes about 10.6. */
export const searchTitlePixels = (text: string): number => Math.round(textUnits(text) * 10.6);

/** What search engines show of a title on a wide screen, of a description, in pixels and characters. */
export const searchTitleLimit = 600;
export const searchDescriptionLimit = 155;

/** A teaser's headline on a phone of 390 px: some 22 letters a line, four lines. */
export const phoneHeadlineLimit = 88;

/** About how many characters of this text's script make the limit. */
export const charactersFor = (text: string, limit: number): number => {
  const units = textUnits(text);
  const count = Array.from(text).length;
  return units === 0 || count === 0 ? limit : Math.round((limit * count) / units);
};
