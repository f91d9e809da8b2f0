import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { createAuthenticator } from './authenticator-for-tests.ts';
import { isIn, optionsFor, signInWith, somebody, someReader, withPasskey } from './credentials-for-tests.ts';
import { browser } from './sign-in-for-tests.ts';

let site: TestSite;
before(async () => {
  site = await testSite({ trustedProxies: ['127.0.0.1'] });
});
after(() => site.close());

const minute = 60_000;
let places = 0;
const stranger = () => browser(site, `192.0.2.${(places += 1)}`);

test('a reader adds a passkey, is told by mail, and signs in with it to where they were', async () => {
  const { account, one } = await someReader(site);
  const device = await withPasskey(one);
  await site.runJobs();
  const mail = site.mails.findLast(({ to }) => to === account.email);
  assert.match(mail?.text ?? '', /A passkey was added/);
  assert.match(await (await one.get('/me/sign-in?done=passkey')).text(), /The passkey was added\./);
  const other = stranger();
  const answer = await signInWith(other, device, { form: { return: '/a/story#comment-1' } });
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), '/a/story#comment-1');
  assert.equal(await isIn(other), true);
});

test('the passkey may be kept by the device: the server asks for one it can find by itself, and for a finger, a face or a PIN', async () => {
  const { account, one } = await someReader(site);
  const asked = (await optionsFor(one, 'create')) as unknown as {
    rp: { id: string };
    user: { id: string };
    authenticatorSelection: { residentKey: string; userVerification: string };
  };
  assert.equal(asked.rp.id, 'courant.test');
  assert.equal(Buffer.from(asked.user.id, 'base64url').toString(), account.id);
  assert.equal(asked.authenticatorSelection.residentKey, 'required');
  assert.equal(asked.authenticatorSelection.userVerification, 'required');
  const open = (await optionsFor(stranger(), 'get')) as unknown as { allowCredentials?: unknown };
  assert.equal(open.allowCredentials, undefined, 'nothing tells a stranger which keys there are');
});

test('what is signed on another site, for another challenge or for another publication opens nothing', async () => {
  const { one } = await someReader(site);
  const device = await withPasskey(one);
  const wrongs = [
    { origin: 'https://courant.example' },
    { origin: 'http://courant.test:8080' },
    { rpId: 'evil.example' },
    { challenge: Buffer.alloc(32, 7).toString('base64url') },
    { isUnverified: true },
  ];
  for (const wrong of wrongs) {
    const thief = stranger();
    const answer = await signInWith(thief, device, { wrongs: wrong });
    assert.equal(answer.status, 403, JSON.stringify(wrong));
    assert.equal(await isIn(thief), false, JSON.stringify(wrong));
  }
  assert.equal((await signInWith(stranger(), device)).status, 303);
});

test('a signed answer is good once, and for ten minutes', async () => {
  const { one } = await someReader(site);
  const device = await withPasskey(one);
  const asked = await optionsFor(stranger(), 'get');
  const credential = device.sign(asked);
  assert.equal((await stranger().post('/sign-in/passkey', { credential })).status, 303);
  assert.equal((await stranger().post('/sign-in/passkey', { credential })).status, 403);
  // Not even signed afresh: the challenge itself is used up.
  assert.equal((await stranger().post('/sign-in/passkey', { credential: device.sign(asked) })).status, 403);
  const late = await optionsFor(stranger(), 'get');
  site.clock.now += 10 * minute + 1;
  assert.equal((await stranger().post('/sign-in/passkey', { credential: device.sign(late) })).status, 403);
});

test('a copied key gives itself away: its counter goes back', async () => {
  const { one } = await someReader(site);
  const device = await withPasskey(one);
  assert.equal((await signInWith(stranger(), device, { wrongs: { counter: 9 } })).status, 303);
  assert.equal((await signInWith(stranger(), device, { wrongs: { counter: 9 } })).status, 403);
  assert.equal((await signInWith(stranger(), device, { wrongs: { counter: 3 } })).status, 403);
  assert.equal((await signInWith(stranger(), device, { wrongs: { counter: 10 } })).status, 303);
});

