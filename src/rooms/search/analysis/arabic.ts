/**
 * Arabic script as search sees it. Vowel signs and the stretching stroke carry no meaning here; alef, ya and ta marbuta are
 * written in several ways for one word.
 */
const silent = /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff]/g;

/** One spelling for each word. */
export const foldArabic = (word: string): string =>
  word
    .replace(silent, '')
    .replace(/[\u0622\u0623\u0625\u0671\u0672\u0673]/g, '\u0627')
    .replace(/[\u0649\u06cc\u06d2]/g, '\u064a')
    .replace(/\u0624/g, '\u0648')
    .replace(/\u0626/g, '\u064a')
    .replace(/\u0629/g, '\u0647')
    .replace(/\u06a9/g, '\u0643')
    .replace(/[\u06c0-\u06c3\u06be\u06d5]/g, '\u0647');

const articles = ['وال', 'بال', 'كال', 'فال', 'ولل', 'ال', 'لل'];
const endings = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه', 'ي'];
/** Words of the news whose first letter looks like the conjunction “and” but is their own. */
const ownWaw = new Set(['وزراء', 'وثايق', 'وسايل', 'وظايف', 'وقايع', 'وكلاء', 'ودايع', 'وجهاء', 'وشيكا']);

/**
 * A light stem, after Larkey, Ballesteros and Connell, "Light stemming for Arabic information retrieval" (light10): the
 * conjunction, the article with what is joined to it, and endings of number and gender go; roots are left alone. Takes a word
 * that was folded.
 */
export const stemArabic = (word: string): string => {
  const article = articles.find((each) => word.startsWith(each) && word.length - each.length >= 2);
  let stem = article ? word.slice(article.length) : word;
  for (const ending of endings) {
    if (stem.endsWith(ending) && stem.length - ending.length >= 2) stem = stem.slice(0, -ending.length);
  }
  const hasAnd = !article && stem.startsWith('و') && stem.length > 4 && !ownWaw.has(stem);
  return hasAnd ? stem.slice(1) : stem;
};
