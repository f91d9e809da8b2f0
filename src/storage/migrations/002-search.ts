import { sql, type Kysely } from 'kysely';
import type { Dialect } from '../dialects.ts';

type Db = Kysely<any>; // oxlint-disable-line typescript/no-explicit-any -- a migration must not follow later types

/**
 * SQLite keeps only the inverted index (FTS5 without content); the words come already analysed, so its tokenizer just splits at
 * spaces. Large write buffers make few segments of a bulk load.
 */
const sqliteText = async (db: Db): Promise<void> => {
  await sql`create virtual table search_text using fts5(headline, deck, body, facets, content='', contentless_delete=1, tokenize="ascii tokenchars '^~:.-'")`.execute(
    db,
  );
  await sql`insert into search_text(search_text, rank) values ('hashsize', 16000000)`.execute(db);
};

/** PostgreSQL finds the words by a GIN index and looks into the texts only for phrases. */
const postgresText = async (db: Db): Promise<void> => {
  await sql`create table search_text (
    row_id bigint primary key,
    headline text collate "C" not null, deck text collate "C" not null, body text collate "C" not null,
    terms text[] collate "C" not null
  )`.execute(db);
  await sql`create index search_text_terms on search_text using gin (terms)`.execute(db);
};

export const search = async (db: Db, dialect: Dialect): Promise<void> => {
  await db.schema
    .createTable('search_due')
    .addColumn('article_id', 'text', (c) => c.primaryKey())
    .addColumn('mark', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('search_entry')
    .addColumn('row_id', dialect === 'sqlite' ? 'integer' : 'bigint', (c) => c.primaryKey())
    .addColumn('article_id', 'text', (c) => c.notNull().unique())
    .execute();
  await (dialect === 'sqlite' ? sqliteText(db) : postgresText(db));
  // What was published before there was an index is findable after the first round.
  await sql`insert into search_due (article_id, mark) select id, 'first' from article where listed_at is not null`.execute(
    db,
  );
};
