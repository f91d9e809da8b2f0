/** A newsroom in a process of its own, that can be killed, behind a line that can be cut. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeWorld, openWorld } from '../../src/open-world.ts';
import { accountRow, addAccount, openSession, sessionCookie, type Account } from '../../src/rooms/accounts/accounts.ts';
import { createStory, draftOf } from '../../src/rooms/drafting/drafting.ts';
import { saveEdition } from '../../src/rooms/publication/publication.ts';
import type { World } from '../../src/world.ts';

export type Cookie = { name: string; value: string; url: string };

/** `no-sockets`: a proxy that does not know what an upgrade is. `dead`: nothing is answered, and nobody is told. */
export type LineState = 'up' | 'cut' | 'dead' | 'no-sockets';

export type Line = { port: number; is: (state: LineState) => void; close: () => void };

const isUpgrade = (bytes: Buffer): boolean => /^GET [^\r]*\r\n[^]*upgrade: websocket/i.test(bytes.toString('latin1'));
const refused = 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';

type Pair = { near: Socket; far: Socket };

/** What comes over the near end goes on to the far one, as far as the line lets it. */
const goOn = ({ near, far }: Pair, stateNow: () => LineState): void => {
  near.on('data', (bytes: Buffer) => {
    if (stateNow() === 'dead') return;
    if (stateNow() === 'no-sockets' && isUpgrade(bytes)) return void near.end(refused);
    far.write(bytes);
  });
  far.on('data', (bytes: Buffer) => {
    if (stateNow() !== 'dead') near.write(bytes);
  });
  for (const [one, other] of [
    [near, far],
    [far, near],
  ] as const) {
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }
};

/** A line between browsers and the server on this port. */
export const openLine = async (to: number): Promise<Line> => {
  let state: LineState = 'up';
  const pairs = new Set<Pair>();
  const server: Server = createServer((near) => {
    if (state === 'cut') return void near.destroy();
    const pair = { near, far: connect(to, '127.0.0.1') };
    pairs.add(pair);
    near.on('close', () => pairs.delete(pair));
    goOn(pair, () => state);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const drop = (): void => pairs.forEach(({ near }) => near.destroy());
  return {
    port: (server.address() as AddressInfo).port,
    is: (next) => {
      // What was opened while the line was dead stays dead; what a proxy never understood is opened anew.
      if (next !== 'dead') drop();
      state = next;
    },
    close: () => {
      drop();
      server.close();
    },
  };
};

export type RealNewsroom = {
  origin: string;
  line: Line;
  /** Begins a story; only while the server is not running. */
  story: () => Promise<string>;
  cookieOf: (who: number) => Cookie;
  start: () => Promise<void>;
  kill: () => Promise<void>;
  /** What the server's disk says of a story; only while the server is not running. */
  draft: (story: string) => Promise<string>;
  offline: <T>(work: (world: World) => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
};

const names = ['Wim Writes', 'Edda Edits'];

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
};

const edition = {
  code: 'en',
  language: 'en',
  name: 'English',
  direction: 'ltr',
  publicationName: 'The Harbour Post',
  tagline: '',
  position: 0,
  isDefault: true,
} as const;

const staff = async (world: World): Promise<{ accounts: Account[]; cookies: string[] }> => {
  const accounts: Account[] = [];
  const cookies: string[] = [];
  await world.write((tx) => saveEdition(tx, edition));
  for (const [place, name] of names.entries()) {
    const added = await addAccount(world, { email: `staff${place}@harbour.test`, name, role: 'editor' });
    if (!added.ok) throw new Error(added.refusal);
    const account = (await accountRow(world.db, { id: added.value.id })) as Account;
    const token = await world.write((tx) => openSession(world, tx, { account, method: 'code' }));
    accounts.push(account);
    cookies.push(sessionCookie(world, token).split(';', 1)[0] ?? '');
  }
  return { accounts, cookies };
};

const isUp = async (origin: string): Promise<boolean> => {
  try {
    return (await fetch(`${origin}/healthz`)).ok;
  } catch {
    return false;
  }
};

export const realNewsroom = async (): Promise<RealNewsroom> => {
  const port = await freePort();
  const line = await openLine(port);
  const origin = `http://127.0.0.1:${line.port}`;
  const dataDir = mkdtempSync(join(tmpdir(), 'courant-newsroom-'));
  const environment = { ...process.env, DATA_DIR: dataDir, PORT: String(port), PUBLIC_URL: origin, LOG_LEVEL: 'error' };
  Reflect.deleteProperty(environment, 'DATABASE_URL');
  const offline = async <T>(work: (world: World) => Promise<T>): Promise<T> => {
    const world = await openWorld(environment);
    try {
      return await work(world);
    } finally {
      await closeWorld(world);
    }
  };
  const { accounts, cookies } = await offline(staff);
  let child: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    if (!child) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    child = undefined;
  };
  return {
    origin,
    line,
    offline,
    kill,
    story: () =>
      offline(async (world) => {
        const asked = { account: accounts[0] as Account, edition: 'en', kind: 'news', headline: 'The tide' } as const;
        const begun = await createStory(world, asked);
        if (!begun.ok) throw new Error(begun.refusal);
        return begun.value.articleId;
      }),
    cookieOf: (who) => {
      const [name = '', value = ''] = (cookies[who] ?? '').split('=');
      return { name, value, url: origin };
    },
    start: async () => {
      const stdio: ['ignore', 'ignore', 'inherit'] = ['ignore', 'ignore', 'inherit'];
      child = spawn(process.execPath, ['bin/courant.js', 'start'], { env: environment, stdio });
      while (!(await isUp(`http://127.0.0.1:${port}`))) await new Promise((again) => setTimeout(again, 50));
    },
    draft: (story) => offline(async (world) => JSON.stringify((await draftOf(world, story))?.fields.body)),
    close: async () => {
      await kill();
      line.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
