import type { Kysely } from 'kysely';
import type { Dialect } from '../dialects.ts';

type Db = Kysely<any>; // oxlint-disable-line typescript/no-explicit-any -- a migration must not follow later types

/** Who has been asked to work here, and what happened to the roles of those who do. */
const people = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('invitation')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('hash', 'text', (c) => c.notNull().unique())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('edition', 'text')
    .addColumn('invited_by', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('sent_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('invitation_email').on('invitation').column('email').unique().execute();
  await db.schema.createIndex('invitation_expires').on('invitation').columns(['expires_at', 'id']).execute();
  await db.schema
    .createTable('role_change')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('by_id', 'text')
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('before', 'text', (c) => c.notNull())
    .addColumn('after', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('role_change_account').on('role_change').columns(['account_id', 'at', 'id']).execute();
};

/** What became one with something else, and the work of making it so. */
const merging = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('taxonomy_alias')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('into_id', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('taxonomy_alias_into').on('taxonomy_alias').column('into_id').execute();
  await db.schema
    .createTable('taxonomy_merge')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('from_id', 'text', (c) => c.notNull())
    .addColumn('from_name', 'text', (c) => c.notNull())
    .addColumn('into_id', 'text', (c) => c.notNull())
    .addColumn('moved', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('total', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('account_id', 'text')
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('finished_at', 'bigint')
    .execute();
  await db.schema.createIndex('taxonomy_merge_list').on('taxonomy_merge').columns(['kind', 'started_at']).execute();
  await db.schema.createIndex('taxonomy_merge_from').on('taxonomy_merge').columns(['from_id', 'finished_at']).execute();
};

/** People who work here, sections, tags and authors. */
export const office = async (db: Db, _dialect: Dialect): Promise<void> => {
  await people(db);
  await merging(db);
  await db.schema.alterTable('section').addColumn('picture_id', 'text').execute();
};
