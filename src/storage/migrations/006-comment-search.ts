import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Dialect } from '../dialects.ts';

type Db = Kysely<any>; // oxlint-disable-line typescript/no-explicit-any -- a migration must not follow later types

/** The same two ways of keeping words as for stories (see 002-search.ts). */
const text = async (db: Db, dialect: Dialect): Promise<void> => {
  if (dialect === 'sqlite') {
    await sql`create virtual table comment_search_text using fts5(body, facets, content='', contentless_delete=1, tokenize="ascii tokenchars '^~:.-'")`.execute(
      db,
    );
    await sql`insert into comment_search_text(comment_search_text, rank) values ('hashsize', 16000000)`.execute(db);
    return;
  }
  await sql`create table comment_search_text (
    row_id bigint primary key, body text collate "C" not null, terms text[] collate "C" not null
  )`.execute(db);
  await sql`create index comment_search_text_terms on comment_search_text using gin (terms)`.execute(db);
};

/** An address without dots and tags before the `@`: those who write from one mailbox meet under it. */
const mailbox = (dialect: Dialect): string =>
  dialect === 'sqlite'
    ? `replace(substr(email, 1, min(instr(email, '@'), instr(email || '+', '+')) - 1), '.', '') || substr(email, instr(email, '@'))`
    : `(replace(split_part(split_part(email, '@', 1), '+', 1), '.', '') || '@' || split_part(email, '@', 2))`;

/** By how a name begins, whatever the database's own order of letters is. */
const names = async (db: Db, dialect: Dialect): Promise<void> => {
  const order = dialect === 'sqlite' ? '' : 'collate "C"';
  await sql.raw(`create index commenter_name on commenter (name ${order})`).execute(db);
  await sql
    .raw(`create index account_name_begins on account (name_key ${order}) where name_key is not null`)
    .execute(db);
};

/** Search over all comments, and what the reader's card asks by. */
export const commentSearch = async (db: Db, dialect: Dialect): Promise<void> => {
  await db.schema
    .createTable('comment_search_entry')
    .addColumn('row_id', dialect === 'sqlite' ? 'integer' : 'bigint', (c) => c.primaryKey())
    .addColumn('comment_id', 'text', (c) => c.notNull().unique())
    .addColumn('mark', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('comment_search_place')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addColumn('last_id', 'text', (c) => c.notNull())
    .execute();
  await sql`insert into comment_search_place (name, changed_at, last_id) values ('index', 0, '')`.execute(db);
  // What was written before there was an index is findable after the first round, which plans the next ones.
  await db
    .insertInto('job')
    .values({ id: randomUUID(), kind: 'index-comments', payload: '{}', run_at: 0, created_at: Date.now() })
    .execute();
  await text(db, dialect);
  await db.schema.createIndex('comment_changed').on('comment').columns(['changed_at', 'id']).execute();
  await names(db, dialect);
  await sql
    .raw(`create index commenter_mailbox on commenter ((${mailbox(dialect)})) where email is not null`)
    .execute(db);
  await db.schema
    .createIndex('saved_view_shared')
    .on('saved_view')
    .column('at')
    .where(sql.ref('is_shared'), '=', sql.lit(1))
    .execute();
};
