import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { writingSite, type Reader, type WritingSite } from '../rooms/discussion/writing-for-tests.ts';
import { makeStory } from '../../test/make-stories.ts';
import { asking, saidBy, tokenFor } from './api-for-tests.ts';

let site: WritingSite;
let ask: ReturnType<typeof asking>;
let ann: Reader;
let bob: Reader;
let chief: Reader;
let token: string;
let others: string;
let moderator: string;

const nowhere = '01963f0e-6a10-7c2e-9d4b-2f7a51c80e11';

before(async () => {
  site = await writingSite({ newReaderComments: 0 });
  ask = asking(() => site);
  ann = await site.reader('Ann');
  bob = await site.reader('Bob');
  chief = await site.reader('Chief', 'moderator');
  token = await tokenFor(site, ann.account, 'read', 'comment', 'follow');
  others = await tokenFor(site, bob.account, 'read', 'comment', 'follow');
  moderator = await tokenFor(site, chief.account, 'read', 'comment', 'moderate');
});
after(() => site.close());

let said = 0;
const post = async (
  text = `Something that was not said before, number ${(said += 1)}.`,
  parentId?: string,
  by = token,
) => {
  const told = await ask('POST /comments', { token: by, body: { articleId: site.story, parentId, text } });
  assert.equal(told.status, 201, JSON.stringify(told.value));
  return told.value.id as string;
};

test('a program finds a story by its address and reads its discussion', async () => {
  const { value: found } = await ask(`GET /articles?path=${encodeURIComponent(`http://courant.test${site.path}`)}`);
  assert.equal(found.items[0].id, site.story);
  const id = await post('The **second** gauge was moved.');
  const answer = await post(undefined, id, others);
  const { value: thread, headers } = await ask(`GET /articles/${site.story}/thread?sort=oldest`);
  assert.equal(thread.branches[0].comment.id, id);
  assert.equal(thread.branches[0].comment.markdown, 'The **second** gauge was moved.');
  assert.equal(thread.branches[0].comment.html, '<p>The <strong>second</strong> gauge was moved.</p>');
  assert.equal(thread.branches[0].answers[0].id, answer);
  assert.equal(thread.count, 2);
  assert.match(headers.get('cache-control') ?? '', /^public/);
  assert.equal((await ask(`GET /comments/${id}`)).value.writer.name, 'Ann');
  assert.equal((await ask(`GET /comments/${id}/answers`)).value.answers[0].id, answer);
  assert.equal(saidBy(await ask(`GET /comments/${answer}/answers`)), '404 not-found');
  assert.deepEqual((await ask(`GET /counts?articles=${site.story},${nowhere}`)).value.items, [
    { articleId: site.story, count: 2 },
    { articleId: nowhere, count: 0 },
  ]);
  assert.equal((await ask(`GET /articles/${site.story}`)).value.thread.count, 2);
  assert.equal((await ask('GET /articles')).value.items[0].id, site.story);
  const { stream } = (await ask(`GET /articles/${site.story}/live`)).value;
  assert.equal(stream, `http://courant.test/live/thread/${site.story}`);
});

test('what is kept follows every comment', async () => {
  const before = (await ask(`GET /articles/${site.story}/thread`)).value.count;
  const id = await post();
  assert.equal((await ask(`GET /articles/${site.story}/thread`)).value.count, before + 1);
  assert.equal((await ask(`GET /comments/${id}`)).status, 200);
  assert.equal((await ask(`DELETE /comments/${id}`, { token })).status, 204);
  assert.equal((await ask(`GET /articles/${site.story}/thread`)).value.count, before);
  assert.equal(saidBy(await ask(`GET /comments/${id}`)), '404 not-found');
});

test('a long discussion is read page by page', async () => {
  const story = await makeStory(site.world, { headline: 'A long one' });
  for (let i = 0; i < 27; i += 1)
    await ask('POST /comments', { token, body: { articleId: story, text: `Remark ${i} about ${i * 7919} tides.` } });
  // More than a minute's worth of writing for one account would be refused.
  const first = (await ask(`GET /articles/${story}/thread?sort=newest`)).value;
  assert.equal(first.branches.length, 25);
  const second = (await ask(`GET /articles/${story}/thread?sort=newest&after=${first.next}`)).value;
  assert.equal(second.branches.length, 2);
  assert.equal(second.next, null);
  const last = second.branches[1].comment.id as string;
  const sought = (await ask(`GET /articles/${story}/thread?sort=newest&comment=${last}`)).value;
  assert.ok(sought.branches.some(({ comment }: { comment: { id: string } }) => comment.id === last));
  site.clock.now += 61_000;
});

test('the same comment sent twice under one key is posted once, quoted or not', async () => {
  const body = { articleId: site.story, text: 'Sent over a bad line.' };
  const first = await ask('POST /comments', { token, body, headers: { 'idempotency-key': 'k-1' } });
  const again = await ask('POST /comments', { token, body, headers: { 'idempotency-key': '"k-1"' } });
  assert.deepEqual(again.value, first.value);
  assert.equal(first.headers.get('location'), `http://courant.test/api/v1/comments/${first.value.id}`);
  const long = await ask('POST /comments', { token, body, headers: { 'idempotency-key': 'k'.repeat(101) } });
  assert.equal(saidBy(long), '400 bad-query');
});

test('a comment is changed by its writer while there is time', async () => {
  const id = await post();
  const change = (by: string) => ask(`PATCH /comments/${id}`, { token: by, body: { text: 'Said better.' } });
  assert.equal((await change(token)).status, 200);
  assert.equal((await ask(`GET /comments/${id}`)).value.markdown, 'Said better.');
  assert.equal(saidBy(await change(others)), '403 not-yours');
  site.clock.now += 6 * 60_000;
  assert.equal(saidBy(await change(token)), '403 too-late');
});

test('a check says in words why a comment waits or is refused', async () => {
  const body = { articleId: site.story, text: 'WHY DOES NOBODY EVER LISTEN TO WHAT WE ALL SAY ABOUT THE TIDE' };
  const nudged = await ask('POST /comments', { token, body });
  assert.equal(saidBy(nudged), '422 nudge');
  assert.equal(nudged.value.reason, 'capitals');
  assert.match(nudged.value.detail, /CAPITALS/);
  assert.notEqual((await ask('POST /comments', { token, body: { ...body, confirmed: true } })).status, 422);
  const spanish = await site.request('/ar/api/v1/comments', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...body, text: body.text.replace('WHY', 'NOW SAY WHY') }),
  });
  assert.match(await spanish.text(), /حروف كبيرة/);
});

