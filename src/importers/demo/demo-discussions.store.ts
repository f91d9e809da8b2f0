import type { Insertable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';

export const insertDecisions = async (db: Db, rows: readonly Insertable<Tables['decision']>[]): Promise<void> => {
  if (rows.length > 0) await db.insertInto('decision').values(rows).execute();
};

export const insertReports = async (db: Db, rows: readonly Insertable<Tables['report']>[]): Promise<void> => {
  if (rows.length > 0) await db.insertInto('report').values(rows).execute();
};

/** How often a thread was looked at, which its comments have been scored by already. */
export const addViewsOf = async (
  db: Db,
  { articleId, views, rate }: { articleId: string; views: number; rate: number },
): Promise<void> => {
  await db
    .updateTable('thread')
    .set({ view_count: views, scored_views: views, rate })
    .where('article_id', '=', articleId)
    .execute();
};
