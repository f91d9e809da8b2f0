import { sql, type Selectable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';
import type { Upload } from './upload.ts';

const uploadOf = (row: Selectable<Tables['media_upload']>): Upload => ({
  id: row.id,
  accountId: row.account_id,
  fileName: row.file_name,
  length: row.length,
  replaces: row.replaces ?? undefined,
  state: row.state === 'done' || row.state === 'refused' ? row.state : 'open',
  mediaId: row.media_id ?? undefined,
  isSame: row.is_same === 1,
  refusal: row.refusal ?? undefined,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
});

export const uploadRow = async (db: Db, id: string): Promise<Upload | undefined> => {
  const row = await db.selectFrom('media_upload').selectAll().where('id', '=', id).executeTakeFirst();
  return row && uploadOf(row);
};

export const insertUpload = async (db: Db, upload: Upload): Promise<void> => {
  const { id, accountId, fileName, length, replaces, state, createdAt, expiresAt } = upload;
  await db
    .insertInto('media_upload')
    .values({
      id,
      account_id: accountId,
      file_name: fileName,
      length,
      replaces,
      state,
      created_at: createdAt,
      expires_at: expiresAt,
    })
    .execute();
};

/** How many uploads an account has under way, and how many bytes they will have. */
export const openUploads = async (db: Db, accountId: string): Promise<{ count: number; bytes: number }> => {
  const row = await db
    .selectFrom('media_upload')
    .select([sql<number>`count(*)`.as('count'), sql<number>`cast(coalesce(sum(length), 0) as bigint)`.as('bytes')])
    .where('account_id', '=', accountId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return row;
};

export type UploadOutcome =
  | { state: 'done'; mediaId: string; isSame: boolean }
  | { state: 'refused'; refusal: string; detail: string };

export const settleUpload = async (
  db: Db,
  id: string,
  { outcome, expiresAt }: { outcome: UploadOutcome; expiresAt: number },
): Promise<void> => {
  const set =
    outcome.state === 'done'
      ? { media_id: outcome.mediaId, is_same: outcome.isSame ? (1 as const) : (0 as const) }
      : { refusal: outcome.refusal, detail: outcome.detail.slice(0, 500) };
  await db
    .updateTable('media_upload')
    .set({ ...set, state: outcome.state, expires_at: expiresAt })
    .where('id', '=', id)
    .execute();
};

export const prolongUpload = async (db: Db, id: string, expiresAt: number): Promise<void> => {
  await db.updateTable('media_upload').set({ expires_at: expiresAt }).where('id', '=', id).execute();
};

export const deleteUploads = async (db: Db, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0) await db.deleteFrom('media_upload').where('id', 'in', ids).execute();
};

export const expiredUploads = async (db: Db, now: number, limit: number): Promise<string[]> => {
  const rows = await db
    .selectFrom('media_upload')
    .select('id')
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
};

/** Which of these are known. */
export const knownUploads = async (db: Db, ids: readonly string[]): Promise<Set<string>> => {
  if (ids.length === 0) return new Set();
  const rows = await db.selectFrom('media_upload').select('id').where('id', 'in', ids).execute();
  return new Set(rows.map(({ id }) => id));
};

/** What an account has under way, the latest first. */
export const unfinishedUploads = async (db: Db, accountId: string, limit: number): Promise<Upload[]> => {
  const rows = await db
    .selectFrom('media_upload')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('state', '=', 'open')
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(uploadOf);
};