test('recommending counts once, can be taken back, and is not for one’s own', async () => {
  const id = await post();
  const path = `/comments/${id}/recommendation`;
  assert.equal((await ask(`PUT ${path}`, { token: others })).value.recommendCount, 1);
  assert.equal((await ask(`PUT ${path}`, { token: others })).value.recommendCount, 1);
  const own = (await ask(`GET /me/threads/${site.story}`, { token: others })).value;
  assert.ok(own.recommended.includes(id));
  assert.deepEqual((await ask(`DELETE ${path}`, { token: others })).value, {
    commentId: id,
    isRecommended: false,
    recommendCount: 0,
  });
  assert.equal(saidBy(await ask(`PUT ${path}`, { token })), '403 own');
});

test('reports reach the moderators, and what a notice lacks is named', async () => {
  const id = await post();
  const path = `POST /comments/${id}/reports`;
  assert.equal((await ask(path, { token: others, body: { reason: 'insult' } })).status, 204);
  const unclear = await ask(path, { token: others, body: { text: 'Bad.' } });
  assert.deepEqual(unclear.value.errors?.[0].pointer, '/reason');
  assert.equal(saidBy(await ask(path, { body: { reason: 'insult' } })), '401 not-signed-in');
  const notice = {
    kind: 'illegal',
    ground: 'defamation',
    text: 'It says of me what is not true.',
    name: 'Zoe',
    email: 'zoe@example.org',
  };
  assert.deepEqual((await ask(path, { body: notice })).value.errors[0].pointer, '/isGoodFaith');
  assert.equal((await ask(path, { body: { ...notice, isGoodFaith: true } })).status, 204);
  const { reported, illegal } = (await ask('GET /moderation', { token: moderator })).value;
  assert.deepEqual([reported, illegal], [1, 1]);
  const { items } = (await ask('GET /moderation/reported', { token: moderator })).value;
  assert.equal(items[0].reports[0].reason, 'insult');
});

