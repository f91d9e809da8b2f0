import type { Insertable, Selectable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';

export type StoredDraft = Selectable<Tables['comment_draft']>;

export const insertDraft = async (db: Db, row: Insertable<Tables['comment_draft']>): Promise<void> => {
  await db.insertInto('comment_draft').values(row).execute();
};

export const draftWithHash = (db: Db, hash: string, now: number): Promise<StoredDraft | undefined> =>
  db.selectFrom('comment_draft').selectAll().where('hash', '=', hash).where('expires_at', '>', now).executeTakeFirst();

export const deleteDraft = async (db: Db, hash: string): Promise<void> => {
  await db.deleteFrom('comment_draft').where('hash', '=', hash).execute();
};

export const noteOutcome = async (db: Db, hash: string, outcome: string): Promise<void> => {
  await db.updateTable('comment_draft').set({ outcome }).where('hash', '=', hash).execute();
};
