import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, SqliteAdapter, SqliteDialect, type SqliteDatabase } from 'kysely';
import { createGroupCommit } from './group-commit.ts';
import { createWalSync } from './wal-sync.ts';
import { createReaderThread } from './reader-thread.ts';
import type { Storage } from './storage.ts';
import type { Tables } from './tables.ts';

const keptStatements = 400;

type Prepared = ReturnType<SqliteDatabase['prepare']>;

/** A statement as Kysely wants it; whether it gives rows is asked once. */
const asPrepared = (statement: StatementSync): Prepared => ({
  reader: statement.columns().length > 0,
  all: (values) => statement.all(...(values as SQLInputValue[])),
  run: (values) => statement.run(...(values as SQLInputValue[])),
  iterate: (values) => statement.iterate(...(values as SQLInputValue[])),
});

/** node:sqlite as Kysely's dialect wants it, with prepared statements kept. */
const adapt = (database: DatabaseSync): SqliteDatabase => {
  const prepared = new Map<string, Prepared>();
  const prepare = (sql: string): Prepared => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    const fresh = asPrepared(statement);
    if (prepared.size >= keptStatements) prepared.delete(prepared.keys().next().value ?? '');
    prepared.set(sql, fresh);
    return fresh;
  };
  return {
    prepare,
    close: () => database.close(),
  };
};

/**
 * SQLite can take a change of structure back like any other. Kysely does not count on it; without it a migration that was cut
 * off would leave half of itself behind.
 */
const transactionalDialect = (database: SqliteDatabase): SqliteDialect => {
  const dialect = new SqliteDialect({ database });
  const adapter: SqliteAdapter = Object.create(new SqliteAdapter(), { supportsTransactionalDdl: { get: () => true } });
  dialect.createAdapter = () => adapter;
  return dialect;
};

/** Milliseconds for which migrations and maintenance wait for another program's lock; everything stands still meanwhile. */
const lockTimeout = 5000;

/** Begins now or not at all: while the site serves, the waiting must not hold up readers. */
const beginAtOnce = (database: DatabaseSync): void => {
  database.exec('pragma busy_timeout = 0');
  try {
    database.exec('begin immediate');
  } finally {
    database.exec(`pragma busy_timeout = ${lockTimeout}`);
  }
};

const open = (file: string, readOnly: boolean): DatabaseSync => {
  const database = new DatabaseSync(file, { readOnly, timeout: lockTimeout });
  database.exec(
    'pragma foreign_keys = on; pragma temp_store = memory; pragma cache_size = -8000; pragma mmap_size = 268435456',
  );
  return database;
};

const changesOf = (database: DatabaseSync): (() => number) => {
  const count = database.prepare('select total_changes() as n');
  return () => Number(count.get()?.['n']);
};

/** The database file of a data folder. */
export const sqliteFile = (dataDir: string): string => join(dataDir, 'courant.sqlite');

export const openSqlite = (dataDir: string): Storage => {
  mkdirSync(dataDir, { recursive: true });
  const file = sqliteFile(dataDir);
  const isNew = !existsSync(file);
  const writing = open(file, false);
  if (isNew) writing.exec('pragma page_size = 8192');
  // NORMAL alone would lose everything since the last checkpoint in a power cut: the log is synced by ourselves after each commit,
  // beside the main thread, and nobody is answered before (see createWalSync). Checkpoints are synced by SQLite.
  writing.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma wal_autocheckpoint = 6000');
  const writer = new Kysely<Tables>({ dialect: transactionalDialect(adapt(writing)) });
  const reader = new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapt(open(file, true)) }) });
  const walSync = createWalSync(`${file}-wal`);
  const group = createGroupCommit(
    (sql) => (sql === 'begin immediate' ? beginAtOnce(writing) : writing.exec(sql)),
    writer,
    { sync: walSync.sync, changes: changesOf(writing) },
  );
  const thread = createReaderThread(file);
  return {
    dialect: 'sqlite',
    db: reader,
    structure: writer,
    write: group.write,
    readAside: thread.read,
    announce: async () => {},
    listen: () => {},
    close: async () => {
      await group.idle();
      await walSync.close();
      await thread.close();
      await reader.destroy();
      try {
        writing.exec('pragma optimize');
      } catch {
        // A convenience for the next start: a full disk or a damaged file must not keep us from closing.
      }
      await writer.destroy();
    },
  };
};
