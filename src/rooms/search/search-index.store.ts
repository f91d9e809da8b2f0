import { sql } from 'kysely';
import type { Db, Dialect } from '../../storage/storage.ts';
import type { SearchEntry } from './entry.ts';

export type Due = { article_id: string; mark: string };
export type IndexRow = SearchEntry & { rowId: number; articleId: string };

/** A virtual table takes a row in the same time alone or with others; fewer statements are what is saved. */
const rowsAtOnce = 20;

const chunks = function* <T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let i = 0; i < all.length; i += size) yield all.slice(i, i + size);
};

export const dueArticles = (db: Db, limit: number): Promise<Due[]> =>
  db.selectFrom('search_due').selectAll().orderBy('article_id').limit(limit).execute();

export const countDue = async (db: Db): Promise<number> =>
  (
    await db
      .selectFrom('search_due')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count;

/** Makes all that is listed or indexed due. */
export const markAll = async (db: Db, mark: string): Promise<void> => {
  await sql`insert into search_due (article_id, mark)
    select id, ${mark} from article where listed_at is not null
    union select article_id, ${mark} from search_entry where true
    on conflict (article_id) do update set mark = excluded.mark`.execute(db);
};

/** Takes due ones off the list and returns which: one whose mark has changed meanwhile stays, for it changed again. */
export const takeDue = async (db: Db, due: readonly Due[]): Promise<Set<string>> => {
  const taken = new Set<string>();
  for (const chunk of chunks(due, 200)) {
    const pairs = sql.join(chunk.map(({ article_id: id, mark }) => sql`(${id}, ${mark})`));
    // The ids alone come first: by them the key is used, by the pairs the whole list would be read.
    const ids = sql.join(chunk.map(({ article_id: id }) => id));
    const { rows } = await sql<{ article_id: string }>`delete from search_due
      where article_id in (${ids}) and (article_id, mark) in (values ${pairs}) returning article_id`.execute(db);
    for (const row of rows) taken.add(row.article_id);
  }
  return taken;
};

/** Takes stories out of the index; those that are not in it are passed over. */
export const deleteEntries = async (db: Db, dialect: Dialect, articleIds: readonly string[]): Promise<void> => {
  for (const chunk of chunks(articleIds, 500)) {
    const rows = await db
      .selectFrom('search_entry')
      .select('row_id')
      .where('article_id', 'in', chunk)
      .orderBy('row_id')
      .execute();
    if (rows.length === 0) continue;
    const rowIds = rows.map((row) => row.row_id);
    if (dialect === 'sqlite')
      for (const id of rowIds) await sql`delete from search_text where rowid = ${id}`.execute(db);
    else await sql`delete from search_text where row_id in (${sql.join(rowIds)})`.execute(db);
    await db.deleteFrom('search_entry').where('row_id', 'in', rowIds).execute();
  }
};

/** Which of these row ids are taken. */
export const takenRowIds = async (db: Db, rowIds: readonly number[]): Promise<number[]> => {
  const taken: number[] = [];
  for (const chunk of chunks(rowIds, 500)) {
    const rows = await db.selectFrom('search_entry').select('row_id').where('row_id', 'in', chunk).execute();
    taken.push(...rows.map((row) => row.row_id));
  }
  return taken;
};

/** The first row id from this one on that is free. */
export const freeRowId = async (db: Db, from: number): Promise<number> => {
  for (let first = from; ;) {
    const rows = await db
      .selectFrom('search_entry')
      .select('row_id')
      .where('row_id', '>=', first)
      .orderBy('row_id')
      .limit(500)
      .execute();
    const gap = rows.findIndex(({ row_id: id }, i) => id !== first + i);
    if (gap !== -1) return first + gap;
    if (rows.length < 500) return first + rows.length;
    first += rows.length;
  }
};

const sqliteValues = ({ rowId, headline, deck, body, facets }: IndexRow) =>
  sql`(${rowId}, ${headline}, ${deck}, ${body}, ${facets})`;

const postgresValues = ({ rowId, headline, deck, body, facets }: IndexRow) => {
  const terms = [...new Set(`${headline} ${deck} ${body} ${facets}`.split(' '))].filter(
    (term) => term !== '' && term !== ':',
  );
  return sql`(${rowId}, ${headline}, ${deck}, ${body}, ${terms}::text[])`;
};

/** Puts stories into the index. The rows must come in order of their ids: FTS5 begins a new segment whenever one is smaller. */
export const insertEntries = async (db: Db, dialect: Dialect, rows: readonly IndexRow[]): Promise<void> => {
  for (const chunk of chunks(rows, rowsAtOnce)) {
    await db
      .insertInto('search_entry')
      .values(chunk.map(({ rowId, articleId }) => ({ row_id: rowId, article_id: articleId })))
      .execute();
    if (dialect === 'sqlite') {
      await sql`insert into search_text(rowid, headline, deck, body, facets) values ${sql.join(chunk.map(sqliteValues))}`.execute(
        db,
      );
    } else {
      await sql`insert into search_text (row_id, headline, deck, body, terms) values ${sql.join(chunk.map(postgresValues))}`.execute(
        db,
      );
    }
  }
};

/** Of 4 KB; some 30 ms of the writer's time. */
const pagesAtOnce = 300;

/**
 * After much was written: brings the pieces of the index together, which every later search feels. A step at a time, so that
 * nobody waits long for the writer; answers whether there is more to do.
 */
export const tidyIndex = async (db: Db, dialect: Dialect, isFirst: boolean): Promise<boolean> => {
  if (dialect !== 'sqlite') return false;
  const changes = async (): Promise<number> =>
    (await sql<{ n: number }>`select total_changes() as n`.execute(db)).rows[0]?.n ?? 0;
  const before = await changes();
  // A negative number starts merging all pieces into one, a positive one goes on (sqlite.org/fts5.html#the_merge_command).
  await sql`insert into search_text(search_text, rank) values ('merge', cast(${isFirst ? -pagesAtOnce : pagesAtOnce} as integer))`.execute(
    db,
  );
  return (await changes()) - before >= 2;
};
