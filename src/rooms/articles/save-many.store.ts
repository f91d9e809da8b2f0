import type { Insertable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';

/** SQLite takes 32,766 values in a statement, and one statement for many rows costs a fraction of many statements. */
const mostValues = 30_000;

export const insertMany = async <Table extends 'article' | 'article_author' | 'article_tag' | 'address' | 'search_due'>(
  db: Db,
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
): Promise<void> => {
  const first = rows[0];
  if (!first) return;
  const step = Math.max(1, Math.floor(mostValues / Object.keys(first).length));
  for (let i = 0; i < rows.length; i += step) {
    await db
      .insertInto(table as 'address')
      .values(rows.slice(i, i + step) as unknown as Insertable<Tables['address']>[])
      .execute();
  }
};

/** What the paths lead to already; paths that are free are left out. */
export const takenAddresses = async (
  db: Db,
  paths: readonly string[],
): Promise<Map<string, { kind: string; target: string }>> => {
  const taken = new Map<string, { kind: string; target: string }>();
  for (let i = 0; i < paths.length; i += 500) {
    const rows = await db
      .selectFrom('address')
      .select(['path', 'target_kind', 'target'])
      .where('path', 'in', paths.slice(i, i + 500))
      .execute();
    for (const row of rows) taken.set(row.path, { kind: row.target_kind, target: row.target });
  }
  return taken;
};
