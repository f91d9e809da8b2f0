/** From the command to the first page, and the memory after readers have come. */
import { startSite, storyPaths, withDemo, fetchRaw } from './demo-site.ts';
import { median, report } from './figures.ts';
import { load } from './load.ts';

const rounds = Number(process.env['ROUNDS'] ?? 7);

await withDemo(async (dataDir) => {
  const toHealth: number[] = [];
  const toPage: number[] = [];
  for (let i = 0; i < rounds; i += 1) {
    const began = performance.now();
    const site = await startSite(dataDir);
    toHealth.push(performance.now() - began);
    await fetchRaw(`${site.address}/`);
    toPage.push(performance.now() - began);
    await site.stop();
  }
  const site = await startSite(dataDir);
  const before = site.rss();
  const paths = ['/', ...(await storyPaths(site.address)), '/archive', '/search?q=water', '/rss.xml', '/es', '/ru', '/ar'];
  for (const path of paths) for (const encoding of ['', 'gzip', 'br']) await fetchRaw(site.address + path, { 'accept-encoding': encoding });
  for (const path of paths.slice(0, 6)) {
    await load({ url: site.address + path, connections: 64, seconds: 2 });
    await load({ url: site.address + path, headers: { 'Accept-Encoding': 'br' }, connections: 64, seconds: 1 });
  }
  const after = site.rss();
  await site.stop();
  report('Start with the demo already there, and memory', [
    { what: `command to first 200 (median of ${rounds})`, ours: median(toHealth), goal: 1_000, better: 'less', unit: 'ms' },
    { what: 'command to the front page', ours: median(toPage), goal: 1_200, better: 'less', unit: 'ms' },
    { what: 'RSS after start', ours: before / 1024 / 1024, goal: 150, better: 'less', unit: 'MB' },
    { what: 'RSS after load', ours: after / 1024 / 1024, goal: 150, better: 'less', unit: 'MB' },
  ]);
});
