/** Files that were replaced. */
import type { Insertable, Updateable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';

export type FileColumns = Pick<
  Updateable<Tables['media']>,
  | 'file'
  | 'file_id'
  | 'file_name'
  | 'content_type'
  | 'bytes'
  | 'sha256'
  | 'width'
  | 'height'
  | 'duration'
  | 'dhash'
  | 'taken_at'
>;

export type FormerFile = {
  fileId: string;
  mediaId: string;
  columns: FileColumns;
  fileName: string;
  replacedAt: number;
  replacedBy: string | undefined;
  isSwept: boolean;
};

type Row = {
  file_id: string;
  media_id: string;
  columns: string;
  file_name: string;
  replaced_at: number;
  replaced_by: string | null;
  swept_at: number | null;
};

const formerOf = (row: Row): FormerFile => ({
  fileId: row.file_id,
  mediaId: row.media_id,
  columns: JSON.parse(row.columns) as FileColumns,
  fileName: row.file_name,
  replacedAt: row.replaced_at,
  replacedBy: row.replaced_by ?? undefined,
  isSwept: row.swept_at !== null,
});

export const insertFormer = async (db: Db, row: Insertable<Tables['media_former_file']>): Promise<void> => {
  await db.insertInto('media_former_file').values(row).execute();
};

export const deleteFormer = async (db: Db, fileId: string): Promise<void> => {
  await db.deleteFrom('media_former_file').where('file_id', '=', fileId).execute();
};

export const formerFile = async (db: Db, fileId: string): Promise<FormerFile | undefined> => {
  const row = await db.selectFrom('media_former_file').selectAll().where('file_id', '=', fileId).executeTakeFirst();
  return row && formerOf(row);
};

export const formerFilesOf = async (db: Db, mediaId: string, limit = 50): Promise<FormerFile[]> => {
  const rows = await db
    .selectFrom('media_former_file')
    .selectAll()
    .where('media_id', '=', mediaId)
    .orderBy('replaced_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(formerOf);
};

/** Those whose time to be put back is over. */
export const formerFilesBefore = async (db: Db, before: number, limit: number): Promise<FormerFile[]> => {
  const rows = await db
    .selectFrom('media_former_file')
    .selectAll()
    .where('replaced_at', '<=', before)
    .where('swept_at', 'is', null)
    .orderBy('replaced_at')
    .limit(limit)
    .execute();
  return rows.map(formerOf);
};

export const markSwept = async (db: Db, fileId: string, at: number): Promise<void> => {
  await db.updateTable('media_former_file').set({ swept_at: at }).where('file_id', '=', fileId).execute();
};
