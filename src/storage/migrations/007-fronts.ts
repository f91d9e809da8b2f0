import type { Kysely } from 'kysely';
import type { Dialect } from '../dialects.ts';

type Db = Kysely<any>; // oxlint-disable-line typescript/no-explicit-any -- a migration must not follow later types

export const fronts = async (db: Db, _dialect: Dialect): Promise<void> => {
  await db.schema
    .createTable('front_place')
    .addColumn('place', 'text', (c) => c.primaryKey())
    .addColumn('edition', 'text', (c) => c.notNull())
    .addColumn('draft', 'text')
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('draft_by', 'text')
    .addColumn('draft_at', 'bigint')
    .addColumn('layout_id', 'text')
    .execute();
  await db.schema
    .createTable('front_layout')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('layout', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('goes_out_at', 'bigint')
    .execute();
  await db.schema.createIndex('front_layout_place').on('front_layout').columns(['place', 'at', 'id']).execute();
  await db.schema
    .createTable('front_presence')
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('front_presence_key', ['place', 'account_id'])
    .execute();
};
