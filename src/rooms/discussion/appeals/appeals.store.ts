import { sql, type Insertable, type Updateable } from 'kysely';
import type { Db, Storage, Tables } from '../../../storage/storage.ts';
import type { StoredAppeal } from './appeal.ts';

/** False when this decision has been appealed against already by the same account. */
export const insertAppeal = async (db: Db, row: Insertable<Tables['appeal']>): Promise<boolean> => {
  const made = await db
    .insertInto('appeal')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
};

export const storedAppeal = (db: Db, id: string): Promise<StoredAppeal | undefined> =>
  db.selectFrom('appeal').selectAll().where('id', '=', id).executeTakeFirst();

/** The same in a transaction that is going to decide about it. */
export const appealToChange = (
  { dialect }: Pick<Storage, 'dialect'>,
  db: Db,
  id: string,
): Promise<StoredAppeal | undefined> => {
  const query = db.selectFrom('appeal').selectAll().where('id', '=', id);
  return (dialect === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
};

export const updateAppeal = async (db: Db, id: string, change: Updateable<Tables['appeal']>): Promise<void> => {
  await db.updateTable('appeal').set(change).where('id', '=', id).execute();
};

type Cursor = { at: number; id: string };

/** Open ones, the most urgent first. */
export const openRows = (
  db: Db,
  { after, limit }: { after?: Cursor | undefined; limit: number },
): Promise<StoredAppeal[]> => {
  let query = db.selectFrom('appeal').selectAll().where('state', '=', 'open');
  if (after) query = query.where(sql<boolean>`(due_at, id) > (${after.at}, ${after.id})`);
  return query.orderBy('due_at').orderBy('id').limit(limit).execute();
};

/** How many are open; no more than `most` are counted. */
export const countOpen = async (db: Db, most: number): Promise<number> => {
  const { count } = await db
    .selectFrom(db.selectFrom('appeal').select('id').where('state', '=', 'open').limit(most).as('open'))
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
};

/** The appeals about a comment, the newest first. */
export const appealsAbout = (db: Db, commentId: string): Promise<StoredAppeal[]> =>
  db
    .selectFrom('appeal')
    .selectAll()
    .where('comment_id', '=', commentId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute();

/** The appeals of an account, the newest first. */
export const appealsOf = (db: Db, accountId: string, limit: number): Promise<StoredAppeal[]> =>
  db
    .selectFrom('appeal')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

/** How many appeals of an account are open. */
export const openOf = async (db: Db, accountId: string): Promise<number> => {
  const { count } = await db
    .selectFrom('appeal')
    .select(sql<number>`count(*)`.as('count'))
    .where('account_id', '=', accountId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return count;
};

/** Whether anybody else works at the desk who could decide. */
export const hasOthers = async (db: Db, roles: readonly string[], butFor: readonly string[]): Promise<boolean> => {
  const found = await db
    .selectFrom('account')
    .select('id')
    .where('role', 'in', roles)
    .where('disabled_at', 'is', null)
    .where('id', 'not in', butFor)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
};

/** Where whoever appealed is written to. */
export const addressOf = async (
  db: Db,
  { account_id: id, email }: Pick<StoredAppeal, 'account_id' | 'email'>,
): Promise<string | undefined> => {
  if (id === null) return email ?? undefined;
  const row = await db.selectFrom('account').select('email').where('id', '=', id).executeTakeFirst();
  return row?.email;
};

export const appealAgainst = (
  db: Db,
  decisionId: string,
  by: string | { reportId: string },
): Promise<StoredAppeal | undefined> => {
  const query = db.selectFrom('appeal').selectAll().where('decision_id', '=', decisionId);
  return (
    typeof by === 'string' ? query.where('account_id', '=', by) : query.where('report_id', '=', by.reportId)
  ).executeTakeFirst();
};

/** Its writer has deleted the comment: the appeals about it have lost what they were about. */
export const withdrawAbout = async (db: Db, commentId: string, at: number): Promise<void> => {
  await db
    .updateTable('appeal')
    .set({ state: 'withdrawn', handled_at: at })
    .where('comment_id', '=', commentId)
    .where('kind', '=', 'comment')
    .where('state', '=', 'open')
    .execute();
};

/** Who appealed goes with the account; that there was an appeal, and how it ended, stays. */
export const forgetAppellant = async (db: Db, accountId: string, at: number): Promise<void> => {
  await db
    .updateTable('appeal')
    .set({ state: 'withdrawn', handled_at: at })
    .where('account_id', '=', accountId)
    .where('state', '=', 'open')
    .execute();
  await db
    .updateTable('appeal')
    .set({ words: '', email: null, account_id: null })
    .where('account_id', '=', accountId)
    .execute();
};
