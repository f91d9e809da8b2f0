import type { Insertable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';

export const insertShow = async (db: Db, row: Insertable<Tables['show']>): Promise<void> => {
  await db.insertInto('show').values(row).execute();
};

export const insertTranscript = async (db: Db, row: Insertable<Tables['transcript']>): Promise<void> => {
  await db.insertInto('transcript').values(row).execute();
};

/** Which second of a sound comments are about. */
export const insertMoments = async (db: Db, rows: readonly Insertable<Tables['comment_moment']>[]): Promise<void> => {
  if (rows.length > 0) await db.insertInto('comment_moment').values(rows).execute();
};
