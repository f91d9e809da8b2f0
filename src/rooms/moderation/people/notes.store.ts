import type { Db } from '../../../storage/storage.ts';

export type StoredNote = { id: string; text: string; at: number; by: string | null };

export const insertNote = async (
  db: Db,
  row: { id: string; commenter_id: string; account_id: string; text: string; at: number },
): Promise<void> => {
  await db.insertInto('reader_note').values(row).execute();
};

/** What was noted about these people, the newest first. */
export const notesAbout = (db: Db, commenterIds: readonly string[], limit: number): Promise<StoredNote[]> =>
  db
    .selectFrom('reader_note')
    .leftJoin('account', 'account.id', 'reader_note.account_id')
    .select(['reader_note.id', 'reader_note.text', 'reader_note.at', 'account.name as by'])
    .where('reader_note.commenter_id', 'in', commenterIds)
    .orderBy('reader_note.at', 'desc')
    .orderBy('reader_note.id', 'desc')
    .limit(limit)
    .execute();

export const dropNotesAbout = async (db: Db, commenterIds: readonly string[]): Promise<void> => {
  await db.deleteFrom('reader_note').where('commenter_id', 'in', commenterIds).execute();
};
