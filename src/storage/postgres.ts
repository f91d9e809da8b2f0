import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import { Client, Pool, types } from 'pg';
import { isDeadlock } from './storage-faults.ts';
import type { Storage } from './storage.ts';
import type { Tables } from './tables.ts';

const channel = 'courant_change';
const int8 = 20;
/** A notice may hold 8,000 bytes; a longer one tells the others that anything may have changed. */
const longestNotice = 7000;

/** bigint columns hold times and sizes: all far below 2^53, so plain numbers are exact. */
types.setTypeParser(int8, Number);

type Listener = (message: string | null) => void;

/** Keeps one connection listening; whenever it begins to, the listener hears null, for it may have missed anything before. */
const listenOn = (connectionString: string, heard: Listener, isClosed: () => boolean): (() => Promise<void>) => {
  let client: Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  const connect = async (): Promise<void> => {
    const fresh = new Client({ connectionString });
    client = fresh;
    fresh.on('error', () => {});
    fresh.on('end', () => {
      if (!isClosed()) retry = setTimeout(() => void connect(), 500);
    });
    fresh.on('notification', ({ payload }) => heard(payload || null));
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
      heard(null);
    } catch {
      await fresh.end().catch(() => {});
    }
  };
  void connect();
  return async () => {
    clearTimeout(retry);
    await client?.end().catch(() => {});
  };
};

/** Up to so many connections for reading, and as many again for writing. */
const connections = 8;

/**
 * Reads and transactions have connections of their own: what is read in the midst of a transaction (a setting, a name) never waits
 * for a connection that only the end of another transaction would free, and a crowd that writes leaves the readers theirs.
 */
const openPool = (connectionString: string): Kysely<Tables> => {
  const pool = new Pool({ connectionString, max: connections, connectionTimeoutMillis: 5000 });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
};

const mostTries = 6;

/**
 * Two transactions that wait for one another are parted by the database: one of them is taken back whole, and begins again. Those that
 * touch many rows (a decision about a selection, a branch that moves) cannot always take them in everybody's order.
 */
const writeOn =
  (writers: Kysely<Tables>): Storage['write'] =>
  async (work) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await writers.transaction().execute(work);
      } catch (error) {
        if (!isDeadlock(error) || tries === mostTries) throw error;
        await new Promise((again) => setTimeout(again, tries * 10 * (1 + Math.random())));
      }
    }
  };

export const openPostgres = (connectionString: string): Storage => {
  const db = openPool(connectionString);
  const writers = openPool(connectionString);
  let closed = false;
  const stops: (() => Promise<void>)[] = [];
  return {
    dialect: 'postgres',
    db,
    structure: db,
    write: writeOn(writers),
    readAside: async ({ sql, parameters }) =>
      (await db.executeQuery(CompiledQuery.raw(sql, [...parameters]))).rows as never[],
    announce: async (tx, message) => {
      const notice = message.length > longestNotice ? '' : message;
      await tx.executeQuery(CompiledQuery.raw('select pg_notify($1, $2)', [channel, notice]));
    },
    listen: (heard) => {
      stops.push(listenOn(connectionString, heard, () => closed));
    },
    close: async () => {
      closed = true;
      for (const stop of stops) await stop();
      await Promise.all([db.destroy(), writers.destroy()]);
    },
  };
};
