import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hostile, hostileShown, makeNewspaper, type Newspaper } from '../../../test/newspaper.ts';
import { testSite, type TestSite } from '../../../test/test-world.ts';

let site: TestSite;
let paper: Newspaper;
const origin = 'http://courant.test';

before(async () => {
  site = await testSite();
  paper = await makeNewspaper(site.world);
});
after(() => site.close());

const ask = (url: string, more = ''): Promise<Response> =>
  site.request(`/oembed?url=${encodeURIComponent(url)}${more}`);

test('a story’s address is answered with what a preview needs', async () => {
  await paper.story({ headline: hostile, slug: 'shown' });
  const answer = await ask(`${origin}/science/2026/11/20/shown`);
  assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8');
  assert.equal(answer.headers.get('access-control-allow-origin'), '*');
  const { thumbnail_url: thumbnail, ...told } = (await answer.json()) as Record<string, unknown>;
  assert.deepEqual(told, {
    version: '1.0',
    type: 'link',
    title: hostileShown,
    author_name: 'Ana "Anita" Gómez',
    author_url: `${origin}/author/ana`,
    provider_name: 'The Courant & Sons',
    provider_url: `${origin}/`,
    cache_age: 86400,
    thumbnail_width: 1600,
    thumbnail_height: 900,
  });
  assert.match(String(thumbnail), /^http:\/\/courant\.test\/media\//);
});

test('the same is told as XML, and no picture wider than asked for', async () => {
  await paper.story({ slug: 'narrow' });
  const answer = await ask(`${origin}/science/2026/11/20/narrow`, '&format=xml&maxwidth=100');
  assert.equal(answer.headers.get('content-type'), 'text/xml; charset=utf-8');
  const xml = await answer.text();
  assert.match(
    xml,
    /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<oembed><version>1\.0<\/version><type>link<\/type><title>A story of the tides<\/title>/,
  );
  assert.ok(!xml.includes('thumbnail'));
});

test('an Arabic story, a text-only address and a query are understood', async () => {
  await paper.arabicStory();
  assert.equal((await ask(`${origin}/ar/علوم/2026/11/20/المد-والجزر`)).status, 200);
  assert.equal((await ask(`${origin}/text/ar/${encodeURI('علوم/2026/11/20/المد-والجزر')}?utm_source=x`)).status, 200);
});

test('foreign addresses, lists and what is not public are not found', async () => {
  await paper.story({ slug: 'secret', status: 'draft' });
  const strange = [
    'https://evil.example/science/2026/11/20/shown',
    'http://courant.test.evil.example/',
    `${origin}/science`,
    `${origin}/science/2026/11/20/secret`,
    `${origin}/nowhere`,
    'javascript:alert(1)',
    'x',
  ];
  for (const url of strange) assert.equal((await ask(url)).status, 404, url);
});

test('an unknown format is not implemented, and a missing address is a wrong question', async () => {
  assert.equal((await ask(`${origin}/x`, '&format=yaml')).status, 501);
  assert.equal((await site.request('/oembed')).status, 400);
});

test('a story that is taken back is no longer found', async () => {
  const id = await paper.story({ slug: 'back' });
  const url = `${origin}/science/2026/11/20/back`;
  assert.equal((await ask(url)).status, 200);
  await paper.story({ id, status: 'unpublished' });
  assert.equal((await ask(url)).status, 404);
});
