import type { Insertable, Selectable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';

export type PrivateFeedRow = Selectable<Tables['private_feed']>;

export const insertPrivateFeed = async (db: Db, row: Insertable<Tables['private_feed']>): Promise<void> => {
  await db.insertInto('private_feed').values(row).execute();
};

export const privateFeedRow = (db: Db, hash: string): Promise<PrivateFeedRow | undefined> =>
  db.selectFrom('private_feed').selectAll().where('hash', '=', hash).executeTakeFirst();

/** A reader's feeds, revoked ones too, the newest first. */
export const privateFeedRows = (db: Db, accountId: string, limit: number): Promise<PrivateFeedRow[]> =>
  db
    .selectFrom('private_feed')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

/** Ends one of this reader's feeds; whether there was one to end. */
export const endPrivateFeed = async (db: Db, accountId: string, id: string, now: number): Promise<boolean> => {
  const done = await db
    .updateTable('private_feed')
    .set({ revoked_at: now })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
};

export const touchPrivateFeed = async (db: Db, id: string, now: number): Promise<void> => {
  await db.updateTable('private_feed').set({ used_at: now }).where('id', '=', id).execute();
};

/** Feeds that were revoked long ago are forgotten. */
export const forgetEndedFeeds = async (db: Db, accountId: string, endedBefore: number): Promise<void> => {
  await db
    .deleteFrom('private_feed')
    .where('account_id', '=', accountId)
    .where('revoked_at', '<', endedBefore)
    .execute();
};

export const deletePrivateFeedsOf = async (db: Db, accountId: string): Promise<void> => {
  await db.deleteFrom('private_feed').where('account_id', '=', accountId).execute();
};
