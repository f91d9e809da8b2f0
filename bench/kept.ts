/** Kept article page against bare node:http sending the same headers and bytes, by turns; plain and brotli. */
import { byTurns, heat, many, ratio, rounds, seconds, startBare, type Loaded } from './beside-bare.ts';
import { freePort, longestStory, startSite, withDemo } from './demo-site.ts';
import { report, type Figure } from './figures.ts';

const kinds = [
  { name: 'plain', headers: {}, path: '/plain' },
  { name: 'brotli', headers: { 'Accept-Encoding': 'gzip, deflate, br, zstd' }, path: '/brotli' },
] as const;

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
  report(`${title}, ${many} connections, ${rounds} rounds of ${seconds} s each`, figures);
  bare.disconnect();
  await site.stop();
});
