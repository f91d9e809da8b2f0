import type { World } from '../../world.ts';
import type {
  Article,
  ArticleKind,
  ArticleMeta,
  ArticleStatus,
  ArticleSummary,
  Author,
  CorrectionKind,
  LeadMedia,
} from './article.ts';
import {
  authorsOfArticles,
  correctionsOfArticle,
  tagsOfArticle,
  type ArticleRow,
  type SummaryRow,
} from './articles.store.ts';
import type { Body } from './body/body.ts';
import { addressing, sectionById } from './read-taxonomy.ts';
import { asAuthor, asTag } from './taxonomy.store.ts';

const summaryOf = async (world: World, row: SummaryRow, authors: Author[]): Promise<ArticleSummary> => ({
  id: row.id,
  edition: row.edition,
  translationGroup: row.translation_group,
  kind: row.kind as ArticleKind,
  status: row.status as ArticleStatus,
  path: row.path,
  headline: row.headline,
  standfirst: row.standfirst,
  teaser: row.teaser,
  kicker: row.kicker,
  place: row.place,
  lead: row.lead === null ? undefined : (JSON.parse(row.lead) as LeadMedia),
  section: row.section_id === null ? undefined : await sectionById(world, row.section_id),
  authors,
  priority: row.priority,
  wordCount: row.word_count,
  // A live blog runs until somebody ends it.
  liveState: row.kind !== 'liveblog' ? undefined : row.live_state === 'ended' ? 'ended' : 'running',
  publishedAt: row.published_at ?? undefined,
  updatedAt: row.updated_at ?? undefined,
  modifiedAt: row.modified_at,
});

/** Rows with their authors and sections, in the order given: one further query however many. */
export const summariesOf = async (world: World, rows: readonly SummaryRow[]): Promise<ArticleSummary[]> => {
  const inEdition = await addressing(world);
  const editionOf = new Map(rows.map(({ id, edition }) => [id, edition]));
  const authors = new Map<string, Author[]>();
  for (const row of await authorsOfArticles(world.db, [...editionOf.keys()])) {
    const author = asAuthor(row, editionOf.get(row.article_id) ?? '', inEdition);
    authors.set(row.article_id, [...(authors.get(row.article_id) ?? []), author]);
  }
  return Promise.all(rows.map((row) => summaryOf(world, row, authors.get(row.id) ?? [])));
};

/** A whole article of its row. */
export const articleOf = async (world: World, row: ArticleRow): Promise<Article> => {
  const [summary] = await summariesOf(world, [row]);
  const inEdition = await addressing(world);
  const tags = await tagsOfArticle(world.db, row.id);
  const corrections = await correctionsOfArticle(world.db, row.id);
  return {
    ...(summary as ArticleSummary),
    body: JSON.parse(row.body) as Body,
    tags: tags.map((tag) => asTag(tag, inEdition)),
    corrections: corrections.map(({ id, at, kind, text }) => ({ id, at, kind: kind as CorrectionKind, text })),
    meta: row.meta === null ? {} : (JSON.parse(row.meta) as ArticleMeta),
    canonicalUrl: row.canonical_url ?? undefined,
    liveEndedAt: row.live_ended_at ?? undefined,
    threadState: row.thread_state,
    scheduledAt: row.scheduled_at ?? undefined,
    createdAt: row.created_at,
    revision: row.revision,
    origin: row.origin ?? undefined,
    originId: row.origin_id ?? undefined,
  };
};
