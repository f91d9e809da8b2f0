/** The search room: keeps an index of everything that is published and answers what readers look for. This is its door. */
export {
  searchArticles,
  hitsOnPage,
  mostSearchPages,
  type SearchHit,
  type SearchOrder,
  type SearchQuestion,
  type SearchResult,
} from './search-articles.ts';
export { drainSearchIndex, indexArticle, reindex, removeFromIndex } from './index-articles.ts';
export { keepSearchCurrent } from './follow-changes.ts';
