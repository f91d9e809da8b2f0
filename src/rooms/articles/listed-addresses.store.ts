import { sql, type SqlBool } from 'kysely';
import type { Db } from '../../storage/storage.ts';
import type { Cursor } from './article.ts';

export type ListedAddressRow = {
  id: string;
  path: string;
  headline: string;
  listed_at: number | null;
  updated_at: number | null;
  meta: string | null;
  canonical_url: string | null;
};

export type Span = { from: number; until: number };

/** Listed stories of an edition in a span, newest first, with nothing but what tells where they are. */
export const listedAddressRows = (
  db: Db,
  edition: string,
  { from, until }: Span,
  { before, limit, offset }: { before: Cursor | undefined; limit: number; offset: number },
): Promise<ListedAddressRow[]> => {
  const end = before ?? { listedAt: until, id: '' };
  return db
    .selectFrom('article')
    .select(['id', 'path', 'headline', 'listed_at', 'updated_at', 'meta', 'canonical_url'])
    .where('edition', '=', edition)
    .where('listed_at', '>=', from)
    .where(sql<SqlBool>`(listed_at, id) < (${end.listedAt}, ${end.id})`)
    .orderBy('listed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
};

export const listedCount = async (db: Db, edition: string, { from, until }: Span): Promise<number> => {
  const row = await db
    .selectFrom('article')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('edition', '=', edition)
    .where('listed_at', '>=', from)
    .where('listed_at', '<', until)
    .executeTakeFirstOrThrow();
  return Number(row.count);
};
