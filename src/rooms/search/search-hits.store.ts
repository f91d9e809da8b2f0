import { sql } from 'kysely';
import type { Storage } from '../../storage/storage.ts';
import type { Tier } from './entry.ts';
import { arrayCondition, ftsMatch, type Ask } from './match.store.ts';

type Reading = Pick<Storage, 'db' | 'dialect' | 'readAside'>;

export type RowQuery = {
  ask: Ask;
  /** In the order of their hits; each tier leaves out what the one before it has. */
  tiers: readonly Tier[];
  /** Row ids, the first one and the one after the last. */
  from: number;
  until: number;
  limit: number;
};

type Span = Pick<RowQuery, 'from' | 'until' | 'limit'>;

/**
 * One text instead of a row each: a thousand numbers cross the thread in a tenth of the time. Numbers are bound as floating
 * point, which FTS5 would not use to begin and end at a row: so they are cast.
 */
const tierText = (match: string, { from, until, limit }: Span) =>
  sql<string | null>`(select group_concat(rowid) from (select rowid from search_text where search_text match ${match}
    and rowid >= cast(${from} as integer) and rowid < cast(${until} as integer) order by rowid desc limit ${limit}))`;

/** All tiers in one question: each costs less than a further journey to the thread and back. */
const sqliteRows = async (storage: Reading, { ask, tiers, ...span }: RowQuery): Promise<number[]> => {
  const texts = tiers.map((tier, i) => sql`${tierText(ftsMatch(ask, tier, i > 0), span)} as ${sql.ref(`tier${i}`)}`);
  const query = sql`select ${sql.join(texts)}`.compile(storage.db);
  const [row] = await storage.readAside<Record<string, string | null>>(query);
  return tiers.flatMap((_, i) =>
    (row?.[`tier${i}`] ?? '')
      .split(',')
      .filter(Boolean)
      .map(Number)
      .sort((a, b) => b - a),
  );
};

const postgresRows = async (storage: Reading, { ask, tiers, from, until, limit }: RowQuery): Promise<number[]> => {
  const found: number[] = [];
  for (const [i, tier] of tiers.entries()) {
    if (found.length >= limit) break;
    const query = sql<{ row_id: number }>`select row_id from search_text
      where ${arrayCondition(ask, tier, i > 0)} and row_id >= ${from} and row_id < ${until}
      order by row_id desc limit ${limit - found.length}`.compile(storage.db);
    for (const row of await storage.readAside<{ row_id: number }>(query)) found.push(row.row_id);
  }
  return found;
};

/** The rows of the index that fit, tier by tier, the newest first in each. */
export const matchingRows = async (storage: Reading, query: RowQuery): Promise<number[]> => {
  const rows = await (storage.dialect === 'sqlite' ? sqliteRows(storage, query) : postgresRows(storage, query));
  return rows.slice(0, query.limit);
};

/** The stories of these rows, in their order. */
export const articleIdsOfRows = async ({ db }: Reading, rowIds: readonly number[]): Promise<string[]> => {
  if (rowIds.length === 0) return [];
  const rows = await db.selectFrom('search_entry').selectAll().where('row_id', 'in', rowIds).execute();
  const byRow = new Map(rows.map((row) => [row.row_id, row.article_id]));
  return rowIds.flatMap((id) => byRow.get(id) ?? []);
};

type Filter = { key: string; edition: string | undefined };

/** The sections with this key, one an edition. */
export const sectionIdsOf = async ({ db }: Reading, { key, edition }: Filter): Promise<string[]> => {
  let query = db.selectFrom('section').select('id').where('key', '=', key);
  if (edition) query = query.where('edition', '=', edition);
  return (await query.limit(100).execute()).map(({ id }) => id);
};

/** The tags with this key or slug. */
export const tagIdsOf = async ({ db }: Reading, { key, edition }: Filter): Promise<string[]> => {
  let query = db
    .selectFrom('tag')
    .select('id')
    .where((eb) => eb.or([eb('key', '=', key), eb('slug', '=', key)]));
  if (edition) query = query.where('edition', '=', edition);
  return (await query.limit(100).execute()).map(({ id }) => id);
};

export const authorIdsOf = async ({ db }: Reading, slug: string): Promise<string[]> =>
  (await db.selectFrom('author').select('id').where('slug', '=', slug).execute()).map(({ id }) => id);

/** The stored bodies (JSON) of stories, for excerpts. */
export const bodiesOf = async ({ db }: Reading, ids: readonly string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('article').select(['id', 'body']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, body }) => [id, body]));
};
