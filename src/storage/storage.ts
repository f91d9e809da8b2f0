import type { Kysely, Transaction } from 'kysely';
import type { Config } from '../config.ts';
import type { Dialect } from './dialects.ts';
import { migrate } from './migrate.ts';
import { openSqlite } from './sqlite.ts';
import type { Tables } from './tables.ts';

export type { Tables } from './tables.ts';
export type { Dialect } from './dialects.ts';
/** What store functions take first: the database or a transaction. */
export type Db = Kysely<Tables> | Transaction<Tables>;

/** A statement and its values, as Kysely's `compile()` gives them. */
export type Statement = { sql: string; parameters: readonly unknown[] };

export type Storage = {
  dialect: Dialect;
  /** For reading, outside any transaction. */
  db: Kysely<Tables>;
  /** The connection that may change the structure; for migrations and maintenance alone. */
  structure: Kysely<Tables>;
  /**
   * One transaction: all of `work` or nothing. It resolves only when what was written is on disk. Many at the same time share
   * one fsync, so `work` must wait for nothing but the database.
   */
  write: <T>(work: (tx: Db) => Promise<T>) => Promise<T>;
  /** Runs a long reading query where it does not hold up other requests. Rows come back as the database has them. */
  readAside: <Row>(statement: Statement) => Promise<Row[]>;
  /** Tells every node that something changed, when the transaction is committed; on SQLite there is one node only. */
  announce: (tx: Db, message: string) => Promise<void>;
  /** Calls back with what other nodes announce; with null after a gap, when anything may have changed. */
  listen: (heard: (message: string | null) => void) => void;
  close: () => Promise<void>;
};

type StorageConfig = Pick<Config, 'databaseUrl' | 'dataDir'>;

/** The database the settings name, as it is. */
export const connectStorage = async ({ databaseUrl, dataDir }: StorageConfig): Promise<Storage> =>
  databaseUrl ? (await import('./postgres.ts')).openPostgres(databaseUrl) : openSqlite(dataDir);

/** Opens the database the settings name and brings its tables up to date. */
export const openStorage = async (config: StorageConfig): Promise<Storage> => {
  const storage = await connectStorage(config);
  try {
    await migrate(storage);
  } catch (error) {
    await storage.close();
    throw error;
  }
  return storage;
};
