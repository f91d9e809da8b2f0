import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { lintFeed } from '../../test/lint-feed.ts';
import { bodyOf, hostile, hostileShown, makeNewspaper, type Newspaper } from '../../test/newspaper.ts';
import { testSite, type TestSite } from '../../test/test-world.ts';
import { putRedirect } from '../rooms/articles/articles.ts';
import { saveSettings } from '../rooms/publication/publication.ts';

let site: TestSite;
let paper: Newspaper;
const origin = 'http://courant.test';

before(async () => {
  site = await testSite();
  paper = await makeNewspaper(site.world);
});
after(() => site.close());

const text = async (path: string): Promise<string> => {
  const answer = await site.request(path);
  assert.equal(answer.status, 200, path);
  return answer.text();
};

const rss = async (path: string): Promise<ReturnType<typeof parseRssFeed<string>>> => {
  const xml = await text(path);
  assert.deepEqual(lintFeed(xml), [], path);
  return parseRssFeed(xml);
};

test('a section’s feed in all three formats says what the database says', async () => {
  const body = bodyOf('It begins.', 'And goes on.');
  const id = await paper.story({
    headline: 'Neap & spring',
    slug: 'neap',
    standfirst: 'Two kinds of tide.',
    body,
  });
  const feed = await rss('/science/rss.xml');
  assert.equal(feed.title, 'Science & sea – The Courant & Sons');
  assert.equal(feed.link, `${origin}/science`);
  assert.equal(feed.language, 'en');
  const item = feed.items?.[0];
  assert.equal(item?.guid?.value, `urn:uuid:${id}`);
  assert.equal(item?.guid?.isPermaLink, false);
  assert.equal(item?.title, 'Neap & spring');
  assert.equal(item?.link, `${origin}/science/2026/11/20/neap`);
  assert.equal(item?.description, 'Two kinds of tide.');
  assert.equal(item?.pubDate, 'Fri, 20 Nov 2026 12:00:00 GMT');
  assert.deepEqual(item?.dc?.creators, ['Ana "Anita" Gómez']);
  assert.deepEqual(
    item?.categories?.map(({ name }) => name),
    ['Science & sea', 'Tides'],
  );
  assert.match(item?.content?.encoded ?? '', /<p>And goes on\.<\/p>/);
  const [picture] = item?.media?.contents ?? [];
  assert.match(picture?.url ?? '', /^http:\/\/courant\.test\/media\/.+\.jpg$/);
  assert.equal(picture?.description?.value, 'Boats & <nets> in the harbour');
  assert.equal(picture?.credits?.[0]?.value, 'A. "Quick" Photographer');

  const atom = parseAtomFeed(await text('/science/atom.xml'));
  const entry = atom.entries?.[0];
  assert.equal(entry?.id, `urn:uuid:${id}`);
  assert.equal(atom.id, `urn:uuid:${paper.sectionId}`);
  assert.equal(entry?.title?.value ?? entry?.title, 'Neap & spring');
  assert.equal(entry?.authors?.[0]?.name, 'Ana "Anita" Gómez');
  assert.equal(entry?.updated, '2026-11-20T12:00:00.000Z');

  const written = await text('/science/feed.json');
  const json = parseJsonFeed(written);
  assert.ok(written.startsWith('{"version":"https://jsonfeed.org/version/1.1",'));
  assert.equal(json.feed_url, `${origin}/science/feed.json`);
  assert.equal(json.items?.[0]?.id, `urn:uuid:${id}`);
  assert.equal(json.items?.[0]?.date_published, '2026-11-20T13:00:00+01:00');
  assert.equal(json.items?.[0]?.authors?.[0]?.url, `${origin}/author/ana`);
});

test('every list has feeds that the judge finds no fault with', async () => {
  const id = await paper.story();
  await paper.correct(id, 'The moon is not made of cheese & never was.');
  await paper.arabicStory();
  for (const list of [
    '',
    '/science',
    '/tag/tides',
    '/author/ana',
    '/corrections',
    '/ar',
    '/ar/علوم',
    '/ar/author/ana',
  ]) {
    const feed = await rss(`${encodeURI(list)}/rss.xml`);
    assert.ok((feed.items?.length ?? 0) > 0, list);
    assert.ok(parseAtomFeed(await text(`${encodeURI(list)}/atom.xml`)).entries?.length, list);
    assert.ok(parseJsonFeed(await text(`${encodeURI(list)}/feed.json`)).items?.length, list);
  }
});

