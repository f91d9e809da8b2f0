import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeEditions, makeSection, makeStory } from '../../test/make-stories.ts';
import { testSite, type TestSite } from '../../test/test-world.ts';
import { putRedirect, saveAuthor, saveTag, type AddressTarget } from '../rooms/articles/articles.ts';

let site: TestSite;
before(async () => {
  site = await testSite();
  await makeEditions(site.world, 'en', 'es');
  await makeSection(site.world, 'City');
});
after(() => site.close());

const redirect = (from: string, target: AddressTarget): Promise<boolean> =>
  site.world.write((tx) => putRedirect(tx, from, target, 0));

const leadsTo = async (path: string): Promise<string> => {
  const answer = await site.request(path);
  return `${answer.status} ${answer.headers.get('location') ?? ''}`.trim();
};

test('former addresses of stories, sections, tags and authors lead to where they are now, also below /tag and /author', async () => {
  const { world } = site;
  const story = await makeStory(world, { headline: 'Moved', path: '/2012/05/moved/' });
  const tag = await world.write((tx) => saveTag(world, tx, { edition: 'en', name: 'Tides' }));
  const author = await world.write((tx) => saveAuthor(world, tx, { name: 'Ben Hill' }));
  await redirect('/old/moved.html', { kind: 'article', target: story });
  await redirect('/tag/old-tides', { kind: 'tag', target: tag });
  await redirect('/author/ben.hill', { kind: 'author', target: author });
  assert.equal(await leadsTo('/old/moved.html'), '301 /2012/05/moved/');
  assert.equal(await leadsTo('/tag/old-tides'), '301 /tag/tides');
  assert.equal(await leadsTo('/author/ben.hill'), '301 /author/ben-hill');
  assert.equal(await leadsTo('/2012/05/moved'), '200');
  assert.equal(await leadsTo('/city'), '200');
});

test('an address whose story is not public is a missing page, and does not tell where the story will be', async () => {
  const draft = await makeStory(site.world, { headline: 'Secret', path: '/plans/secret', status: 'draft' });
  await redirect('/leak', { kind: 'article', target: draft });
  assert.equal(await leadsTo('/plans/secret'), '404');
  assert.equal(await leadsTo('/leak'), '404');
  assert.equal(await leadsTo('/tag/none'), '404');
  assert.equal(await leadsTo('/author/none'), '404');
});

test('WordPress’s short links lead to the story a post has become, and unknown ones home', async () => {
  await makeStory(site.world, {
    headline: 'Post',
    path: '/post-123',
    origin: 'wordpress:old.example.org',
    originId: '123',
  });
  assert.equal(await leadsTo('/?p=123'), '301 /post-123');
  assert.equal(await leadsTo('/?p=999'), '302 /');
  assert.equal(await leadsTo('/?p=1%20or%201=1'), '302 /');
  assert.equal(await leadsTo('/'), '200');
});

test('a story’s address in another edition is not its own', async () => {
  await makeStory(site.world, { headline: 'Solo en español', edition: 'es', path: '/es/solo' });
  assert.equal(await leadsTo('/es/solo'), '200');
  assert.equal(await leadsTo('/solo'), '404');
});
