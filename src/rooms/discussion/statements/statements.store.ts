import { sql, type Insertable, type Selectable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';

export type StoredStatement = Selectable<Tables['statement']>;

export const insertStatement = async (db: Db, row: Insertable<Tables['statement']>): Promise<void> => {
  await db.insertInto('statement').values(row).execute();
};

/** The latest statement about a comment. */
export const statementAbout = (db: Db, commentId: string): Promise<StoredStatement | undefined> =>
  db
    .selectFrom('statement')
    .selectAll()
    .where('comment_id', '=', commentId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

export const statementOf = (db: Db, decisionId: string): Promise<StoredStatement | undefined> =>
  db.selectFrom('statement').selectAll().where('decision_id', '=', decisionId).executeTakeFirst();

/** What an account has not been sent yet, the oldest first. */
export const unsentStatements = (db: Db, accountId: string, limit: number): Promise<StoredStatement[]> =>
  db
    .selectFrom('statement')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('sent_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .limit(limit)
    .execute();

/** Those among them that had not been sent before. */
export const markSent = async (db: Db, ids: readonly string[], at: number): Promise<Set<string>> => {
  const rows = await db
    .updateTable('statement')
    .set({ sent_at: at })
    .where('id', 'in', ids)
    .where('sent_at', 'is', null)
    .returning('id')
    .execute();
  return new Set(rows.map(({ id }) => id));
};

export const statementsOf = (db: Db, accountId: string): Promise<StoredStatement[]> =>
  db.selectFrom('statement').selectAll().where('account_id', '=', accountId).orderBy('at').limit(50_000).execute();

export const forgetStatements = async (db: Db, accountId: string): Promise<void> => {
  await db.updateTable('statement').set({ account_id: null }).where('account_id', '=', accountId).execute();
};

/** Why the comment was looked at: the reports and notices this decision answered. */
export const reportsAnswered = (db: Db, commentId: string, at: number): Promise<{ kind: string; reason: string }[]> =>
  db
    .selectFrom('report')
    .select(['kind', 'reason'])
    .where('comment_id', '=', commentId)
    .where('kind', '<>', 'error')
    .where((eb) => eb.or([eb('state', '=', 'open'), eb('handled_at', '=', at)]))
    .orderBy(sql`case when kind = 'illegal' then 0 else 1 end`)
    .limit(20)
    .execute();

/** Who is to be told: the account that wrote a comment, or the one that is restricted, and in which language. */
export const recipientOf = async (
  db: Db,
  by: { commenterId: string } | { accountId: string },
): Promise<{ accountId: string; edition: string | undefined } | undefined> => {
  const query = db.selectFrom('account').select(['account.id as accountId', 'account.edition']);
  const row = await (
    'accountId' in by
      ? query.where('account.id', '=', by.accountId)
      : query.innerJoin('commenter', 'commenter.account_id', 'account.id').where('commenter.id', '=', by.commenterId)
  ).executeTakeFirst();
  return row && { accountId: row.accountId, edition: row.edition ?? undefined };
};

/** How many comments have been waiting longer than one; no more than `most` are counted. */
export const waitingBefore = async (db: Db, { at, id }: { at: number; id: string }, most: number): Promise<number> => {
  const earlier = db
    .selectFrom('comment')
    .select('id')
    .where('state', '=', 'waiting')
    .where(sql<boolean>`(created_at, id) < (${at}, ${id})`)
    .limit(most);
  const { count } = await db
    .selectFrom(earlier.as('earlier'))
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
};

/** Whether a policy has been kept as it was at a version. */
export const hasPolicy = async (
  db: Db,
  { kind, edition, version }: { kind: string; edition: string; version: number },
): Promise<boolean> => {
  const found = await db
    .selectFrom('policy_version')
    .select('version')
    .where('kind', '=', kind)
    .where('edition', '=', edition)
    .where('version', '<=', version)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
};
