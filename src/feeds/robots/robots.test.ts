import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import robotsParser from 'robots-parser';
import { makeNewspaper } from '../../../test/newspaper.ts';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { crawlerKinds, crawlers, saveSettings, type CrawlerKind } from '../../rooms/publication/publication.ts';

let site: TestSite;
const origin = 'http://courant.test';

before(async () => {
  site = await testSite();
  await makeNewspaper(site.world);
});
after(() => site.close());

type Robots = { text: string; may: (token: string, path: string) => boolean };

const robots = async (): Promise<Robots> => {
  const answer = await site.request('/robots.txt');
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'text/plain; charset=utf-8');
  const text = await answer.text();
  // The package is CommonJS with a default export: what is called depends on who loads it.
  const parse = robotsParser as unknown as (
    url: string,
    text: string,
  ) => { isAllowed: (url: string, token: string) => boolean | undefined };
  const parsed = parse(`${origin}/robots.txt`, text);
  return { text, may: (token, path) => parsed.isAllowed(origin + path, token) ?? false };
};

const story = '/science/2026/11/20/tides';
const open = [
  '/',
  story,
  `${story}.md`,
  '/rss.xml',
  '/tag/tides',
  '/ar',
  '/text',
  '/llms.txt',
  '/media/x/y.jpg',
  '/searching-for-herring',
  '/newsroom-notes',
  '/media-notes',
  '/saved-by-the-tide',
  '/sitemaps/en-2026-11.xml',
];
const closed = [
  '/newsroom',
  '/newsroom/stories',
  '/api/stories',
  '/sign-in',
  '/search',
  '/search?q=sea',
  '/ar/search?q=x',
  '/text/search?q=x',
  '/me',
  '/me/comments?before=1',
  '/ar/me/mutes',
  '/saved',
  '/saved?tag=x',
  '/text/following',
  '/ar/following',
  '/unsubscribe?token=x',
  '/ar/sign-in',
];

test('each kind of AI crawler is refused or let in by its own switch, and nobody else is touched', async () => {
  const combinations: CrawlerKind[][] = [
    [],
    ['training'],
    ['search'],
    ['user'],
    ['training', 'user'],
    [...crawlerKinds],
  ];
  for (const refused of combinations) {
    await saveSettings(site.world, { crawlersRefused: refused });
    const { may } = await robots();
    for (const kind of crawlerKinds) {
      for (const token of crawlers[kind]) {
        for (const path of open)
          assert.equal(may(token, path), !refused.includes(kind), `${token} ${path} with ${refused.join()} refused`);
        for (const path of closed) assert.equal(may(token, path), false, `${token} ${path}`);
      }
    }
    for (const token of ['Googlebot', 'Bingbot', 'Mozilla', 'Twitterbot', 'FeedFetcher']) {
      for (const path of open) assert.equal(may(token, path), true, `${token} ${path}`);
      for (const path of closed) assert.equal(may(token, path), false, `${token} ${path}`);
    }
  }
});

test('the content signal says the same as the switches, and leaves a mixed wish unsaid', async () => {
  const signals: [CrawlerKind[], string][] = [
    [[], 'search=yes, ai-input=yes, ai-train=yes'],
    [['training'], 'search=yes, ai-input=yes, ai-train=no'],
    [['search'], 'search=yes, ai-train=yes'],
    [[...crawlerKinds], 'search=yes, ai-input=no, ai-train=no'],
  ];
  for (const [crawlersRefused, signal] of signals) {
    await saveSettings(site.world, { crawlersRefused });
    assert.ok((await robots()).text.includes(`\nContent-Signal: ${signal}\n`), signal);
  }
});

test('the sitemaps of every edition are named', async () => {
  const { text } = await robots();
  const named = [...text.matchAll(/^Sitemap: (.+)$/gm)].map(([, url]) => url);
  assert.deepEqual(
    named,
    ['/sitemap.xml', '/news-sitemap.xml', '/ar/news-sitemap.xml'].map((path) => origin + path),
  );
});

test('the operator’s own lines count: bare ones for everybody, groups for those they name', async () => {
  await saveSettings(site.world, {
    crawlersRefused: [],
    robotsExtra: 'Disallow: /private\r\n\r\nUser-agent: BadBot\r\nDisallow: /\r\n',
  });
  const { may } = await robots();
  assert.equal(may('Googlebot', '/private/x'), false);
  assert.equal(may('Googlebot', story), true);
  assert.equal(may('BadBot', story), false);
  assert.equal(may('Googlebot', '/newsroom'), false);
  await saveSettings(site.world, { robotsExtra: '' });
});

test('robots.txt stands at the root of the host alone', async () => {
  assert.equal((await site.request('/ar/robots.txt')).status, 404);
});
