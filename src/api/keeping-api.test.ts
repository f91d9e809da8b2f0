import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeSection, makeStory } from '../../test/make-stories.ts';
import { writingSite, type Reader, type WritingSite } from '../rooms/discussion/writing-for-tests.ts';
import { apiScopes } from '../rooms/accounts/accounts.ts';
import { asking, saidBy, tokenFor } from './api-for-tests.ts';

let site: WritingSite;
let ask: ReturnType<typeof asking>;
let ann: Reader;
let token: string;

const nowhere = '01963f0e-6a10-7c2e-9d4b-2f7a51c80e11';

before(async () => {
  site = await writingSite({ newReaderComments: 0 });
  ask = asking(() => site);
  ann = await site.reader('Ann');
  token = await tokenFor(site, ann.account, ...apiScopes.filter((scope) => scope !== 'moderate'));
});
after(() => site.close());

test('a reading list is filled, tagged, ordered, archived, searched and emptied', async () => {
  const second = await makeStory(site.world, { headline: 'Boats and más' });
  for (const id of [site.story, second]) assert.equal((await ask(`PUT /bookmarks/${id}`, { token })).status, 204);
  assert.equal((await ask(`PUT /bookmarks/${second}`, { token })).status, 204, 'twice is once');
  const list = async (query = ''): Promise<string[]> => {
    const { value } = await ask(`GET /bookmarks${query}`, { token });
    return value.items.map(({ articleId }: { articleId: string }) => articleId);
  };
  assert.deepEqual(await list(), [second, site.story]);
  assert.equal((await ask(`POST /bookmarks/${site.story}/move`, { token, body: { to: 'up' } })).status, 204);
  assert.deepEqual(await list(), [site.story, second]);
  assert.equal((await ask(`PUT /bookmarks/${second}/tags/${encodeURIComponent('On the sea')}`, { token })).status, 204);
  assert.deepEqual(await list('?tag=On+the+sea'), [second]);
  assert.deepEqual(await list('?q=mas'), [second]);
  const { value } = await ask('GET /bookmarks', { token });
  assert.deepEqual([value.tags, value.counts], [[{ name: 'On the sea', count: 1 }], { list: 2, archive: 0 }]);
  assert.equal(value.items[0].story.headline, 'The tide');
  assert.equal((await ask(`DELETE /bookmarks/${second}/tags/On%20the%20sea`, { token })).status, 204);
  assert.equal((await ask(`PUT /bookmarks/${second}/archive`, { token })).status, 204);
  assert.deepEqual(await list('?list=archive'), [second]);
  assert.equal((await ask(`DELETE /bookmarks/${second}/archive`, { token })).status, 204);
  for (const id of [site.story, second]) assert.equal((await ask(`DELETE /bookmarks/${id}`, { token })).status, 204);
  assert.deepEqual(await list(), []);
  assert.equal(saidBy(await ask(`PUT /bookmarks/${nowhere}`, { token })), '404 not-found');
  assert.equal(saidBy(await ask(`PUT /bookmarks/${site.story}/tags/x`, { token })), '404 not-found');
});

test('no program finds, saves, follows or comments on a story that is not public', async () => {
  const draft = await makeStory(site.world, { headline: 'Not yet', status: 'draft' });
  for (const what of [
    `PUT /bookmarks/${draft}`,
    `PUT /follows/thread/${draft}`,
    `GET /articles/${draft}`,
    `GET /articles/${draft}/thread`,
    `GET /articles/${draft}/live`,
    `GET /me/threads/${draft}`,
  ])
    assert.equal(saidBy(await ask(what, { token })), '404 not-found', what);
  const posted = await ask('POST /comments', { token, body: { articleId: draft, text: 'What is this?' } });
  assert.equal(saidBy(posted), '404 not-found');
});

test('what is followed makes the page for one, and nothing else does', async () => {
  const section = await makeSection(site.world, 'Harbour');
  site.clock.now += 1_000;
  const story = await makeStory(site.world, { headline: 'In the harbour', sectionId: section });
  assert.equal((await ask(`PUT /follows/section/${section}`, { token })).status, 204);
  const [follow] = (await ask('GET /follows', { token })).value.items;
  assert.deepEqual([follow.kind, follow.targetId, follow.name], ['section', section, 'Harbour']);
  const { items } = (await ask('GET /for-you', { token })).value;
  assert.deepEqual([items.length, items[0].story.id, items[0].because[0].name], [1, story, 'Harbour']);
  assert.equal(saidBy(await ask('GET /for-you?edition=xx', { token })), '404 not-found');
  assert.equal((await ask(`DELETE /follows/section/${section}`, { token })).status, 204);
  assert.deepEqual((await ask('GET /for-you', { token })).value.items, []);
  assert.equal(saidBy(await ask(`PUT /follows/tag/${nowhere}`, { token })), '404 not-found');
  assert.equal(saidBy(await ask(`PUT /follows/colour/${nowhere}`, { token })), '404 not-found');
});

