import { randomBytes } from 'node:crypto';
import pino, { type Logger } from 'pino';
import { createIds } from './common/ids.ts';
import { loggedError } from './common/logged-error.ts';
import type { Config } from './config.ts';
import { createMemory, type Memory } from './delivery/memory.ts';
import { insertChanges } from './storage/changes.store.ts';
import { insertJob } from './storage/jobs.store.ts';
import type { Db, Storage } from './storage/storage.ts';

/** A mail to be sent. `text` always; `html` may say the same more prettily. */
export type Mail = {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** Who sends it; `courant@` the site's host unless told. */
  from?: { name: string; address: string };
  replyTo?: string;
  headers?: Record<string, string>;
};

/** A transaction, with what else must happen when it is committed. */
export type Tx = {
  db: Db;
  /** Something is no longer as it was: pages that depend on these topics are dropped, on every node. */
  changed: (...topics: string[]) => Promise<void>;
  /** Work for later, carried out by the jobs of this kind (see jobs.ts) at `runAt` or as soon as possible. */
  later: (kind: string, payload: unknown, runAt?: number) => Promise<void>;
};

/** All that a room may touch outside itself. Tests build one with a clock, ids and mail of their own. */
export type World = {
  config: Config;
  db: Storage['db'];
  storage: Storage;
  /** Carries out `work` in one durable transaction and lets every page follow what changed. */
  write: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Values kept in memory until one of their topics changes. */
  memory: Memory;
  /** Milliseconds since 1970. */
  now: () => number;
  /** UUID version 7: grows with time. */
  newId: () => string;
  /** An unguessable token of 256 bits, base64url. */
  newSecret: () => string;
  sendMail: (mail: Mail) => Promise<void>;
  log: Logger;
  /** Called when new jobs may be due. */
  onJobs: (wake: () => void) => void;
  onChanges: (follow: (topics: readonly string[] | null) => void) => void;
};

type Parts = {
  config: Config;
  storage: Storage;
  log?: Logger;
  now?: () => number;
  newId?: () => string;
  sendMail: World['sendMail'];
};

/** The topics of a transaction are told to other nodes in this form. */
const separator = '\n';

type Follow = (topics: readonly string[] | null) => void;

/** Changes of other nodes are followed as they are heard; this node's own were followed before their writer was answered. */
const hearOthers = (storage: Storage, node: string, follow: Follow): void =>
  storage.listen((message) => {
    const [from, ...topics] = message?.split(separator) ?? [];
    if (from !== node) follow(message === null ? null : topics);
  });

type Ledger = { topics: Set<string>; hasJobs: boolean };

/** Writes down what changed, with the fact: nothing that was committed can go unnoticed. */
const recordChanges = async (
  storage: Storage,
  db: Db,
  { topics, at, node }: { topics: Set<string>; at: number; node: string },
): Promise<void> => {
  if (topics.size === 0) return;
  await insertChanges(db, topics, at);
  await storage.announce(db, [node, ...topics].join(separator));
};

const transaction = (db: Db, ledger: Ledger, { now, newId }: Pick<World, 'now' | 'newId'>): Tx => ({
  db,
  changed: async (...fresh) => {
    for (const topic of fresh) ledger.topics.add(topic);
  },
  later: async (kind, payload, runAt = now()) => {
    ledger.hasJobs = true;
    const job = { id: newId(), kind, payload: JSON.stringify(payload), run_at: runAt, created_at: now() };
    await insertJob(db, job);
  },
});

export const createWorld = (parts: Parts): World => {
  const { config, storage, sendMail, now = Date.now, newId = createIds() } = parts;
  const memory = createMemory();
  const followers: Follow[] = [(topics) => memory.drop(topics)];
  const wakers: (() => void)[] = [];
  const follow: Follow = (topics) => {
    for (const follower of followers) follower(topics);
  };
  const node = newId();
  hearOthers(storage, node, follow);

  const write: World['write'] = async (work) => {
    const ledger: Ledger = { topics: new Set(), hasJobs: false };
    const value = await storage.write(async (db) => {
      const result = await work(transaction(db, ledger, { now, newId }));
      await recordChanges(storage, db, { topics: ledger.topics, at: now(), node });
      return result;
    });
    if (ledger.topics.size > 0) follow([...ledger.topics]);
    if (ledger.hasJobs) for (const wake of wakers) wake();
    return value;
  };

  return {
    config,
    db: storage.db,
    storage,
    write,
    memory,
    now,
    newId,
    newSecret: () => randomBytes(32).toString('base64url'),
    sendMail,
    log: parts.log ?? pino({ level: config.logLevel, serializers: { err: loggedError } }),
    onJobs: (wake) => void wakers.push(wake),
    onChanges: (follower) => void followers.push(follower),
  };
};
