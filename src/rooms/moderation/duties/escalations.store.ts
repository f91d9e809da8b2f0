/** Threats to life and the like; the evidence is a copy that stays when the comment goes. */
import { sql, type Insertable, type Selectable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';

type Row<Table extends keyof Tables> = Selectable<Tables[Table]>;

export type EvidenceRows = {
  comment: Omit<Row<'comment'>, 'fairness' | 'views_before' | 'post_key'>;
  writer: Row<'commenter'> | undefined;
  account: Pick<Row<'account'>, 'id' | 'email' | 'name' | 'created_at'> | undefined;
  story: { id: string; headline: string; path: string } | undefined;
  parent: { id: string; body: string | null; source: string | null; commenter_id: string; name: string } | undefined;
  revisions: { at: number; body: string }[];
  reports: Row<'report'>[];
  decisions: Row<'decision'>[];
};

const about = async (db: Db, comment: Row<'comment'>): Promise<Pick<EvidenceRows, 'writer' | 'account' | 'story'>> => {
  const writer = await db.selectFrom('commenter').selectAll().where('id', '=', comment.commenter_id).executeTakeFirst();
  const account = writer?.account_id
    ? await db
        .selectFrom('account')
        .select(['id', 'email', 'name', 'created_at'])
        .where('id', '=', writer.account_id)
        .executeTakeFirst()
    : undefined;
  const story = await db
    .selectFrom('article')
    .select(['id', 'headline', 'path'])
    .where('id', '=', comment.article_id)
    .executeTakeFirst();
  return { writer, account, story };
};

/** All that is known of a comment now; undefined when there is none. */
export const evidenceRows = async (db: Db, commentId: string): Promise<EvidenceRows | undefined> => {
  const comment = await db.selectFrom('comment').selectAll().where('id', '=', commentId).executeTakeFirst();
  if (!comment) return undefined;
  const parent = comment.parent_id
    ? await db
        .selectFrom('comment')
        .innerJoin('commenter', 'commenter.id', 'comment.commenter_id')
        .select(['comment.id', 'comment.body', 'comment.source', 'comment.commenter_id', 'commenter.name'])
        .where('comment.id', '=', comment.parent_id)
        .executeTakeFirst()
    : undefined;
  const revisions = await db
    .selectFrom('comment_revision')
    .select(['at', 'body'])
    .where('comment_id', '=', commentId)
    .orderBy('number')
    .limit(50)
    .execute();
  const reports = await db
    .selectFrom('report')
    .selectAll()
    .where('comment_id', '=', commentId)
    .orderBy('created_at')
    .limit(200)
    .execute();
  const decisions = await db
    .selectFrom('decision')
    .selectAll()
    .where('comment_id', '=', commentId)
    .orderBy('at')
    .limit(50)
    .execute();
  return { comment, ...(await about(db, comment)), parent, revisions, reports, decisions };
};

export const insertEscalation = async (db: Db, row: Insertable<Tables['escalation']>): Promise<void> => {
  await db.insertInto('escalation').values(row).execute();
};

export type EscalationRow = Row<'escalation'> & { by_name: string | null };

const rows = (db: Db) =>
  db
    .selectFrom('escalation')
    .leftJoin('account', 'account.id', 'escalation.account_id')
    .selectAll('escalation')
    .select('account.name as by_name');

export const openEscalationOf = (db: Db, commentId: string): Promise<{ id: string } | undefined> =>
  db
    .selectFrom('escalation')
    .select('id')
    .where('comment_id', '=', commentId)
    .where('state', '=', 'open')
    .limit(1)
    .executeTakeFirst();

export const escalationRow = (db: Db, id: string): Promise<EscalationRow | undefined> =>
  rows(db).where('escalation.id', '=', id).executeTakeFirst();

type Asked = { state: 'open' | 'closed'; before: { at: number; id: string } | undefined; limit: number };

/** The newest first. */
export const escalationRows = (db: Db, { state, before, limit }: Asked): Promise<EscalationRow[]> => {
  const query = rows(db).where('escalation.state', '=', state);
  return (before ? query.where(sql<boolean>`(escalation.at, escalation.id) < (${before.at}, ${before.id})`) : query)
    .orderBy('escalation.at', 'desc')
    .orderBy('escalation.id', 'desc')
    .limit(limit)
    .execute();
};

export const countOpenEscalations = async (db: Db): Promise<number> => {
  const { count } = await db
    .selectFrom('escalation')
    .select(sql<number>`count(*)`.as('count'))
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return count;
};

export const closeEscalationRow = async (
  db: Db,
  { id, at, by, outcome }: { id: string; at: number; by: string; outcome: string },
): Promise<Row<'escalation'> | undefined> =>
  db
    .updateTable('escalation')
    .set({ state: 'closed', closed_at: at, closed_by: by, outcome })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .returningAll()
    .executeTakeFirst();
