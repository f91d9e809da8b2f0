/** Who has something in common with somebody. What it is stays in the database: only who and how often leaves it. */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Db, Dialect } from '../../../storage/storage.ts';

type Ids = readonly string[];

/** One trait of others: `mark` says which of the marks, so that those shared by many can be left out. */
export type Shared = { commenterId: string; mark: string; times: number; lastAt: number };

type Column = 'network_mark' | 'text_mark';

/** The latest marks of a kind somebody’s comments have. */
export const marksOf = async (
  db: Db,
  column: Column,
  { ids, since, limit }: { ids: Ids; since: number; limit: number },
): Promise<string[]> => {
  const rows = await db
    .selectFrom('comment')
    .select(column)
    .where('commenter_id', 'in', ids)
    .where('created_at', '>', since)
    .where(column, 'is not', null)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
  return [...new Set(rows.flatMap((row) => row[column] ?? []))];
};

/** Everybody with one of these marks, the person themselves left out. */
export const sharing = async (
  db: Db,
  column: Column,
  { marks, ids, since, limit }: { marks: Ids; ids: Ids; since: number; limit: number },
): Promise<Shared[]> => {
  if (marks.length === 0) return [];
  const rows = await db
    .selectFrom('comment')
    .select(['commenter_id', column, sql<number>`count(*)`.as('times'), sql<number>`max(created_at)`.as('last_at')])
    .where(column, 'in', marks)
    .where('created_at', '>', since)
    .where('commenter_id', 'not in', ids)
    .groupBy(['commenter_id', column])
    .orderBy(sql`max(created_at)`, 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    commenterId: row.commenter_id,
    mark: row[column] ?? '',
    times: row.times,
    lastAt: row.last_at,
  }));
};

/** The expression of the index `commenter_mailbox`: an address without dots and tags before the `@`. */
const mailboxes: Record<Dialect, RawBuilder<string>> = {
  sqlite: sql`replace(substr(email, 1, min(instr(email, '@'), instr(email || '+', '+')) - 1), '.', '') || substr(email, instr(email, '@'))`,
  postgres: sql`(replace(split_part(split_part(email, '@', 1), '+', 1), '.', '') || '@' || split_part(email, '@', 2))`,
};

/** Others whose address has this form; their addresses are given so that they can be compared, and go no further. */
export const sameMailbox = async (
  db: Db,
  dialect: Dialect,
  { mailbox, ids, limit }: { mailbox: string; ids: Ids; limit: number },
): Promise<{ id: string; email: string }[]> => {
  const rows = await db
    .selectFrom('commenter')
    .select(['id', 'email'])
    .where('email', 'is not', null)
    .where(sql<SqlBool>`(${mailboxes[dialect]}) = ${mailbox}`)
    .where('id', 'not in', ids)
    .limit(limit)
    .execute();
  return rows.map(({ id, email }) => ({ id, email: email ?? '' }));
};

export type Acquaintance = {
  id: string;
  name: string;
  accountId: string | null;
  published: number;
  removed: number;
  disabledAt: number | null;
  suspendedUntil: number | null;
  isHeld: number | null;
};

/** These people as a card shows them; those who have left are nobody any more. */
export const acquaintances = (db: Db, ids: Ids): Promise<Acquaintance[]> =>
  db
    .selectFrom('commenter')
    .leftJoin('account', 'account.id', 'commenter.account_id')
    .select([
      'commenter.id',
      'commenter.name',
      'commenter.account_id as accountId',
      'commenter.published_count as published',
      'commenter.removed_count as removed',
      'account.disabled_at as disabledAt',
      'account.suspended_until as suspendedUntil',
      'account.is_held as isHeld',
    ])
    .where('commenter.id', 'in', ids)
    .where('commenter.is_former', '=', 0)
    .execute();
