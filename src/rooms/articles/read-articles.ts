import type { World } from '../../world.ts';
import { calendarParts, momentOf } from '../../common/dates.ts';
import { publicationOf } from '../publication/publication.ts';
import type {
  Article,
  ArticleKind,
  ArticlePage,
  ArticleSummary,
  Correction,
  CorrectionKind,
  Cursor,
  LiveEntry,
} from './article.ts';
import {
  articleRow,
  correctionRows,
  idsWithTag,
  liveEntryRows,
  newestBefore,
  pathOfWordPressPost,
  plainPageRows,
  rowAfter,
  rowsBetween,
  rowsByAuthor,
  rowsInEdition,
  rowsInSection,
  rowsWithPriority,
  rowsWithTag,
  spansWithArticles,
  summaryRowsByIds,
  translationRows,
  type ListQuery,
  type SummaryRow,
} from './articles.store.ts';
import { targetOfPath } from './addresses.ts';
import { articleOf, summariesOf } from './assemble.ts';
import { pinnedEntryRows, type LiveEntryRow } from './live-entries.store.ts';
import type { Body } from './body/body.ts';
import { authorById } from './read-taxonomy.ts';

const pageLength = 20;
const day = 86_400_000;

type ListOptions = { before?: Cursor | undefined; limit?: number };

/** One row more is asked for than shown: it tells whether there is an older page. */
const paged = async (
  world: World,
  options: ListOptions,
  ask: (query: ListQuery) => Promise<SummaryRow[]>,
): Promise<ArticlePage> => {
  const limit = Math.min(options.limit ?? pageLength, 1000);
  const rows = await ask({ limit: limit + 1, ...(options.before ? { before: options.before } : {}) });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const older = rows.length > limit && last?.listed_at ? { listedAt: last.listed_at, id: last.id } : undefined;
  return { articles: await summariesOf(world, shown), older };
};

/** A story in any status; undefined when there is none. Callers decide who may see it. */
export const articleById = async (world: World, id: string): Promise<Article | undefined> => {
  const row = await articleRow(world.db, id);
  return row && articleOf(world, row);
};

/** The address of the public story that was this post in an imported WordPress archive: for links such as `/?p=123`. */
export const pathOfPost = (world: World, postId: string): Promise<string | undefined> =>
  pathOfWordPressPost(world.db, postId);

/** The story whose address (current or former) is this stored path. */
export const articleAtPath = async (world: World, path: string): Promise<Article | undefined> => {
  const target = await targetOfPath(world, path);
  return target?.kind === 'article' ? articleById(world, target.target) : undefined;
};

