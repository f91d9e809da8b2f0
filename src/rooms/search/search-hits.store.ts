import { sql } from 'kysely';
import type { Storage } from '../../storage/storage.ts';
import type { Tier } from './entry.ts';
import { arrayCondition, ftsMatch, type Ask } from './match.ts';

type Reading = Pick<Storage, 'db' | 'dialect' | 'readAside'>;

export type TierQuery = {
  ask: Ask;
  tier: Tier;
  /** Without what a narrower tier has. */
  isExact: boolean;
  /** Row ids, the first one and the one after the last. */
  from: number;
  until: number;
  limit: number;
};

/** One text instead of a row each: a thousand numbers cross the thread in a tenth of the time. */
const sqliteRows = async (storage: Reading, { ask, tier, isExact, from, until, limit }: TierQuery): Promise<number[]> => {
  const query = sql<{ found: string | null }>`select group_concat(rowid) as found from (
    select rowid from search_text where search_text match ${ftsMatch(ask, tier, isExact)} and rowid >= ${from} and rowid < ${until}
    order by rowid desc limit ${limit})`.compile(storage.db);
  const [row] = await storage.readAside<{ found: string | null }>(query);
  const ids = row?.found ? row.found.split(',').map(Number) : [];
  return ids.sort((a, b) => b - a);
};

const postgresRows = async (storage: Reading, { ask, tier, isExact, from, until, limit }: TierQuery): Promise<number[]> => {
  const query = sql<{ row_id: number }>`select row_id from search_text
    where ${arrayCondition(ask, tier, isExact)} and row_id >= ${from} and row_id < ${until}
    order by row_id desc limit ${limit}`.compile(storage.db);
  return (await storage.readAside<{ row_id: number }>(query)).map(({ row_id: id }) => id);
};

/** The rows of the index a tier has, newest first. */
export const tierRows = (storage: Reading, query: TierQuery): Promise<number[]> =>
  storage.dialect === 'sqlite' ? sqliteRows(storage, query) : postgresRows(storage, query);

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
  let query = db.selectFrom('tag').select('id').where((eb) => eb.or([eb('key', '=', key), eb('slug', '=', key)]));
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
