import { articlesByIds, type ArticleKind, type ArticleSummary } from '../articles/articles.ts';
import { publicationOf, type Edition } from '../publication/publication.ts';
import type { World } from '../../world.ts';
import { analysisFor } from './analysis/analyse.ts';
import { facet, rowIdAt, tiers } from './entry.ts';
import { excerptOf, highlight } from './excerpt.ts';
import type { Ask } from './match.store.ts';
import { clausesIn, readQuery, type Clauses } from './query.ts';
import { articleIdsOfRows, authorIdsOf, bodiesOf, matchingRows, sectionIdsOf, tagIdsOf } from './search-hits.store.ts';
import { storyText } from './story-text.ts';

export const hitsOnPage = 20;
export const mostSearchPages = 50;
const mostHits = hitsOnPage * mostSearchPages;

/** `relevance`: found in the headline, then in standfirst or byline, then anywhere; newest first within each. */
export type SearchOrder = 'relevance' | 'newest';

export type SearchQuestion = {
  /** Words, "quoted phrases", -words; as the reader typed it. Empty: everything the filters leave. */
  query: string;
  /** Code of the edition; every edition unless told. */
  edition?: string | undefined;
  sectionKey?: string | undefined;
  /** Key or slug. */
  tag?: string | undefined;
  /** Slug. */
  author?: string | undefined;
  kind?: ArticleKind | undefined;
  /** Published from this moment, in milliseconds … */
  from?: number | undefined;
  /** … until just before this one. */
  until?: number | undefined;
  order?: SearchOrder | undefined;
  /** From 1. */
  page?: number | undefined;
};

/** Both texts are HTML made safe, with `<mark>` around what was looked for. */
export type SearchHit = { article: ArticleSummary; headlineHtml: string; excerptHtml: string };

export type SearchResult = {
  hits: SearchHit[];
  /** At most 1,000: there are more when `isMore`. */
  total: number;
  isMore: boolean;
  page: number;
  pages: number;
};

type Reading = { edition: Edition; clauses: Clauses };

/** The query in the language of each edition that is searched; editions that understand nothing of it are left out. */
const readings = (question: SearchQuestion, editions: readonly Edition[]): Reading[] => {
  const typed = readQuery(question.query);
  const isTyped = question.query.trim() !== '';
  return editions
    .filter(({ code }) => question.edition === undefined || code === question.edition)
    .map((edition) => ({ edition, clauses: clausesIn(typed, analysisFor(edition.language)) }))
    .filter(({ clauses }) => !isTyped || clauses.wanted.length > 0);
};

/** Editions that understand a query in the same way are asked together. */
const groupsOf = (found: readonly Reading[], isEveryEdition: boolean): Ask['groups'] => {
  const byClauses = Map.groupBy(found, ({ clauses }) => JSON.stringify(clauses));
  return [...byClauses.values()].flatMap((same) => {
    const first = same[0];
    if (!first) return [];
    const isAll = isEveryEdition && byClauses.size === 1 && first.clauses.wanted.length > 0;
    return [{ ...first.clauses, editions: isAll ? undefined : same.map(({ edition }) => edition.code) }];
  });
};

/** The filters as facets; undefined when one of them names nothing there is. */
const filtersOf = async (world: World, question: SearchQuestion): Promise<string[][] | undefined> => {
  const { sectionKey, tag, author, kind, edition } = question;
  const filters: string[][] = [];
  if (sectionKey)
    filters.push((await sectionIdsOf(world.storage, { key: sectionKey, edition })).map((id) => facet('section', id)));
  if (tag) filters.push((await tagIdsOf(world.storage, { key: tag, edition })).map((id) => facet('tag', id)));
  if (author) filters.push((await authorIdsOf(world.storage, author)).map((id) => facet('author', id)));
  if (kind) filters.push([facet('kind', kind)]);
  return filters.every((facets) => facets.length > 0) ? filters : undefined;
};

