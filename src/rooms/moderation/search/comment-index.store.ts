/** The index of all comments: which are due, and putting them in and taking them out. */
import { sql } from 'kysely';
import type { Db, Dialect, Storage } from '../../../storage/storage.ts';

const name = 'index';

/** How far the index has come: by when comments last changed, and by their ids, for an archive comes in with old times. */
export type IndexPlace = { changedAt: number; lastId: string };

export const indexPlace = async (db: Db): Promise<IndexPlace> => {
  const row = await db
    .selectFrom('comment_search_place')
    .select(['changed_at', 'last_id'])
    .where('name', '=', name)
    .executeTakeFirst();
  return { changedAt: row?.changed_at ?? 0, lastId: row?.last_id ?? '' };
};

/** Moves on, never back. On PostgreSQL the row is held from here on: several nodes index one after the other. */
export const movePlace = async (db: Db, { changedAt, lastId }: IndexPlace): Promise<void> => {
  await db
    .updateTable('comment_search_place')
    .set({
      changed_at: sql`case when changed_at < ${changedAt} then ${changedAt} else changed_at end`,
      last_id: sql`case when last_id < ${lastId} then ${lastId} else last_id end`,
    })
    .where('name', '=', name)
    .execute();
};

/** Everything is due again. */
export const forgetPlace = async (db: Db): Promise<void> => {
  await db.updateTable('comment_search_place').set({ changed_at: 0, last_id: '' }).where('name', '=', name).execute();
  await db.updateTable('comment_search_entry').set({ mark: '' }).execute();
};

export type Changed = { id: string; at: number };

export const changedComments = (db: Db, after: Changed, limit: number): Promise<Changed[]> =>
  db
    .selectFrom('comment')
    .select(['id', 'changed_at as at'])
    .where(sql<boolean>`(changed_at, id) > (${after.at}, ${after.id})`)
    .orderBy('changed_at')
    .orderBy('id')
    .limit(limit)
    .execute();

export const commentsAfter = (db: Db, id: string, limit: number): Promise<Changed[]> =>
  db.selectFrom('comment').select(['id', 'changed_at as at']).where('id', '>', id).orderBy('id').limit(limit).execute();

/** How many comments changed after the place, counted no further than `most`. */
export const countDue = async (db: Db, { changedAt }: IndexPlace, most: number): Promise<number> => {
  const some = db.selectFrom('comment').select('id').where('changed_at', '>', changedAt).limit(most).as('some');
  const { count } = await db
    .selectFrom(some)
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
};

export type CommentText = {
  id: string;
  state: string;
  commenter_id: string;
  article_id: string;
  edition: string;
  body: string | null;
  created_at: number;
};

export const textsOf = (db: Db, ids: readonly string[]): Promise<CommentText[]> =>
  db
    .selectFrom('comment')
    .select(['id', 'state', 'commenter_id', 'article_id', 'edition', 'body', 'created_at'])
    .where('id', 'in', ids)
    .execute();

export type Entry = { row_id: number; comment_id: string; mark: string };

export const entriesOf = (db: Db, ids: readonly string[]): Promise<Entry[]> =>
  db.selectFrom('comment_search_entry').selectAll().where('comment_id', 'in', ids).orderBy('row_id').execute();

/** Which of these rows are taken. */
export const takenRows = async (db: Db, rowIds: readonly number[]): Promise<Set<number>> => {
  const rows = await db.selectFrom('comment_search_entry').select('row_id').where('row_id', 'in', rowIds).execute();
  return new Set(rows.map((row) => row.row_id));
};

/** The first free row from this one on. */
export const freeRow = async (db: Db, from: number): Promise<number> => {
  for (let first = from; ;) {
    const rows = await db
      .selectFrom('comment_search_entry')
      .select('row_id')
      .where('row_id', '>=', first)
      .orderBy('row_id')
      .limit(1_000)
      .execute();
    const gap = rows.findIndex(({ row_id: id }, i) => id !== first + i);
    if (gap !== -1) return first + gap;
    if (rows.length < 1_000) return first + rows.length;
    first += rows.length;
  }
};

