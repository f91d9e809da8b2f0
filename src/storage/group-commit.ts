import type { Kysely } from 'kysely';
import { isLocked } from './storage-faults.ts';
import type { Db } from './storage.ts';
import type { Tables } from './tables.ts';

type Waiting = {
  work: (tx: Db) => Promise<unknown>;
  done: (value: unknown) => void;
  failed: (error: unknown) => void;
};

/** Long enough to gather what arrives together, short enough that nobody notices; where the disk is slow, as long as a sync takes. */
const longestGroup = { least: 2, most: 20 };

type Exec = (sql: string) => void;

/** How long another program (a backup, a maintenance command) may hold the lock before writers are told. */
const patience = 5_000;
const betweenTries = 20;

/** Begins once the lock is free. The waiting is done here, not in SQLite, which would hold up every reader with it. */
const begin = async (exec: Exec): Promise<void> => {
  const until = performance.now() + patience;
  for (;;) {
    try {
      return exec('begin immediate');
    } catch (error) {
      if (!isLocked(error) || performance.now() > until) throw error;
      await new Promise((again) => setTimeout(again, betweenTries));
    }
  }
};

/** Carries out one piece of work in a savepoint; what answers its caller once the group is committed, unless it failed. */
const runOne = async (exec: Exec, writer: Kysely<Tables>, one: Waiting): Promise<(() => void) | undefined> => {
  exec('savepoint one');
  try {
    const value = await one.work(writer);
    exec('release one');
    return () => one.done(value);
  } catch (error) {
    exec('rollback to one; release one');
    one.failed(error);
    return undefined;
  }
};

/** What waits, within one transaction, until nothing waits any more or enough time has passed. */
const runGroup = async (
  exec: Exec,
  writer: Kysely<Tables>,
  { queue, pace }: { queue: Waiting[]; pace: { sync: number } },
): Promise<void> => {
  const group: Waiting[] = [];
  const answers: (() => void)[] = [];
  try {
    await begin(exec);
    const until = performance.now() + Math.min(Math.max(pace.sync, longestGroup.least), longestGroup.most);
    do {
      const one = queue.shift();
      if (!one) break;
      group.push(one);
      const answer = await runOne(exec, writer, one);
      if (answer) answers.push(answer);
    } while (performance.now() < until);
    const began = performance.now();
    exec('commit');
    pace.sync = performance.now() - began;
  } catch (error) {
    // The commit itself failed (disk full, …): nothing of the group happened, and everybody is told.
    try {
      exec('rollback');
    } catch {
      // There was no transaction left to take back.
    }
    // Who came while the lock was waited for has waited as long: nobody waits for it once more.
    if (group.length === 0) for (const one of queue.splice(0)) one.failed(error);
    for (const one of group) one.failed(error);
    return;
  }
  for (const answer of answers) answer();
};

/**
 * One writer for SQLite: what waits is carried out one after the other, each in a savepoint of its own, and committed together,
 * so that many requests share one fsync. Each is answered after the commit; one that fails takes back only its own work.
 */
export const createGroupCommit = (
  exec: Exec,
  writer: Kysely<Tables>,
): { write: <T>(work: (tx: Db) => Promise<T>) => Promise<T>; idle: () => Promise<void> } => {
  const queue: Waiting[] = [];
  /** How long the last commit took, in milliseconds. */
  const pace = { sync: 0 };
  let running: Promise<void> | undefined;

  const drain = async (): Promise<void> => {
    // A turn of the event loop gathers the requests that arrived together.
    await new Promise((resolve) => setImmediate(resolve));
    while (queue.length > 0) await runGroup(exec, writer, { queue, pace });
    running = undefined;
  };

  return {
    write: <T>(work: (tx: Db) => Promise<T>): Promise<T> =>
      new Promise<T>((done, failed) => {
        queue.push({ work, done: done as (value: unknown) => void, failed });
        running ??= drain();
      }),
    idle: async () => {
      await running;
    },
  };
};
