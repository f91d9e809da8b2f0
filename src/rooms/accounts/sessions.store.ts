import type { Insertable, Selectable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';

export type SessionRow = Selectable<Tables['session']>;

export const insertSession = async (db: Db, row: Insertable<Tables['session']>): Promise<void> => {
  await db.insertInto('session').values(row).execute();
};

export const sessionRow = (db: Db, hash: string): Promise<SessionRow | undefined> =>
  db.selectFrom('session').selectAll().where('hash', '=', hash).executeTakeFirst();

/** All sessions of an account that are not over, the last used first; at most 200. */
export const sessionRowsOf = (db: Db, accountId: string, now: number): Promise<SessionRow[]> =>
  db
    .selectFrom('session')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .limit(200)
    .execute();

export const deleteSession = async (db: Db, hash: string): Promise<void> => {
  await db.deleteFrom('session').where('hash', '=', hash).execute();
};

/** Ends an account's sessions, all of them or all but one. */
export const deleteSessionsOf = async (db: Db, accountId: string, except?: string): Promise<void> => {
  const all = db.deleteFrom('session').where('account_id', '=', accountId);
  await (except === undefined ? all : all.where('hash', '!=', except)).execute();
};

export const touchSession = async (db: Db, hash: string, now: number): Promise<void> => {
  await db.updateTable('session').set({ seen_at: now }).where('hash', '=', hash).execute();
};

export const markSecondFactor = async (db: Db, hash: string, now: number): Promise<void> => {
  await db.updateTable('session').set({ second_factor_at: now }).where('hash', '=', hash).execute();
};