/** Takes comments out of the index. */
export const dropEntries = async (db: Db, dialect: Dialect, entries: readonly Entry[]): Promise<void> => {
  if (entries.length === 0) return;
  const rowIds = entries.map((entry) => entry.row_id);
  if (dialect === 'sqlite')
    for (const id of rowIds) await sql`delete from comment_search_text where rowid = ${id}`.execute(db);
  else await sql`delete from comment_search_text where row_id in (${sql.join(rowIds)})`.execute(db);
  await db.deleteFrom('comment_search_entry').where('row_id', 'in', rowIds).execute();
};

export type IndexedComment = Entry & { body: string; facets: string };

const rowsAtOnce = 50;

/** Puts comments into the index; the rows must come in order of their ids: FTS5 begins a new segment whenever one is smaller. */
export const insertEntries = async (db: Db, dialect: Dialect, rows: readonly IndexedComment[]): Promise<void> => {
  for (let i = 0; i < rows.length; i += rowsAtOnce) {
    const some = rows.slice(i, i + rowsAtOnce);
    await db
      .insertInto('comment_search_entry')
      .values(some.map(({ row_id, comment_id, mark }) => ({ row_id, comment_id, mark })))
      .execute();
    if (dialect === 'sqlite') {
      const values = some.map(({ row_id: id, body, facets }) => sql`(${id}, ${body}, ${facets})`);
      await sql`insert into comment_search_text(rowid, body, facets) values ${sql.join(values)}`.execute(db);
    } else {
      const values = some.map(({ row_id: id, body, facets }) => {
        const terms = [...new Set(`${body} ${facets}`.split(' '))].filter((term) => term !== '');
        return sql`(${id}, ${body}, ${terms}::text[])`;
      });
      await sql`insert into comment_search_text (row_id, body, terms) values ${sql.join(values)}`.execute(db);
    }
  }
};

type Walked<Found> = { found: Found[]; last: Found | undefined };

/** Of the next entries those whose comment is gone or says nothing any more; read aside, for there may be very many. */
export const walkGone = async ({ db, readAside }: Storage, after: number, limit: number): Promise<Walked<Entry>> => {
  const chunk = sql`select row_id, comment_id, mark from comment_search_entry where row_id > ${after} order by row_id limit ${limit}`;
  const found = sql`select few.row_id, few.comment_id, few.mark from (${chunk}) as few
    left join comment on comment.id = few.comment_id where comment.body is null`.compile(db);
  const end = sql`select row_id, comment_id, mark from (${chunk}) as few order by row_id desc limit 1`.compile(db);
  return { found: await readAside<Entry>(found), last: (await readAside<Entry>(end))[0] };
};

/** Of the next comments those that say something and are not in the index. */
export const walkMissing = async (
  { db, readAside }: Storage,
  after: string,
  limit: number,
): Promise<Walked<{ id: string }>> => {
  const chunk = sql`select id, body is not null as speaks from comment where id > ${after} order by id limit ${limit}`;
  const speaks = sql`select few.id from (${chunk}) as few
    left join comment_search_entry as entry on entry.comment_id = few.id where entry.comment_id is null and few.speaks`.compile(
    db,
  );
  const end = sql`select id from (${chunk}) as few order by id desc limit 1`.compile(db);
  return { found: await readAside<{ id: string }>(speaks), last: (await readAside<{ id: string }>(end))[0] };
};

const kind = 'index-comments';

/** Whether the next round is planned for this moment or before. */
export const isRoundPlanned = async (db: Db, by: number): Promise<boolean> => {
  const job = await db
    .selectFrom('job')
    .select('id')
    .where('kind', '=', kind)
    .where('state', '=', 'waiting')
    .where('run_at', '<=', by)
    .limit(1)
    .executeTakeFirst();
  return job !== undefined;
};
