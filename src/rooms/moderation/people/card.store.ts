/** What is kept about one reader, as moderators may know it. */
import { sql } from 'kysely';
import type { Db } from '../../../storage/storage.ts';

type Ids = readonly string[];

export const commentsByState = (db: Db, ids: Ids): Promise<{ state: string; count: number; recommends: number }[]> =>
  db
    .selectFrom('comment')
    .select([
      'state',
      sql<number>`count(*)`.as('count'),
      sql<number>`coalesce(sum(recommend_count), 0)`.as('recommends'),
    ])
    .where('commenter_id', 'in', ids)
    .groupBy('state')
    .execute();

export const countPicks = async (db: Db, ids: Ids): Promise<number> => {
  const row = await db
    .selectFrom('comment')
    .innerJoin('comment_pick', 'comment_pick.comment_id', 'comment.id')
    .select(sql<number>`count(*)`.as('count'))
    .where('comment.commenter_id', 'in', ids)
    .executeTakeFirst();
  return row?.count ?? 0;
};

/** What was decided about them and their comments, the newest first. */
export const decisionsOn = (db: Db, ids: Ids, limit: number) =>
  db
    .selectFrom('decision')
    .leftJoin('account', 'account.id', 'decision.account_id')
    .select([
      'decision.id',
      'decision.act',
      'decision.comment_id',
      'decision.rule',
      'decision.words',
      'decision.is_automated',
      'decision.at',
      'account.name as by',
    ])
    .where('decision.commenter_id', 'in', ids)
    .orderBy('decision.at', 'desc')
    .orderBy('decision.id', 'desc')
    .limit(limit)
    .execute();

type ByState = { state: string; count: number };

export const reportsMadeBy = (db: Db, accountId: string): Promise<ByState[]> =>
  db
    .selectFrom('report')
    .select(['state', sql<number>`count(*)`.as('count')])
    .where('account_id', '=', accountId)
    .groupBy('state')
    .execute();

export const latestReportsBy = (db: Db, accountId: string, limit: number) =>
  db
    .selectFrom('report')
    .select(['id', 'comment_id', 'kind', 'reason', 'state', 'created_at'])
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();

/** `report_count` only ever grows: comments nobody reported need not be looked at. */
const about = (db: Db, ids: Ids) =>
  db
    .selectFrom('comment')
    .innerJoin('report', 'report.comment_id', 'comment.id')
    .where('comment.commenter_id', 'in', ids)
    .where('comment.report_count', '>', 0)
    .where('report.kind', '<>', 'error');

export const reportsAbout = (db: Db, ids: Ids): Promise<ByState[]> =>
  about(db, ids)
    .select(['report.state', sql<number>`count(*)`.as('count')])
    .groupBy('report.state')
    .execute();

export const latestReportsAbout = (db: Db, ids: Ids, limit: number) =>
  about(db, ids)
    .select(['report.id', 'report.comment_id', 'report.kind', 'report.reason', 'report.state', 'report.created_at'])
    .orderBy('report.created_at', 'desc')
    .limit(limit)
    .execute();

/** Names an account gave up; of those from before only what names are compared by is kept. */
export const namesGivenUp = (db: Db, accountId: string, limit: number) =>
  db
    .selectFrom('former_name')
    .select(['name_key', 'released_at'])
    .where('account_id', '=', accountId)
    .orderBy('released_at', 'desc')
    .limit(limit)
    .execute();

export type HistoryAsked = {
  ids: Ids;
  state: string | undefined;
  before: { at: number; id: string } | undefined;
  limit: number;
};

/** Their comments in any state, the newest first; those that were imported too. */
export const historyOf = async (
  db: Db,
  { ids, state, before, limit }: HistoryAsked,
): Promise<{ id: string; at: number }[]> => {
  // One name after the other: each is read from its index in this order.
  const each = ids.map((id) => {
    let query = db.selectFrom('comment').select(['id', 'created_at as at']).where('commenter_id', '=', id);
    if (state) query = query.where('state', '=', state);
    if (before) query = query.where(sql<boolean>`(created_at, id) < (${before.at}, ${before.id})`);
    return query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  });
  const all = (await Promise.all(each)).flat();
  return all.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).slice(0, limit);
};
