import type { Insertable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';

export const insertChallenge = async (db: Db, row: Insertable<Tables['challenge']>): Promise<void> => {
  await db.insertInto('challenge').values(row).execute();
};

export const challengeRow = (
  db: Db,
  { hash, kind, now }: { hash: string; kind: string; now: number },
): Promise<{ account_id: string | null; details: string } | undefined> =>
  db
    .selectFrom('challenge')
    .select(['account_id', 'details'])
    .where('hash', '=', hash)
    .where('kind', '=', kind)
    .where('expires_at', '>', now)
    .executeTakeFirst();

/** Uses a challenge up; whether it was there to be used. */
export const takeChallenge = async (
  db: Db,
  { hash, kind, now }: { hash: string; kind: string; now: number },
): Promise<boolean> => {
  const row = await db
    .deleteFrom('challenge')
    .where('hash', '=', hash)
    .where('kind', '=', kind)
    .where('expires_at', '>', now)
    .returning('hash')
    .executeTakeFirst();
  return row !== undefined;
};
