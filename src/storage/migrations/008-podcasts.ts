import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Dialect } from '../dialects.ts';

type Db = Kysely<any>; // oxlint-disable-line typescript/no-explicit-any -- a migration must not follow later types

/** What was found in a recording, and what was made of it. */
const recordings = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('recording')
    .addColumn('media_id', 'text', (c) => c.primaryKey().references('media.id').onDelete('cascade'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('container', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('codec', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('bit_rate', 'integer')
    .addColumn('sample_rate', 'integer')
    .addColumn('channels', 'integer')
    .addColumn('duration', 'double precision')
    .addColumn('minute_bytes', 'bigint')
    .addColumn('loudness', 'double precision')
    .addColumn('true_peak', 'double precision')
    .addColumn('peaks', 'text')
    .addColumn('tags', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('cover_id', 'text')
    .addColumn('versions', 'text', (c) => c.notNull().defaultTo('[]'))
    .addColumn('fault', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('sha256', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('transcript')
    .addColumn('media_id', 'text', (c) => c.notNull().references('media.id').onDelete('cascade'))
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('cues', 'text', (c) => c.notNull())
    .addColumn('is_timed', 'smallint', (c) => c.notNull().defaultTo(1))
    .addColumn('origin', 'text', (c) => c.notNull().defaultTo('written'))
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addColumn('changed_by', 'text')
    .addPrimaryKeyConstraint('transcript_pk', ['media_id', 'language'])
    .execute();
};

/** Long work on recordings that somebody asked for: another version by ffmpeg, a transcript by a program. */
const recordingWork = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('recording_work')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('media_id', 'text', (c) => c.notNull().references('media.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('asked', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('progress', 'double precision', (c) => c.notNull().defaultTo(0))
    .addColumn('fault', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('made_id', 'text')
    .addColumn('account_id', 'text', (c) => c.references('account.id').onDelete('set null'))
    .addColumn('leased_by', 'text')
    .addColumn('leased_until', 'bigint')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('recording_work_media')
    .on('recording_work')
    .columns(['media_id', 'kind', 'created_at'])
    .execute();
  await db.schema.createIndex('recording_work_state').on('recording_work').columns(['state', 'created_at']).execute();
};

/** Sounds that were there before are examined once the server runs, some at a time. */
const examineLater = async (db: Db): Promise<void> => {
  const isSilent =
    (await db.selectFrom('media').select('id').where('kind', '=', 'sound').limit(1).executeTakeFirst()) === undefined;
  if (isSilent) return;
  await db
    .insertInto('job')
    .values({ id: randomUUID(), kind: 'catalogue-recordings', payload: '{}', run_at: 0, created_at: Date.now() })
    .execute();
};

const shows = async (db: Db): Promise<void> => {
  await db.schema
    .alterTable('show')
    .addColumn('state', 'text', (c) => c.notNull().defaultTo('published'))
    .execute();
  await db.schema
    .alterTable('show')
    .addColumn('position', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable('show')
    .addColumn('changed_at', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.createIndex('show_slug').on('show').columns(['edition', 'slug']).unique().execute();
  await db.schema.alterTable('episode').addColumn('season', 'integer').execute();
  await db.schema.alterTable('episode').addColumn('number', 'integer').execute();
  await db.schema
    .alterTable('episode')
    .addColumn('changed_at', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.createIndex('episode_article').on('episode').column('article_id').unique().execute();
  await db.schema.createIndex('episode_guid').on('episode').columns(['show_id', 'guid']).unique().execute();
  await db.schema.createIndex('episode_media').on('episode').column('media_id').execute();
  await db.schema
    .createTable('private_feed')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('hash', 'text', (c) => c.notNull().unique())
    .addColumn('show_id', 'text', (c) => c.references('show.id').onDelete('cascade'))
    .addColumn('edition', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('name', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('private_feed_account')
    .on('private_feed')
    .columns(['account_id', 'created_at'])
    .execute();
};

/** How often something was fetched or listened to: sums, and for a day what tells one fetcher from another. */
const counts = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('download_day')
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('media_id', 'text', (c) => c.notNull())
    .addColumn('app', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('country', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('count', 'integer', (c) => c.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('download_day_pk', ['media_id', 'day', 'app', 'country'])
    .execute();
  await db.schema.createIndex('download_day_day').on('download_day').columns(['day', 'media_id']).execute();
  await db.schema
    .createTable('download_seen')
    .addColumn('mark', 'text', (c) => c.primaryKey())
    .addColumn('first_at', 'bigint', (c) => c.notNull())
    .addColumn('bytes', 'bigint', (c) => c.notNull().defaultTo(0))
    .addColumn('counted_at', 'bigint')
    .execute();
  await db.schema
    .createTable('download_secret')
    .addColumn('day', 'text', (c) => c.primaryKey())
    .addColumn('secret', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('download_seen_at').on('download_seen').column('first_at').execute();
  await db.schema
    .createTable('listen_day')
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('media_id', 'text', (c) => c.notNull())
    .addColumn('measure', 'text', (c) => c.notNull())
    .addColumn('count', 'integer', (c) => c.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('listen_day_pk', ['media_id', 'day', 'measure'])
    .execute();
  await db.schema
    .createTable('listening_place')
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('media_id', 'text', (c) => c.notNull())
    .addColumn('seconds', 'double precision', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('listening_place_pk', ['account_id', 'media_id'])
    .execute();
  await db.schema.createIndex('listening_place_at').on('listening_place').column('at').execute();
  await db.schema
    .createTable('comment_moment')
    .addColumn('comment_id', 'text', (c) => c.primaryKey().references('comment.id').onDelete('cascade'))
    .addColumn('article_id', 'text', (c) => c.notNull())
    .addColumn('second', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('comment_moment_article')
    .on('comment_moment')
    .columns(['article_id', 'second'])
    .execute();
};

export const podcasts = async (db: Db, _dialect: Dialect): Promise<void> => {
  await recordings(db);
  await recordingWork(db);
  await shows(db);
  await counts(db);
  await examineLater(db);
};
