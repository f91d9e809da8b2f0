import type { Kysely } from 'kysely';
import { isLocked } from './storage-faults.ts';
import type { Db } from './storage.ts';
import type { Tables } from './tables.ts';

type Waiting = {
  work: (tx: Db) => Promise<unknown>;
  done: (value: unknown) => void;
  failed: (error: unknown) => void;
};

/** Long enough to gather what arrives together, short enough that readers in between do not notice. */
const longestGroup = 4;

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

/** How what is committed comes to be on disk. */
export type Durability = {
  /** Fulfilled when everything committed before the call is on disk. */
  sync: () => Promise<void>;
  /** Grows with every change: a transaction that changed nothing waits for no disk. */
  changes: () => number;
};

type Answer = { done: () => void; failed: (error: unknown) => void };

/** Carries out one piece of work in a savepoint; what answers its caller once the group is on disk, unless it failed. */
const runOne = async (exec: Exec, writer: Kysely<Tables>, one: Waiting): Promise<Answer | undefined> => {
  exec('savepoint one');
  try {
    const value = await one.work(writer);
    exec('release one');
    return { done: () => one.done(value), failed: one.failed };
  } catch (error) {
    exec('rollback to one; release one');
    one.failed(error);
    return undefined;
  }
};

/** What waits, within one transaction, until nothing waits any more or enough time has passed; who is to be answered. */
const runGroup = async (exec: Exec, writer: Kysely<Tables>, queue: Waiting[]): Promise<Answer[]> => {
  const group: Waiting[] = [];
  const answers: Answer[] = [];
  try {
    await begin(exec);
    const until = performance.now() + longestGroup;
    do {
      const one = queue.shift();
      if (!one) break;
      group.push(one);
      const answer = await runOne(exec, writer, one);
      if (answer) answers.push(answer);
    } while (performance.now() < until);
    exec('commit');
    return answers;
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
    return [];
  }
};

/** Syncs one after the other; whoever is committed while one runs goes with the next. */
const createSyncing = (
  sync: Durability['sync'],
): { add: (answers: readonly Answer[]) => void; isBusy: () => boolean; idle: () => Promise<void> } => {
  let waiting: Answer[] = [];
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        await sync();
        for (const { done } of group) done();
      } catch (error) {
        for (const { failed } of group) failed(error);
      }
    }
    running = undefined;
  };
  return {
    add: (answers) => {
      // A group of which everything was taken back has nobody to answer.
      if (answers.length === 0) return;
      waiting.push(...answers);
      running ??= run();
    },
    isBusy: () => running !== undefined,
    idle: async () => {
      await running;
    },
  };
};

/**
 * One writer for SQLite: what waits is carried out one after the other, each in a savepoint of its own, and committed together.
 * Each is answered when it is on disk; syncing goes on beside the next transaction, so that many share one and none holds up
 * whatever else the process does. One that fails takes back only its own work.
 */
export const createGroupCommit = (
  exec: Exec,
  writer: Kysely<Tables>,
  { sync, changes }: Durability,
): { write: <T>(work: (tx: Db) => Promise<T>) => Promise<T>; idle: () => Promise<void> } => {
  const queue: Waiting[] = [];
  const syncing = createSyncing(sync);
  let running: Promise<void> | undefined;

  const drain = async (): Promise<void> => {
    // A turn of the event loop gathers the requests that arrived together.
    await new Promise((resolve) => setImmediate(resolve));
    while (queue.length > 0) {
      const before = changes();
      const answers = await runGroup(exec, writer, queue);
      // What was only read may have been committed a moment ago: then it waits for that sync, too.
      if (changes() !== before || syncing.isBusy()) syncing.add(answers);
      else for (const { done } of answers) done();
    }
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
      await syncing.idle();
    },
  };
};