const finite = (time: number | undefined, otherwise: number): number =>
  time !== undefined && Number.isFinite(time) ? Math.max(0, rowIdAt(time)) : otherwise;

/** Up to one row more than is ever shown, in the order of the hits. */
const rowsOf = (world: World, ask: Ask, question: SearchQuestion): Promise<number[]> => {
  const hasWords = ask.groups.some(({ wanted }) => wanted.length > 0);
  return matchingRows(world.storage, {
    ask,
    tiers: hasWords && question.order !== 'newest' ? tiers : [''],
    from: finite(question.from, 0),
    until: finite(question.until, Number.MAX_SAFE_INTEGER),
    limit: mostHits + 1,
  });
};

const hitsOf = async (
  world: World,
  articles: readonly ArticleSummary[],
  found: readonly Reading[],
): Promise<SearchHit[]> => {
  const bodies = await bodiesOf(
    world.storage,
    articles.map(({ id }) => id),
  );
  const byEdition = new Map(found.map((reading) => [reading.edition.code, reading]));
  return Promise.all(
    articles.map(async (article) => {
      const reading = byEdition.get(article.edition);
      const analysis = analysisFor(reading?.edition.language ?? article.edition);
      const clauses = reading?.clauses.wanted ?? [];
      const text = await storyText(world.db, {
        id: article.id,
        kind: article.kind,
        body: bodies.get(article.id) ?? '',
      });
      const standfirst = excerptOf(article.standfirst, clauses, analysis);
      const body = excerptOf(text, clauses, analysis);
      const isFromBody = body.found || article.standfirst === '';
      return {
        article,
        headlineHtml: highlight(article.headline, clauses, analysis),
        excerptHtml: clauses.length > 0 && isFromBody ? body.html : standfirst.html || body.html,
      };
    }),
  );
};

/** The ids of public stories that a query finds, at most 1,001: for those who make a list of their own of them. */
export const matchingArticleIds = async (
  world: World,
  question: Pick<SearchQuestion, 'query' | 'edition'>,
): Promise<string[]> => {
  const { editions } = await publicationOf(world);
  const groups = groupsOf(readings(question, editions), question.edition === undefined);
  if (groups.length === 0 || question.query.trim() === '') return [];
  const rows = await rowsOf(world, { groups, filters: [] }, { ...question, order: 'newest' });
  return articleIdsOfRows(world.storage, rows);
};

const nothing = (page: number): SearchResult => ({ hits: [], total: 0, isMore: false, page, pages: 0 });

/**
 * Searches published stories. Every query is answered, however odd; it costs a bounded time and counts to 1,000. Both databases
 * give the same hits in the same order. A story that was just taken back is not shown, even while the index still has it.
 */
export const searchArticles = async (world: World, question: SearchQuestion): Promise<SearchResult> => {
  const wantedPage = Math.floor(question.page ?? 1);
  const page = Number.isFinite(wantedPage) ? Math.min(Math.max(wantedPage, 1), mostSearchPages) : 1;
  const { editions } = await publicationOf(world);
  const found = readings(question, editions);
  const groups = groupsOf(found, question.edition === undefined);
  const filters = await filtersOf(world, question);
  const isAsked =
    question.query.trim() !== '' ||
    (filters?.length ?? 0) > 0 ||
    question.from !== undefined ||
    question.until !== undefined;
  if (groups.length === 0 || !filters || !isAsked) return nothing(page);
  const rows = await rowsOf(world, { groups, filters }, question);
  const total = Math.min(rows.length, mostHits);
  const shown = rows.slice((page - 1) * hitsOnPage, Math.min(page * hitsOnPage, mostHits));
  const articles = await articlesByIds(world, await articleIdsOfRows(world.storage, shown));
  return {
    hits: await hitsOf(world, articles, found),
    total,
    isMore: rows.length > mostHits,
    page,
    pages: Math.ceil(total / hitsOnPage),
  };
};
