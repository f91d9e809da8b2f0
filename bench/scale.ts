/**
 * Whether pages stay as fast with many stories as with few: every list and story page is drawn anew (nothing kept) by a site
 * with 1,000 stories and one with 200,000, in turn; the ratio of the medians tells. The mean CPU time of the thread that
 * reads and draws stands beside it: on a busy machine the clock tells more of the neighbours.
 *   node --import ./scripts/loader.ts bench/scale.ts [--few 1000] [--many 200000] [--rounds 40]
 */
import { parseArgs } from 'node:util';
import { createApp, type App } from '../src/app.ts';
import type { World } from '../src/world.ts';
import { fillScale, openScaleWorld } from './scale-data.ts';
import { createChance } from './scale-text.ts';

const wantedRatio = 2;

type Site = {
  world: World;
  app: App;
  stories: { id: string; path: string; listed_at: number | null; section_id: string | null }[];
};

/** Stories spread over the whole time, for addresses of articles and of deep pages. */
const sample = async (world: World, count: number): Promise<Site['stories']> => {
  const span = await world.db
    .selectFrom('article')
    .where('edition', '=', 'en')
    .select((eb) => [eb.fn.min('listed_at').as('first'), eb.fn.max('listed_at').as('last')])
    .executeTakeFirstOrThrow();
  const chance = createChance(7);
  const stories: Site['stories'] = [];
  for (let i = 0; i < count; i += 1) {
    const moment = Number(span.first) + (Number(span.last) - Number(span.first)) * (0.5 + 0.45 * chance());
    const story = await world.db
      .selectFrom('article')
      .select(['id', 'path', 'listed_at', 'section_id'])
      .where('edition', '=', 'en')
      .where('listed_at', '<=', Math.round(moment))
      .orderBy('listed_at', 'desc')
      .limit(1)
      .executeTakeFirst();
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

type PageKind = {
  name: string;
  path: (story: Story, i: number) => string;
  /** Says more when there are more years: it is shown, but not compared. */
  grows?: true;
};

const pages: readonly PageKind[] = [
  { name: 'front page', path: () => '/' },
  { name: 'front page, Arabic', path: () => '/ar/' },
  { name: 'section', path: () => '/science' },
  { name: 'section, deep', path: (story) => `/science${before(story)}` },
  { name: 'tag', path: (_story, i) => `/tag/topic-${i % 4}` },
  { name: 'tag, deep', path: (story, i) => `/tag/topic-${i % 4}${before(story)}` },
  { name: 'author', path: (_story, i) => `/author/author-${i % 6}` },
  { name: 'author, deep', path: (story, i) => `/author/author-${i % 6}${before(story)}` },
  { name: 'archive (more years)', path: () => '/archive', grows: true },
  { name: 'archive, a year', path: (story) => `/archive/${dayOf(story)[0]}` },
  { name: 'archive, a month', path: () => '/archive/2026/10' },
  { name: 'archive, a day', path: (story) => `/archive/${dayOf(story).join('/')}` },
  { name: 'article', path: (story) => story.path },
  { name: 'article, text only', path: (story) => `/text${story.path}` },
  { name: 'corrections', path: () => '/corrections' },
  { name: 'feed of the site', path: () => '/rss.xml' },
  { name: 'feed of a section', path: () => '/science/rss.xml' },
  { name: 'news sitemap', path: () => '/news-sitemap.xml' },
  { name: 'search', path: (_story, i) => `/search?q=${['city', 'people', 'year', 'new'][i % 4]}` },
];

type Drawn = { clock: number; cpu: number; status: number };

const draw = async ({ app }: Site, path: string): Promise<Drawn> => {
  app.delivery.drop(null);
  const before = process.threadCpuUsage();
  const began = performance.now();
  const response = await app.request(path);
  await response.arrayBuffer();
  const { user, system } = process.threadCpuUsage(before);
  return { clock: performance.now() - began, cpu: (user + system) / 1000, status: response.status };
};

const mean = (times: readonly number[]): number => times.reduce((sum, time) => sum + time, 0) / times.length;
const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const { values } = parseArgs({
  options: {
    few: { type: 'string', default: '1000' },
    many: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '40' },
  },
});
const rounds = Number(values.rounds);
const few = await openSite(Number(values.few), rounds);
const many = await openSite(Number(values.many), rounds);
const shown = (value: number): string => value.toFixed(2).padStart(9);
console.log(`${rounds} rounds, milliseconds: mean CPU, median by the clock\n`);
console.log(
  `${''.padEnd(22)}${'clock'.padStart(9)}${'clock'.padStart(9)}${'ratio'.padStart(9)}${'CPU'.padStart(9)}${'CPU'.padStart(9)}`,
);
console.log(
  `${'stories'.padEnd(22)}${values.few.padStart(9)}${values.many.padStart(9)}${''.padStart(9)}${values.few.padStart(9)}${values.many.padStart(9)}`,
);
let tooSlow = 0;
for (const { name, path, grows } of pages) {
  const drawn: [Drawn[], Drawn[]] = [[], []];
  for (let i = -3; i < rounds; i += 1) {
    for (const [side, site] of [few, many].entries()) {
      const story = site.stories[Math.max(0, i)];
      if (!story) continue;
      const one = await draw(site, path(story, Math.max(0, i)));
      // The first three are not counted: code is compiled, pages of the file come into memory.
      if (i >= 0) drawn[side]?.push(one);
    }
  }
  const [fewCpu, manyCpu] = drawn.map((all) => mean(all.map(({ cpu }) => cpu))) as [number, number];
  const [fewClock, manyClock] = drawn.map((all) => median(all.map(({ clock }) => clock))) as [number, number];
  const isSlow = !grows && manyClock / fewClock > wantedRatio;
  if (isSlow) tooSlow += 1;
  const odd = [...new Set(drawn.flat().map(({ status }) => status))].filter((status) => status !== 200);
  const notes = `${isSlow ? '  TOO SLOW' : ''}${odd.length > 0 ? `  status ${odd.join(', ')}` : ''}`;
  console.log(
    `${name.padEnd(22)}${shown(fewClock)}${shown(manyClock)}${shown(manyClock / fewClock)}${shown(fewCpu)}${shown(manyCpu)}${notes}`,
  );
}
console.log(
  tooSlow === 0
    ? `\nno page takes more than ${wantedRatio} × as long`
    : `\n${tooSlow} page(s) take more than ${wantedRatio} × as long`,
);
for (const { app, world } of [few, many]) {
  await app.close();
  await world.storage.close();
}
