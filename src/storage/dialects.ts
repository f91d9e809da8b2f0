/** The differences between the two databases, each in one named helper. */
import type { CreateTableBuilder } from 'kysely';

export type Dialect = 'sqlite' | 'postgres';

/** A number that grows with each row: the table's key. */
export const autoId = <Table extends string>(
  table: CreateTableBuilder<Table>,
  dialect: Dialect,
): CreateTableBuilder<Table, 'id'> =>
  dialect === 'sqlite'
    ? table.addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    : table.addColumn('id', 'bigserial', (c) => c.primaryKey());
