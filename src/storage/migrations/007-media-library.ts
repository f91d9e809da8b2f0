import { randomUUID } from 'node:crypto';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Dialect } from '../dialects.ts';

type Db = Kysely<any>; // oxlint-disable-line typescript/no-explicit-any -- a migration must not follow later types

/** What the library knows of a medium beyond what readers see; SQLite adds one column at a time. */
const columns = async (db: Db): Promise<void> => {
  const text = ['added_by', 'changed_by', 'deleted_by', 'file_id', 'dhash'];
  const words = ['title', 'holder', 'usage_terms'];
  const moments = ['changed_at', 'expires_at', 'taken_at', 'deleted_at'];
  for (const name of text) await db.schema.alterTable('media').addColumn(name, 'text').execute();
  for (const name of moments) await db.schema.alterTable('media').addColumn(name, 'bigint').execute();
  for (const name of words)
    await db.schema
      .alterTable('media')
      .addColumn(name, 'text', (c) => c.notNull().defaultTo(''))
      .execute();
  await db.schema
    .alterTable('media')
    .addColumn('facts', 'text', (c) => c.notNull().defaultTo('{}'))
    .execute();
  await db.schema
    .alterTable('media')
    .addColumn('uses', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
};

/** Files of media that were missing for a while lie in a folder of another name. */
const whereFilesLie = (db: Db): Promise<unknown> =>
  sql`update media set file_id = substr(file, 4, 36) where file is not null and substr(file, 4, 36) <> id`.execute(db);

const isHere = sql`deleted_at is null`;

/** Each of the library's lists, newest first, has an index that ends in its order. */
const lists: readonly [name: string, first: string, only: RawBuilder<unknown>][] = [
  ['media_added', '', isHere],
  ['media_kind', 'kind, ', isHere],
  ['media_state', 'state, ', isHere],
  ['media_added_by', 'added_by, ', sql`added_by is not null and deleted_at is null`],
  ['media_no_alt', '', sql`alt = '' and kind = 'picture' and deleted_at is null`],
  ['media_no_credit', '', sql`credit = '' and kind <> 'file' and deleted_at is null`],
  ['media_unused', '', sql`uses = 0 and deleted_at is null`],
];

const indexes = async (db: Db): Promise<void> => {
  for (const [name, first, only] of lists)
    await sql`create index ${sql.ref(name)} on media (${sql.raw(first)}created_at, id) where ${only}`.execute(db);
  await sql`create index media_expires on media (expires_at, id) where expires_at is not null`.execute(db);
  await sql`create index media_deleted on media (deleted_at, id) where deleted_at is not null`.execute(db);
  await sql`create index media_file_id on media (file_id) where file_id is not null`.execute(db);
};

const inCodePoints = { sqlite: sql`text`, postgres: sql`text collate "C"` };

/** Words to find media by, where each is used, what was done to it, and what its file was before. */
const around = async (db: Db, dialect: Dialect): Promise<void> => {
  await db.schema
    .createTable('media_word')
    .addColumn('word', inCodePoints[dialect], (c) => c.notNull())
    .addColumn('media_id', 'text', (c) => c.notNull().references('media.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('media_word_pk', ['word', 'media_id'])
    .execute();
  await db.schema.createIndex('media_word_media').on('media_word').column('media_id').execute();
  await db.schema
    .createTable('media_use')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('ref_id', 'text', (c) => c.notNull())
    .addColumn('media_id', 'text', (c) => c.notNull())
    .addColumn('story_id', 'text')
    .addPrimaryKeyConstraint('media_use_pk', ['kind', 'ref_id', 'media_id'])
    .execute();
  await db.schema.createIndex('media_use_media').on('media_use').columns(['media_id', 'kind', 'ref_id']).execute();
  await db.schema
    .createTable('media_event')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('media_id', 'text', (c) => c.notNull().references('media.id').onDelete('cascade'))
    .addColumn('account_id', 'text')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('details', 'text', (c) => c.notNull().defaultTo('{}'))
    .execute();
  await db.schema.createIndex('media_event_media').on('media_event').columns(['media_id', 'at', 'id']).execute();
  await db.schema
    .createTable('media_look')
    .addColumn('band', 'smallint', (c) => c.notNull())
    .addColumn('value', 'integer', (c) => c.notNull())
    .addColumn('media_id', 'text', (c) => c.notNull().references('media.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('media_look_pk', ['band', 'value', 'media_id'])
    .execute();
  await db.schema.createIndex('media_look_media').on('media_look').column('media_id').execute();
};

/** Files that were replaced: their address leads to the new one, and for a while they can be put back. */
const formerFiles = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('media_former_file')
    .addColumn('file_id', 'text', (c) => c.primaryKey())
    .addColumn('media_id', 'text', (c) => c.notNull().references('media.id').onDelete('cascade'))
    .addColumn('columns', 'text', (c) => c.notNull())
    .addColumn('file_name', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text')
    .addColumn('replaced_at', 'bigint', (c) => c.notNull())
    .addColumn('replaced_by', 'text')
    .addColumn('swept_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('media_former_file_media')
    .on('media_former_file')
    .columns(['media_id', 'replaced_at'])
    .execute();
  await sql`create index media_former_file_due on media_former_file (replaced_at) where swept_at is null`.execute(db);
};

/** Files on their way: how much has come is what lies on the disk. */
const uploads = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('media_upload')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('file_name', 'text', (c) => c.notNull())
    .addColumn('length', 'bigint', (c) => c.notNull())
    .addColumn('replaces', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('media_id', 'text')
    .addColumn('is_same', 'smallint', (c) => c.notNull().defaultTo(0))
    .addColumn('refusal', 'text')
    .addColumn('detail', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('media_upload_account').on('media_upload').columns(['account_id', 'state']).execute();
  await db.schema.createIndex('media_upload_expires').on('media_upload').columns(['expires_at', 'id']).execute();
};

/** What was there before is taken into the library's lists once the server runs, some at a time. */
const catalogueLater = async (db: Db): Promise<void> => {
  const isEmpty = (await db.selectFrom('media').select('id').limit(1).executeTakeFirst()) === undefined;
  if (isEmpty) return;
  const kinds = ['catalogue-media', 'catalogue-media-uses'];
  const at = Date.now();
  await db
    .insertInto('job')
    .values(kinds.map((kind) => ({ id: randomUUID(), kind, payload: '{}', run_at: 0, created_at: at })))
    .execute();
};

export const mediaLibrary = async (db: Db, dialect: Dialect): Promise<void> => {
  await columns(db);
  await whereFilesLie(db);
  await indexes(db);
  await around(db, dialect);
  await formerFiles(db);
  await uploads(db);
  await catalogueLater(db);
};
