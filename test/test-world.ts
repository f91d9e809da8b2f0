import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { pino } from 'pino';
import type { App } from '../src/app.ts';
import type { Config } from '../src/config.ts';
import { createJobRunner } from '../src/job-runner.ts';
import { openStorage } from '../src/storage/storage.ts';
import { createWorld, type Mail, type World } from '../src/world.ts';

/**
 * A World for tests: a database of its own (SQLite, or PostgreSQL when TEST_DATABASE_URL names a server), a clock that stands
 * still until told, and mails kept in a list.
 */
export type TestWorld = {
  world: World;
  /** Milliseconds since 1970; set it to move the clock. */
  clock: { now: number };
  mails: Mail[];
  /** Carries out every job that is due. */
  runJobs: () => Promise<number>;
  close: () => Promise<void>;
};

export type TestSite = TestWorld & { app: App; request: App['request'] };

const noon = Date.UTC(2026, 10, 20, 12);
const server = process.env['TEST_DATABASE_URL'];

const asAdmin = async (statement: string): Promise<void> => {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

const databaseUrl = (name: string): string => Object.assign(new URL(server ?? ''), { pathname: `/${name}` }).href;

/** Migrating is slow compared with copying: it is done once, and every world starts from a copy. */
let template: Promise<{ folder: string; database: string }> | undefined;

const makeTemplate = async (): Promise<{ folder: string; database: string }> => {
  const folder = mkdtempSync(join(tmpdir(), 'courant-template-'));
  const database = `courant_template_${process.pid}`;
  if (server) await asAdmin(`create database ${database}`);
  const storage = await openStorage({ dataDir: folder, databaseUrl: server ? databaseUrl(database) : undefined });
  await storage.close();
  return { folder, database };
};

after(async () => {
  const made = await template;
  if (!made) return;
  rmSync(made.folder, { recursive: true, force: true });
  if (server) await asAdmin(`drop database if exists ${made.database} with (force)`);
});

const freshDatabase = async (dataDir: string): Promise<string | undefined> => {
  const { folder, database } = await (template ??= makeTemplate());
  if (!server) {
    for (const file of readdirSync(folder)) copyFileSync(join(folder, file), join(dataDir, file));
    return undefined;
  }
  const name = `courant_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(`create database ${name} template ${database}`);
  return databaseUrl(name);
};

const dropDatabase = async (url: string | undefined): Promise<void> => {
  if (url) await asAdmin(`drop database if exists ${new URL(url).pathname.slice(1)} with (force)`);
};

export const testWorld = async (settings: Partial<Config> = {}): Promise<TestWorld> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'courant-test-'));
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    dataDir,
    databaseUrl: await freshDatabase(dataDir),
    publicUrl: 'http://courant.test',
    smtpUrl: undefined,
    trustedProxies: [],
    innerServices: [],
    logLevel: 'silent',
    ...settings,
  };
  const storage = await openStorage(config);
  const clock = { now: noon };
  const mails: Mail[] = [];
  const world = createWorld({
    config,
    storage,
    log: pino({ level: 'silent' }),
    now: () => clock.now,
    sendMail: async (mail) => void mails.push(mail),
  });
  return {
    world,
    clock,
    mails,
    runJobs: async () => createJobRunner(world, (await import('../src/jobs.ts')).handlers).runDue(),
    close: async () => {
      await storage.close();
      await dropDatabase(config.databaseUrl);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

/** A test World with the whole site in front of it. */
export const testSite = async (settings: Partial<Config> = {}): Promise<TestSite> => {
  // Loaded only here: tests of a room alone need not wait for the whole site. Before the database is opened: loading holds everything up for
  // seconds on a busy machine, and a connection that is being made would be given up.
  const { createApp } = await import('../src/app.ts');
  const made = await testWorld(settings);
  const app = await createApp(made.world);
  return {
    ...made,
    app,
    request: app.request,
    close: async () => {
      await app.close();
      await made.close();
    },
  };
};
