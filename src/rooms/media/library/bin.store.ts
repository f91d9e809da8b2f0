/** The bin: what was deleted, for a while; and what is planned to be swept. */
import { sql } from 'kysely';
import type { Db } from '../../../storage/storage.ts';

export type BinRow = { id: string; file_id: string | null; uses: number; deleted_at: number | null };

/** These media with how often they are used now. */
export const binRows = async (db: Db, ids: readonly string[]): Promise<BinRow[]> => {
  if (ids.length === 0) return [];
  return db
    .selectFrom('media')
    .select(['id', 'file_id', 'deleted_at'])
    .select(sql<number>`(select count(*) from media_use where media_use.media_id = media.id)`.as('uses'))
    .where('id', 'in', ids)
    .execute();
};

export const setDeleted = async (
  db: Db,
  ids: readonly string[],
  { at, by }: { at: number | null; by: string | null },
): Promise<void> => {
  if (ids.length > 0)
    await db.updateTable('media').set({ deleted_at: at, deleted_by: by }).where('id', 'in', ids).execute();
};

/** What has been in the bin since before then; what a show still plays is left alone. */
export const binnedBefore = async (db: Db, before: number, limit: number): Promise<string[]> => {
  const rows = await db
    .selectFrom('media')
    .select('id')
    .where('deleted_at', '<=', before)
    .where(sql<boolean>`not exists (select 1 from episode where episode.media_id = media.id)`)
    .orderBy('deleted_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
};

export const deleteMediaRows = async (db: Db, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0) await db.deleteFrom('media').where('id', 'in', ids).execute();
};

/** Whether something lies in the bin, among the former files or half-sent. */
export const isAnythingDue = async (db: Db): Promise<boolean> => {
  const binned = db.selectFrom('media').select('id').where('deleted_at', 'is not', null).limit(1);
  const former = db.selectFrom('media_former_file').select('file_id').where('swept_at', 'is', null).limit(1);
  const upload = db.selectFrom('media_upload').select('id').limit(1);
  for (const query of [binned, former, upload]) if ((await query.executeTakeFirst()) !== undefined) return true;
  return false;
};

export const isSweepPlanned = async (db: Db, kind: string): Promise<boolean> => {
  const job = await db
    .selectFrom('job')
    .select('id')
    .where('kind', '=', kind)
    .where('state', '=', 'waiting')
    .limit(1)
    .executeTakeFirst();
  return job !== undefined;
};