test('an empty list is a valid feed, an unknown one is not found', async () => {
  assert.equal((await rss('/ar/corrections/rss.xml')).items?.length ?? 0, 0);
  for (const path of ['/tag/nothing/rss.xml', '/nowhere/atom.xml', '/author/nobody/feed.json']) {
    assert.equal((await site.request(path)).status, 404, path);
  }
});

test('a hostile headline and body arrive in every format as they were written', async () => {
  const id = await paper.story({
    headline: hostile,
    slug: 'hostile',
    standfirst: hostile,
    body: bodyOf(hostile, 'a ]]> b'),
  });
  const xml = await text('/rss.xml');
  assert.ok(!xml.includes('\u0007'));
  const item = parseRssFeed(xml).items?.find(({ guid }) => guid?.value === `urn:uuid:${id}`);
  assert.equal(item?.title, hostileShown);
  const escaped = hostileShown.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  assert.equal(item?.description, escaped);
  assert.match(item?.content?.encoded ?? '', /<p>a \]\]&gt; b<\/p>/);
  assert.ok(!/<script|<b>b/.test(item?.content?.encoded ?? ''));
  const entry = parseAtomFeed(await text('/atom.xml')).entries?.find((one) => one.id === `urn:uuid:${id}`);
  assert.equal(entry?.title?.value ?? entry?.title, hostileShown);
  const json = parseJsonFeed(await text('/feed.json')).items?.find((one) => one.id === `urn:uuid:${id}`);
  assert.equal(json?.title, hostileShown);
  // Titles are plain text, but a judge who fears readers that take them for HTML would object to this one from here on.
  await paper.story({ id, headline: hostile, status: 'unpublished' });
});

test('the guid stays when headline and address change, and links within the story stay in the story', async () => {
  const link = { type: 'text', text: 'below', marks: [{ type: 'link', attrs: { href: '#end' } }] } as const;
  const body = {
    type: 'doc' as const,
    content: [{ type: 'paragraph' as const, content: [{ ...link, marks: [...link.marks] }] }],
  };
  const id = await paper.story({ headline: 'Before', slug: 'before', body });
  await paper.story({ id, headline: 'After', slug: 'after', body });
  const item = (await rss('/rss.xml')).items?.find(({ guid }) => guid?.value === `urn:uuid:${id}`);
  assert.equal(item?.title, 'After');
  assert.ok(item?.content?.encoded?.includes(`href="${origin}/science/2026/11/20/after#end"`));
});

test('a feed holds the newest 30 stories', async () => {
  for (let count = 0; count < 31; count += 1)
    await paper.story({ slug: `many-${count}`, publishedAt: site.clock.now - count * 1000 });
  assert.equal((await rss('/rss.xml')).items?.length, 30);
});

test('a reader who has the newest feed gets 304; a correction changes feed, date and the corrections feed', async () => {
  const id = await paper.story({ slug: 'corrected', publishedAt: site.clock.now });
  const first = await site.request('/tag/tides/rss.xml');
  assert.equal(first.headers.get('content-type'), 'application/rss+xml; charset=utf-8');
  const etag = first.headers.get('etag') ?? '';
  const lastModified = first.headers.get('last-modified') ?? '';
  assert.equal((await site.request('/tag/tides/rss.xml', { headers: { 'if-none-match': etag } })).status, 304);
  assert.equal(
    (await site.request('/tag/tides/rss.xml', { headers: { 'if-modified-since': lastModified } })).status,
    304,
  );
  site.clock.now += 60_000;
  const correctionId = await paper.correct(id, 'It was Tuesday.');
  const second = await site.request('/tag/tides/rss.xml', {
    headers: { 'if-none-match': etag, 'if-modified-since': lastModified },
  });
  assert.equal(second.status, 200);
  assert.equal(second.headers.get('last-modified'), new Date(site.clock.now).toUTCString());
  const item = parseRssFeed(await second.text()).items?.find(({ guid }) => guid?.value === `urn:uuid:${id}`);
  assert.equal(item?.atom?.updated, new Date(site.clock.now).toISOString());
  assert.match(item?.content?.encoded ?? '', /<strong>Correction, 20 November 2026:<\/strong> It was Tuesday\./);
  const corrections = await rss('/corrections/rss.xml');
  assert.equal(corrections.items?.[0]?.guid?.value, `urn:uuid:${correctionId}`);
  assert.equal(corrections.items?.[0]?.description, 'It was Tuesday.');
});

