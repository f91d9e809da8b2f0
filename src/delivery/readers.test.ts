import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appearanceCookie, readAppearance, variantOf } from './delivery.ts';
import { page, testDelivery, type TestSite } from './site-for-tests.ts';

const known: Record<string, string>[] = [
  { cookie: 'session=ann' },
  { cookie: 'appearance=dark.large; __Host-session=ann' },
  { authorization: 'Bearer ann' },
];

const site = async (): Promise<TestSite> =>
  testDelivery((request, response) => {
    if (request.url === '/cookie') response.setHeader('Set-Cookie', 'session=; Max-Age=0');
    const who = request.headers.authorization ?? request.headers.cookie ?? 'a stranger';
    return page({ body: `drawn for ${who}`, shared: request.url === '/feed' });
  });

test('each appearance is kept for itself, and caches on the way are told not to mix them', async () => {
  const { get, drawn, close } = await site();
  const dark = { cookie: 'appearance=dark.large' };
  for (let i = 0; i < 2; i += 1) {
    assert.equal((await get('/a', dark)).text, 'drawn for appearance=dark.large');
    assert.equal((await get('/a')).text, 'drawn for a stranger');
    assert.equal(
      (await get('/a', { cookie: 'x=1; appearance=light.normal; y=2' })).text,
      'drawn for x=1; appearance=light.normal; y=2',
    );
  }
  assert.equal(drawn.length, 3);
  const { headers } = await get('/a', dark);
  assert.equal(headers['cache-control'], 'private, no-cache');
  assert.equal(headers['vary'], 'Accept-Encoding, Cookie');
  await close();
});

test('cookies that are not ours, and appearances that do not exist, make no pages of their own', async () => {
  const { get, drawn, close } = await site();
  await get('/a');
  for (const cookie of [
    '_ga=1',
    'appearance=pink.huge',
    'appearance=',
    'my-appearance=dark.large',
    'appearance=dark.largest',
    'appearance=auto.normal',
    'session=',
  ]) {
    assert.equal((await get('/a', { cookie })).text, 'drawn for a stranger', cookie);
  }
  assert.equal(drawn.length, 1);
  await close();
});

test('a page for someone known is drawn for them alone, and never shown to a stranger', async () => {
  const { get, close } = await site();
  for (const headers of known) {
    const own = await get('/a', headers);
    assert.equal(own.text, `drawn for ${Object.values(headers).join()}`);
    assert.equal(own.headers['cache-control'], 'private, no-cache');
    assert.equal((await get('/a')).text, 'drawn for a stranger');
    assert.equal((await get('/a', headers)).text, own.text, 'and not shown the stranger’s page either');
  }
  await close();
});

test('what is the same for everyone is kept once, for the known and the unknown', async () => {
  const { get, drawn, close } = await site();
  const stranger = await get('/feed');
  for (const headers of [...known, { cookie: 'appearance=dark.large' }]) {
    const { text, headers: answered } = await get('/feed', headers);
    assert.equal(text, 'drawn for a stranger');
    assert.equal(answered['cache-control'], stranger.headers['cache-control']);
    assert.equal(answered['vary'], 'Accept-Encoding');
  }
  assert.equal(drawn.length, 1);
  await close();
});

test('an answer that sets a cookie is for one reader only', async () => {
  const { get, drawn, close } = await site();
  const { headers } = await get('/cookie');
  assert.equal(headers['cache-control'], 'private, no-cache');
  assert.deepEqual(headers['set-cookie'], ['session=; Max-Age=0']);
  await get('/cookie');
  assert.equal(drawn.length, 2);
  await close();
});

test('the appearance cookie says what was chosen, and goes away with the default', () => {
  const chosen = { scheme: 'dark', textSize: 'larger' } as const;
  const cookie = appearanceCookie(chosen, 'https://courant.test');
  assert.equal(cookie, 'appearance=dark.larger; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly; Secure');
  assert.deepEqual(readAppearance(cookie.split(';')[0]), chosen);
  assert.match(
    appearanceCookie({ scheme: 'auto', textSize: 'normal' }, 'http://localhost:4000'),
    /^appearance=; .*Max-Age=0;(?!.*Secure)/,
  );
  assert.equal(variantOf(readAppearance(undefined)), '');
  assert.equal(variantOf(readAppearance('appearance=auto.large')), 'auto.large');
});
