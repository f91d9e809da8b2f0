import type { Insertable, Selectable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';

export type ApiTokenRow = Selectable<Tables['api_token']>;

export const insertApiToken = async (db: Db, row: Insertable<Tables['api_token']>): Promise<void> => {
  await db.insertInto('api_token').values(row).execute();
};

export const apiTokenRow = (db: Db, hash: string): Promise<ApiTokenRow | undefined> =>
  db.selectFrom('api_token').selectAll().where('hash', '=', hash).executeTakeFirst();

/** The tokens of an account, those that are over too, the newest first. */
export const apiTokenRows = (db: Db, accountId: string, limit: number): Promise<ApiTokenRow[]> =>
  db
    .selectFrom('api_token')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

/** Ends a token of this account; whether there was one. */
export const deleteApiToken = async (db: Db, accountId: string, id: string): Promise<boolean> => {
  const done = await db
    .deleteFrom('api_token')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
};

/** Ends all tokens of an account. */
export const deleteApiTokensOf = async (db: Db, accountId: string): Promise<void> => {
  await db.deleteFrom('api_token').where('account_id', '=', accountId).execute();
};

/** Tokens that ended long ago are forgotten: they make room for new ones. */
export const forgetOldTokens = async (db: Db, accountId: string, endedBefore: number): Promise<void> => {
  await db.deleteFrom('api_token').where('account_id', '=', accountId).where('expires_at', '<', endedBefore).execute();
};

export const touchApiToken = async (db: Db, hash: string, now: number): Promise<void> => {
  await db.updateTable('api_token').set({ used_at: now }).where('hash', '=', hash).execute();
};