test('standfirsts alone go out when the publication keeps its texts to itself', async () => {
  await paper.story({ slug: 'kept', body: bodyOf('The secret text.') });
  await saveSettings(site.world, { fullTextFeeds: false });
  for (const path of ['/rss.xml', '/atom.xml', '/feed.json'])
    assert.ok(!(await text(path)).includes('The secret text.'), path);
  await saveSettings(site.world, { fullTextFeeds: true });
});

test('a live blog travels with its entries, newest first', async () => {
  const id = await paper.liveBlog();
  const html =
    (await rss('/rss.xml')).items?.find(({ guid }) => guid?.value === `urn:uuid:${id}`)?.content?.encoded ?? '';
  assert.ok(html.indexOf('Hour 2') > 0 && html.indexOf('Hour 2') < html.indexOf('Hour 0'));
});

test('an Arabic story says in which direction it is read', async () => {
  await paper.arabicStory({ slug: 'ittijah' });
  const [item] = (await rss('/ar/rss.xml')).items ?? [];
  assert.match(item?.content?.encoded ?? '', /^<div dir="rtl" lang="ar">/);
  assert.match(item?.link ?? '', /^http:\/\/courant\.test\/ar\/%D8%B9/);
});

test('the hub and the feed’s own address are in the feed and in its header', async () => {
  await saveSettings(site.world, { websubHubs: ['https://hub.example/', 'javascript:alert(1)'] });
  const answer = await site.request('/science/atom.xml');
  assert.equal(
    answer.headers.get('link'),
    `<${origin}/science/atom.xml>; rel="self", <https://hub.example/>; rel="hub"`,
  );
  const links = parseAtomFeed(await answer.text()).links ?? [];
  assert.deepEqual(
    links.filter(({ rel }) => rel === 'hub').map(({ href }) => href),
    ['https://hub.example/'],
  );
  assert.deepEqual(parseJsonFeed(await text('/science/feed.json')).hubs, [
    { type: 'WebSub', url: 'https://hub.example/' },
  ]);
  await saveSettings(site.world, { websubHubs: [] });
});

test('readers of the WordPress and Ghost feeds are led to the new ones', async () => {
  await site.world.write((tx) => putRedirect(tx, '/category/sea', { kind: 'section', target: paper.sectionId }, 0));
  const led = {
    '/feed': '/rss.xml',
    '/feed/': '/rss.xml',
    '/rss': '/rss.xml',
    '/rss/': '/rss.xml',
    '/feed/atom/': '/atom.xml',
    '/ar/feed/': '/ar/rss.xml',
    '/tag/tides/feed/': '/tag/tides/rss.xml',
    '/tag/tides/rss/': '/tag/tides/rss.xml',
    '/author/ana/feed': '/author/ana/rss.xml',
    '/rss.xml/': '/rss.xml',
  };
  for (const [from, to] of Object.entries(led)) {
    const answer = await site.request(from);
    assert.equal(answer.status, 301, from);
    assert.equal(answer.headers.get('location'), to, from);
  }
});

test('a former section’s feed is led to the present one, and a story at such an address stays a story', async () => {
  const answer = await site.request('/category/sea/feed/');
  assert.equal(answer.status, 301);
  assert.equal(answer.headers.get('location'), '/science/rss.xml');
  await paper.story({ path: '/science/atom', headline: 'The atom' });
  assert.equal((await site.request('/science/atom')).status, 200);
});
