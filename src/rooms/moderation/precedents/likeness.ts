/** Words that carry what is said: short ones join others in every text. */
const words = /[\p{L}\p{N}]{4,}/gu;
/** Scripts without spaces are compared by pairs of signs. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{2,}/gu;

/** What of a text is compared with others. */
export const wordsIn = (text: string): ReadonlySet<string> => {
  const folded = text.normalize('NFKC').toLowerCase();
  const found = new Set(folded.replace(unspaced, ' ').match(words));
  for (const run of folded.match(unspaced) ?? [])
    for (let i = 0; i + 1 < run.length; i += 1) found.add(run.slice(i, i + 2));
  return found;
};

/** The share of words two texts have in common, 0 to 1; texts of a word or two are like nothing. */
export const likenessOf = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  if (a.size < 3 || b.size < 3) return 0;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return shared / (a.size + b.size - shared);
};
