import type { Kysely } from 'kysely';

type Db = Kysely<any>; // oxlint-disable-line typescript/no-explicit-any -- a migration must not follow later types

/** What programs were answered under a key of their own, so that nothing is done twice. */
export const api = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('api_answer')
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('endpoint', 'text', (c) => c.notNull())
    .addColumn('request', 'text', (c) => c.notNull())
    .addColumn('value', 'text')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('api_answer_pk', ['account_id', 'key'])
    .execute();
  await db.schema.createIndex('api_answer_at').on('api_answer').columns(['at']).execute();
};
