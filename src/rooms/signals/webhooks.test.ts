import assert from 'node:assert/strict';
import { afterEach, before, test } from 'node:test';
import { saveDiscussionSettings } from '../discussion/discussion.ts';
import { isSignedWith } from './server-for-tests.ts';
import { webhookById, type Delivery } from './signals.ts';
import { hookedSite, type HookedSite } from './webhooks-for-tests.ts';

let made: HookedSite;
let { site, good, bad, ann, hook, log, lastIn, run } = {} as HookedSite;

before(async () => {
  made = await hookedSite();
  ({ site, good, bad, ann, hook, log, lastIn, run } = made);
});
afterEach(() => made.clear());

test('A new comment is told with ids, state and links, signed, and without its words', async () => {
  const { secret, id } = await hook();
  const posted = await ann.post('The second gauge was moved in spring.');
  await run();
  const [call, ...more] = good.calls;
  assert.ok(call && more.length === 0);
  assert.ok(isSignedWith(secret, call));
  assert.ok(!isSignedWith('whsec_AAAA', call));
  const { type, data } = JSON.parse(call.body);
  assert.equal(type, 'comment.created');
  assert.equal(data.comment.id, posted.id);
  assert.equal(data.comment.state, 'published');
  assert.equal(data.comment.api, `http://courant.test/api/v1/comments/${posted.id}`);
  assert.ok(!call.body.includes('gauge'), 'no words');
  assert.ok(!call.body.includes('readers.test'), 'no e-mail address');
  const delivery = await lastIn(id);
  assert.equal(delivery?.state, 'delivered');
  assert.equal(delivery.code, 200);
  assert.equal(call.headers['webhook-id'], delivery.id);
});

test('Who asks for the words gets them, and they are kept nowhere in the log', async () => {
  await hook({ withText: true });
  await ann.post('Only the gauge at the mill is right.');
  await run();
  assert.equal(JSON.parse(good.calls[0]?.body ?? '{}').data.comment.text, 'Only the gauge at the mill is right.');
  const rows = await site.world.db.selectFrom('webhook_delivery').select('payload').execute();
  assert.ok(rows.length > 0 && rows.every(({ payload }) => !payload.includes('mill')));
});

test('Only what was asked for is sent: a comment that waits is news to one webhook and not to the other', async () => {
  await hook({ events: ['comment.waiting'] });
  await hook({ url: bad.url, events: ['comment.created'] });
  await ann.post('This one appears at once.');
  await saveDiscussionSettings(site.world, { state: 'held' });
  await ann.post('This one has to wait for a moderator.');
  await run();
  assert.deepEqual(
    good.calls.map(({ body }) => [JSON.parse(body).type, JSON.parse(body).data.comment.state]),
    [['comment.waiting', 'waiting']],
  );
  assert.equal(bad.calls.length, 2);
});

test('A chat is sent words with a link; nobody’s comment can call a channel or bring markup', async () => {
  await hook({ format: 'chat', withText: true, events: ['comment.created'] });
  await ann.post('Look @channel <!here> & more');
  await run();
  const { text } = JSON.parse(good.calls[0]?.body ?? '{}') as { text: string };
  assert.match(
    text,
    /^New comment under “The tide”\.\n> Look @\u200Bchannel &lt;!here&gt; &amp; more\nhttp:\/\/courant\.test\//,
  );
  assert.equal(good.calls[0]?.headers['webhook-signature'], undefined);
});

test('A webhook that fails is tried again later and later, for a day at most', async () => {
  const { id } = await hook();
  good.answer = (response) => void response.writeHead(503).end();
  await ann.post('Nobody hears of this one for a while.');
  await run();
  assert.equal((await lastIn(id))?.code, 503);
  await run();
  assert.equal(good.calls.length, 1, 'not before its time');
  const start = site.clock.now;
  const gaps: number[] = [];
  for (let calls = 1; ; calls = good.calls.length) {
    const { dueAt, state } = (await lastIn(id)) as Delivery;
    if (dueAt === undefined) {
      assert.equal(state, 'failed');
      break;
    }
    gaps.push(dueAt - site.clock.now);
    site.clock.now = dueAt;
    await run();
    assert.equal(good.calls.length, calls + 1);
  }
  assert.deepEqual(
    [...gaps].sort((a, b) => a - b),
    gaps,
    'each wait is at least as long as the one before',
  );
  assert.ok(gaps.length >= 8 && site.clock.now - start <= 24 * 3_600_000);
  assert.equal(new Set(good.calls.map(({ headers }) => headers['webhook-id'])).size, 1, 'one message, one id');
});

test('When it is well again what waited arrives, in the order in which it happened', async () => {
  const { id } = await hook();
  good.answer = (response) => void response.writeHead(500).end();
  const ids = [(await ann.post('First of two that wait.')).id];
  await run();
  site.clock.now += 1_000;
  ids.push((await ann.post('Second of two that wait.')).id);
  await run();
  assert.equal(good.calls.length, 1, 'the second is not even tried');
  good.answer = (response) => void response.end();
  site.clock.now += 10_000;
  await run();
  const heard = good.calls.slice(1).map(({ body }) => JSON.parse(body).data.comment.id);
  assert.deepEqual(heard, ids);
  assert.equal((await webhookById(site.world, id))?.failingSince, undefined);
});

test('One that hangs holds up no other and is given up after its time', async () => {
  const hanging = await hook({ url: bad.url });
  await hook();
  bad.answer = () => undefined;
  await ann.post('The other one hears of it all the same.');
  await run(50);
  assert.equal(good.calls.length, 1);
  assert.equal((await lastIn(hanging.id))?.error, 'timeout');
});

test('A redirect is not followed: it could lead inside', async () => {
  const { id } = await hook({ url: bad.url });
  bad.answer = (response) => void response.writeHead(307, { location: good.url }).end();
  await ann.post('Sent to one place only.');
  await run();
  assert.equal(good.calls.length, 0);
  assert.equal((await lastIn(id))?.code, 307);
});

test('One that has failed for five days is switched off, and whoever set it up is told by mail', async () => {
  const { id } = await hook();
  good.answer = (response) => void response.writeHead(500).end();
  await ann.post('It begins to fail.');
  await run();
  site.clock.now += 4 * 86_400_000;
  await ann.post('It still fails.');
  await run();
  assert.equal((await webhookById(site.world, id))?.isOn, true);
  site.mails.length = 0;
  site.clock.now += 86_400_001;
  await ann.post('It has failed for long enough.');
  await run();
  assert.equal((await webhookById(site.world, id))?.isOn, false);
  assert.deepEqual(site.mails.map(({ to }) => to).sort(), ['chief@readers.test', 'desk@courant.test']);
  const before = good.calls.length;
  await ann.post('Nobody is told of this one.');
  site.clock.now += 86_400_000;
  await run();
  assert.equal(good.calls.length, before);
  assert.ok((await log(id)).every(({ dueAt }) => dueAt === undefined));
});

test('One that answers 410 is switched off at once', async () => {
  const { id } = await hook();
  good.answer = (response) => void response.writeHead(410).end();
  await ann.post('They want no more.');
  await run();
  assert.equal((await webhookById(site.world, id))?.isOn, false);
});
