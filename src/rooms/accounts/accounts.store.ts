import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';
import type { Account, Role } from './account.ts';

const asAccount = (row: Selectable<Tables['account']>): Account => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role as Role,
  createdAt: row.created_at,
  disabledAt: row.disabled_at ?? undefined,
  isPublic: row.is_public === 1,
  bio: row.bio,
  picture: row.picture ?? undefined,
  edition: row.edition ?? undefined,
  hasPassword: row.password_hash !== null,
  emailConfirmedAt: row.email_confirmed_at ?? undefined,
  nameChangedAt: row.name_changed_at ?? undefined,
  suspendedUntil: row.suspended_until ?? undefined,
  suspendedWhy: row.suspended_why,
  isHeld: row.is_held === 1,
  warningId: row.warning_id ?? undefined,
  preferences: JSON.parse(row.preferences) as Record<string, unknown>,
});

export const accountRow = async (db: Db, by: { id: string } | { email: string }): Promise<Account | undefined> => {
  const query = db.selectFrom('account').selectAll();
  const row = await (
    'id' in by ? query.where('id', '=', by.id) : query.where('email', '=', by.email)
  ).executeTakeFirst();
  return row && asAccount(row);
};

export const accountRows = async (db: Db, limit: number): Promise<Account[]> =>
  (await db.selectFrom('account').selectAll().orderBy('email').limit(limit).execute()).map(asAccount);

export const insertAccount = async (db: Db, row: Insertable<Tables['account']>): Promise<void> => {
  await db.insertInto('account').values(row).execute();
};

export const updateAccount = async (db: Db, id: string, change: Updateable<Tables['account']>): Promise<void> => {
  await db.updateTable('account').set(change).where('id', '=', id).execute();
};

export const insertToken = async (db: Db, row: Insertable<Tables['sign_in_token']>): Promise<void> => {
  await db.insertInto('sign_in_token').values(row).execute();
};

/** Uses a token up; the account it was for, or undefined when it is unknown, used or too old. */
export const useToken = async (db: Db, hash: string, now: number): Promise<string | undefined> => {
  const row = await db
    .updateTable('sign_in_token')
    .set({ used_at: now })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('account_id')
    .executeTakeFirst();
  return row?.account_id;
};

/** Accounts of those who work for the publication, by e-mail address. The role stands in the query as in the index. */
export const staffRows = async (db: Db, limit: number): Promise<Account[]> => {
  const staff = db.selectFrom('account').selectAll().where('role', '!=', sql.lit('reader'));
  return (await staff.orderBy('email').limit(limit).execute()).map(asAccount);
};
