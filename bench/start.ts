/** From the command to the first page, and the memory after readers have come. */
import { startSite, storyPaths, withDemo, fetchRaw } from './demo-site.ts';
import { median, report } from './figures.ts';
import { load } from './load.ts';

const rounds = Number(process.env['ROUNDS'] ?? 7);

/** Milliseconds from the command to the first healthy answer and to the front page. */
const startOnce = async (dataDir: string): Promise<{ healthy: number; page: number }> => {
  const began = performance.now();
  const site = await startSite(dataDir);
  const healthy = performance.now() - began;
  await fetchRaw(`${site.address}/`);
  const page = performance.now() - began;
  await site.stop();
  return { healthy, page };
};

/** Megabytes in memory before anyone has come, and after many have. */
const memory = async (dataDir: string): Promise<{ before: number; after: number }> => {
  const site = await startSite(dataDir);
  const before = site.rss() / 1024 / 1024;
  const lists = ['/', '/archive', '/search?q=water', '/rss.xml', '/es', '/ru', '/ar'];
  const paths = [...lists, ...(await storyPaths(site.address))];
  for (const path of paths) {
    for (const encoding of ['', 'gzip', 'br']) await fetchRaw(site.address + path, { 'accept-encoding': encoding });
  }
  for (const path of paths.slice(0, 6)) {
    await load({ url: site.address + path, connections: 64, seconds: 2 });
    await load({ url: site.address + path, headers: { 'Accept-Encoding': 'br' }, connections: 64, seconds: 1 });
  }
  const after = site.rss() / 1024 / 1024;
  await site.stop();
  return { before, after };
};

await withDemo(async (dataDir) => {
  const starts: { healthy: number; page: number }[] = [];
  for (let i = 0; i < rounds; i += 1) starts.push(await startOnce(dataDir));
  const { before, after } = await memory(dataDir);
  const healthy = median(starts.map((start) => start.healthy));
  const page = median(starts.map((start) => start.page));
  report('Start with the demo already there, and memory', [
    { what: `command to first 200 (median of ${rounds})`, ours: healthy, goal: 1_000, better: 'less', unit: 'ms' },
    { what: 'command to the front page', ours: page, goal: 1_200, better: 'less', unit: 'ms' },
    { what: 'RSS after start', ours: before, goal: 150, better: 'less', unit: 'MB' },
    { what: 'RSS after load', ours: after, goal: 150, better: 'less', unit: 'MB' },
  ]);
});
