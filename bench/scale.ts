/**
 * Whether pages stay as fast with many stories as with few: every list and story page is drawn anew (nothing kept) by a site
 * with 1,000 stories and one with 200,000, in turn; the ratio of the medians tells.
 *   node --import ./scripts/loader.ts bench/scale.ts [--few 1000] [--many 200000] [--rounds 40]
 */
import { parseArgs } from 'node:util';
import { createApp, type App } from '../src/app.ts';
import type { World } from '../src/world.ts';
import { fillScale, openScaleWorld } from './scale-data.ts';
import { createChance } from './scale-text.ts';

const wantedRatio = 2;

type Site = { world: World; app: App; stories: { id: string; path: string; listed_at: number | null; section_id: string | null }[] };

/** Stories spread over the whole time, for addresses of articles and of deep pages. */
const sample = async (world: World, count: number): Promise<Site['stories']> => {
  const span = await world.db.selectFrom('article').where('edition', '=', 'en')
    .select((eb) => [eb.fn.min('listed_at').as('first'), eb.fn.max('listed_at').as('last')]).executeTakeFirstOrThrow();
  const chance = createChance(7);
  const stories: Site['stories'] = [];
  for (let i = 0; i < count; i += 1) {
    const moment = Number(span.first) + (Number(span.last) - Number(span.first)) * (0.05 + 0.9 * chance());
    const story = await world.db.selectFrom('article').select(['id', 'path', 'listed_at', 'section_id']).where('edition', '=', 'en')
      .where('listed_at', '<=', Math.round(moment)).orderBy('listed_at', 'desc').limit(1).executeTakeFirst();
    if (story) stories.push(story);
  }
  return stories;
};

const openSite = async (count: number, rounds: number): Promise<Site> => {
  const world = await openScaleWorld(await fillScale(count));
  return { world, app: await createApp(world), stories: await sample(world, rounds) };
};

type Story = Site['stories'][number];
const before = ({ id, listed_at: at }: Story): string => `?before=${at}-${id}`;
const dayOf = ({ listed_at: at }: Story): string[] => new Date(at ?? 0).toISOString().slice(0, 10).split('-');

const pages: readonly { name: string; path: (story: Story, i: number) => string }[] = [
  { name: 'front page', path: () => '/' },
  { name: 'front page, Arabic', path: () => '/ar/' },
  { name: 'section', path: () => '/science' },
  { name: 'section, deep', path: (story) => `/science${before(story)}` },
  { name: 'tag', path: (_story, i) => `/tag/topic-${i % 100}` },
  { name: 'tag, deep', path: (story, i) => `/tag/topic-${i % 100}${before(story)}` },
  { name: 'author', path: (_story, i) => `/author/author-${i % 60}` },
  { name: 'author, deep', path: (story, i) => `/author/author-${i % 60}${before(story)}` },
  { name: 'archive', path: () => '/archive' },
  { name: 'archive, a year', path: (story) => `/archive/${dayOf(story)[0]}` },
  { name: 'archive, a month', path: (story) => `/archive/${dayOf(story).slice(0, 2).join('/')}` },
  { name: 'archive, a day', path: (story) => `/archive/${dayOf(story).join('/')}` },
  { name: 'article', path: (story) => story.path },
  { name: 'article, text only', path: (story) => `/text${story.path}` },
  { name: 'corrections', path: () => '/corrections' },
  { name: 'feed of the site', path: () => '/rss.xml' },
  { name: 'feed of a section', path: () => '/science/rss.xml' },
  { name: 'news sitemap', path: () => '/news-sitemap.xml' },
  { name: 'search', path: (_story, i) => `/search?q=${['city', 'people', 'year', 'new'][i % 4]}` },
];

const draw = async ({ app }: Site, path: string): Promise<{ time: number; status: number }> => {
  app.delivery.drop(null);
  const began = performance.now();
  const response = await app.request(path);
  await response.arrayBuffer();
  return { time: performance.now() - began, status: response.status };
};

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const { values } = parseArgs({
  options: { few: { type: 'string', default: '1000' }, many: { type: 'string', default: '200000' }, rounds: { type: 'string', default: '40' } },
});
const rounds = Number(values.rounds);
const few = await openSite(Number(values.few), rounds);
const many = await openSite(Number(values.many), rounds);
console.log(`${''.padEnd(22)}${values.few.padStart(9)}${values.many.padStart(9)}   ratio   (medians of ${rounds}, milliseconds)`);
let tooSlow = 0;
for (const { name, path } of pages) {
  const times: [number[], number[]] = [[], []];
  const statuses = new Set<number>();
  for (let i = -3; i < rounds; i += 1) {
    for (const [side, site] of [few, many].entries()) {
      const story = site.stories[Math.max(0, i)];
      if (!story) continue;
      const { time, status } = await draw(site, path(story, Math.max(0, i)));
      statuses.add(status);
      // The first three are not counted: code is compiled, pages of the file come into memory.
      if (i >= 0) times[side]?.push(time);
    }
  }
  const [small, large] = [median(times[0]), median(times[1])];
  const ratio = large / small;
  if (ratio > wantedRatio) tooSlow += 1;
  const odd = [...statuses].filter((status) => status !== 200);
  console.log(`${name.padEnd(22)}${small.toFixed(2).padStart(9)}${large.toFixed(2).padStart(9)}${ratio.toFixed(2).padStart(8)}${ratio > wantedRatio ? '  TOO SLOW' : ''}${odd.length > 0 ? `  status ${odd.join(', ')}` : ''}`);
}
console.log(tooSlow === 0 ? `\nno page takes more than ${wantedRatio} × as long` : `\n${tooSlow} page(s) take more than ${wantedRatio} × as long`);
for (const { app, world } of [few, many]) {
  await app.close();
  await world.storage.close();
}
