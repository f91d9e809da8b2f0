/** The differences between the two databases, each in one named helper. */
import { sql, type CreateTableBuilder, type RawBuilder } from 'kysely';

export type Dialect = 'sqlite' | 'postgres';

/** A number that grows with each row: the table's key. */
export const autoId = <Table extends string>(
  table: CreateTableBuilder<Table>,
  dialect: Dialect,
): CreateTableBuilder<Table, 'id'> =>
  dialect === 'sqlite'
    ? table.addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    : table.addColumn('id', 'bigserial', (c) => c.primaryKey());

const byCodePoint = { sqlite: sql`collate binary`, postgres: sql`collate "C"` };

/** A text column in the order of code points, whatever order of letters the database was set up with. */
export const plainOrder = (column: string, dialect: Dialect): RawBuilder<string> =>
  sql`${sql.ref(column)} ${byCodePoint[dialect]}`;
