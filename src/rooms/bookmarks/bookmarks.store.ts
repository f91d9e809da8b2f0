import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import type { Db } from '../../storage/storage.ts';
import type { SavedOrder, SavedPlace } from './bookmark.ts';

export type SavedRow = {
  article_id: string;
  headline: string;
  created_at: number;
  archived_at: number | null;
  /** What this list is ordered by. */
  place: number;
};

const placeOf = (order: SavedOrder): RawBuilder<number> => {
  if (order === 'own') return sql<number>`bookmark.position`;
  return order.startsWith('saved') ? sql<number>`bookmark.created_at` : sql<number>`coalesce(article.published_at, 0)`;
};

const isRising = (order: SavedOrder): boolean => order.endsWith('-oldest');

const beyond = (order: SavedOrder, { value, id }: SavedPlace): Expression<SqlBool> =>
  isRising(order)
    ? sql<SqlBool>`(${placeOf(order)}, bookmark.article_id) > (${value}, ${id})`
    : sql<SqlBool>`(${placeOf(order)}, bookmark.article_id) < (${value}, ${id})`;

type ListAsked = {
  accountId: string;
  isArchive: boolean;
  order: SavedOrder;
  tag?: string;
  after?: SavedPlace | undefined;
  limit: number;
};

/** A stretch of one reader's list. */
export const savedRows = (db: Db, asked: ListAsked): Promise<SavedRow[]> => {
  const { accountId, isArchive, order, tag, after, limit } = asked;
  const direction = isRising(order) ? 'asc' : 'desc';
  return db
    .selectFrom('bookmark')
    .leftJoin('article', 'article.id', 'bookmark.article_id')
    .select(['bookmark.article_id', 'bookmark.headline', 'bookmark.created_at', 'bookmark.archived_at'])
    .select(placeOf(order).as('place'))
    .where('bookmark.account_id', '=', accountId)
    .where('bookmark.removed_at', 'is', null)
    .where('bookmark.archived_at', isArchive ? 'is not' : 'is', null)
    .$if(tag !== undefined && tag !== '', (query) =>
      query.where('bookmark.article_id', 'in', (inner) =>
        inner
          .selectFrom('bookmark_tag')
          .select('article_id')
          .where('account_id', '=', accountId)
          .where('name', '=', tag ?? ''),
      ),
    )
    .$if(after !== undefined, (query) => query.where(after ? beyond(order, after) : sql<SqlBool>`1 = 1`))
    .orderBy(placeOf(order), direction)
    .orderBy('bookmark.article_id', direction)
    .limit(limit)
    .execute();
};

