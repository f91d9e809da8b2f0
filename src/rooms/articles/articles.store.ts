import { sql, type ExpressionBuilder, type Selectable, type SqlBool, type Expression } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';
import type { Cursor } from './article.ts';

/** How a story is worked on is the affair of the drafting room: saving a story leaves it as it is. */
type WorkColumn =
  | 'work_state'
  | 'created_by'
  | 'assignee_id'
  | 'due_at'
  | 'embargo_until'
  | 'unpublish_at'
  | 'draft_changed_at'
  | 'translated_from'
  | 'translated_revision';
export type ArticleRow = Omit<Selectable<Tables['article']>, WorkColumn>;
/** What lists need: everything but the body. */
export type SummaryRow = Omit<ArticleRow, 'body' | 'canonical_url' | 'scheduled_at' | 'origin' | 'origin_id'>;

const summaryColumns = [
  'article.id',
  'article.edition',
  'article.translation_group',
  'article.kind',
  'article.status',
  'article.section_id',
  'article.path',
  'article.headline',
  'article.standfirst',
  'article.teaser',
  'article.kicker',
  'article.place',
  'article.lead',
  'article.meta',
  'article.priority',
  'article.word_count',
  'article.live_state',
  'article.live_ended_at',
  'article.thread_state',
  'article.published_at',
  'article.updated_at',
  'article.listed_at',
  'article.created_at',
  'article.modified_at',
  'article.revision',
  'article.modified_by',
  'article.revision_note',
] as const;

/** Before everything: the newest item of any list comes after it. */
const newest: Cursor = { listedAt: 9_000_000_000_000, id: '' };

/** Rows listed before the cursor; as one comparison of pairs the index can answer it. It also leaves out what is not listed. */
const listedBefore = (listedAt: string, id: string, before: Cursor = newest): Expression<SqlBool> =>
  sql<SqlBool>`(${sql.ref(listedAt)}, ${sql.ref(id)}) < (${before.listedAt}, ${before.id})`;

export type ListQuery = { before?: Cursor; limit: number };

export const articleRow = (db: Db, id: string): Promise<ArticleRow | undefined> =>
  db.selectFrom('article').selectAll().where('id', '=', id).executeTakeFirst();

/** Where the public story is now that was a WordPress post of this number. */
export const pathOfWordPressPost = async (db: Db, postId: string): Promise<string | undefined> => {
  const row = await db
    .selectFrom('article')
    .select('path')
    .where('origin_id', '=', postId)
    .where('origin', 'like', 'wordpress:%')
    .where('status', '=', 'published')
    .limit(1)
    .executeTakeFirst();
  return row?.path;
};

export const summaryRowsByIds = (db: Db, ids: readonly string[]): Promise<SummaryRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('article')
        .select(summaryColumns)
        .where('id', 'in', ids)
        .where('listed_at', 'is not', null)
        .execute();

type Where = (eb: ExpressionBuilder<Tables, 'article'>) => Expression<SqlBool>;

