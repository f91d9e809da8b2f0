/** What an article page weighs over the wire for a stranger, by type; pictures, sound and film not counted. */
import { fetchRaw, longestStory, startSite, withDemo, type Fetched } from './demo-site.ts';
import { report, type Figure } from './figures.ts';

const kib = 1024;

const addressesIn = (html: string, pattern: RegExp): string[] => [
  ...new Set([...html.matchAll(pattern)].map(([, path = '']) => path)),
];

const elementsWith = (html: string, needle: RegExp): string =>
  (html.match(/<(?:link|script)\b[^>]*>/g) ?? []).filter((tag) => needle.test(tag)).join('\n');

await withDemo(async (dataDir) => {
  const site = await startSite(dataDir);
  const path = await longestStory(site.address);
  const ask = (address: string): Promise<Fetched> => fetchRaw(site.address + address, { 'Accept-Encoding': 'br' });
  const weigh = async (addresses: readonly string[]): Promise<number> =>
    (await Promise.all(addresses.map(ask))).reduce((sum, { body }) => sum + body.length, 0);
  const html = (await fetchRaw(site.address + path)).body.toString();
  const page = await ask(path);
  const styles = await weigh(addressesIn(elementsWith(html, /rel="stylesheet"/), /href="(\/[^"]+)"/g));
  const fonts = await weigh(
    addressesIn(elementsWith(html, /rel="preload"[^>]*as="font"|as="font"[^>]*rel="preload"/), /href="(\/[^"]+)"/g),
  );
  const scripts = await weigh(addressesIn(elementsWith(html, /^<script\b[^>]*\bsrc=/), /src="(\/[^"]+)"/g));
  const foreign = addressesIn(
    html,
    /<(?:link[^>]+rel="(?:stylesheet|preload|icon)"[^>]+href|script[^>]+src|img[^>]+src|source[^>]+srcset)="(https?:\/\/[^"]+)"/g,
  );
  const headers = page.raw.join(': ').length;
  await site.stop();
  const figure = (what: string, bytes: number, goal: number): Figure => ({
    what,
    ours: bytes / kib,
    goal,
    better: 'less',
    unit: 'KB',
  });
  report(`Weight of ${path}, brotli`, [
    figure(`HTML (${(html.length / kib).toFixed(1)} KB plain)`, page.body.length, 30),
    figure('its headers', headers, 2.5),
    figure('CSS', styles, 10),
    figure('JavaScript', scripts, 15),
    figure('fonts preloaded', fonts, 60),
    figure('all of it', page.body.length + headers + styles + scripts + fonts, 110),
    { what: 'addresses on other hosts', ours: foreign.length, goal: 0, better: 'less', unit: '' },
  ]);
});
