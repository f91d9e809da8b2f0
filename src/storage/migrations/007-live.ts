import { sql, type Kysely } from 'kysely';
import { autoId, type Dialect } from '../dialects.ts';

type Db = Kysely<any>; // oxlint-disable-line typescript/no-explicit-any -- a migration must not follow later types

/** What an entry is besides its words; SQLite adds one column at a time. */
const columns = async (db: Db): Promise<void> => {
  const words = ['correction', 'removed_why'];
  const moments = ['corrected_at', 'goes_out_at'];
  const numbers = ['changed_at', 'created_at', 'pinned_at', 'version'];
  for (const name of ['created_by', 'moved_to'])
    await db.schema.alterTable('live_entry').addColumn(name, 'text').execute();
  for (const name of moments) await db.schema.alterTable('live_entry').addColumn(name, 'bigint').execute();
  for (const name of words)
    await db.schema
      .alterTable('live_entry')
      .addColumn(name, 'text', (c) => c.notNull().defaultTo(''))
      .execute();
  for (const name of numbers)
    await db.schema
      .alterTable('live_entry')
      .addColumn(name, 'bigint', (c) => c.notNull().defaultTo(0))
      .execute();
  await db.schema
    .alterTable('live_entry')
    .addColumn('state', 'text', (c) => c.notNull().defaultTo('published'))
    .execute();
  await db.schema
    .alterTable('live_entry')
    .addColumn('tells', 'smallint', (c) => c.notNull().defaultTo(0))
    .execute();
};

const indexes = async (db: Db): Promise<void> => {
  await db.schema.createIndex('live_entry_changed').on('live_entry').columns(['article_id', 'changed_at']).execute();
  await sql`create index live_entry_pinned on live_entry (article_id, pinned_at) where is_pinned = 1`.execute(db);
  await sql`create index live_entry_key on live_entry (article_id, at, id) where is_key = 1`.execute(db);
  await sql`create index live_entry_due on live_entry (article_id, goes_out_at) where goes_out_at is not null`.execute(
    db,
  );
  await sql`create index article_live on article (modified_at, id) where kind = 'liveblog'`.execute(db);
};

/** What entries said before, who changed them and why; and who is writing in a live blog just now. */
const around = async (db: Db, dialect: Dialect): Promise<void> => {
  await autoId(db.schema.createTable('live_entry_version'), dialect)
    .addColumn('entry_id', 'text', (c) => c.notNull().references('live_entry.id').onDelete('cascade'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('account_id', 'text')
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('headline', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('live_entry_version_list').on('live_entry_version').columns(['entry_id', 'id']).execute();
  await db.schema
    .createTable('live_presence')
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('typed_at', 'bigint', (c) => c.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('live_presence_key', ['article_id', 'account_id'])
    .execute();
};

/** Live blogs. */
export const live = async (db: Db, dialect: Dialect): Promise<void> => {
  await columns(db);
  await indexes(db);
  await around(db, dialect);
};