test('a reader is told of answers, reads them, and chooses how', async () => {
  const bob = await site.reader('Bob');
  const { id } = await ann.post('What do you say to that?');
  const answer = await bob.post('That I have seen it too.', { parent: id });
  await site.runJobs();
  const { value } = await ask('GET /notifications', { token });
  assert.deepEqual([value.unread, value.items[0].kind, value.items[0].by], [1, 'reply', 'Bob']);
  assert.equal(value.items[0].commentId, answer.id);
  assert.equal((await ask('GET /me', { token })).value.unread, 1);
  const until = new Date(site.clock.now).toISOString();
  assert.equal((await ask('POST /notifications/read', { token, body: { until } })).status, 204);
  assert.equal((await ask('GET /notifications', { token })).value.unread, 0);
  const odd = await ask('POST /notifications/read', { token, body: { until: 'yesterday' } });
  assert.equal(odd.value.errors[0].pointer, '/until');
  const before = (await ask('GET /notifications/choices', { token })).value;
  const change = { story: { mail: 'weekly', push: true } };
  const after = (await ask('PATCH /notifications/choices', { token, body: change })).value;
  assert.deepEqual(after, { ...before, ...change });
  const none = await ask('PATCH /notifications/choices', { token, body: { story: { mail: 'never', push: true } } });
  assert.equal(none.value.errors[0].pointer, '/story/mail');
});

test('one sees and changes who one is', async () => {
  const changed = await ask('PATCH /me', { token, body: { name: 'Anne', bio: 'Keeps bees.', edition: 'ar' } });
  assert.equal(changed.status, 204);
  const { value } = await ask('GET /me', { token });
  assert.deepEqual([value.name, value.bio, value.edition, value.isPublic], ['Anne', 'Keeps bees.', 'ar', true]);
  assert.equal(value.email, 'ann@readers.test');
  const bad = await ask('PATCH /me', { token, body: { name: 'Admin\u0456stratоr' } });
  assert.equal(bad.value.errors[0].pointer, '/name');
  const edition = await ask('PATCH /me', { token, body: { edition: 'xx' } });
  assert.equal(edition.value.errors[0].pointer, '/edition');
});

test('one’s own comments in a discussion and those since the last visit are found', async () => {
  const story = await makeStory(site.world, { headline: 'Visited' });
  const bob = await site.reader('Bobby');
  await ann.post('I was here first.', { article: story });
  await ann.send(`/threads/${story}/visit`);
  site.clock.now += 3_600_000;
  const { id } = await bob.post('And I came later.', { article: story });
  const mine = (await ask(`GET /me/threads/${story}`, { token })).value.thread.branches;
  assert.deepEqual([mine.length, mine[0].comment.markdown], [1, 'I was here first.']);
  const fresh = (await ask(`GET /me/threads/${story}?filter=new`, { token })).value;
  assert.deepEqual([fresh.thread.branches.length, fresh.thread.branches[0].comment.id], [1, id]);
  assert.ok(Date.parse(fresh.newSince) < site.clock.now);
});

test('a long reading list and a long history are read page by page', async () => {
  for (let i = 0; i < 26; i += 1) {
    site.clock.now += 3_000;
    const id = await makeStory(site.world, { headline: `Story ${i}` });
    await ask(`PUT /bookmarks/${id}`, { token });
  }
  const first = (await ask('GET /bookmarks', { token })).value;
  assert.equal(first.items.length, 25);
  assert.equal((await ask(`GET /bookmarks?after=${first.next}`, { token })).value.items.length, 1);
  const stories = (await ask('GET /articles')).value;
  const older = (await ask(`GET /articles?before=${stories.next}`)).value;
  assert.ok(older.items.length > 0);
  assert.ok(!stories.items.some(({ id }: { id: string }) => id === older.items[0].id));
});