/** Headlines and standfirsts of stories that are public, for looking through them. */
export const wordsOfStories = (
  db: Db,
  ids: readonly string[],
): Promise<{ id: string; headline: string; standfirst: string }[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('article')
        .select(['id', 'headline', 'standfirst'])
        .where('id', 'in', ids)
        .where('listed_at', 'is not', null)
        .execute();

export const tagsOfSaved = (
  db: Db,
  accountId: string,
  ids: readonly string[],
): Promise<{ article_id: string; name: string }[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('bookmark_tag')
        .select(['article_id', 'name'])
        .where('account_id', '=', accountId)
        .where('article_id', 'in', ids)
        .orderBy('name')
        .execute();

/** A reader's own tags, with how many stories of the list have them. */
export const tagRows = async (
  db: Db,
  { accountId, isArchive, limit }: { accountId: string; isArchive: boolean; limit: number },
): Promise<{ name: string; count: number }[]> => {
  return db
    .selectFrom('bookmark_tag as tag')
    .innerJoin('bookmark', (join) =>
      join.onRef('bookmark.account_id', '=', 'tag.account_id').onRef('bookmark.article_id', '=', 'tag.article_id'),
    )
    .select(['tag.name', sql<number>`count(*)`.as('count')])
    .where('tag.account_id', '=', accountId)
    .where('bookmark.removed_at', 'is', null)
    .where('bookmark.archived_at', isArchive ? 'is not' : 'is', null)
    .groupBy('tag.name')
    .orderBy('tag.name')
    .limit(limit)
    .execute();
};

/** Every tag a reader has ever given and not taken away. */
export const tagNames = async (db: Db, accountId: string, limit: number): Promise<string[]> => {
  const rows = await db
    .selectFrom('bookmark_tag')
    .select('name')
    .distinct()
    .where('account_id', '=', accountId)
    .limit(limit)
    .execute();
  return rows.map(({ name }) => name);
};

export const savedCounts = async (db: Db, accountId: string): Promise<{ list: number; archive: number }> => {
  const row = await db
    .selectFrom('bookmark')
    .select([sql<number>`count(*)`.as('all'), sql<number>`count(archived_at)`.as('archive')])
    .where('account_id', '=', accountId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { list: row.all - row.archive, archive: row.archive };
};

/** Ids of what was saved last. */
export const savedIds = async (db: Db, accountId: string, limit: number): Promise<string[]> => {
  const rows = await db
    .selectFrom('bookmark')
    .select('article_id')
    .where('account_id', '=', accountId)
    .where('removed_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ article_id: id }) => id);
};

export type BookmarkRow = {
  headline: string;
  position: number;
  archived_at: number | null;
  removed_at: number | null;
};

export const bookmarkRow = (db: Db, accountId: string, articleId: string): Promise<BookmarkRow | undefined> =>
  db
    .selectFrom('bookmark')
    .select(['headline', 'position', 'archived_at', 'removed_at'])
    .where('account_id', '=', accountId)
    .where('article_id', '=', articleId)
    .executeTakeFirst();

export const topPosition = async (db: Db, accountId: string): Promise<number> => {
  const row = await db
    .selectFrom('bookmark')
    .select(sql<number | null>`max(position)`.as('top'))
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row?.top ?? 0;
};

type NewBookmark = { accountId: string; articleId: string; headline: string; at: number; position: number };

/** Puts a story at the top of the list; one that was taken off lately comes back with its tags. */
export const putBookmark = async (
  db: Db,
  { accountId, articleId, headline, at, position }: NewBookmark,
): Promise<void> => {
  const fresh = { headline, created_at: at, position, archived_at: null, removed_at: null };
  await db
    .insertInto('bookmark')
    .values({ account_id: accountId, article_id: articleId, ...fresh })
    .onConflict((conflict) => conflict.columns(['account_id', 'article_id']).doUpdateSet(fresh))
    .execute();
};

export type BookmarkChange = { archived_at?: number | null; removed_at?: number | null; position?: number };

export const changeBookmark = async (
  db: Db,
  accountId: string,
  articleId: string,
  change: BookmarkChange,
): Promise<void> => {
  await db
    .updateTable('bookmark')
    .set(change)
    .where('account_id', '=', accountId)
    .where('article_id', '=', articleId)
    .execute();
};

/** The story just above or below a place in the reader's own order. */
export const neighbourRow = (
  db: Db,
  accountId: string,
  { place, isArchive, isAbove }: { place: SavedPlace; isArchive: boolean; isAbove: boolean },
): Promise<{ article_id: string; position: number } | undefined> => {
  const direction = isAbove ? 'asc' : 'desc';
  return db
    .selectFrom('bookmark')
    .select(['article_id', 'position'])
    .where('account_id', '=', accountId)
    .where('removed_at', 'is', null)
    .where('archived_at', isArchive ? 'is not' : 'is', null)
    .where(
      isAbove
        ? sql<SqlBool>`(position, article_id) > (${place.value}, ${place.id})`
        : sql<SqlBool>`(position, article_id) < (${place.value}, ${place.id})`,
    )
    .orderBy('position', direction)
    .orderBy('article_id', direction)
    .limit(1)
    .executeTakeFirst();
};

export const putTag = async (db: Db, accountId: string, articleId: string, name: string): Promise<void> => {
  await db
    .insertInto('bookmark_tag')
    .values({ account_id: accountId, article_id: articleId, name })
    .onConflict((conflict) => conflict.columns(['account_id', 'name', 'article_id']).doNothing())
    .execute();
};

export const dropTag = async (db: Db, accountId: string, articleId: string, name: string): Promise<void> => {
  await db
    .deleteFrom('bookmark_tag')
    .where('account_id', '=', accountId)
    .where('article_id', '=', articleId)
    .where('name', '=', name)
    .execute();
};

/** Forgets for good what was taken off the list before a moment, with its tags. */
export const forgetRemoved = async (db: Db, before: number, accountId: string): Promise<void> => {
  const rows = await db
    .selectFrom('bookmark')
    .select('article_id')
    .where('account_id', '=', accountId)
    .where('removed_at', '<', before)
    .limit(200)
    .execute();
  if (rows.length === 0) return;
  const ids = rows.map(({ article_id: id }) => id);
  await db.deleteFrom('bookmark_tag').where('account_id', '=', accountId).where('article_id', 'in', ids).execute();
  await db.deleteFrom('bookmark').where('account_id', '=', accountId).where('article_id', 'in', ids).execute();
};

export const deleteMarks = async (db: Db, accountId: string): Promise<void> => {
  await db.deleteFrom('bookmark_tag').where('account_id', '=', accountId).execute();
  await db.deleteFrom('bookmark').where('account_id', '=', accountId).execute();
  await db.deleteFrom('follow').where('account_id', '=', accountId).execute();
};
