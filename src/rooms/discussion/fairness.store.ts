import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../storage/storage.ts';
import { caution, type Seen } from './fairness.ts';

export type ScoredThread = { viewCount: number; scoredViews: number; rate: number };

/** Counts further views of a thread; undefined where there is none yet: nobody is compared with anybody. */
export const addViews = async (db: Db, articleId: string, views: number): Promise<ScoredThread | undefined> => {
  const row = await db
    .updateTable('thread')
    .set((eb) => ({ view_count: eb('view_count', '+', views) }))
    .where('article_id', '=', articleId)
    .returning(['view_count', 'scored_views', 'rate'])
    .executeTakeFirst();
  return row && { viewCount: row.view_count, scoredViews: row.scored_views, rate: row.rate };
};

export const scoredThread = async (db: Db, articleId: string): Promise<ScoredThread | undefined> => {
  const row = await db
    .selectFrom('thread')
    .select(['view_count', 'scored_views', 'rate'])
    .where('article_id', '=', articleId)
    .executeTakeFirst();
  return row && { viewCount: row.view_count, scoredViews: row.scored_views, rate: row.rate };
};

export const markScored = async (db: Db, articleId: string, views: number): Promise<void> => {
  await db.updateTable('thread').set({ scored_views: views }).where('article_id', '=', articleId).execute();
};

export const setRate = async (db: Db, articleId: string, rate: number): Promise<void> => {
  await db.updateTable('thread').set({ rate }).where('article_id', '=', articleId).execute();
};

/** A number among whole ones: PostgreSQL would take it for one of them. */
const real = (value: number): RawBuilder<number> => sql<number>`cast(${value} as double precision)`;

/** `fairnessOf`, worked out in the database. */
const scoreSql = (views: number, rate: number): RawBuilder<number> =>
  sql<number>`(recommend_count + ${real(rate * caution)})
    / (${real(caution)} + case when views_before < ${views} then ${real(views)} - views_before else 0 end)`;

/** Scores one comment, after its recommendations have changed or it was posted. */
export const scoreComment = async (db: Db, articleId: string, commentId: string): Promise<void> => {
  const thread = await scoredThread(db, articleId);
  if (!thread) return;
  await db
    .updateTable('comment')
    .set({ fairness: scoreSql(thread.viewCount, thread.rate) })
    .where('id', '=', commentId)
    .execute();
};

/** Scores the next top comments of a thread in the order of their time; `last` is where to go on, undefined at the end. */
export const scoreBatch = async (
  db: Db,
  { articleId, viewCount, rate, after, limit }: ScoredThread & { articleId: string; after: Place; limit: number },
): Promise<Seen & { next: Place | undefined }> => {
  const rows = await db
    .selectFrom('comment')
    .select(['id', 'created_at', 'recommend_count', 'views_before'])
    .where('article_id', '=', articleId)
    .where(sql<boolean>`is_listed = 1`)
    .where('parent_id', 'is', null)
    .where(sql<boolean>`(created_at, id) > (${after.at}, ${after.id})`)
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  const last = rows.at(-1);
  if (last)
    await db
      .updateTable('comment')
      .set({ fairness: scoreSql(viewCount, rate) })
      .where('article_id', '=', articleId)
      .where(sql<boolean>`is_listed = 1`)
      .where('parent_id', 'is', null)
      .where(sql<boolean>`(created_at, id) > (${after.at}, ${after.id})`)
      .where(sql<boolean>`(created_at, id) <= (${last.created_at}, ${last.id})`)
      .execute();
  return {
    recommendations: rows.reduce((sum, row) => sum + row.recommend_count, 0),
    views: rows.reduce((sum, row) => sum + Math.max(0, viewCount - row.views_before), 0),
    next: last && rows.length === limit ? { at: last.created_at, id: last.id } : undefined,
  };
};

export type Place = { at: number; id: string };
