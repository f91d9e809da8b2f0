import type { Db } from '../../storage/storage.ts';

/** The one story that had this id in the system it came from; undefined when several had it. */
export const articleWithOriginId = async (db: Db, originId: string): Promise<string | undefined> => {
  const rows = await db.selectFrom('article').select('id').where('origin_id', '=', originId).limit(2).execute();
  return rows.length === 1 ? rows[0]?.id : undefined;
};

/** The one story whose home is said to be at one of these addresses. */
export const articleWithCanonical = async (db: Db, urls: readonly string[]): Promise<string | undefined> => {
  if (urls.length === 0) return undefined;
  const rows = await db.selectFrom('article').select('id').where('canonical_url', 'in', urls).limit(2).execute();
  return rows.length === 1 ? rows[0]?.id : undefined;
};
