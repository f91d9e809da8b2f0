import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Db } from '../../storage/storage.ts';
import type { Sort, ThreadCursor } from './thread.ts';
import type { ThreadOwn } from './thread-presets.ts';

/** The column an order goes by before the time; the orders by time have none. */
const columns = { recommended: 'recommend_count', replies: 'reply_count', fair: 'fairness' } as const;
const columnOf = (sort: Sort): (typeof columns)[keyof typeof columns] | undefined =>
  sort === 'newest' || sort === 'oldest' ? undefined : columns[sort];

/** SQLite finds an index that is only for listed comments when this stands in the query word for word. */
const isListed = sql<SqlBool>`is_listed = 1`;

/** From where and which way a list is read; the whole place is one comparison, so that the index answers it. */
export type Reading = {
  from?: ThreadCursor | undefined;
  /** The comment at the place is the first of them. */
  isFromIncluded?: boolean;
  /** Towards the beginning of the list; the nearest comes first. */
  isBackward?: boolean;
  limit: number;
};

const afterPlace = (
  column: string | undefined,
  from: ThreadCursor,
  { isRising, isFromIncluded }: { isRising: boolean; isFromIncluded: boolean },
): RawBuilder<SqlBool> => {
  const sign = sql.raw(`${isRising ? '>' : '<'}${isFromIncluded ? '=' : ''}`);
  return column === undefined
    ? sql<SqlBool>`(created_at, id) ${sign} (${from.at}, ${from.id})`
    : sql<SqlBool>`(${sql.ref(column)}, created_at, id) ${sign} (${from.value}, ${from.at}, ${from.id})`;
};

/** A top comment in its order. */
export type RootRow = { id: string; articleId: string; place: ThreadCursor; replyCount: number };

/** Listed top comments of one thread in an order, from a place on. */
export const rootRows = async (
  db: Db,
  {
    articleId,
    sort,
    from,
    isFromIncluded = false,
    isBackward = false,
    limit,
  }: Reading & { articleId: string; sort: Sort },
): Promise<RootRow[]> => {
  const column = columnOf(sort);
  const isRising = (sort === 'oldest') !== isBackward;
  const direction = isRising ? 'asc' : 'desc';
  let query = db
    .selectFrom('comment')
    .select(['id', 'created_at', 'reply_count', 'recommend_count', 'fairness'])
    .where('article_id', '=', articleId)
    .where(isListed)
    .where('parent_id', 'is', null);
  if (from) query = query.where(afterPlace(column, from, { isRising, isFromIncluded }));
  if (column) query = query.orderBy(column, direction);
  const rows = await query.orderBy('created_at', direction).orderBy('id', direction).limit(limit).execute();
  return rows.map((row) => ({
    id: row.id,
    articleId,
    place: { value: column === undefined ? 0 : row[column], at: row.created_at, id: row.id },
    replyCount: row.reply_count,
  }));
};

export type AnswerRow = { id: string; rootId: string; at: number };

/** The first listed answers to each of these top comments, in the order of time: one bounded query for all of them. */
export const firstAnswerRows = async (db: Db, rootIds: readonly string[], limit: number): Promise<AnswerRow[]> => {
  if (rootIds.length === 0) return [];
  const each = rootIds.map(
    (rootId) => sql`select * from (select root_id, id, created_at from comment
      where root_id = ${rootId} and is_listed = 1 and parent_id is not null
      order by created_at, id limit ${sql.lit(limit)}) answers`,
  );
  const query = sql<{ root_id: string; id: string; created_at: number }>`${sql.join(each, sql` union all `)}`;
  const { rows } = await query.execute(db);
  return rows.map(({ root_id: rootId, id, created_at: at }) => ({ id, rootId, at }));
};

/** Listed answers to one top comment in the order of time, however deep they are. */
export const answerRows = async (
  db: Db,
  rootId: string,
  { from, isFromIncluded = false, isBackward = false, limit }: Reading,
): Promise<AnswerRow[]> => {
  const direction = isBackward ? 'desc' : 'asc';
  let query = db
    .selectFrom('comment')
    .select(['id', 'created_at'])
    .where('root_id', '=', rootId)
    .where(isListed)
    .where('parent_id', 'is not', null);
  if (from) query = query.where(afterPlace(undefined, from, { isRising: !isBackward, isFromIncluded }));
  const rows = await query.orderBy('created_at', direction).orderBy('id', direction).limit(limit).execute();
  return rows.map(({ id, created_at: at }) => ({ id, rootId, at }));
};