test('a moderator decides, picks, and opens and closes the discussion', async () => {
  const id = await post();
  const decide = (body: object, by = moderator) => ask(`POST /comments/${id}/decision`, { token: by, body });
  assert.deepEqual((await decide({ act: 'remove' })).value.errors[0].pointer, '/rule');
  assert.equal((await ask(`PUT /comments/${id}/pick`, { token: moderator, body: { why: 'Knows.' } })).status, 204);
  assert.deepEqual((await ask(`GET /comments/${id}`)).value.pick.why, 'Knows.');
  assert.equal((await ask(`GET /articles/${site.story}/thread?filter=picks`)).value.branches[0].comment.id, id);
  assert.equal((await ask(`DELETE /comments/${id}/pick`, { token: moderator })).status, 204);
  assert.equal((await ask(`PUT /comments/${id}/pick`, { token: moderator })).status, 204);
  assert.equal((await decide({ act: 'remove', rule: 'insult' })).value.state, 'removed');
  assert.equal(saidBy(await decide({ act: 'remove', rule: 'insult' })), '409 gone');
  const mine = (await ask('GET /me/comments', { token })).value.items[0];
  assert.deepEqual([mine.id, mine.state, mine.rule], [id, 'removed', 'insult']);
  assert.equal((await decide({ act: 'restore' })).value.state, 'published');
  const set = (body: object) => ask(`PUT /articles/${site.story}/thread`, { token: moderator, body });
  assert.equal((await set({ state: 'closed', announcement: 'Thank you.' })).status, 204);
  const refusal = await ask('POST /comments', { token, body: { articleId: site.story, text: 'One more.' } });
  assert.equal(saidBy(refusal), '403 closed');
  assert.equal((await set({ state: 'hidden' })).status, 204);
  const hidden = (await ask(`GET /articles/${site.story}/thread`)).value;
  assert.deepEqual([hidden.state, hidden.branches, hidden.announcement, hidden.count], ['hidden', [], '', 0]);
  assert.equal(saidBy(await ask(`GET /comments/${id}`)), '404 not-found');
  assert.equal(saidBy(await ask(`GET /comments/${id}/answers`)), '404 not-found');
  assert.equal((await set({ state: null })).status, 204);
  assert.equal((await ask(`GET /articles/${site.story}/thread`)).value.announcement, 'Thank you.');
  const reader = (await ask(`GET /comments/${id}`)).value.writer.id as string;
  assert.equal((await ask(`PUT /readers/${reader}/source`, { token: moderator })).status, 204);
  assert.equal((await ask(`GET /comments/${id}`)).value.writer.badge, 'source');
  assert.equal((await ask(`DELETE /readers/${reader}/source`, { token: moderator })).status, 204);
});

test('an error told of a story lies on the desk until it is dealt with', async () => {
  const id = await post();
  await ask(`POST /comments/${id}/reports`, { token: others, body: { kind: 'error', text: 'It was Tuesday.' } });
  const { items } = (await ask('GET /moderation/errors', { token: moderator })).value;
  const path = `POST /reports/${items[0].reports[0].id}/decision`;
  assert.equal((await ask(path, { token: moderator, body: { isUpheld: true } })).status, 204);
  assert.equal((await ask('GET /moderation/errors', { token: moderator })).value.items.length, 0);
});

test('who lets everybody see their comments can be looked up; who does not, or is muted, is left alone', async () => {
  const id = await post();
  const reader = (await ask(`GET /comments/${id}`)).value.writer.id as string;
  const listed = (await ask(`GET /readers/${reader}/comments`)).value;
  assert.equal(listed.items[0].id, id);
  assert.equal((await ask(`GET /readers/${reader}`)).value.reader.name, 'Ann');
  assert.equal((await ask(`PUT /mutes/${reader}`, { token: others })).status, 204);
  assert.equal((await ask('GET /mutes', { token: others })).value.items[0].id, reader);
  assert.equal((await ask(`DELETE /mutes/${reader}`, { token: others })).status, 204);
  assert.deepEqual((await ask('GET /mutes', { token: others })).value.items, []);
  assert.equal(saidBy(await ask(`PUT /mutes/${reader}`, { token })), '403 own');
  const profile = await tokenFor(site, ann.account, 'profile');
  assert.equal((await ask('PATCH /me', { token: profile, body: { isPublic: false } })).status, 204);
  await site.runJobs();
  site.clock.now += 301_000;
  assert.equal(saidBy(await ask(`GET /readers/${reader}/comments`)), '404 not-found');
  assert.equal(saidBy(await ask(`GET /readers/${reader}`)), '404 not-found');
});
