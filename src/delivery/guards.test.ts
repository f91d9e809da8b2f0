import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { test } from 'node:test';
import Fastify from 'fastify';
import { createDelivery, createRateLimit, crossSiteFault, loggedPath, networkOf, refuseCrossSite } from './delivery.ts';
import { pino } from 'pino';

const own = 'https://courant.test';

const writes: [Record<string, string>, boolean][] = [
  [{ 'sec-fetch-site': 'same-origin' }, true],
  [{ 'sec-fetch-site': 'none' }, true],
  [{ 'sec-fetch-site': 'same-origin', origin: 'https://evil.test' }, true],
  [{ 'sec-fetch-site': 'cross-site', origin: own }, false],
  [{ 'sec-fetch-site': 'same-site', origin: own }, false],
  [{ 'sec-fetch-site': 'Same-Origin' }, false],
  [{ 'sec-fetch-site': '' }, false],
  [{ origin: own }, true],
  [{ origin: 'http://courant.test' }, false],
  [{ origin: 'https://courant.test.evil.test' }, false],
  [{ origin: 'https://evil-courant.test' }, false],
  [{ origin: 'https://courant.test:444' }, false],
  [{ origin: 'https://COURANT.test' }, false],
  [{ origin: 'null' }, false],
  [{ origin: '' }, false],
  [{ referer: `${own}/a` }, false],
  [{}, false],
];

for (const [headers, passes] of writes) {
  test(`a form sent with ${JSON.stringify(headers)} is ${passes ? 'accepted' : 'refused'}`, () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])
      assert.equal(crossSiteFault({ method, headers }, own) === undefined, passes);
    for (const method of ['GET', 'HEAD', 'OPTIONS']) assert.equal(crossSiteFault({ method, headers }, own), undefined);
  });
}

test('a refused form is told why, before its body is read; an address with its own proof is not guarded', async () => {
  const app = Fastify();
  app.addHook('onRequest', refuseCrossSite({ publicUrl: `${own}/`, isExempt: (path) => path === '/unsubscribe' }));
  app.post('/form', () => 'posted');
  app.post('/unsubscribe', () => 'unsubscribed');
  const refused = await app.inject({
    method: 'POST',
    url: '/form?x=/unsubscribe',
    headers: { origin: 'https://evil.test' },
  });
  assert.equal(refused.statusCode, 403);
  assert.match(refused.body, /sent from a page that is not on https:\/\/courant\.test/);
  assert.doesNotMatch(refused.body, /evil/);
  assert.equal((await app.inject({ method: 'POST', url: '/form', headers: { origin: own } })).body, 'posted');
  assert.equal((await app.inject({ method: 'POST', url: '/unsubscribe?t=1' })).body, 'unsubscribed');
  await app.close();
});

const addressSeen = (remoteAddress: string, forwarded: string | undefined, trustedProxies: string[]): string => {
  const delivery = createDelivery({ publicUrl: own, log: pino({ level: 'silent' }), trustedProxies });
  delivery.close();
  return delivery.clientAddress({
    socket: { remoteAddress },
    headers: { 'x-forwarded-for': forwarded },
  } as unknown as IncomingMessage);
};

