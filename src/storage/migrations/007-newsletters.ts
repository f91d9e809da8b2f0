import { sql, type Kysely } from 'kysely';
import type { Dialect } from '../dialects.ts';

type Db = Kysely<any>; // oxlint-disable-line typescript/no-explicit-any -- a migration must not follow later types

/** Letters as editors set them up, and what of each went out or will. */
const letters = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('letter')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('slug', 'text', (c) => c.notNull().unique())
    .addColumn('edition', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('description', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull().defaultTo('open'))
    .addColumn('settings', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('last_number', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('stories_until', 'bigint')
    .addColumn('next_at', 'bigint')
    .addColumn('last_note', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addColumn('changed_by', 'text')
    .execute();
  await db.schema.createIndex('letter_edition').on('letter').columns(['edition', 'position', 'id']).execute();
  await sql`create index letter_due on letter (next_at) where next_at is not null`.execute(db);
  await db.schema
    .createTable('letter_issue')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('letter_id', 'text', (c) => c.notNull().references('letter.id').onDelete('cascade'))
    .addColumn('number', 'integer')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('draft', 'text', (c) => c.notNull())
    .addColumn('content', 'text')
    .addColumn('code', 'text', (c) => c.notNull().unique())
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('queued_after', 'text')
    .addColumn('total', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('sent', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('refused', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('unsubscribed', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('note', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('send_at', 'bigint')
    .addColumn('began_at', 'bigint')
    .addColumn('ended_at', 'bigint')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('created_by', 'text')
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('letter_issue_letter')
    .on('letter_issue')
    .columns(['letter_id', 'created_at', 'id'])
    .execute();
  await db.schema.createIndex('letter_issue_state').on('letter_issue').columns(['state', 'send_at', 'id']).execute();
  await sql`create unique index letter_issue_number on letter_issue (letter_id, number) where number is not null`.execute(
    db,
  );
};

/** Who gets letters, with the proof that they wanted to. */
const subscribers = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('subscriber')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('email', 'text', (c) => c.notNull().unique())
    .addColumn('code', 'text', (c) => c.notNull().unique())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('edition', 'text', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('source_note', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('consent', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('confirmed_at', 'bigint')
    .addColumn('paused_until', 'bigint')
    .addColumn('aside_why', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('aside_at', 'bigint')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('subscriber_state').on('subscriber').columns(['state', 'id']).execute();
  await db.schema.createIndex('subscriber_source').on('subscriber').columns(['source', 'id']).execute();
  await db.schema
    .createTable('subscription')
    .addColumn('subscriber_id', 'text', (c) => c.notNull().references('subscriber.id').onDelete('cascade'))
    .addColumn('letter_id', 'text', (c) => c.notNull().references('letter.id').onDelete('cascade'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('subscription_key', ['letter_id', 'subscriber_id'])
    .execute();
  await db.schema.createIndex('subscription_subscriber').on('subscription').column('subscriber_id').execute();
  await db.schema
    .createTable('subscriber_token')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('subscriber_id', 'text', (c) => c.notNull().references('subscriber.id').onDelete('cascade'))
    .addColumn('letters', 'text', (c) => c.notNull())
    .addColumn('edition', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('subscriber_token_subscriber')
    .on('subscriber_token')
    .columns(['subscriber_id', 'created_at'])
    .execute();
  await db.schema.createIndex('subscriber_token_expires').on('subscriber_token').column('expires_at').execute();
};

/** Every mail of an issue, what came back of it, and which node is sending. */
const sending = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('letter_delivery')
    .addColumn('issue_id', 'text', (c) => c.notNull().references('letter_issue.id').onDelete('cascade'))
    .addColumn('subscriber_id', 'text', (c) => c.notNull().references('subscriber.id').onDelete('cascade'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('holder', 'text')
    .addColumn('answer', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('at', 'bigint')
    .addPrimaryKeyConstraint('letter_delivery_key', ['issue_id', 'subscriber_id'])
    .execute();
  await db.schema
    .createIndex('letter_delivery_due')
    .on('letter_delivery')
    .columns(['issue_id', 'state', 'due_at', 'subscriber_id'])
    .execute();
  await db.schema.createIndex('letter_delivery_subscriber').on('letter_delivery').column('subscriber_id').execute();
  await db.schema
    .createTable('letter_bounce')
    .addColumn('subscriber_id', 'text', (c) => c.notNull().references('subscriber.id').onDelete('cascade'))
    .addColumn('issue_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('letter_bounce_key', ['subscriber_id', 'issue_id', 'kind'])
    .execute();
  await db.schema
    .createTable('letter_lease')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('holder', 'text', (c) => c.notNull())
    .addColumn('until', 'bigint', (c) => c.notNull())
    .execute();
};

export const newsletters = async (db: Db, _dialect: Dialect): Promise<void> => {
  await letters(db);
  await subscribers(db);
  await sending(db);
};
