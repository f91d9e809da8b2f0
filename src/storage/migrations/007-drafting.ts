import type { Kysely } from 'kysely';
import { autoId, type Dialect } from '../dialects.ts';

type Db = Kysely<any>; // oxlint-disable-line typescript/no-explicit-any -- a migration must not follow later types

/** What the newsroom needs to know of a story while it is in work; SQLite adds one column at a time. */
const storyColumns = async (db: Db): Promise<void> => {
  await db.schema
    .alterTable('article')
    .addColumn('work_state', 'text', (c) => c.notNull().defaultTo('draft'))
    .execute();
  await db.schema.alterTable('article').addColumn('created_by', 'text').execute();
  await db.schema.alterTable('article').addColumn('assignee_id', 'text').execute();
  await db.schema.alterTable('article').addColumn('due_at', 'bigint').execute();
  await db.schema.alterTable('article').addColumn('embargo_until', 'bigint').execute();
  await db.schema.alterTable('article').addColumn('unpublish_at', 'bigint').execute();
  // Since when a draft of a published story says something else than its page.
  await db.schema.alterTable('article').addColumn('draft_changed_at', 'bigint').execute();
  // The revision of the other edition that a translation was made from, and which story that is.
  await db.schema.alterTable('article').addColumn('translated_from', 'text').execute();
  await db.schema.alterTable('article').addColumn('translated_revision', 'integer').execute();
  await db.schema.createIndex('article_assignee').on('article').columns(['assignee_id', 'status', 'due_at']).execute();
};

/** Documents that are written together: the whole as of `seq`, and what was written since, update by update. */
const documents = async (db: Db, dialect: Dialect): Promise<void> => {
  await db.schema
    .createTable('draft')
    .addColumn('article_id', 'text', (c) => c.primaryKey().references('article.id').onDelete('cascade'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull().defaultTo(0))
    .addColumn('settled_seq', 'bigint', (c) => c.notNull().defaultTo(0))
    .addColumn('base_revision', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('fields', 'text', (c) => c.notNull())
    .addColumn('fault', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addColumn('changed_by', 'text')
    .addColumn('goes_out_at', 'bigint')
    .addColumn('goes_out', 'text')
    .execute();
  await autoId(db.schema.createTable('draft_update'), dialect)
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('account_id', 'text')
    .addColumn('data', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('draft_update_article').on('draft_update').columns(['article_id', 'id']).execute();
};

/** Drafts as they once were, and who is in which story. */
const versions = async (db: Db, dialect: Dialect): Promise<void> => {
  await autoId(db.schema.createTable('draft_version'), dialect)
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('account_id', 'text')
    .addColumn('note', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('fields', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('draft_version_article')
    .on('draft_version')
    .columns(['article_id', 'at', 'id'])
    .execute();
  await db.schema
    .createTable('draft_presence')
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('draft_presence_key', ['article_id', 'account_id'])
    .execute();
  await db.schema.createIndex('draft_presence_at').on('draft_presence').column('at').execute();
};

const around = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('story_event')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('account_id', 'text')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('details', 'text', (c) => c.notNull().defaultTo('{}'))
    .execute();
  await db.schema.createIndex('story_event_article').on('story_event').columns(['article_id', 'at', 'id']).execute();
  await db.schema
    .createTable('story_note')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('account_id', 'text')
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('story_note_article').on('story_note').columns(['article_id', 'at', 'id']).execute();
  await db.schema
    .createTable('note_mention')
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('note_mention_once', ['article_id', 'place', 'account_id'])
    .execute();
  await db.schema
    .createTable('preview_link')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('hash', 'text', (c) => c.notNull().unique())
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('created_by', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('revoked_at', 'bigint')
    .addColumn('for_whom', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('uses', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('last_used_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('preview_link_article')
    .on('preview_link')
    .columns(['article_id', 'created_at'])
    .execute();
};

/** What is settled about going out, and what is known of the addresses that stories link to. */
const publishing = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('story_plan')
    .addColumn('article_id', 'text', (c) => c.primaryKey().references('article.id').onDelete('cascade'))
    .addColumn('telling', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('gone', 'text')
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('link_check')
    .addColumn('url', 'text', (c) => c.primaryKey())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('status', 'integer')
    .addColumn('leads_to', 'text')
    .addColumn('asked_at', 'bigint', (c) => c.notNull())
    .addColumn('checked_at', 'bigint')
    .execute();
  await db.schema.createIndex('link_check_asked').on('link_check').column('asked_at').execute();
};

export const drafting = async (db: Db, dialect: Dialect): Promise<void> => {
  await storyColumns(db);
  await documents(db, dialect);
  await versions(db, dialect);
  await around(db);
  await publishing(db);
};
