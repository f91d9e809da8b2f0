import { sql, type Insertable, type Selectable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';

export const taxonKinds = ['section', 'tag', 'author'] as const;
export type TaxonKind = (typeof taxonKinds)[number];

export const aliasTarget = async (db: Db, kind: TaxonKind, id: string): Promise<string | undefined> => {
  const row = await db
    .selectFrom('taxonomy_alias')
    .select('into_id')
    .where('id', '=', id)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row?.into_id;
};

/** Which of these are there. */
export const knownIds = async (db: Db, kind: TaxonKind, ids: readonly string[]): Promise<Set<string>> => {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom(kind)
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map(({ id }) => id));
};

export type MergeRow = Selectable<Tables['taxonomy_merge']>;

export const insertMerge = async (db: Db, row: Insertable<Tables['taxonomy_merge']>): Promise<void> => {
  await db.insertInto('taxonomy_merge').values(row).execute();
};

export const mergeRow = (db: Db, id: string): Promise<MergeRow | undefined> =>
  db.selectFrom('taxonomy_merge').selectAll().where('id', '=', id).executeTakeFirst();

/** The last merges of a kind, those under way among them. */
export const mergeRows = (db: Db, kind: TaxonKind, limit: number): Promise<MergeRow[]> =>
  db
    .selectFrom('taxonomy_merge')
    .selectAll()
    .where('kind', '=', kind)
    .orderBy('started_at', 'desc')
    .limit(limit)
    .execute();

/** Whether something is being merged away, or into, just now. */
export const isMerging = async (db: Db, id: string): Promise<boolean> => {
  const rows = db.selectFrom('taxonomy_merge').select('id').where('finished_at', 'is', null);
  const row = await rows
    .where((eb) => eb.or([eb('from_id', '=', id), eb('into_id', '=', id)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
};

export const noteMoved = async (db: Db, id: string, moved: number): Promise<void> => {
  await db
    .updateTable('taxonomy_merge')
    .set({ moved: sql`moved + ${moved}` })
    .where('id', '=', id)
    .execute();
};

export const finishMerge = async (db: Db, id: string, at: number): Promise<void> => {
  await db.updateTable('taxonomy_merge').set({ finished_at: at }).where('id', '=', id).execute();
};

type Pair = { from: string; into: string };

const joinOf = { tag: 'article_tag', author: 'article_author' } as const;

/** The next stories that stand in the section, have the tag, or are by the author. */
export const storiesToMove = async (db: Db, kind: TaxonKind, from: string, limit: number): Promise<string[]> => {
  if (kind === 'section') {
    const rows = db.selectFrom('article').select('id').where('section_id', '=', from).orderBy('id');
    return (await rows.limit(limit).execute()).map(({ id }) => id);
  }
  const rows = sql<{ id: string }>`select article_id as id from ${sql.table(joinOf[kind])}
    where ${sql.ref(`${kind}_id`)} = ${from} order by article_id limit ${limit}`;
  return (await rows.execute(db)).rows.map(({ id }) => id);
};

/** How many stories there are to move. */
export const countToMove = async (db: Db, kind: TaxonKind, from: string): Promise<number> => {
  const [table, column] = kind === 'section' ? ['article', 'section_id'] : [joinOf[kind], `${kind}_id`];
  const found = sql<{
    n: number | string;
  }>`select count(*) as n from ${sql.table(table)} where ${sql.ref(column)} = ${from}`;
  return Number((await found.execute(db)).rows[0]?.n ?? 0);
};

/** Moves these stories; a story that had both keeps one. */
export const moveStories = async (
  db: Db,
  kind: TaxonKind,
  { from, into }: Pair,
  ids: readonly string[],
): Promise<void> => {
  const list = sql.join([...ids]);
  if (kind === 'section') {
    await db
      .updateTable('article')
      .set({ section_id: into })
      .where('id', 'in', [...ids])
      .execute();
    return;
  }
  const table = sql.table(joinOf[kind]);
  const column = sql.ref(`${kind}_id`);
  const more = kind === 'author' ? sql`, edition` : sql``;
  await sql`insert into ${table} (article_id, ${column}, position, listed_at${more})
    select article_id, ${into}, position, listed_at${more} from ${table}
    where ${column} = ${from} and article_id in (${list})
    on conflict (article_id, ${column}) do nothing`.execute(db);
  await sql`delete from ${table} where ${column} = ${from} and article_id in (${list})`.execute(db);
};

/** The end of a merge: addresses and whoever knows the old id find the other, and the old one is gone. */
export const closeMerge = async (db: Db, kind: TaxonKind, { from, into }: Pair, at: number): Promise<void> => {
  if (kind === 'author')
    await db.updateTable('live_entry').set({ author_id: into }).where('author_id', '=', from).execute();
  await db
    .updateTable('address')
    .set({ target: into })
    .where('target_kind', '=', kind)
    .where('target', '=', from)
    .execute();
  await db.updateTable('taxonomy_alias').set({ into_id: into }).where('into_id', '=', from).execute();
  await db.insertInto('taxonomy_alias').values({ id: from, kind, into_id: into, at }).execute();
  await db.deleteFrom(kind).where('id', '=', from).execute();
};
