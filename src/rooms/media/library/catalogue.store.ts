import type { Db } from '../../../storage/storage.ts';

export type UncataloguedRow = { id: string; kind: string; file: string | null; dhash: string | null };

/** The next media by their ids. */
export const mediaAfter = (db: Db, after: string, limit: number): Promise<UncataloguedRow[]> =>
  db
    .selectFrom('media')
    .select(['id', 'kind', 'file', 'dhash'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
