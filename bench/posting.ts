/**
 * Durable comments through the whole pipeline (session, checks, transaction, fsync) beside a bare server that appends a line and
 * syncs, with 1, 8 and 64 writers; each side groups as well as it can. Pairs one after the other, medians of ratios.
 */
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { freshText, withCrowd, type Crowd } from './crowd.ts';
import { freePort, root, startSite } from './demo-site.ts';
import { median, report } from './figures.ts';

const seconds = Number(process.env['BENCH_SECONDS'] ?? 3);
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);

type Target = { url: string; headers: (writer: number) => Record<string, string>; body: () => string };
type Posted = { perSecond: number; p50: number; failed: number };

const agent = new Agent({ keepAlive: true, maxSockets: 200 });

const post = ({ url, headers, body }: Target, writer: number): Promise<number> =>
  new Promise((done, failed) => {
    const text = body();
    const asked = request(
      url,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': String(Buffer.byteLength(text)),
          ...headers(writer),
        },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => done(answer.statusCode ?? 0));
      },
    );
    asked.on('error', failed).end(text);
  });

/** So many writers, each posting again as soon as they are answered. */
const hammer = async (target: Target, writers: number): Promise<Posted> => {
  const times: number[] = [];
  let failed = 0;
  const until = performance.now() + seconds * 1_000;
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      while (performance.now() < until) {
        const began = performance.now();
        const status = await post(target, writer);
        if (status === 200 || status === 201) times.push(performance.now() - began);
        else failed += 1;
      }
    }),
  );
  return { perSecond: times.length / seconds, p50: median(times), failed };
};

const startBare = async (file: string): Promise<{ address: string; stop: () => void }> => {
  const port = await freePort();
  const child = fork(join(import.meta.dirname, 'bare-append.ts'), { stdio: 'inherit' });
  child.send({ port, file });
  await once(child, 'message');
  return { address: `http://127.0.0.1:${port}`, stop: () => child.disconnect() };
};

/** Prints what so many writers got from either side. */
const tell = (writers: number, pairs: readonly { a: Posted; b: Posted }[]): void => {
  const failed = pairs.reduce((sum, { a }) => sum + a.failed, 0);
  if (failed > 0) console.log(`${failed} posts were not accepted`);
  const ratio = (of: (one: Posted) => number): number => median(pairs.map(({ a, b }) => of(a) / of(b)));
  report(`${writers} writers (${rounds} pairs of ${seconds} s)`, [
    {
      what: 'comments answered after they are on disk',
      ours: median(pairs.map(({ a }) => a.perSecond)),
      limit: median(pairs.map(({ b }) => b.perSecond)),
      better: 'more',
      unit: '/s',
    },
    {
      what: 'median of the pairs’ ratios',
      ours: ratio((one) => one.perSecond),
      ...(writers > 1 ? { goal: 0.5 } : {}),
      better: 'more',
      unit: '×',
    },
    {
      what: 'one post, p50',
      ours: median(pairs.map(({ a }) => a.p50)),
      limit: median(pairs.map(({ b }) => b.p50)),
      better: 'less',
      unit: 'ms',
    },
    {
      what: 'p50, median of the pairs’ ratios',
      ours: ratio((one) => one.p50),
      ...(writers === 1 ? { goal: 1.5 } : {}),
      better: 'less',
      unit: '×',
    },
  ]);
};

const measure = async (crowd: Crowd): Promise<void> => {
  const site = await startSite(crowd.dataDir);
  const bare = await startBare(join(crowd.dataDir, 'bare.log'));
  const form = (): string =>
    new URLSearchParams({ article: crowd.articleId, text: freshText(), key: crypto.randomUUID() }).toString();
  const ours: Target = {
    url: `${site.address}/comments`,
    body: form,
    headers: (writer) => ({
      cookie: `session=${crowd.sessions[writer] ?? ''}`,
      origin: site.address,
      'sec-fetch-site': 'same-origin',
      accept: 'application/json',
    }),
  };
  const limit: Target = { url: `${bare.address}/`, body: form, headers: () => ({}) };
  await hammer(ours, 8);
  await hammer(limit, 8);
  for (const writers of [1, 8, 64]) {
    const pairs: { a: Posted; b: Posted }[] = [];
    for (let round = 0; round < rounds; round += 1)
      pairs.push({ a: await hammer(ours, writers), b: await hammer(limit, writers) });
    tell(writers, pairs);
  }
  bare.stop();
  await site.stop();
};

const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.ts')], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);
await withCrowd(64, measure);
process.exit();
