/** The search room: keeps an index of everything that is published and answers what readers look for. This is its door. */
export {
  searchArticles,
  matchingArticleIds,
  hitsOnPage,
  mostSearchPages,
  type SearchHit,
  type SearchOrder,
  type SearchQuestion,
  type SearchResult,
} from './search-articles.ts';
export { drainSearchIndex, indexArticle, reindex, removeFromIndex } from './index-articles.ts';
export { keepSearchCurrent } from './follow-changes.ts';
/** For a room that keeps an index of texts of its own: the same words, the same queries, the same excerpts. */
export { analysisFor, type Analysis } from './analysis/analyse.ts';
export { facet } from './entry.ts';
export { excerptOf } from './excerpt.ts';
export { arrayCondition, ftsMatch, type Ask } from './match.store.ts';
export { clausesIn, readQuery, type Clause, type Clauses } from './query.ts';
