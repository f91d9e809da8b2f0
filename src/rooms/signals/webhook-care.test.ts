import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { afterEach, before, test } from 'node:test';
import { pino } from 'pino';
import { handlers } from '../../jobs.ts';
import { isSignedWith } from './server-for-tests.ts';
import {
  addWebhook,
  changeWebhook,
  removeWebhook,
  resendDelivery,
  rotateWebhookSecret,
  testWebhook,
  type Delivery,
} from './signals.ts';
import { hookedSite, type HookedSite } from './webhooks-for-tests.ts';

let made: HookedSite;
let { site, good, chief, ann, hook, log, lastIn, run } = {} as HookedSite;

before(async () => {
  made = await hookedSite();
  ({ site, good, chief, ann, hook, log, lastIn, run } = made);
});
afterEach(() => made.clear());

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

test('Nothing that is sent or answered is in a log, whatever goes wrong', async () => {
  const lines: string[] = [];
  const before = site.world.log;
  const write = (line: unknown, _encoding: string, done: () => void): void => {
    lines.push(String(line));
    done();
  };
  site.world.log = pino({ level: 'trace' }, new Writable({ write }));
  await hook({ withText: true });
  for (const answer of [500, 410, 307]) {
    good.answer = (response) => void response.writeHead(answer, { location: '/' }).end('unmistakable answer');
    const somebody = await site.reader(`Asked ${answer}`);
    await somebody.post(`An unmistakable comment, answered by ${answer}.`);
    await run();
    site.clock.now += 60_000;
  }
  assert.ok(good.calls.some(({ body }) => body.includes('unmistakable')));
  site.world.log.info('the log is listened to');
  site.world.log = before;
  assert.ok(lines.length > 0 && lines.every((line) => !/unmistakable|whsec_/.test(line)));
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
