import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Dialect } from '../dialects.ts';

type Db = Kysely<any>; // oxlint-disable-line typescript/no-explicit-any -- a migration must not follow later types

/** All that the desk lists, counts, narrows and orders by: its lists are read from this alone, without the stories themselves. */
const deskColumns = [
  'status',
  'modified_at',
  'id',
  'work_state',
  'edition',
  'section_id',
  'kind',
  'assignee_id',
  'created_by',
  'due_at',
  'published_at',
  'scheduled_at',
  'draft_changed_at',
];

const indexes = async (db: Db): Promise<void> => {
  await db.schema.createIndex('article_stories').on('article').columns(deskColumns).execute();
  // The calendar asks by time, and few stories have each of these.
  for (const moment of ['due_at', 'embargo_until', 'unpublish_at', 'draft_changed_at'])
    await sql`create index ${sql.ref(`article_${moment}`)} on article (${sql.ref(moment)}, id) where ${sql.ref(moment)} is not null`.execute(
      db,
    );
  await sql`create index draft_goes_out on draft (goes_out_at, article_id) where goes_out_at is not null`.execute(db);
};

const inCodePoints = { sqlite: sql`text`, postgres: sql`text collate "C"` };

/** Words of what is not public, so that the desk finds it; they are kept apart from the index that readers ask. */
const words = async (db: Db, dialect: Dialect): Promise<void> => {
  await db.schema
    .createTable('desk_word')
    .addColumn('word', inCodePoints[dialect], (c) => c.notNull())
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('desk_word_pk', ['word', 'article_id'])
    .execute();
  await db.schema.createIndex('desk_word_article').on('desk_word').column('article_id').execute();
  await db.schema
    .createTable('desk_index')
    .addColumn('article_id', 'text', (c) => c.primaryKey().references('article.id').onDelete('cascade'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await db
    .insertInto('job')
    .values({ id: randomUUID(), kind: 'index-drafts', payload: '{}', run_at: 0, created_at: Date.now() })
    .execute();
};

/** How a story of a kind begins, and what each member of staff wants to be told. */
const choices = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('story_template')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('edition', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addColumn('changed_by', 'text')
    .execute();
  await db.schema.createIndex('story_template_list').on('story_template').columns(['name', 'id']).execute();
  await db.schema
    .createTable('desk_choice')
    .addColumn('account_id', 'text', (c) => c.primaryKey().references('account.id').onDelete('cascade'))
    .addColumn('wants_mail', 'smallint', (c) => c.notNull().defaultTo(1))
    .addColumn('feed_hash', 'text', (c) => c.unique())
    .addColumn('feed_at', 'bigint')
    .execute();
};

/** What a story said when it was translated: what has changed since is seen by it. */
const translations = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('translation_source')
    .addColumn('article_id', 'text', (c) => c.primaryKey().references('article.id').onDelete('cascade'))
    .addColumn('source_id', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('account_id', 'text')
    .execute();
};

/** The desk of stories. */
export const desk = async (db: Db, dialect: Dialect): Promise<void> => {
  await indexes(db);
  await words(db, dialect);
  await choices(db);
  await translations(db);
};
