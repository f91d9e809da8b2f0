import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/**
 * What an import must look up about the file while it runs, in a SQLite file of its own, so that memory does not grow with the
 * archive: which things there are, where they stood, where they will stand, and everything that was lost. It is thrown away
 * at the end; after a kill the next run goes on with it. It is never PostgreSQL and never seen by readers, hence plain SQL.
 */
export type Entry = {
  id: string;
  kind: string;
  /** Old address in its normal form; empty when there is none worth keeping. */
  oldPath: string;
  /** Address it will have, as printed. */
  newPath: string;
  parent: string;
  /** What else the importer must know of it before its turn comes. */
  data: string;
};
export type Term = {
  kind: 'section' | 'tag' | 'author';
  key: string;
  name: string;
  slug: string;
  uses: number;
  data: string;
  target: string;
};
export type Loss = { item: number; reason: string; line: number; title: string; detail: string };
export type KnownMedium = { url: string; kind: string; line: number; title: string };

const schema = `
create table if not exists entry (id text primary key, kind text not null, old_path text not null, new_path text not null default '', parent text not null default '', data text not null default '') without rowid;
create index if not exists entry_old on entry (old_path, kind);
create index if not exists entry_new on entry (new_path);
create table if not exists term (kind text not null, key text not null, name text not null, slug text not null, uses integer not null default 0, data text not null default '', target text not null default '', primary key (kind, key)) without rowid;
create table if not exists bond (kind text not null, owner text not null, position integer not null, value text not null, primary key (kind, owner, position, value)) without rowid;
create table if not exists loss (item integer not null, reason text not null, line integer not null, title text not null, detail text not null);
create index if not exists loss_reason on loss (reason);
create table if not exists medium (url text primary key, kind text not null, line integer not null, title text not null) without rowid;
create table if not exists thread (id text primary key, link text not null, identifier text not null, title text not null, state text not null, announcement text not null, is_deleted integer not null, line integer not null, article text not null default '', edition text not null default '') without rowid;
create table if not exists post (id text primary key, thread text not null, parent text not null, person text not null, name text not null, email text not null, url text not null, at integer not null, state text not null, kind text not null, source text not null, line integer not null, extra text not null, article text not null default '', target text not null default '', root text not null default '');
create index if not exists post_parent on post (parent);
create index if not exists post_article on post (article, at, id);
create table if not exists turn (n integer primary key autoincrement, id text not null);
create table if not exists person (id text primary key, data text not null) without rowid;
create table if not exists state (name text primary key, value text not null) without rowid;
`;

type Row = Record<string, SQLInputValue>;
export const text = (value: unknown): string => String(value ?? '');
export const asEntry = (row: Row): Entry => ({
  id: text(row['id']),
  kind: text(row['kind']),
  oldPath: text(row['old_path']),
  newPath: text(row['new_path']),
  parent: text(row['parent']),
  data: text(row['data']),
});
export const asTerm = (row: Row): Term => ({
  kind: text(row['kind']) as Term['kind'],
  key: text(row['key']),
  name: text(row['name']),
  slug: text(row['slug']),
  uses: Number(row['uses']),
  data: text(row['data']),
  target: text(row['target']),
});
export const asLoss = (row: Row): Loss => ({
  item: Number(row['item']),
  reason: text(row['reason']),
  line: Number(row['line']),
  title: text(row['title']),
  detail: text(row['detail']),
});

/** Opens the file, making it and its tables where there are none. */
export const openFile = (
  file: string,
): {
  database: DatabaseSync;
  run: (sql: string, ...values: SQLInputValue[]) => void;
  get: (sql: string, ...values: SQLInputValue[]) => Row | undefined;
  all: (sql: string, ...values: SQLInputValue[]) => Row[];
  each: (sql: string, ...values: SQLInputValue[]) => Iterable<Row>;
} => {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -16000');
  database.exec(schema);
  const kept = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const known = kept.get(sql) ?? database.prepare(sql);
    kept.set(sql, known);
    return known;
  };
  return {
    database,
    run: (sql, ...values) => void statement(sql).run(...values),
    get: (sql, ...values) => statement(sql).get(...values),
    all: (sql, ...values) => statement(sql).all(...values),
    // A statement of its own: others may run while rows are still being read.
    each: (sql, ...values) => database.prepare(sql).iterate(...values) as Iterable<Row>,
  };
};

export type Access = ReturnType<typeof openFile>;
