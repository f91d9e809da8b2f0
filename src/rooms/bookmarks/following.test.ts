import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeEditions, makeSection } from '../../../test/make-stories.ts';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { articleById, saveAuthor, saveTag } from '../articles/articles.ts';
import { makeReader, pageFor, sendTo, tellStory } from './readers-for-tests.ts';

let site: TestSite;
let section = '';

before(async () => {
  site = await testSite();
  await makeEditions(site.world, 'en', 'ar');
  section = await makeSection(site.world, 'Science');
});
after(() => site.close());

const get = pageFor(() => site);
const post = sendTo(() => site);
const reader = (): ReturnType<typeof makeReader> => makeReader(site);
const story = (headline: string, more: object = {}): ReturnType<typeof tellStory> =>
  tellStory(site, headline, { sectionId: section, ...more });

test('sections, topics and authors are followed from their pages, and listed under what one follows', async () => {
  const { cookie } = await reader();
  const { world } = site;
  const tag = await world.write((tx) => saveTag(world, tx, { edition: 'en', key: 'sea', name: 'The sea' }));
  const author = await world.write((tx) => saveAuthor(world, tx, { name: 'Bea Writer' }));
  const { id } = await story('By Bea', { tagIds: [tag], authorIds: [author] });
  for (const [path, kind, target, word] of [
    ['/science', 'section', section, 'Following this section'],
    ['/tag/the-sea', 'tag', tag, 'Following this topic'],
    ['/author/bea-writer', 'author', author, 'Following this author'],
    [(await articleById(world, id))?.path ?? '', 'thread', id, 'Following the discussion'],
  ] as const) {
    assert.match(await get(path, cookie), new RegExp(`name="follow" value="${kind}:${target}"`), path);
    const followed = await post('/following', { follow: `${kind}:${target}` }, { cookie, from: path });
    assert.equal(followed.headers.get('location'), `${path}#follow-${target}`);
    assert.match(await get(path, cookie), new RegExp(word));
    assert.doesNotMatch(await get(path), new RegExp(word));
  }
  const list = await get('/following', cookie);
  for (const name of ['Science', 'The sea', 'Bea Writer', 'By Bea']) assert.match(list, new RegExp(`>${name}<`));
  await post('/following', { unfollow: `tag:${tag}` }, { cookie, from: '/following' });
  assert.doesNotMatch(await get('/following', cookie), />The sea</);
  await post('/following', { follow: `tag:${world.newId()}` }, { cookie });
  assert.equal((await post('/following', { follow: 'planet:9' }, { cookie })).status, 404);
});

test('“For you” holds the newest of what is followed and nothing else, each story once, and says why', async () => {
  const { cookie } = await reader();
  const { world } = site;
  assert.match(await get('/for-you', cookie), /This page is yours to fill/);
  const tides = await world.write((tx) => saveTag(world, tx, { edition: 'en', key: 'tides', name: 'Tides' }));
  const boats = await makeSection(world, 'Boats');
  await story('Both at once', { sectionId: boats, tagIds: [tides] });
  await story('Of the topic alone', { tagIds: [tides] });
  await story('Of neither');
  for (let i = 0; i < 25; i += 1) await story(`Boat ${i}`, { sectionId: boats });
  await post('/following', { follow: `tag:${tides}` }, { cookie });
  await post('/following', { follow: `section:${boats}` }, { cookie });
  const first = await get('/for-you', cookie);
  const next = /class="pager-older" href="([^"]+)"/.exec(first)?.[1] ?? '';
  const all = first + (await get(next, cookie));
  const found = [...all.matchAll(/class="teaser-headline"><a[^>]*>([^<]*)/g)].map(([, text]) => text);
  const boatsNewestFirst = Array.from({ length: 25 }, (_, i) => `Boat ${24 - i}`);
  assert.deepEqual(found, [...boatsNewestFirst, 'Of the topic alone', 'Both at once']);
  assert.match(all, /Because you follow Tides and Boats|Because you follow Boats and Tides/);
});
