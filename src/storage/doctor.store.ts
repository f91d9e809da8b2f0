import { sql } from 'kysely';
import type { Db, Storage } from './storage.ts';

/** Faults of the database file; PostgreSQL watches over its own. */
export const checkDatabase = async ({ dialect, structure }: Storage): Promise<string[]> => {
  if (dialect === 'postgres') return [];
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(20)`.execute(structure);
  const { rows: orphans } = await sql<{ table: string }>`pragma foreign_key_check`.execute(structure);
  return [
    ...rows.map((row) => row.quick_check).filter((answer) => answer !== 'ok'),
    ...(orphans.length > 0
      ? [`${orphans.length} rows point at something that is gone, the first in ${orphans[0]?.table}`]
      : []),
  ];
};

export const articleCounts = (db: Db): Promise<{ status: string; count: number }[]> =>
  db
    .selectFrom('article')
    .select(['status', sql<number>`count(*)`.as('count')])
    .groupBy('status')
    .orderBy('status')
    .execute();

/** Every medium's file, in batches. */
export async function* mediaFiles(db: Db): AsyncGenerator<{ id: string; file: string | null; state: string }> {
  for (let last = ''; ;) {
    const rows = await db
      .selectFrom('media')
      .select(['id', 'file', 'state'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(1000)
      .execute();
    yield* rows;
    if (rows.length < 1000) return;
    last = rows.at(-1)?.id ?? '';
  }
}

export const failedJobs = (db: Db): Promise<{ kind: string; count: number; error: string | null }[]> =>
  db
    .selectFrom('job')
    .select(['kind', sql<number>`count(*)`.as('count'), sql<string | null>`max(error)`.as('error')])
    .where('state', '=', 'failed')
    .groupBy('kind')
    .execute();

/** How many stories wait to be indexed. */
export const searchBacklog = async (db: Db): Promise<number> => {
  const row = await db
    .selectFrom('search_due')
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirst();
  return row?.count ?? 0;
};

/** Whether the database answers a small question now. */
export const databaseAnswers = (db: Db): Promise<boolean> =>
  db
    .selectFrom('edition')
    .select('code')
    .limit(1)
    .execute()
    .then(
      () => true,
      () => false,
    );
