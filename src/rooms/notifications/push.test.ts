import assert from 'node:assert/strict';
import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { makeEditions } from '../../../test/make-stories.ts';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { disableAccount } from '../accounts/accounts.ts';
import { makeReader, pageFor, sendTo, tellStory } from '../bookmarks/readers-for-tests.ts';
import { pushKeys } from './push-keys.ts';
import { pushTo, sendPushes, type PushMessage } from './push.ts';
import { putSubscription, subscriptionsOf } from './push-subscriptions.store.ts';
import { tell } from './tell.ts';

type Ece = { decrypt: (body: Buffer, options: object) => Buffer };
const { decrypt } = createRequire(import.meta.url)('http_ece') as Ece;

let site: TestSite;
before(async () => {
  site = await testSite();
  await makeEditions(site.world, 'en', 'ar');
});
after(() => site.close());

const get = pageFor(() => site);
const post = sendTo(() => site);

/** A browser: the keys only it has. */
const makeBrowser = () => {
  const ecdh = createECDH('prime256v1');
  ecdh.generateKeys();
  const auth = randomBytes(16);
  const keys = { p256dh: ecdh.getPublicKey('base64url'), auth: auth.toString('base64url') };
  const read = (body: Buffer): unknown =>
    JSON.parse(decrypt(body, { version: 'aes128gcm', privateKey: ecdh, authSecret: keys.auth }).toString());
  return { keys, read };
};

type Taken = { headers: IncomingHttpHeaders; body: Buffer; url: string };

