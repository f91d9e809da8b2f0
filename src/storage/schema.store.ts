import { sql } from 'kysely';
import type { Storage } from './storage.ts';

const isOwn = (name: string): boolean =>
  !name.startsWith('sqlite_') && !name.startsWith('kysely_') && !/^(?:comment_)?search_text_/.test(name);

const sqliteSchema = async ({ db }: Storage): Promise<string[]> => {
  const { rows } = await sql<{ name: string; tbl_name: string; sql: string }>`
    select name, tbl_name, sql from sqlite_schema where sql is not null order by tbl_name, type desc, name`.execute(db);
  return rows.filter(({ name, tbl_name: table }) => isOwn(name) && isOwn(table)).map((row) => `${row.sql};`);
};

type Column = {
  table_name: string;
  column_name: string;
  data_type: string;
  is_nullable: string;
  column_default: string | null;
};
type Named = { table_name: string; definition: string };

const postgresSchema = async ({ db }: Storage): Promise<string[]> => {
  const { rows: columns } = await sql<Column>`
    select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
    where table_schema = 'public' order by table_name, ordinal_position`.execute(db);
  const { rows: constraints } = await sql<Named>`
    select conrelid::regclass::text as table_name, conname || ' ' || pg_get_constraintdef(oid) as definition from pg_constraint
    where connamespace = 'public'::regnamespace order by 1, 2`.execute(db);
  const { rows: indexes } = await sql<Named>`
    select tablename as table_name, indexdef as definition from pg_indexes where schemaname = 'public' order by 1, 2`.execute(
    db,
  );
  const tables = [...new Set(columns.map((column) => column.table_name))].filter((name) => !name.startsWith('kysely_'));
  return tables.map((table) => {
    const own = columns
      .filter((column) => column.table_name === table)
      .map((column) => {
        const required = column.is_nullable === 'NO' ? ' not null' : '';
        const standard = column.column_default === null ? '' : ` default ${column.column_default}`;
        return `  ${column.column_name} ${column.data_type}${required}${standard}`;
      });
    // Older and newer servers differ in whether they name not-null constraints: those stand with the columns.
    const rules = constraints.filter(
      (rule) => rule.table_name.replaceAll('"', '') === table && !/ NOT NULL /.test(rule.definition),
    );
    const lines = [...own, ...rules.map((rule) => `  constraint ${rule.definition}`)];
    const lookups = indexes.filter(
      (index) => index.table_name === table && !/UNIQUE INDEX \w+_(?:pk|pkey|key) /.test(index.definition),
    );
    return [
      `create table ${table} (\n${lines.join(',\n')}\n);`,
      ...lookups.map((index) => `${index.definition};`),
    ].join('\n');
  });
};

/** The tables and indexes as the database has them, as SQL to be read and reviewed. */
export const schemaText = async (storage: Storage): Promise<string> => {
  const statements = storage.dialect === 'sqlite' ? await sqliteSchema(storage) : await postgresSchema(storage);
  return `-- Printed by “npm run print-schema”; compared with the migrations by the tests. Do not edit.\n\n${statements.join('\n\n')}\n`;
};
