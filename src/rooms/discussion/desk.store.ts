/** What moderators have to look at, list by list; each is read from its index, the oldest work first. */
import { sql } from 'kysely';
import type { Db } from '../../storage/storage.ts';

/** A place in a list: what came before it. */
export type DeskPlace = { at: number; id: string };

export type DeskRow = {
  id: string;
  article_id: string;
  parent_id: string | null;
  state: string;
  body: string | null;
  created_at: number;
  edited_at: number | null;
  checks: string | null;
  report_count: number;
  recommend_count: number;
  headline: string;
  path: string;
  writer_id: string;
  writer_name: string;
  writer_badge: string | null;
  writer_account: string | null;
  published_count: number;
  removed_count: number;
  pick_by: string | null;
};

export const deskRows = async (db: Db, ids: readonly string[]): Promise<DeskRow[]> => {
  if (ids.length === 0) return [];
  return db
    .selectFrom('comment')
    .innerJoin('commenter', 'commenter.id', 'comment.commenter_id')
    .innerJoin('article', 'article.id', 'comment.article_id')
    .leftJoin('comment_pick', 'comment_pick.comment_id', 'comment.id')
    .select([
      'comment.id',
      'comment.article_id',
      'comment.parent_id',
      'comment.state',
      'comment.body',
      'comment.created_at',
      'comment.edited_at',
      'comment.checks',
      'comment.report_count',
      'comment.recommend_count',
      'article.headline',
      'article.path',
      'commenter.id as writer_id',
      'commenter.name as writer_name',
      'commenter.badge as writer_badge',
      'commenter.account_id as writer_account',
      'commenter.published_count',
      'commenter.removed_count',
      'comment_pick.name as pick_by',
    ])
    .where('comment.id', 'in', ids)
    .execute();
};

type Listed = { id: string; at: number };
type Asked = { after: DeskPlace | undefined; limit: number };

/** Comments in a state: those that wait from the oldest on, published ones from the newest. */
export const commentsInState = (db: Db, state: 'waiting' | 'published', { after, limit }: Asked): Promise<Listed[]> => {
  const direction = state === 'waiting' ? 'asc' : 'desc';
  let query = db.selectFrom('comment').select(['id', 'created_at as at']).where('state', '=', state);
  if (after)
    query = query.where(
      direction === 'asc'
        ? sql<boolean>`(created_at, id) > (${after.at}, ${after.id})`
        : sql<boolean>`(created_at, id) < (${after.at}, ${after.id})`,
    );
  return query.orderBy('created_at', direction).orderBy('id', direction).limit(limit).execute();
};

export type DeskReport = {
  id: string;
  kind: string;
  comment_id: string | null;
  reason: string;
  text: string;
  details: string;
  created_at: number;
};

/** Open reports of a kind, the oldest first. */
export const openReportsOf = (db: Db, kind: string, { after, limit }: Asked): Promise<DeskReport[]> => {
  let query = db
    .selectFrom('report')
    .select(['id', 'kind', 'comment_id', 'reason', 'text', 'details', 'created_at'])
    .where('state', '=', 'open')
    .where('kind', '=', kind);
  if (after) query = query.where(sql<boolean>`(created_at, id) > (${after.at}, ${after.id})`);
  return query.orderBy('created_at').orderBy('id').limit(limit).execute();
};

/** How many there are, counted no further than `most`. */
export const countWaiting = async (db: Db, most: number): Promise<number> => {
  const some = db.selectFrom('comment').select('id').where('state', '=', 'waiting').limit(most).as('some');
  const { count } = await db
    .selectFrom(some)
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
};

export const countOpenReports = async (db: Db, kind: string, most: number): Promise<number> => {
  const some = db
    .selectFrom('report')
    .select('id')
    .where('state', '=', 'open')
    .where('kind', '=', kind)
    .limit(most)
    .as('some');
  const { count } = await db
    .selectFrom(some)
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
};