/** The listed ones among these stories, in the order of the ids. */
export const articlesByIds = async (world: World, ids: readonly string[]): Promise<ArticleSummary[]> => {
  const found = await summariesOf(world, await summaryRowsByIds(world.db, ids));
  const byId = new Map(found.map((article) => [article.id, article]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

/** Newest first, of one kind when told; 20 a page unless told. */
export const articlesInEdition = (
  world: World,
  edition: string,
  options: ListOptions & { kind?: ArticleKind } = {},
): Promise<ArticlePage> =>
  paged(world, options, (query) =>
    rowsInEdition(world.db, edition, { ...query, ...(options.kind ? { kind: options.kind } : {}) }),
  );

export const articlesInSection = (world: World, sectionId: string, options: ListOptions = {}): Promise<ArticlePage> =>
  paged(world, options, (query) => rowsInSection(world.db, sectionId, query));

export const articlesWithTag = (world: World, tagId: string, options: ListOptions = {}): Promise<ArticlePage> =>
  paged(world, options, (query) => rowsWithTag(world.db, tagId, query));

export const articlesByAuthor = (
  world: World,
  authorId: string,
  edition: string,
  options: ListOptions = {},
): Promise<ArticlePage> => paged(world, options, (query) => rowsByAuthor(world.db, authorId, edition, query));

/** Published from `from` until just before `until`, newest first. */
export const articlesBetween = (
  world: World,
  edition: string,
  span: { from: number; until: number },
  options: ListOptions = {},
): Promise<ArticlePage> => paged(world, options, (query) => rowsBetween(world.db, edition, span, query));

/** What may lead the front page: stories given a priority in the last three days, then the newest. */
export const leadCandidates = async (world: World, edition: string, limit: number): Promise<ArticleSummary[]> => {
  const since = world.now() - 3 * day;
  const rows: SummaryRow[] = [];
  for (const priority of [1, 2, 3])
    rows.push(...(await rowsWithPriority(world.db, edition, { priority, since, limit })));
  if (rows.length < limit) {
    const known = new Set(rows.map(({ id }) => id));
    const fresh = await rowsInEdition(world.db, edition, { limit: limit + rows.length });
    rows.push(...fresh.filter(({ id }) => !known.has(id)));
  }
  return summariesOf(world, rows.slice(0, limit));
};

/** Stories that share most tags with this one, newer first among equals; filled up from its section. */
export const relatedArticles = async (world: World, article: Article, limit: number): Promise<ArticleSummary[]> => {
  const shared = new Map<string, { count: number; listedAt: number }>();
  for (const tag of article.tags.slice(0, 8)) {
    for (const { article_id: id, listed_at: listedAt } of await idsWithTag(world.db, tag.id, 20)) {
      if (id !== article.id) shared.set(id, { count: (shared.get(id)?.count ?? 0) + 1, listedAt: listedAt ?? 0 });
    }
  }
  const ids = [...shared].sort(([, a], [, b]) => b.count - a.count || b.listedAt - a.listedAt).map(([id]) => id);
  const related = await articlesByIds(world, ids.slice(0, limit));
  if (related.length >= limit || !article.section) return related;
  const known = new Set([article.id, ...related.map(({ id }) => id)]);
  const fresh = await articlesInSection(world, article.section.id, { limit: limit + known.size });
  return [...related, ...fresh.articles.filter(({ id }) => !known.has(id))].slice(0, limit);
};

/** The stories before and after this one in its section (or its edition, when it has none). */
export const neighboursOf = async (
  world: World,
  article: ArticleSummary,
): Promise<{ previous: ArticleSummary | undefined; next: ArticleSummary | undefined }> => {
  if (article.publishedAt === undefined || article.kind === 'page') return { previous: undefined, next: undefined };
  const place = { listedAt: article.publishedAt, id: article.id };
  const section = article.section;
  const older = section
    ? await rowsInSection(world.db, section.id, { before: place, limit: 1 })
    : await rowsInEdition(world.db, article.edition, { before: place, limit: 1 });
  const newer = await rowAfter(world.db, section ? { sectionId: section.id } : { edition: article.edition }, place);
  const [previous] = await summariesOf(world, older);
  const [next] = await summariesOf(world, newer ? [newer] : []);
  return { previous, next };
};

/** The published language versions of a story, itself included, in the order of the editions. */
export const translationsOf = async (
  world: World,
  article: Pick<ArticleSummary, 'translationGroup'>,
): Promise<{ id: string; edition: string; path: string; headline: string }[]> => {
  const { editions } = await publicationOf(world);
  const order = new Map(editions.map(({ code }, place) => [code, place]));
  const rows = await translationRows(world.db, article.translationGroup);
  return rows
    .filter(({ edition }) => order.has(edition))
    .sort((a, b) => (order.get(a.edition) ?? 0) - (order.get(b.edition) ?? 0));
};

const removedOf = (row: LiveEntryRow): LiveEntry['removed'] =>
  row.state === 'published' || row.state === 'scheduled'
    ? undefined
    : { why: row.removed_why, movedTo: row.moved_to ?? undefined };

/** An entry of its row, with its author as the edition writes them. */
export const liveEntryOf = async (world: World, row: LiveEntryRow, edition: string): Promise<LiveEntry> => ({
  id: row.id,
  at: row.at,
  updatedAt: row.updated_at ?? undefined,
  headline: row.headline,
  body: JSON.parse(row.body) as Body,
  isKey: row.is_key === 1,
  isPinned: row.is_pinned === 1,
  author: row.author_id === null ? undefined : await authorById(world, row.author_id, edition),
  changedAt: row.changed_at,
  correction: row.corrected_at === null ? undefined : { at: row.corrected_at, text: row.correction },
  removed: removedOf(row),
});

/** The entries an editor has pinned to the top of a live blog, the one pinned last on top. */
export const pinnedEntriesOf = async (
  world: World,
  article: Pick<ArticleSummary, 'id' | 'edition'>,
): Promise<LiveEntry[]> =>
  Promise.all((await pinnedEntryRows(world.db, article.id)).map((row) => liveEntryOf(world, row, article.edition)));

/** A live blog's entries, newest first; 25 unless told. `listedAt` of the cursor is the entry's time. */
export const liveEntriesOf = async (
  world: World,
  article: Pick<ArticleSummary, 'id' | 'edition'>,
  { before, limit = 25, withRemoved = false }: ListOptions & { withRemoved?: boolean } = {},
): Promise<{ entries: LiveEntry[]; older: Cursor | undefined }> => {
  const place = before ? { before } : {};
  const rows = await liveEntryRows(world.db, article.id, { limit: limit + 1, withRemoved, ...place });
  const entries = await Promise.all(rows.slice(0, limit).map((row) => liveEntryOf(world, row, article.edition)));
  const last = entries.at(-1);
  return { entries, older: rows.length > limit && last ? { listedAt: last.at, id: last.id } : undefined };
};

/** All public corrections of an edition with their stories, newest first. */
export const correctionsInEdition = async (
  world: World,
  edition: string,
  { before, limit = pageLength }: ListOptions = {},
): Promise<{ items: (Correction & { article: ArticleSummary })[]; older: Cursor | undefined }> => {
  const rows = await correctionRows(world.db, edition, { limit: limit + 1, ...(before ? { before } : {}) });
  const articles = await articlesByIds(world, [...new Set(rows.map(({ article_id: id }) => id))]);
  const byId = new Map(articles.map((article) => [article.id, article]));
  const items = rows.slice(0, limit).flatMap(({ id, at, kind, text, article_id: articleId }) => {
    const article = byId.get(articleId);
    return article ? [{ id, at, kind: kind as CorrectionKind, text, article }] : [];
  });
  const last = rows.slice(0, limit).at(-1);
  return {
    items,
    older: rows.length > limit && last?.listed_at ? { listedAt: last.listed_at, id: last.id } : undefined,
  };
};

/** Stories first published since a moment, newest first. */
export const publishedSince = async (
  world: World,
  edition: string,
  since: number,
  limit: number,
): Promise<ArticleSummary[]> =>
  summariesOf(world, await rowsBetween(world.db, edition, { from: since, until: 9_000_000_000_000 }, { limit }));

type Span = { from: number; until: number };

/** In which of these spans (`from` until just before `until`; at most some dozens) anything was published. */
export const whichHaveArticles = (world: World, edition: string, spans: readonly Span[]): Promise<boolean[]> =>
  spansWithArticles(world.db, edition, spans);

/** Every month with a story, newest first, by the publication's calendar: one small query a month. */
export const monthsWithArticles = (world: World, edition: string): Promise<{ year: number; month: number }[]> =>
  world.memory.keep(`months:${edition}`, ['site', `list:${edition}`], async () => {
    const { timeZone } = (await publicationOf(world)).settings;
    const months: { year: number; month: number }[] = [];
    let newest = await newestBefore(world.db, edition, 9_000_000_000_000);
    while (newest !== undefined) {
      const { year, month } = calendarParts(newest, timeZone);
      months.push({ year, month });
      newest = await newestBefore(world.db, edition, momentOf({ year, month }, timeZone));
    }
    return months;
  });

/** An edition's published plain pages (about, contact, …). */
export const plainPagesOf = (world: World, edition: string): Promise<ArticleSummary[]> =>
  world.memory.keep(`pages:${edition}`, ['site', `pages:${edition}`], async () =>
    summariesOf(world, await plainPageRows(world.db, edition)),
  );
