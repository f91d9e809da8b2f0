import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';

export type InvitationRow = Selectable<Tables['invitation']>;

export const insertInvitation = async (db: Db, row: Insertable<Tables['invitation']>): Promise<void> => {
  await db.insertInto('invitation').values(row).execute();
};

export const invitationRow = (
  db: Db,
  by: { id: string } | { hash: string } | { email: string },
): Promise<InvitationRow | undefined> => {
  const query = db.selectFrom('invitation').selectAll();
  if ('id' in by) return query.where('id', '=', by.id).executeTakeFirst();
  return ('hash' in by ? query.where('hash', '=', by.hash) : query.where('email', '=', by.email)).executeTakeFirst();
};

/** The invitations nobody has answered, the one that ends last first. */
export const invitationRows = (db: Db, limit: number): Promise<InvitationRow[]> =>
  db.selectFrom('invitation').selectAll().orderBy('expires_at', 'desc').orderBy('id', 'desc').limit(limit).execute();

export const updateInvitation = async (db: Db, id: string, change: Updateable<Tables['invitation']>): Promise<void> => {
  await db.updateTable('invitation').set(change).where('id', '=', id).execute();
};

/** Takes an invitation away; whether it was there. Of two who try at once one is told that it was. */
export const takeInvitation = async (db: Db, by: { id: string; hash?: string }): Promise<boolean> => {
  const query = db.deleteFrom('invitation').where('id', '=', by.id);
  const done = await (by.hash === undefined ? query : query.where('hash', '=', by.hash)).executeTakeFirst();
  return done.numDeletedRows > 0n;
};

export const forgetInvitations = async (db: Db, endedBefore: number): Promise<void> => {
  await db.deleteFrom('invitation').where('expires_at', '<', endedBefore).execute();
};