/** Listed articles that match, newest first. The filter must be the beginning of an index that ends in listed_at, id. */
const listed = (db: Db, where: Where, { before, limit }: ListQuery): Promise<SummaryRow[]> =>
  db
    .selectFrom('article')
    .select(summaryColumns)
    .where(where)
    .where(listedBefore('article.listed_at', 'article.id', before))
    .orderBy('listed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

export const rowsInEdition = (db: Db, edition: string, query: ListQuery & { kind?: string }): Promise<SummaryRow[]> =>
  listed(db, (eb) => eb.and(query.kind ? { edition, kind: query.kind } : { edition }), query);

export const rowsInSection = (db: Db, sectionId: string, query: ListQuery): Promise<SummaryRow[]> =>
  listed(db, (eb) => eb('section_id', '=', sectionId), query);

export const rowsBetween = (
  db: Db,
  edition: string,
  span: { from: number; until: number },
  query: ListQuery,
): Promise<SummaryRow[]> => {
  const end = { listedAt: span.until, id: '' };
  const before = query.before && query.before.listedAt < span.until ? query.before : end;
  return listed(db, (eb) => eb.and([eb('edition', '=', edition), eb('listed_at', '>=', span.from)]), {
    ...query,
    before,
  });
};

export const rowsWithPriority = (
  db: Db,
  edition: string,
  { priority, since, limit }: { priority: number; since: number; limit: number },
): Promise<SummaryRow[]> =>
  listed(
    db,
    (eb) => eb.and([eb('edition', '=', edition), eb('priority', '=', priority), eb('listed_at', '>=', since)]),
    { limit },
  );

export const rowsWithTag = (db: Db, tagId: string, { before, limit }: ListQuery): Promise<SummaryRow[]> =>
  db
    .selectFrom('article_tag as link')
    .innerJoin('article', 'article.id', 'link.article_id')
    .select(summaryColumns)
    .where('link.tag_id', '=', tagId)
    .where(listedBefore('link.listed_at', 'link.article_id', before))
    .orderBy('link.listed_at', 'desc')
    .orderBy('link.article_id', 'desc')
    .limit(limit)
    .execute();

export const rowsByAuthor = (
  db: Db,
  authorId: string,
  edition: string,
  { before, limit }: ListQuery,
): Promise<SummaryRow[]> =>
  db
    .selectFrom('article_author as link')
    .innerJoin('article', 'article.id', 'link.article_id')
    .select(summaryColumns)
    .where('link.author_id', '=', authorId)
    .where('link.edition', '=', edition)
    .where(listedBefore('link.listed_at', 'link.article_id', before))
    .orderBy('link.listed_at', 'desc')
    .orderBy('link.article_id', 'desc')
    .limit(limit)
    .execute();

/** The newest articles with a tag, by id only. */
export const idsWithTag = (
  db: Db,
  tagId: string,
  limit: number,
): Promise<{ article_id: string; listed_at: number | null }[]> =>
  db
    .selectFrom('article_tag as link')
    .select(['link.article_id', 'link.listed_at'])
    .where('tag_id', '=', tagId)
    .where(listedBefore('link.listed_at', 'link.article_id'))
    .orderBy('listed_at', 'desc')
    .orderBy('article_id', 'desc')
    .limit(limit)
    .execute();

/** The article listed just after a place in a section's list (or the edition's, where there is no section). */
export const rowAfter = (
  db: Db,
  list: { sectionId: string } | { edition: string },
  after: Cursor,
): Promise<SummaryRow | undefined> =>
  db
    .selectFrom('article')
    .select(summaryColumns)
    .where((eb) => ('sectionId' in list ? eb('section_id', '=', list.sectionId) : eb('edition', '=', list.edition)))
    .where(sql<SqlBool>`(listed_at, id) > (${after.listedAt}, ${after.id})`)
    .orderBy('listed_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();

/** When the newest article listed before a moment was listed. */
export const newestBefore = async (db: Db, edition: string, before: number): Promise<number | undefined> => {
  const row = await db
    .selectFrom('article')
    .select('listed_at')
    .where('edition', '=', edition)
    .where('listed_at', '<', before)
    .orderBy('listed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.listed_at ?? undefined;
};

/** In which of these spans (at most some dozens) anything was listed: one statement, which the index alone answers. */
export const spansWithArticles = async (
  db: Db,
  edition: string,
  spans: readonly { from: number; until: number }[],
): Promise<boolean[]> => {
  if (spans.length === 0) return [];
  const exists = spans.map(
    ({ from, until }, place) =>
      sql`case when exists (select 1 from article where edition = ${edition} and listed_at >= ${from} and listed_at < ${until})
      then 1 else 0 end as ${sql.ref(`span${place}`)}`,
  );
  const { rows } = await sql<Record<string, number>>`select ${sql.join(exists)}`.execute(db);
  return spans.map((_, place) => rows[0]?.[`span${place}`] === 1);
};

export const translationRows = (
  db: Db,
  group: string,
): Promise<{ id: string; edition: string; path: string; headline: string }[]> =>
  db
    .selectFrom('article')
    .select(['id', 'edition', 'path', 'headline'])
    .where('translation_group', '=', group)
    .where('status', '=', 'published')
    .limit(50)
    .execute();

export const authorsOfArticles = (
  db: Db,
  ids: readonly string[],
): Promise<(Selectable<Tables['author']> & { article_id: string })[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('article_author')
        .innerJoin('author', 'author.id', 'article_author.author_id')
        .selectAll('author')
        .select('article_author.article_id')
        .where('article_author.article_id', 'in', ids)
        .orderBy('article_author.position')
        .execute();

export const tagsOfArticle = (db: Db, id: string): Promise<Selectable<Tables['tag']>[]> =>
  db
    .selectFrom('article_tag')
    .innerJoin('tag', 'tag.id', 'article_tag.tag_id')
    .selectAll('tag')
    .where('article_tag.article_id', '=', id)
    .orderBy('article_tag.position')
    .execute();

export const correctionsOfArticle = (db: Db, id: string): Promise<Selectable<Tables['article_correction']>[]> =>
  db.selectFrom('article_correction').selectAll().where('article_id', '=', id).orderBy('at').execute();

export const correctionRows = (
  db: Db,
  edition: string,
  { before, limit }: ListQuery,
): Promise<Selectable<Tables['article_correction']>[]> =>
  db
    .selectFrom('article_correction')
    .selectAll()
    .where('edition', '=', edition)
    .where(listedBefore('listed_at', 'id', before))
    .orderBy('listed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

/** Entries that are out; with those of which a line stays where the live blog itself is shown. */
export const liveEntryRows = (
  db: Db,
  articleId: string,
  { before, limit, withRemoved = false }: ListQuery & { withRemoved?: boolean },
): Promise<Selectable<Tables['live_entry']>[]> =>
  db
    .selectFrom('live_entry')
    .selectAll()
    .where('article_id', '=', articleId)
    .where('state', 'in', withRemoved ? ['published', 'removed'] : ['published'])
    .where(listedBefore('at', 'id', before))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

/** Plain pages of an edition, for navigation and sitemaps. */
export const plainPageRows = (db: Db, edition: string): Promise<SummaryRow[]> =>
  db
    .selectFrom('article')
    .select(summaryColumns)
    .where('edition', '=', edition)
    .where('kind', '=', 'page')
    .where('status', '=', 'published')
    .where('listed_at', 'is', null)
    .limit(500)
    .execute();
