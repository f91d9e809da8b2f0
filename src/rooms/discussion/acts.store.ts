/** What readers do to the comments of others: recommending, reporting, muting. */
import { sql, type Insertable, type Selectable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';

type RecommendationRow = Insertable<Tables['recommendation']>;

/** False when it was there already. */
export const insertRecommendation = async (db: Db, row: RecommendationRow): Promise<boolean> => {
  const made = await db
    .insertInto('recommendation')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('comment_id')
    .executeTakeFirst();
  return made !== undefined;
};

/** False when there was none. */
export const deleteRecommendation = async (
  db: Db,
  { account_id, article_id, comment_id }: Omit<RecommendationRow, 'at'>,
): Promise<boolean> => {
  const gone = await db
    .deleteFrom('recommendation')
    .where('account_id', '=', account_id)
    .where('article_id', '=', article_id)
    .where('comment_id', '=', comment_id)
    .returning('comment_id')
    .executeTakeFirst();
  return gone !== undefined;
};

export const countRecommendation = async (db: Db, commentId: string, by: 1 | -1, at: number): Promise<void> => {
  await db
    .updateTable('comment')
    .set({ recommend_count: sql`recommend_count + ${sql.lit(by)}`, changed_at: at })
    .where('id', '=', commentId)
    .execute();
};

/** False when this account has reported this comment in this way already. */
export const insertReport = async (db: Db, row: Insertable<Tables['report']>): Promise<boolean> => {
  const made = await db
    .insertInto('report')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
};

export const countReport = async (db: Db, commentId: string): Promise<void> => {
  await db
    .updateTable('comment')
    .set({ report_count: sql`report_count + 1` })
    .where('id', '=', commentId)
    .execute();
};

type ReportRow = Selectable<Tables['report']>;

/** The open reports of a comment, without those about the story. */
export const openReports = (db: Db, commentId: string): Promise<ReportRow[]> =>
  db
    .selectFrom('report')
    .selectAll()
    .where('comment_id', '=', commentId)
    .where('state', '=', 'open')
    .where('kind', '<>', 'error')
    .limit(1_000)
    .execute();

type Handling = { state: 'upheld' | 'declined'; handled_at: number; handled_by: string | null };

export const closeReports = async (db: Db, commentId: string, handling: Handling): Promise<void> => {
  await db
    .updateTable('report')
    .set(handling)
    .where('comment_id', '=', commentId)
    .where('state', '=', 'open')
    .where('kind', '<>', 'error')
    .execute();
};

/** What somebody's decision of that moment closed is open again. */
export const reopenReports = async (
  db: Db,
  { commentId, at, by }: { commentId: string; at: number; by: string },
): Promise<void> => {
  await db
    .updateTable('report')
    .set({ state: 'open', handled_at: null, handled_by: null })
    .where('comment_id', '=', commentId)
    .where('handled_at', '=', at)
    .where('handled_by', '=', by)
    .where('kind', '<>', 'error')
    .execute();
};

export const reportById = (db: Db, id: string): Promise<ReportRow | undefined> =>
  db.selectFrom('report').selectAll().where('id', '=', id).executeTakeFirst();

export const closeReport = async (db: Db, id: string, handling: Handling): Promise<boolean> => {
  const done = await db
    .updateTable('report')
    .set(handling)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
};

export const putMute = async (db: Db, row: Insertable<Tables['mute']>): Promise<void> => {
  await db
    .insertInto('mute')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

export const deleteMute = async (db: Db, accountId: string, commenterId: string): Promise<void> => {
  await db.deleteFrom('mute').where('account_id', '=', accountId).where('commenter_id', '=', commenterId).execute();
};

export const muteCount = async (db: Db, accountId: string): Promise<number> => {
  const { count } = await db
    .selectFrom('mute')
    .select(sql<number>`count(*)`.as('count'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  return count;
};
