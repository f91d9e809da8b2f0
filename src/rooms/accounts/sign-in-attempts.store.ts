import type { Insertable, Selectable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';

export type AttemptRow = Selectable<Tables['sign_in_attempt']>;
type By = { hash: string } | { link_hash: string };

export const insertAttempt = async (db: Db, row: Insertable<Tables['sign_in_attempt']>): Promise<void> => {
  await db.insertInto('sign_in_attempt').values(row).execute();
};

/** The attempt to sign in that this browser's secret or this link belongs to. */
export const attemptRow = (db: Db, by: By): Promise<AttemptRow | undefined> => {
  const query = db.selectFrom('sign_in_attempt').selectAll().where('purpose', '=', 'sign-in');
  return (
    'hash' in by ? query.where('hash', '=', by.hash) : query.where('link_hash', '=', by.link_hash)
  ).executeTakeFirst();
};

/**
 * Counts one more try of a code, before it is looked at: however many come at once, no more than `limit` are. Undefined when
 * there is none left, or the attempt is used or too old.
 */
export const takeTry = (
  db: Db,
  { hash, limit, since, now }: { hash: string; limit: number; since: number; now: number },
): Promise<AttemptRow | undefined> =>
  db
    .updateTable('sign_in_attempt')
    .set(({ eb }) => ({ wrong_codes: eb('wrong_codes', '+', 1) }))
    .where('hash', '=', hash)
    .where('purpose', '=', 'sign-in')
    .where('used_at', 'is', null)
    .where('wrong_codes', '<', limit)
    .where('created_at', '>', since)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();

/** Uses an attempt up; false when somebody was faster, or it is too old. */
export const useAttempt = async (db: Db, hash: string, now: number): Promise<boolean> => {
  const row = await db
    .updateTable('sign_in_attempt')
    .set({ used_at: now })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('hash')
    .executeTakeFirst();
  return row !== undefined;
};

export const setAttemptDetails = async (db: Db, hash: string, details: string): Promise<void> => {
  await db.updateTable('sign_in_attempt').set({ details }).where('hash', '=', hash).execute();
};

/** When mails were asked for at this address since then, the newest first; at most `limit`. */
export const mailTimes = async (
  db: Db,
  { email, since, limit }: { email: string; since: number; limit: number },
): Promise<number[]> => {
  const rows = await db
    .selectFrom('sign_in_attempt')
    .select('created_at')
    .where('email', '=', email)
    .where('created_at', '>', since)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ created_at }) => created_at);
};
