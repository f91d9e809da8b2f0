import { sql, type Insertable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';

export type PreviewLinkRow = {
  id: string;
  article_id: string;
  created_by: string | null;
  created_at: number;
  expires_at: number;
  revoked_at: number | null;
  for_whom: string;
  uses: number;
  last_used_at: number | null;
};

const columns = [
  'preview_link.id',
  'preview_link.article_id',
  'preview_link.created_by',
  'preview_link.created_at',
  'preview_link.expires_at',
  'preview_link.revoked_at',
  'preview_link.for_whom',
  'preview_link.uses',
  'preview_link.last_used_at',
] as const;

export const insertPreviewLink = async (db: Db, row: Insertable<Tables['preview_link']>): Promise<void> => {
  await db.insertInto('preview_link').values(row).execute();
};

export const previewLinkByHash = (db: Db, hash: string): Promise<PreviewLinkRow | undefined> =>
  db.selectFrom('preview_link').select(columns).where('hash', '=', hash).executeTakeFirst();

/** A story's links with the names of those who made them, newest first. */
export const previewLinkRows = (
  db: Db,
  articleId: string,
  limit: number,
): Promise<(PreviewLinkRow & { name: string | null })[]> =>
  db
    .selectFrom('preview_link')
    .leftJoin('account', 'account.id', 'preview_link.created_by')
    .select([...columns, 'account.name as name'])
    .where('preview_link.article_id', '=', articleId)
    .orderBy('preview_link.created_at', 'desc')
    .limit(limit)
    .execute();

/** Ends a link of this story; true when it was still good. */
export const revokeLink = async (
  db: Db,
  { id, articleId, at }: { id: string; articleId: string; at: number },
): Promise<boolean> => {
  const done = await db
    .updateTable('preview_link')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('article_id', '=', articleId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
};

export const countUse = async (db: Db, id: string, at: number): Promise<void> => {
  await db
    .updateTable('preview_link')
    .set({ uses: sql<number>`uses + 1`, last_used_at: at })
    .where('id', '=', id)
    .execute();
};