/** A comment found by a filter, wherever in the thread it stands. What is gone and only leaves a line may be among them. */
export type FoundRow = { id: string; place: ThreadCursor };
type Found = Reading & { articleIds: readonly string[]; isRising: boolean };

const foundRow = ({ id, created_at: at }: { id: string; created_at: number }): FoundRow => ({
  id,
  place: { value: 0, at, id },
});

/**
 * Comments of these people in these threads, in the order of time. The plus keeps SQLite from reading the whole thread in that order:
 * the few comments of a few people are found first and sorted then.
 */
export const rowsByCommenters = async (
  db: Db,
  {
    articleIds,
    isRising,
    from,
    isBackward = false,
    limit,
    commenterIds,
    isOwn,
  }: Found & {
    commenterIds: readonly string[];
    /** One's own are shown whatever has become of them. */
    isOwn: boolean;
  },
): Promise<FoundRow[]> => {
  if (commenterIds.length === 0) return [];
  const rising = isRising !== isBackward;
  const direction = sql.raw(rising ? 'asc' : 'desc');
  let query = db
    .selectFrom('comment')
    .select(['id', 'created_at'])
    .where('article_id', 'in', articleIds)
    .where('commenter_id', 'in', commenterIds)
    .where('kind', '=', 'comment');
  if (!isOwn) query = query.where(sql<SqlBool>`+is_listed = 1`);
  if (from) {
    const sign = sql.raw(rising ? '>' : '<');
    query = query.where(sql<SqlBool>`(+created_at, id) ${sign} (${from.at}, ${from.id})`);
  }
  const rows = await query
    .orderBy(sql`+created_at ${direction}, id ${direction}`)
    .limit(limit)
    .execute();
  return rows.map(foundRow);
};

/** Listed comments since a moment, in the order of time. */
export const rowsSince = async (
  db: Db,
  { articleIds, isRising, from, isBackward = false, limit, since }: Found & { since: number },
): Promise<FoundRow[]> => {
  const rising = isRising !== isBackward;
  const direction = rising ? 'asc' : 'desc';
  const each = await Promise.all(
    articleIds.map((articleId) => {
      let query = db
        .selectFrom('comment')
        .select(['id', 'created_at'])
        .where('article_id', '=', articleId)
        .where(isListed)
        .where('created_at', '>', since);
      if (from) query = query.where(afterPlace(undefined, from, { isRising: rising, isFromIncluded: false }));
      return query.orderBy('created_at', direction).orderBy('id', direction).limit(limit).execute();
    }),
  );
  return each.flat().map(foundRow);
};

/** What editors picked from these threads, the last pick first; whether it still stands must be looked at. */
export const pickedIds = async (db: Db, articleIds: readonly string[], limit: number): Promise<string[]> => {
  const rows = await db
    .selectFrom('comment_pick')
    .select('comment_id')
    .where('article_id', 'in', articleIds)
    .orderBy('at', 'desc')
    .orderBy('comment_id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.comment_id);
};

export type ThreadRow = {
  articleId: string;
  state: string | null;
  own: ThreadOwn;
  announcement: string;
  commentCount: number;
  lastCommentAt: number | undefined;
  sealedAt: number | null;
};

export const threadRows = async (db: Db, articleIds: readonly string[]): Promise<Map<string, ThreadRow>> => {
  const rows = await db.selectFrom('thread').selectAll().where('article_id', 'in', articleIds).execute();
  return new Map(
    rows.map((row) => [
      row.article_id,
      {
        articleId: row.article_id,
        state: row.state,
        own: JSON.parse(row.own_settings) as ThreadOwn,
        announcement: row.announcement,
        commentCount: row.comment_count,
        lastCommentAt: row.last_comment_at ?? undefined,
        sealedAt: row.sealed_at,
      },
    ]),
  );
};

/** When anything readers see of these threads last changed. */
export const lastChange = async (db: Db, articleIds: readonly string[]): Promise<number> => {
  const rows = await Promise.all(
    articleIds.map((articleId) =>
      db
        .selectFrom('comment')
        .select('changed_at')
        .where('article_id', '=', articleId)
        .orderBy('changed_at', 'desc')
        .limit(1)
        .executeTakeFirst(),
    ),
  );
  return Math.max(0, ...rows.map((row) => row?.changed_at ?? 0));
};
