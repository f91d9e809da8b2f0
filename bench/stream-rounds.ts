/** What benches of live streams share: many listeners, rounds of saying and hearing, and the bare server beside them. */
import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { fetchRaw, freePort, root, startSite, type Running } from './demo-site.ts';
import { median, report, type Figure } from './figures.ts';
import type { Asked, Told } from './stream-listeners.ts';

const rounds = Number(process.env['ROUNDS'] ?? 8);
/** So many listeners in one process. */
const perProcess = 5_000;
/** Long enough for an event to reach everybody, and for the next to be one of its own. */
const pause = 2_000;

const now = (): number => performance.timeOrigin + performance.now();
const after = (milliseconds: number): Promise<void> => new Promise((over) => setTimeout(over, milliseconds));

/** A process that may open too few files cannot hold the streams: better said at once than guessed from what fails. */
const checkLimit = (wanted: number, name: string): void => {
  const [, soft = '0', hard = '0'] =
    /Max open files\s+(\d+|unlimited)\s+(\d+|unlimited)/.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
  const most = Math.max(...[soft, hard].map((limit) => (limit === 'unlimited' ? Infinity : Number(limit))));
  if (most >= wanted + 200) return;
  console.error(
    `A process may open ${most} files here, and ${wanted} streams need ${wanted + 200}. Run “ulimit -n ${wanted + 1_000}” before (it may need root), or fewer: STREAMS=${most - 200} npm run bench ${name}`,
  );
  process.exit(1);
};

const answerOf = async (child: ChildProcess, asked: Asked): Promise<Told> => {
  child.send(asked);
  const [told] = (await once(child, 'message')) as [Told];
  return told;
};

type Listeners = { open: number; heard: () => Promise<number[]>; close: () => void };

const openListeners = async (port: number, path: string, wanted: number): Promise<Listeners> => {
  const children = Array.from({ length: Math.ceil(wanted / perProcess) }, () =>
    fork(join(import.meta.dirname, 'stream-listeners.ts'), { stdio: 'inherit' }),
  );
  const opened = await Promise.all(
    children.map((child, i) => {
      const count = Math.min(perProcess, wanted - i * perProcess);
      return answerOf(child, { kind: 'listen', port, path, count, first: i * perProcess });
    }),
  );
  const heard = async (): Promise<number[]> => {
    const told = await Promise.all(children.map((child) => answerOf(child, { kind: 'heard' })));
    return told.flatMap((one) => (one.kind === 'heard' ? one.at : []));
  };
  await heard();
  return {
    open: opened.reduce((sum, one) => sum + (one.kind === 'open' ? one.open : 0), 0),
    heard,
    close: () => {
      for (const child of children) child.send({ kind: 'close' } satisfies Asked);
    },
  };
};

const at = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;

type Round = { p50: number; p99: number; last: number; reached: number };

/** Says something and waits until it has been heard: milliseconds from the beginning of the saying. */
const round = async (listeners: Listeners, say: () => Promise<void>): Promise<Round> => {
  const began = now();
  await say();
  await after(pause);
  const times = (await listeners.heard()).map((time) => time - began);
  return { p50: at(times, 0.5), p99: at(times, 0.99), last: at(times, 1), reached: times.length };
};

/** Reads the story's page over and over until told to stop; gives the times. */
const readPages = (url: string): (() => Promise<number[]>) => {
  const times: number[] = [];
  const over = new AbortController();
  const reading = (async () => {
    while (!over.signal.aborted) {
      const began = performance.now();
      await fetchRaw(url, { 'Accept-Encoding': 'gzip, br' });
      times.push(performance.now() - began);
      await after(10);
    }
  })();
  return async () => {
    over.abort();
    await reading;
    return times;
  };
};

type Measured = { rounds: Round[]; memory: number; pages: number[]; event: string };

/** What is listened to, how something is said there, and the page that is read meanwhile. */
export type Streamed = {
  title: string;
  /** So many listen. */
  wanted: number;
  dataDir: string;
  page: string;
  stream: string;
  say: (site: Running) => Promise<void>;
};

