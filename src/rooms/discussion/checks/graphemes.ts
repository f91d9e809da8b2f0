const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Text of signs that can only stand for themselves needs no segmenting. */
const isSimple = (text: string): boolean => /^[\u0020-\u007e\u00a0-\u02ff\u0370-\u0373\u0400-\u0482\n]*$/.test(text);

/** How many signs a reader counts in a text; counting ends at `limit`. A heap of marks on one letter counts as many. */
export const graphemesUpTo = (text: string, limit: number): number => {
  if (isSimple(text)) return Math.min(text.length, limit);
  let count = 0;
  for (const { segment } of segmenter.segment(text)) {
    // Letters carry a few accents; more are written to spill over the page and must not be free.
    count += segment.length <= marksForFree ? 1 : Math.ceil(segment.length / marksForFree);
    if (count >= limit) return limit;
  }
  return count;
};

/** A family of four with skin tones takes so many UTF-16 units. */
const marksForFree = 19;

/** Scripts that put no spaces between words, addresses apart. */
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const address = /^\W{0,4}(?:https?:\/\/|www\.)/i;

/** The longest run without a space, in signs; addresses and scripts without spaces are let be. */
export const longestWord = (text: string): number => {
  let longest = 0;
  for (const word of text.split(/\s+/)) {
    if (word.length <= longest || spaceless.test(word) || address.test(word)) continue;
    longest = Math.max(longest, graphemesUpTo(word, word.length));
  }
  return longest;
};
