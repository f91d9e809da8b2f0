import assert from 'node:assert/strict';
import { afterEach, before, test } from 'node:test';
import { createJobRunner } from '../../job-runner.ts';
import { handlers } from '../../jobs.ts';
import { saveDiscussionSettings } from '../discussion/discussion.ts';
import { writingSite, type Reader, type WritingSite } from '../discussion/writing-for-tests.ts';
import { isSignedWith, outsideServer, type OutsideServer } from './server-for-tests.ts';
import {
  addWebhook,
  changeWebhook,
  deliverWebhooks,
  deliveryLog,
  resendDelivery,
  rotateWebhookSecret,
  removeWebhook,
  testWebhook,
  webhookById,
  listWebhooks,
  type Delivery,
  type WebhookDraft,
} from './signals.ts';

let site: WritingSite;
let good: OutsideServer;
let bad: OutsideServer;
let chief: Reader;
let ann: Reader;

before(async () => {
  good = await outsideServer();
  bad = await outsideServer();
  site = await writingSite({}, { innerServices: [`127.0.0.1:${good.port}`, `127.0.0.1:${bad.port}`] });
  chief = await site.reader('Chief', 'publisher');
  ann = await site.reader('Ann');
});

const run = (patience = 5_000): Promise<number> =>
  createJobRunner(site.world, {
    ...handlers,
    webhooks: (world, payload) => deliverWebhooks(world, payload, { patience }),
  }).runDue();

afterEach(async () => {
  good.answer = bad.answer = (response) => void response.end();
  for (const { id } of await listWebhooks(site.world)) await removeWebhook(site.world, { account: chief.account, id });
  await saveDiscussionSettings(site.world, { state: 'open' });
  await run();
  good.calls = [];
  bad.calls = [];
});

const hook = async (draft: Partial<WebhookDraft> = {}): Promise<{ id: string; secret: string }> => {
  const added = await addWebhook(site.world, {
    account: chief.account,
    url: good.url,
    format: 'json',
    events: ['comment.created', 'comment.waiting'],
    withText: false,
    isOn: true,
    note: 'Archive',
    ...draft,
  });
  assert.ok(added.ok, JSON.stringify(added));
  return added.value;
};

const log = async (id: string): Promise<Delivery[]> => (await deliveryLog(site.world, id)).deliveries;
const lastIn = async (id: string): Promise<Delivery | undefined> => (await log(id))[0];

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

test('An address inside cannot be set unless the operator allows it, nor reached by a name that leads there', async () => {
  const add = (url: string) =>
    addWebhook(site.world, {
      account: chief.account,
      url,
      format: 'json',
      events: ['comment.created'],
      withText: false,
      isOn: true,
      note: '',
    });
  const refusals: Record<string, string> = {
    'http://127.0.0.1/hook': 'inside',
    'https://127.0.0.1/hook': 'inside',
    'https://[::1]/hook': 'inside',
    'https://10.1.2.3/hook': 'inside',
    'https://localhost/hook': 'inside',
    'https://hooks.example:8443/': 'inside',
    'http://hooks.example/': 'not-https',
    'https://name:secret@hooks.example/': 'not-an-address',
    'ftp://hooks.example/': 'not-an-address',
    'hooks.example': 'not-an-address',
  };
  for (const [url, refusal] of Object.entries(refusals)) {
    const added = await add(url);
    assert.equal(added.ok ? 'added' : added.refusal, refusal, url);
  }
  const added = await add('https://hooks.example/');
  assert.ok(added.ok);
  const resolve = async () => [{ address: '169.254.169.254', family: 4 }];
  const tried = await testWebhook(site.world, { account: chief.account, id: added.value.id, reach: { resolve } });
  assert.ok(tried.ok && !tried.value.ok);
  assert.equal(tried.value.error, 'private-address');
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

test('A replaced secret signs together with the old one for a day', async () => {
  const { id, secret } = await hook();
  const rotated = await rotateWebhookSecret(site.world, { account: chief.account, id });
  assert.ok(rotated.ok && rotated.value.secret !== secret);
  await testWebhook(site.world, { account: chief.account, id });
  const signed = (): boolean[] =>
    [secret, rotated.value.secret].map((one) => isSignedWith(one, good.calls.at(-1) as never));
  assert.deepEqual(signed(), [true, true]);
  site.clock.now += 86_400_001;
  await testWebhook(site.world, { account: chief.account, id });
  assert.deepEqual(signed(), [false, true]);
});

test('What failed can be sent again, under the same id', async () => {
  const { id } = await hook();
  good.answer = (response) => void response.writeHead(500).end();
  await ann.post('Sent twice.');
  await run();
  good.answer = (response) => void response.end();
  const { id: delivery } = (await lastIn(id)) as Delivery;
  const again = { account: chief.account, webhookId: id, id: delivery };
  assert.ok((await resendDelivery(site.world, again)).ok);
  await run();
  assert.deepEqual(
    good.calls.map(({ headers }) => headers['webhook-id']),
    [delivery, delivery],
  );
  assert.equal((await lastIn(id))?.state, 'delivered');
  await changeWebhook(site.world, { account: chief.account, id, isOn: false });
  assert.equal((await resendDelivery(site.world, again)).ok, false);
});

test('Without a webhook that asks for it no job is written', async () => {
  await hook({ isOn: false });
  await hook({ events: ['appeal.received'] });
  await ann.post('Nobody listens to this.');
  const jobs = await site.world.db.selectFrom('job').select('id').where('kind', '=', 'signal').execute();
  assert.deepEqual(jobs, []);
});

test('A job carried out twice makes one message; the log is forgotten after thirty days', async () => {
  const { id } = await hook();
  await ann.post('Told once.');
  const [job] = await site.world.db.selectFrom('job').select('payload').where('kind', '=', 'signal').execute();
  await run();
  await handlers['signal']?.(site.world, JSON.parse(job?.payload ?? '') as never);
  await run();
  assert.equal(good.calls.length, 1);
  site.clock.now += 31 * 86_400_000;
  await run();
  await run();
  assert.deepEqual(await log(id), []);
});

test('Only editors and publishers may set any of it', async () => {
  const { id } = await hook();
  for (const role of ['reader', 'contributor', 'writer', 'moderator'] as const) {
    const { account } = await site.reader(`One ${role}`, role);
    const refused = await Promise.all([
      addWebhook(site.world, {
        account,
        url: good.url,
        format: 'json',
        events: ['comment.created'],
        withText: false,
        isOn: true,
        note: '',
      }),
      changeWebhook(site.world, { account, id, note: 'Mine' }),
      rotateWebhookSecret(site.world, { account, id }),
      testWebhook(site.world, { account, id }),
      removeWebhook(site.world, { account, id }),
    ]);
    assert.deepEqual(
      refused.map((one) => (one.ok ? 'done' : one.refusal)),
      Array(5).fill('not-allowed'),
      role,
    );
  }
});