const measureSite = async ({ dataDir, page, stream, wanted, say }: Streamed): Promise<Measured> => {
  const site = await startSite(dataDir, page);
  const { port } = new URL(site.address);
  for (let i = 0; i < 200; i += 1) await fetchRaw(site.address + page);
  await after(1_000);
  const before = site.rss();
  const listeners = await openListeners(Number(port), `${stream}?since=${Date.now()}`, wanted);
  if (listeners.open !== wanted) throw new Error(`only ${listeners.open} streams are open`);
  await after(2_000);
  const memory = (site.rss() - before) / wanted;
  const stop = readPages(site.address + page);
  const found: Round[] = [];
  for (let i = 0; i < rounds; i += 1) found.push(await round(listeners, () => say(site)));
  const pages = await stop();
  const { body } = await fetchRaw(`${site.address}${stream}/changes?since=${Date.now() - 1_000}`);
  listeners.close();
  await site.stop();
  return { rounds: found, memory, pages, event: `id: ${Date.now()}\ndata: ${body.toString()}\n\n` };
};

const measureBare = async (event: string, wanted: number): Promise<{ rounds: Round[]; memory: number }> => {
  const port = await freePort();
  const child = fork(join(import.meta.dirname, 'bare-streams.ts'), { stdio: 'inherit' });
  child.send({ port });
  await once(child, 'message');
  const rss = (): number =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? NaN) * 1_024;
  const before = rss();
  const listeners = await openListeners(port, '/', wanted);
  await after(2_000);
  const memory = (rss() - before) / wanted;
  const found: Round[] = [];
  for (let i = 0; i < rounds; i += 1) found.push(await round(listeners, async () => void child.send({ event })));
  listeners.close();
  child.disconnect();
  return { rounds: found, memory };
};

type Bare = Awaited<ReturnType<typeof measureBare>>;

const figuresOf = (wanted: number, ours: Measured, bare: Bare): Figure[] => {
  const middle = (all: readonly Round[], pick: (one: Round) => number): number => median(all.map(pick));
  const reached = Math.min(...ours.rounds.map((one) => one.reached));
  return [
    { what: 'reached in every round', ours: reached, goal: wanted, better: 'more', unit: 'readers' },
    ...(['p50', 'p99', 'last'] as const).map((name): Figure => ({
      what: `post to screen, ${name === 'last' ? 'the last reader' : name} (median of rounds)`,
      ours: middle(ours.rounds, (one) => one[name]),
      limit: middle(bare.rounds, (one) => one[name]),
      ...(name === 'p50' ? {} : { goal: 1_000 }),
      better: 'less',
      unit: 'ms',
    })),
    {
      what: 'post to screen, p99 of the slowest round',
      ours: Math.max(...ours.rounds.map(({ p99 }) => p99)),
      goal: 1_000,
      better: 'less',
      unit: 'ms',
    },
    {
      what: 'memory of a stream (RSS)',
      ours: ours.memory / 1_024,
      limit: bare.memory / 1_024,
      goal: 60,
      better: 'less',
      unit: 'KB',
    },
    { what: 'story page meanwhile, p50', ours: at(ours.pages, 0.5), better: 'less', unit: 'ms' },
    { what: 'story page meanwhile, p95', ours: at(ours.pages, 0.95), goal: 50, better: 'less', unit: 'ms' },
  ];
};

/** Measures ours and the bare server, and prints both. */
export const benchStreams = async (streamed: Streamed): Promise<void> => {
  const { wanted, title } = streamed;
  const ours = await measureSite(streamed);
  const bare = await measureBare(ours.event, wanted);
  report(
    `${title}: ${wanted.toLocaleString('en')} readers on one process, ${rounds} times`,
    figuresOf(wanted, ours, bare),
  );
};

/** Builds what is measured; ends here where so many streams cannot be held. */
export const prepareStreams = (wanted: number, name: string): void => {
  checkLimit(wanted, name);
  const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.ts')], { stdio: 'inherit' });
  if (built.status !== 0) process.exit(1);
};

/** Sends a form as a page of the site does. */
export const sendForm = (url: string, session: string, fields: Record<string, string>): Promise<void> =>
  new Promise((done, failed) => {
    const body = new URLSearchParams(fields).toString();
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': body.length,
      accept: 'application/json',
      cookie: `session=${session}`,
      origin: new URL(url).origin,
      'sec-fetch-site': 'same-origin',
    };
    const asked = request(url, { method: 'POST', headers }, (answer) => {
      answer.resume().on('end', () => {
        if (answer.statusCode === 200) done();
        else failed(new Error(`posting was answered with ${answer.statusCode}`));
      });
    });
    asked.on('error', failed).end(body);
  });
