/** Kept article page against bare node:http sending the same headers and bytes, by turns; plain and brotli. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fetchRaw, freePort, longestStory, startSite, withDemo, type Fetched } from './demo-site.ts';
import { median, report, type Figure } from './figures.ts';
import { load, type Loaded } from './load.ts';

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

const startBare = async (port: number, answers: readonly { path: string; answer: Fetched }[]): Promise<ChildProcess> => {
  const child = fork(join(import.meta.dirname, 'bare-server.ts'));
  const told = answers.map(({ path, answer }) => ({ path, headers: ownHeaders(answer), body: answer.body.toString('base64') }));
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

const ratio = (pairs: readonly [Loaded, Loaded][], pick: (loaded: Loaded) => number): { ours: number; limit: number; ratio: number } => ({
  ours: median(pairs.map(([ours]) => pick(ours))),
  limit: median(pairs.map(([, bare]) => pick(bare))),
  ratio: median(pairs.map(([ours, bare]) => pick(ours) / pick(bare))),
});

await withDemo(async (dataDir) => {
  const site = await startSite(dataDir);
  const page = site.address + (await longestStory(site.address));
  const answers = await Promise.all(kinds.map(async ({ headers, path }) => ({ path, answer: await heat(page, headers) })));
  const port = await freePort();
  const bare = await startBare(port, answers);
  const figures: Figure[] = [];
  for (const [i, { name, headers, path }] of kinds.entries()) {
    const pairs: [Loaded, Loaded][] = [];
    for (let round = 0; round < rounds; round += 1) {
      const ask = (url: string): Promise<Loaded> => load({ url, headers, connections, seconds });
      // Who comes first changes from round to round: the machine grows warm and tired for both.
      const first = round % 2 === 0 ? page : `http://127.0.0.1:${port}${path}`;
      const one = await ask(first);
      const other = await ask(first === page ? `http://127.0.0.1:${port}${path}` : page);
      pairs.push(first === page ? [one, other] : [other, one]);
    }
    const rate = ratio(pairs, ({ perSecond }) => perSecond);
    const slowest = ratio(pairs, ({ p99 }) => p99);
    const size = `${((answers[i]?.answer.body.length ?? 0) / 1024).toFixed(1)} KB`;
    figures.push({ what: `${name} (${size}), requests a second`, ours: rate.ours, limit: rate.limit, goal: 0.9 * rate.limit, better: 'more', unit: '/s' });
    figures.push({ what: `${name}, median of the rounds' ratios`, ours: rate.ratio, goal: 0.9, better: 'more', unit: '×' });
    figures.push({ what: `${name}, 99th percentile`, ours: slowest.ours, limit: slowest.limit, goal: 2 * slowest.limit, better: 'less', unit: 'ms' });
  }
  report(`Kept article page against bare node:http, ${connections} connections, ${rounds} rounds of ${seconds} s each`, figures);
  bare.disconnect();
  await site.stop();
});