const addresses: { from: string; forwarded?: string; proxies?: string[]; seen: string }[] = [
  { from: '203.0.113.9', seen: '203.0.113.9' },
  { from: '::ffff:203.0.113.9', seen: '203.0.113.9' },
  { from: '203.0.113.9', forwarded: '198.51.100.1', seen: '203.0.113.9' },
  { from: '203.0.113.9', forwarded: '198.51.100.1', proxies: ['10.0.0.0/8'], seen: '203.0.113.9' },
  { from: '10.1.2.3', forwarded: '198.51.100.1', proxies: ['10.0.0.0/8'], seen: '198.51.100.1' },
  { from: '::ffff:10.1.2.3', forwarded: '198.51.100.1', proxies: ['10.0.0.0/8'], seen: '198.51.100.1' },
  { from: '10.1.2.3', forwarded: '1.1.1.1, 198.51.100.1', proxies: ['10.0.0.0/8'], seen: '198.51.100.1' },
  {
    from: '10.1.2.3',
    forwarded: '1.1.1.1, 198.51.100.1, 10.9.9.9',
    proxies: ['10.0.0.0/8'],
    seen: '198.51.100.1',
  },
  { from: '10.1.2.3', forwarded: '10.7.7.7, 10.9.9.9', proxies: ['10.0.0.0/8'], seen: '10.7.7.7' },
  { from: '10.1.2.3', forwarded: '198.51.100.1:4711', proxies: ['10.0.0.0/8'], seen: '198.51.100.1' },
  {
    from: '10.1.2.3',
    forwarded: '[2001:db8::1]:4711',
    proxies: ['10.0.0.0/8'],
    seen: '2001:db8:0:0:0:0:0:1',
  },
  { from: '10.1.2.3', forwarded: 'unknown', proxies: ['10.0.0.0/8'], seen: '10.1.2.3' },
  { from: '10.1.2.3', forwarded: '8.8.8.8, <script>', proxies: ['10.0.0.0/8'], seen: '10.1.2.3' },
  { from: '10.1.2.3', forwarded: '2130706433', proxies: ['10.0.0.0/8'], seen: '10.1.2.3' },
  { from: '10.1.2.3', forwarded: '', proxies: ['10.0.0.0/8'], seen: '10.1.2.3' },
  { from: '::1', forwarded: '198.51.100.1', proxies: ['::1'], seen: '198.51.100.1' },
];

for (const { from, forwarded, proxies = [], seen } of addresses) {
  test(`from ${from}, forwarded for “${forwarded ?? ''}” by ${proxies.join() || 'nobody trusted'}: the reader is ${seen}`, () => {
    assert.equal(addressSeen(from, forwarded, proxies), seen);
  });
}

test('addresses are counted by household: an IPv4 address, an IPv6 network', () => {
  assert.equal(networkOf('203.0.113.9'), '203.0.113.9');
  assert.equal(networkOf('::ffff:203.0.113.9'), '203.0.113.9');
  assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2::/64');
  assert.equal(networkOf('2001:db8:1:2:ffff::1'), '2001:db8:1:2::/64');
  assert.equal(networkOf('rubbish'), 'unknown');
});

test('after the allowed number of tries one waits until the first of them is old', () => {
  let now = 1_000_000;
  const limit = createRateLimit({ limit: 3, perMs: 60_000, now: () => now });
  assert.deepEqual([limit.take('a'), limit.take('a')], [0, 0]);
  now += 20_000;
  assert.deepEqual([limit.take('a'), limit.take('a'), limit.take('b')], [0, 40, 0]);
  now += 39_999;
  assert.equal(limit.take('a'), 1);
  now += 1;
  assert.deepEqual([limit.take('a'), limit.take('a'), limit.take('a')], [0, 0, 20]);
  limit.forgive('a');
  assert.equal(limit.take('a'), 0);
});

test('a flood of names lifts nobody’s hold and fills no memory', () => {
  let now = 1_000_000;
  const limit = createRateLimit({ limit: 1, perMs: 60_000, now: () => now, keys: 100 });
  limit.take('held');
  let allowed = 0;
  for (let i = 0; i < 10_000; i += 1) allowed += limit.take(`flood ${i}`) === 0 ? 1 : 0;
  assert.ok(limit.take('held') > 0);
  assert.ok(allowed < 300, `${allowed} of the flood came through`);
  now += 60_000;
  assert.equal(limit.take('held'), 0);
  assert.equal(limit.take('newcomer'), 0);
});

test('the log names no token of a sign-in link, of a mail or of what somebody has begun to write', () => {
  for (const path of [
    '/sign-in/secret',
    '/text/es/sign-in/secret',
    '/SIGN-IN/secret',
    '/sign-in//secret/x',
    '/sign-in%2Fsecret',
    '/unsubscribe/secret',
    '/notices/secret',
    '/es/notices/secret/appeal',
    '/comments/draft/secret',
    '/es/comments/draft/secret',
  ])
    assert.doesNotMatch(loggedPath(path), /secret/);
  assert.equal(loggedPath('/me/notices/7'), '/me/notices/7');
  assert.equal(loggedPath('/sign-in'), '/sign-in');
  assert.equal(loggedPath('/tag/sign-in-sheet'), '/tag/sign-in-sheet');
});