/** A push service that answers with this status. */
const pushService = async (status: number) => {
  const taken: Taken[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      taken.push({ headers: request.headers, body: Buffer.concat(pieces), url: request.url ?? '' });
      response.writeHead(status).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = (): void => void server.close();
  return { taken, endpoint: `http://127.0.0.1:${port}/send/abc`, close };
};

const message: PushMessage = {
  title: 'Ben answered your comment',
  body: 'The tide',
  url: '/a?comment=1#comment-1',
  tag: 'x',
  language: 'en',
  direction: 'ltr',
};
const allow = (): boolean => true;

test('a message is encrypted for one browser alone, and signed with the publication’s key', async () => {
  const service = await pushService(201);
  const browser = makeBrowser();
  const { endpoint } = service;
  assert.equal(await pushTo(site.world, { endpoint, keys: browser.keys }, message, { allow }), 'sent');
  const [taken] = service.taken;
  assert.ok(taken);
  assert.equal(taken.url, '/send/abc');
  assert.equal(taken.headers['content-encoding'], 'aes128gcm');
  assert.match(String(taken.headers['ttl']), /^\d+$/);
  assert.equal(taken.body.includes('Ben'), false);
  assert.deepEqual(browser.read(taken.body), message);
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(taken.headers.authorization ?? '') ?? [];
  const { publicKey } = await pushKeys(site.world);
  assert.equal(key, publicKey);
  const [head = '', claims = '', signature = ''] = token.split('.');
  const raw = Buffer.from(key, 'base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: raw.toString('base64url', 1, 33), y: raw.toString('base64url', 33) };
  const verifier = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' } as const;
  assert.ok(verify('sha256', Buffer.from(`${head}.${claims}`), verifier, Buffer.from(signature, 'base64url')));
  const { aud, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string; sub: string };
  assert.equal(aud, new URL(endpoint).origin);
  assert.match(sub, /^(?:mailto|https):/);
  service.close();
});

test('a push service tells whether the browser is gone or to be tried again; redirects lead nowhere', async () => {
  for (const [status, result] of [
    [410, 'gone'],
    [404, 'gone'],
    [429, 'later'],
    [500, 'later'],
    [307, 'later'],
  ] as const) {
    const service = await pushService(status);
    const { keys } = makeBrowser();
    assert.equal(
      await pushTo(site.world, { endpoint: service.endpoint, keys }, message, { allow }),
      result,
      `${status}`,
    );
    service.close();
  }
});

test('nothing is sent to a machine of our own network, whatever its name', async () => {
  const service = await pushService(201);
  const { keys } = makeBrowser();
  assert.equal(await pushTo(site.world, { endpoint: 'https://127.0.0.1/x', keys }, message), 'refused');
  const resolve = async () => [{ address: '10.0.0.7', family: 4 }];
  assert.equal(await pushTo(site.world, { endpoint: 'https://push.example/x', keys }, message, { resolve }), 'refused');
  assert.equal(service.taken.length, 0);
  service.close();
});

test('a browser subscribes and unsubscribes for its reader; what is no subscription is refused', async () => {
  const ann = await makeReader(site);
  const { keys } = makeBrowser();
  const endpoint = 'https://push.example.org/send/1';
  assert.equal((await post('/push/subscribe', { endpoint, ...keys })).status, 401);
  for (const wrong of [
    { endpoint: 'http://push.example.org/send/1', ...keys },
    { endpoint: 'https://127.0.0.1/x', ...keys },
    { endpoint: 'https://[::1]/x', ...keys },
    { endpoint: 'https://localhost/x', ...keys },
    { endpoint: 'https://push.example.org:8443/x', ...keys },
    { endpoint: 'https://user:pw@push.example.org/x', ...keys },
    { endpoint, p256dh: keys.p256dh, auth: 'short' },
    { endpoint, p256dh: 'x', auth: keys.auth },
  ])
    assert.equal((await post('/push/subscribe', wrong, ann)).status, 422, wrong.endpoint);
  assert.equal((await post('/push/subscribe', { endpoint, ...keys }, ann)).status, 204);
  assert.equal((await subscriptionsOf(site.world.db, [ann.account.id])).length, 1);
  const other = await makeReader(site);
  await post('/push/unsubscribe', { endpoint }, other);
  assert.equal((await subscriptionsOf(site.world.db, [ann.account.id])).length, 1, 'another reader cannot end it');
  await post('/push/unsubscribe', { endpoint }, ann);
  assert.equal((await subscriptionsOf(site.world.db, [ann.account.id])).length, 0);
});

test('a reader has at most ten devices', async () => {
  const ann = await makeReader(site);
  for (let i = 0; i < 12; i += 1) {
    site.clock.now += 1;
    await post('/push/subscribe', { endpoint: `https://push.example.org/send/${i}`, ...makeBrowser().keys }, ann);
  }
  const kept = await subscriptionsOf(site.world.db, [ann.account.id]);
  assert.deepEqual([kept.length, kept[0]?.endpoint], [10, 'https://push.example.org/send/11']);
});

test('a subscription that may not be reached is forgotten when there is something to send', async () => {
  const ann = await makeReader(site);
  const { id } = await tellStory(site, 'Pushed');
  // As if it had got into the table some other way.
  await site.world.write(({ db }) =>
    putSubscription(db, {
      endpoint: 'https://127.0.0.1/x',
      account_id: ann.account.id,
      keys: JSON.stringify(makeBrowser().keys),
      edition: 'en',
      created_at: site.clock.now,
    }),
  );
  const about = { details: { articleId: id }, accountIds: [ann.account.id] };
  await site.world.write((tx) => tell(site.world, tx, { kind: 'story', subjectId: id, ...about }));
  const isPlanned = async (): Promise<number> =>
    (await site.world.db.selectFrom('job').select('id').where('kind', '=', 'push').execute()).length;
  assert.equal(await isPlanned(), 0, 'stories are not shown on devices unless one wants it');
  const choices = { 'mail-story': 'off', 'push-story': '1' };
  await post('/me/notifications/choices', choices, ann);
  const other = await tellStory(site, 'Pushed again');
  await site.world.write((tx) =>
    tell(site.world, tx, {
      kind: 'story',
      subjectId: other.id,
      details: { articleId: other.id },
      accountIds: about.accountIds,
    }),
  );
  assert.equal(await isPlanned(), 1);
  await site.runJobs();
  assert.equal((await subscriptionsOf(site.world.db, [ann.account.id])).length, 0);
});

test('only the page with the button may start a worker', async () => {
  const ann = await makeReader(site);
  const page = await site.request('/me/notifications', { headers: { cookie: ann.cookie } });
  const policy = page.headers.get('content-security-policy') ?? '';
  assert.match(policy, /worker-src 'self'/);
  assert.match(policy, /trusted-types push-worker(?:;|$)/);
  assert.match(policy, /default-src 'none'/);
  assert.match(await page.text(), new RegExp(`data-key="${(await pushKeys(site.world)).publicKey}"`));
  const front = (await site.request('/')).headers.get('content-security-policy') ?? '';
  assert.doesNotMatch(front, /worker-src/);
  assert.match(front, /trusted-types 'none'/);
  assert.doesNotMatch(await get('/'), /<script type="module"/, 'strangers load no script');
});

test('a browser whose key fits no curve is refused, and one that slipped in keeps no message from the others', async () => {
  const ann = await makeReader(site);
  const { keys } = makeBrowser();
  const broken = { p256dh: Buffer.alloc(65, 4).toString('base64url'), auth: keys.auth };
  const endpoint = 'https://push.example.org/send/broken';
  assert.equal((await post('/push/subscribe', { endpoint, ...broken }, ann)).status, 422);
  const { id } = await tellStory(site, 'Broken');
  const row = { account_id: ann.account.id, edition: 'en', created_at: site.clock.now };
  const pushes = await site.world.write(async (tx) => {
    await putSubscription(tx.db, { ...row, endpoint, keys: JSON.stringify(broken) });
    await putSubscription(tx.db, { ...row, endpoint: 'https://127.0.0.1/x', keys: JSON.stringify(keys) });
    await tell(site.world, tx, {
      kind: 'story',
      subjectId: id,
      details: { articleId: id, because: { kind: 'tag', targetId: id } },
      accountIds: [ann.account.id],
    });
    const told = await tx.db.selectFrom('notification').select('id').where('account_id', '=', ann.account.id).execute();
    return [endpoint, 'https://127.0.0.1/x'].map((one) => ({ endpoint: one, id: told[0]?.id ?? '' }));
  });
  await sendPushes(site.world, { pushes });
  const left = await subscriptionsOf(site.world.db, [ann.account.id]);
  assert.deepEqual(
    left.map((one) => one.endpoint),
    [endpoint],
    'the message after the broken one was taken up',
  );
});

test('nothing is sent to the devices of an account that was closed', async () => {
  const ann = await makeReader(site);
  const { id } = await tellStory(site, 'Closed');
  // Were it asked, it would not be found, and the message would be kept for a second try.
  const endpoint = 'https://push.invalid/send/closed';
  const pushes = await site.world.write(async (tx) => {
    const row = { account_id: ann.account.id, edition: 'en', created_at: site.clock.now };
    await putSubscription(tx.db, { ...row, endpoint, keys: JSON.stringify(makeBrowser().keys) });
    const details = { articleId: id, because: { kind: 'tag' as const, targetId: id } };
    await tell(site.world, tx, { kind: 'story', subjectId: id, details, accountIds: [ann.account.id] });
    const told = await tx.db.selectFrom('notification').select('id').where('account_id', '=', ann.account.id).execute();
    return told.map((one) => ({ endpoint, id: one.id }));
  });
  await disableAccount(site.world, ann.account.id, true);
  await sendPushes(site.world, { pushes });
  assert.equal(pushes.length, 1);
  assert.deepEqual(await subscriptionsOf(site.world.db, [ann.account.id]), []);
});
