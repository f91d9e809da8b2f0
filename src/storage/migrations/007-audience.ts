import type { CreateTableBuilder, Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Dialect } from '../dialects.ts';

type Db = Kysely<any>; // oxlint-disable-line typescript/no-explicit-any -- a migration must not follow later types

const inCodePoints = { sqlite: sql`text`, postgres: sql`text collate "C"` };

/** Sums alone: no row tells of one visit, one reader or one network. */
const sums = (db: Db, name: string, moment: string, dialect: Dialect): CreateTableBuilder<string> =>
  db.schema
    .createTable(name)
    .addColumn('kind', inCodePoints[dialect], (c) => c.notNull())
    .addColumn('subject', inCodePoints[dialect], (c) => c.notNull())
    .addColumn(moment, 'integer', (c) => c.notNull())
    .addColumn('reads', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('ends', 'integer', (c) => c.notNull().defaultTo(0))
    .addPrimaryKeyConstraint(`${name}_pk`, ['kind', 'subject', moment]);

/** What is read, by hour (two days) and by day. */
export const audience = async (db: Db, dialect: Dialect): Promise<void> => {
  await sums(db, 'audience_hour', 'hour', dialect).execute();
  await sums(db, 'audience_day', 'day', dialect).execute();
  // The tops of a span are summed from these alone.
  await db.schema
    .createIndex('audience_hour_span')
    .on('audience_hour')
    .columns(['kind', 'hour', 'subject', 'reads', 'ends'])
    .execute();
  await db.schema
    .createIndex('audience_day_span')
    .on('audience_day')
    .columns(['kind', 'day', 'subject', 'reads', 'ends'])
    .execute();
  await db.schema.createIndex('audience_hour_old').on('audience_hour').column('hour').execute();
  await db.schema.createIndex('audience_day_old').on('audience_day').column('day').execute();
  await db.schema
    .createTable('audience_source')
    .addColumn('subject', inCodePoints[dialect], (c) => c.notNull())
    .addColumn('source', inCodePoints[dialect], (c) => c.notNull())
    .addColumn('day', 'integer', (c) => c.notNull())
    .addColumn('reads', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('audience_source_pk', ['subject', 'day', 'source'])
    .execute();
  await db.schema.createIndex('audience_source_old').on('audience_source').column('day').execute();
  await db.schema
    .createTable('audience_word')
    .addColumn('kind', inCodePoints[dialect], (c) => c.notNull())
    .addColumn('edition', inCodePoints[dialect], (c) => c.notNull())
    .addColumn('day', 'integer', (c) => c.notNull())
    .addColumn('words', inCodePoints[dialect], (c) => c.notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('audience_word_pk', ['kind', 'day', 'edition', 'words'])
    .execute();
  await db.schema.createIndex('audience_word_old').on('audience_word').column('day').execute();
};
