/** Kept article page against bare node:http sending the same headers and bytes, by turns; plain and brotli. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { cpuOf, fetchRaw, freePort, longestStory, startSite, withDemo, type Fetched } from './demo-site.ts';
import { median, report, type Figure } from './figures.ts';
import { load } from './load.ts';

const connections = 64;
const rounds = Number(process.env['ROUNDS'] ?? 5);
const seconds = Number(process.env['SECONDS'] ?? 3);

const kinds = [
  { name: 'plain', headers: {}, path: '/plain' },
  { name: 'brotli', headers: { 'Accept-Encoding': 'gzip, deflate, br, zstd' }, path: '/brotli' },
] as const;

/** What the server itself adds to every answer is left to the bare one, too. */
const ownHeaders = ({ raw }: Fetched): string[] => {
  const headers: string[] = [];
  for (let i = 0; i < raw.length; i += 2) {
    if (!/^(?:date|connection|keep-alive)$/i.test(raw[i] ?? '')) headers.push(raw[i] ?? '', raw[i + 1] ?? '');
  }
  return headers;
};

type Loaded = { perSecond: number; p99: number; cpu: number };

/** Load, and the microseconds of CPU the server spent on each answer: the figure that other work on the machine spoils least. */
const loadOn = async (url: string, headers: Record<string, string>, pid: number): Promise<Loaded> => {
  const before = cpuOf(pid);
  const { perSecond, p99 } = await load({ url, headers, connections, seconds });
  return { perSecond, p99, cpu: ((cpuOf(pid) - before) * 1_000_000) / (perSecond * seconds) };
};

const startBare = async (
  port: number,
  answers: readonly { path: string; answer: Fetched }[],
): Promise<ChildProcess> => {
  const child = fork(join(import.meta.dirname, 'bare-server.ts'));
  const told = answers.map(({ path, answer }) => ({
    path,
    headers: ownHeaders(answer),
    body: answer.body.toString('base64'),
  }));
  child.send({ port, answers: told });
  await once(child, 'message');
  return child;
};

/** Asks often enough for the page to be hot, and for its last compression to be done. */
const heat = async (url: string, headers: Record<string, string>): Promise<Fetched> => {
  for (let i = 0; i < 60; i += 1) await fetchRaw(url, headers);
  await new Promise((soon) => setTimeout(soon, 1_000));
  return fetchRaw(url, headers);
};

const ratio = (
  pairs: readonly [Loaded, Loaded][],
  pick: (loaded: Loaded) => number,
): { ours: number; limit: number; ratio: number } => ({
  ours: median(pairs.map(([ours]) => pick(ours))),
  limit: median(pairs.map(([, bare]) => pick(bare))),
  ratio: median(pairs.map(([ours, bare]) => pick(ours) / pick(bare))),
});

type Servers = { ours: { url: string; pid: number }; bare: { url: string; pid: number } };

/** Who comes first changes from round to round: the machine grows warm and tired for both. */
const byTurns = async ({ ours, bare }: Servers, headers: Record<string, string>): Promise<[Loaded, Loaded][]> => {
  const askOurs = (): Promise<Loaded> => loadOn(ours.url, headers, ours.pid);
  const askBare = (): Promise<Loaded> => loadOn(bare.url, headers, bare.pid);
  const pairs: [Loaded, Loaded][] = [];
  for (let round = 0; round < rounds; round += 1) {
    const early = round % 2 === 0 ? await askOurs() : await askBare();
    const late = round % 2 === 0 ? await askBare() : await askOurs();
    pairs.push(round % 2 === 0 ? [early, late] : [late, early]);
  }
  return pairs;
};

const figuresOf = (name: string, bytes: number, pairs: readonly [Loaded, Loaded][]): Figure[] => {
  const rate = ratio(pairs, ({ perSecond }) => perSecond);
  const cpu = ratio(pairs, (loaded) => loaded.cpu);
  const slowest = ratio(pairs, ({ p99 }) => p99);
  const what = `${name} (${(bytes / 1024).toFixed(1)} KB), requests a second`;
  return [
    { what, ours: rate.ours, limit: rate.limit, better: 'more', unit: '/s' },
    { what: `${name}, median of the rounds' ratios`, ours: rate.ratio, goal: 0.9, better: 'more', unit: '×' },
    {
      what: `${name}, CPU for one answer`,
      ours: cpu.ours,
      limit: cpu.limit,
      goal: cpu.limit / 0.9,
      better: 'less',
      unit: 'µs',
    },
    {
      what: `${name}, 99th percentile`,
      ours: slowest.ours,
      limit: slowest.limit,
      goal: 2 * slowest.limit,
      better: 'less',
      unit: 'ms',
    },
  ];
};

await withDemo(async (dataDir) => {
  const site = await startSite(dataDir);
  const page = site.address + (await longestStory(site.address));
  const answers = await Promise.all(
    kinds.map(async ({ headers, path }) => ({ path, answer: await heat(page, headers) })),
  );
  const port = await freePort();
  const bare = await startBare(port, answers);
  const figures: Figure[] = [];
  for (const [i, { name, headers, path }] of kinds.entries()) {
    const ours = { url: page, pid: site.process.pid ?? 0 };
    const pairs = await byTurns(
      { ours, bare: { url: `http://127.0.0.1:${port}${path}`, pid: bare.pid ?? 0 } },
      headers,
    );
    figures.push(...figuresOf(name, answers[i]?.answer.body.length ?? 0, pairs));
  }
  const title = 'Kept article page against bare node:http';
  report(`${title}, ${connections} connections, ${rounds} rounds of ${seconds} s each`, figures);
  bare.disconnect();
  await site.stop();
});
