import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { bodyOf, hostile, hostileShown, makeNewspaper, type Newspaper } from '../../../test/newspaper.ts';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { saveArticle } from '../../rooms/articles/articles.ts';
import { monthEntries, newsEntries, sitemapFiles } from './sitemap-files.ts';

let site: TestSite;
let paper: Newspaper;
const origin = 'http://courant.test';
const hour = 3_600_000;

before(async () => {
  site = await testSite();
  paper = await makeNewspaper(site.world);
});
after(() => site.close());

const schema = fileURLToPath(new URL('../../../test/fixtures/feeds/sitemap/sitemap-all.xsd', import.meta.url));
const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;

/** The addresses of a sitemap, after it was found valid: by the schema where the machine can, by eye everywhere. */
const locations = (xml: string): string[] => {
  assert.match(
    xml,
    /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<(?:urlset|sitemapindex) xmlns="http:\/\/www\.sitemaps\.org\/schemas\/sitemap\/0\.9"/,
  );
  assert.doesNotMatch(xml, /[^\u0020-\u007e\n\u00a0-\uffff]/);
  for (const [, at = ''] of xml.matchAll(/<(?:lastmod|news:publication_date)>([^<]+)</g))
    assert.equal(new Date(at).toISOString(), at);
  if (hasXmllint)
    execFileSync('xmllint', ['--noout', '--schema', schema, '-'], {
      input: xml,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => url);
};

const sitemap = async (path: string): Promise<string> => {
  const answer = await site.request(path);
  assert.equal(answer.status, 200, path);
  assert.equal(answer.headers.get('content-type'), 'application/xml; charset=utf-8');
  return answer.text();
};

test('from the index every public page can be reached, and nothing else', async () => {
  await paper.story({ slug: 'october', publishedAt: Date.UTC(2026, 9, 31, 22, 30) });
  // By the publication's clock this one is already in November.
  await paper.story({ slug: 'midnight', publishedAt: Date.UTC(2026, 9, 31, 23, 30) });
  await paper.arabicStory();
  await paper.story({ slug: 'draft', status: 'draft' });
  await paper.story({ slug: 'hidden', meta: { noindex: true } });
  await paper.story({ slug: 'elsewhere', canonicalUrl: 'https://other.example/story' });
  const about = {
    edition: 'en',
    kind: 'page',
    status: 'published',
    headline: 'About us',
    slug: 'about',
    body: bodyOf('Us.'),
  } as const;
  await site.world.write((tx) => saveArticle(site.world, tx, about));

  const files = locations(await sitemap('/sitemap.xml'));
  assert.ok(files.includes(`${origin}/sitemaps/en-2026-10.xml`) && files.includes(`${origin}/sitemaps/ar-2026-11.xml`));
  const pages = new Set<string>();
  for (const file of files) for (const url of locations(await sitemap(file.slice(origin.length)))) pages.add(url);
  const expected = [
    '/',
    '/ar',
    '/science',
    encodeURI('/ar/علوم'),
    '/about',
    '/science/2026/10/31/october',
    '/science/2026/11/01/midnight',
    encodeURI('/ar/علوم/2026/11/20/المد-والجزر'),
  ];
  assert.deepEqual([...pages].sort(), expected.map((path) => origin + path).sort());
  const november = locations(await sitemap('/sitemaps/en-2026-11.xml'));
  assert.deepEqual(november, [`${origin}/science/2026/11/01/midnight`]);
});

test('a sitemap’s dates are those of the last change that matters', async () => {
  const publishedAt = Date.UTC(2026, 7, 1, 9);
  const id = await paper.story({ slug: 'dated', publishedAt });
  const dated = async (): Promise<string> =>
    /<lastmod>([^<]+)/.exec(await sitemap('/sitemaps/en-2026-08.xml'))?.[1] ?? '';
  assert.equal(await dated(), new Date(publishedAt).toISOString());
  await paper.story({ id, updatedAt: publishedAt + hour, publishedAt });
  assert.equal(await dated(), new Date(publishedAt + hour).toISOString());
  await paper.correct(id, 'It was Tuesday.');
  assert.equal(await dated(), new Date(site.clock.now).toISOString());
});

test('a month with more stories than one file may hold is spread over several, each story in one of them', async () => {
  const limits = { urls: 3, news: 1000 };
  const paths = [];
  for (let count = 0; count < 7; count += 1)
    paths.push(await paper.story({ slug: `july-${count}`, publishedAt: Date.UTC(2026, 6, 10, count % 3) }));
  const files = (await sitemapFiles(site.world, limits))
    .map(({ url }) => url)
    .filter((url) => url.includes('en-2026-07'));
  assert.deepEqual(
    files,
    ['', '-2', '-3'].map((part) => `${origin}/sitemaps/en-2026-07${part}.xml`),
  );
  const { editionByCode } = await (await import('../../rooms/publication/publication.ts')).publicationOf(site.world);
  const english = editionByCode('en');
  assert.ok(english);
  const urls = [];
  for (const part of [1, 2, 3]) {
    const entries = await monthEntries(site.world, english, { year: 2026, month: 7, part }, limits);
    assert.ok(entries && entries.length <= 3);
    urls.push(...entries.map(({ url }) => url));
  }
  assert.equal(new Set(urls).size, 7);
  assert.equal((await site.request('/sitemaps/en-2026-07-2.xml')).status, 404);
});

test('the news sitemap holds the last 48 hours of its edition, a thousand to a file', async () => {
  const now = site.clock.now;
  site.clock.now = Date.UTC(2026, 11, 20, 12);
  const headline = hostile;
  await paper.story({ slug: 'news-fresh', headline, publishedAt: site.clock.now - 48 * hour });
  await paper.story({ slug: 'news-stale', publishedAt: site.clock.now - 48 * hour - 1 });
  const xml = await sitemap('/news-sitemap.xml');
  assert.deepEqual(locations(xml), [`${origin}/science/2026/12/18/news-fresh`]);
  assert.ok(
    xml.includes('<news:language>en</news:language>') && xml.includes('<news:name>The Courant &#x26; Sons</news:name>'),
  );
  assert.ok(
    xml.includes(
      `<news:title>${hostileShown.replace(/&/g, '&#x26;').replace(/</g, '&#x3C;').replace(/>/g, '&gt;')}</news:title>`,
    ),
  );
  site.clock.now += 1;
  assert.deepEqual(locations(await sitemap('/news-sitemap.xml?later')), [`${origin}/science/2026/12/18/news-fresh`]);
  site.clock.now += 300_000;
  assert.deepEqual(locations(await sitemap('/news-sitemap.xml')), []);
  assert.deepEqual(locations(await sitemap('/ar/news-sitemap.xml')), []);
  site.clock.now = now;
});

test('the story that is one too many for a news sitemap goes to a second file', async () => {
  const now = site.clock.now;
  site.clock.now = Date.UTC(2027, 0, 20, 12);
  for (let count = 0; count < 5; count += 1)
    await paper.story({ slug: `one-${count}`, publishedAt: site.clock.now - count });
  const limits = { urls: 50_000, news: 4 };
  const files = (await sitemapFiles(site.world, limits)).map(({ url }) => url).filter((url) => url.includes('news'));
  assert.deepEqual(files, [`${origin}/news-sitemap.xml`, `${origin}/news-sitemap-2.xml`]);
  const { defaultEdition } = await (await import('../../rooms/publication/publication.ts')).publicationOf(site.world);
  assert.equal((await newsEntries(site.world, defaultEdition, 1, limits)).length, 4);
  assert.deepEqual(
    (await newsEntries(site.world, defaultEdition, 2, limits)).map(({ url }) => url),
    [`${origin}/science/2027/01/20/one-4`],
  );
  assert.equal((await site.request('/news-sitemap-2.xml')).status, 404);
  site.clock.now = now;
});

test('search engines that knew the old site’s sitemaps find the new one, once', async () => {
  for (const path of ['/wp-sitemap.xml', '/sitemap_index.xml', '/sitemap-posts.xml', '/ar/sitemap.xml']) {
    const answer = await site.request(path);
    assert.equal(answer.status, 301, path);
    assert.equal(answer.headers.get('location'), '/sitemap.xml', path);
  }
  for (const path of [
    '/sitemaps/xx-2026-11.xml',
    '/sitemaps/en-2026-13.xml',
    '/sitemaps/en-1999-01.xml',
    '/sitemaps/..%2fx.xml',
    '/ar/sitemaps/pages.xml',
  ]) {
    assert.equal((await site.request(path)).status, 404, path);
  }
});