test('a key opens its own account and no other', async () => {
  const [ada, ben] = [await someReader(site), await someReader(site)];
  const [hers, his] = [await withPasskey(ada.one), await withPasskey(ben.one)];
  const thief = stranger();
  // His key under the name of hers, and his key that says it is hers.
  assert.equal((await signInWith(thief, his, { wrongs: { id: hers.id } })).status, 403);
  const claimed = Buffer.from(ada.account.id).toString('base64url');
  assert.equal((await signInWith(thief, his, { wrongs: { userHandle: claimed } })).status, 403);
  assert.equal((await signInWith(thief, createAuthenticator())).status, 403);
  assert.equal(await isIn(thief), false);
  // What was asked for her account makes no key of his.
  const device = createAuthenticator();
  const credential = device.make(await optionsFor(ada.one, 'create'));
  assert.equal((await ben.one.post('/me/sign-in/passkeys', { credential })).status, 422);
  // A key that one account has is not given to another.
  const again = his.make(await optionsFor(ada.one, 'create'));
  assert.equal((await ada.one.post('/me/sign-in/passkeys', { credential: again })).status, 422);
  const own = Buffer.from(ben.account.id).toString('base64url');
  assert.equal((await signInWith(stranger(), his, { wrongs: { userHandle: own } })).status, 303);
});

test('a key made on another site, or by nobody in person, is not taken', async () => {
  const { one } = await someReader(site);
  for (const wrong of [{ origin: 'https://evil.example' }, { rpId: 'evil.example' }, { isUnverified: true }]) {
    const credential = createAuthenticator().make(await optionsFor(one, 'create'), wrong);
    assert.equal((await one.post('/me/sign-in/passkeys', { credential })).status, 422, JSON.stringify(wrong));
  }
  for (const credential of ['', '{}', 'null', '[1]', '{"id":1}', 'x'.repeat(50_000)]) {
    assert.equal((await one.post('/me/sign-in/passkeys', { credential })).status, 422);
    assert.equal((await one.post('/sign-in/passkey', { credential })).status, 403);
  }
  assert.doesNotMatch(await (await one.get('/me/sign-in')).text(), /passkeys\/[\w-]+\/remove/);
});

test('one names one’s passkeys, and removes them; nobody else does', async () => {
  const [ada, ben] = [await someReader(site), await someReader(site)];
  const device = await withPasskey(ada.one);
  const path = `/me/sign-in/passkeys/${device.id}`;
  await ben.one.post(`${path}/rename`, { name: 'Taken over' });
  await ben.one.post(`${path}/remove`);
  await ada.one.post(`${path}/rename`, { name: '  The <blue> \u0000key ' });
  const page = await (await ada.one.get('/me/sign-in')).text();
  assert.match(page, /The &lt;blue> key|The &lt;blue&gt; key/);
  assert.doesNotMatch(page, /Taken over/);
  const gone = await ada.one.post(`${path}/remove`);
  assert.equal(gone.headers.get('location'), '/me/sign-in?done=removed');
  assert.equal((await signInWith(stranger(), device)).status, 403);
});

test('keys are added and removed only by somebody who has signed in a moment ago', async () => {
  const { one } = await someReader(site);
  const device = await withPasskey(one);
  site.clock.now += 11 * minute;
  const refused = await one.post('/me/sign-in/passkeys/options');
  assert.equal(refused.status, 403);
  assert.equal(((await refused.json()) as { again: string }).again, '/sign-in/again?return=%2Fme%2Fsign-in');
  const led = await one.post(`/me/sign-in/passkeys/${device.id}/remove`);
  assert.equal(led.headers.get('location'), '/sign-in/again?return=%2Fme%2Fsign-in');
  const again = await one.get(led.headers.get('location') ?? '');
  assert.match(await again.text(), /<passkey-form[^>]*data-act="get"/);
  assert.equal((await signInWith(one, device, { form: { return: '/me/sign-in' } })).status, 303);
  const removed = await one.post(`/me/sign-in/passkeys/${device.id}/remove`);
  assert.equal(removed.headers.get('location'), '/me/sign-in?done=removed');
});

test('without a script the sign-in page hides its passkey button, and the page of methods says what it needs', async () => {
  const page = await (await stranger().get('/sign-in')).text();
  assert.match(page, /<passkey-form[^>]*>\s*<form[^>]*action="\/sign-in\/passkey"[^>]*hidden/);
  const { one } = await someReader(site);
  assert.match(await (await one.get('/me/sign-in')).text(), /<noscript>[\s\S]*needs JavaScript/);
  assert.equal((await (await somebody(site)).one.get('/me/sign-in')).status, 303);
});
