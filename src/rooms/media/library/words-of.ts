/** So many words of one medium are found, each so long: more is a list of words, and no description. */
const mostWords = 80;
const longestWord = 40;

/** The words of a text as they are looked up: without case and accents, parted where a file name parts them. */
export const wordsOf = (text: string, most = mostWords): string[] => {
  const folded = text
    .slice(0, 20_000)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map((word) => word.slice(0, longestWord)))].slice(0, most);
};
