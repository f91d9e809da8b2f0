import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { accountByEmail } from './accounts.ts';
import { codeFor, enterByLink, isIn, somebody, someReader, type Person } from './credentials-for-tests.ts';
import { browser } from './sign-in-for-tests.ts';

let site: TestSite;
before(async () => {
  site = await testSite({ trustedProxies: ['127.0.0.1'] });
});
after(() => site.close());

const minute = 60_000;
const again = '/sign-in/again?return=%2Fme%2Fsign-in%2Femail';

const stale = async (): Promise<Person> => {
  const person = await someReader(site);
  site.clock.now += 11 * minute;
  return person;
};

test('what is dangerous asks for proof after ten minutes, and a code by mail gives it', async () => {
  const { account, one } = await stale();
  const led = await one.get('/me/sign-in/email');
  assert.equal(led.headers.get('location'), again);
  assert.match(await (await one.get(again)).text(), new RegExp(`Send a code to \u2068${account.email}`));
  const before = one.cookies.get('session');
  const sent = await one.post('/sign-in/again/mail', { return: '/me/sign-in/email' });
  assert.equal(sent.headers.get('location'), '/sign-in/again/code');
  assert.equal((await one.get('/sign-in/again/code')).status, 200);
  const code = await codeFor(site, account.email);
  const done = await one.post('/sign-in/again/code', { code: `${code.slice(0, 3)} ${code.slice(3)}` });
  assert.equal(done.headers.get('location'), '/me/sign-in/email');
  assert.equal((await one.get('/me/sign-in/email')).status, 200);
  assert.notEqual(one.cookies.get('session'), before, 'the session has a new token');
  const old = await site.request('/me/sign-in', { headers: { cookie: `session=${before}` } });
  assert.equal(old.status, 303, 'and the old one opens nothing any more');
});

test('a code is good once, in its own browser, for ten minutes and five tries', async () => {
  const { account, one } = await stale();
  await one.post('/sign-in/again/mail');
  const code = await codeFor(site, account.email);
  const wrong = code === '000000' ? '000001' : '000000';
  assert.equal((await browser(site).post('/sign-in/again/code', { code })).status, 403);
  assert.equal((await one.post('/sign-in/again/code', { code: wrong })).status, 422);
  assert.equal((await one.post('/sign-in/again/code', { code })).status, 303);
  assert.equal((await one.post('/sign-in/again/code', { code })).status, 403);
  await one.post('/sign-in/again/mail');
  const second = await codeFor(site, account.email);
  const bad = second === '000000' ? '000001' : '000000';
  for (let guess = 0; guess < 5; guess += 1) await one.post('/sign-in/again/code', { code: bad });
  assert.equal((await one.post('/sign-in/again/code', { code: second })).status, 403, 'five wrong ones spoil it');
  await one.post('/sign-in/again/mail');
  const third = await codeFor(site, account.email);
  site.clock.now += 10 * minute + 1;
  assert.equal((await one.post('/sign-in/again/code', { code: third })).status, 403);
});

test('codes are sent five times an hour to an address', async () => {
  const { one } = await stale();
  for (let ask = 0; ask < 5; ask += 1) assert.equal((await one.post('/sign-in/again/mail')).status, 303);
  assert.equal((await one.post('/sign-in/again/mail')).status, 429);
  site.clock.now += 60 * minute + 1;
  assert.equal((await one.post('/sign-in/again/mail')).status, 303);
});

test('a reader changes their address by a code sent to the new one; the old one is told and other devices are signed out', async () => {
  const { account, one } = await someReader(site);
  const other = browser(site);
  await enterByLink(site, { account, one: other });
  const fresh = `new-${account.email}`;
  const asked = await one.post('/me/sign-in/email', { email: ` ${fresh.toUpperCase()} ` });
  assert.equal(asked.headers.get('location'), '/me/sign-in/email/code');
  assert.equal((await accountByEmail(site.world, fresh))?.id, undefined, 'nothing has changed yet');
  const done = await one.post('/me/sign-in/email/code', { code: await codeFor(site, fresh) });
  assert.equal(done.headers.get('location'), '/me/sign-in?done=email');
  assert.equal((await accountByEmail(site.world, fresh))?.id, account.id);
  assert.equal(await isIn(one), true);
  assert.equal(await isIn(other), false);
  await site.runJobs();
  const told = site.mails.findLast(({ to }) => to === account.email);
  assert.match(told?.subject ?? '', /was changed to n…@people\.example/);
});

test('the address of somebody else is not taken over, and nobody learns of it before they prove it theirs', async () => {
  const [ada, ben] = [await someReader(site), await somebody(site)];
  const asked = await ada.one.post('/me/sign-in/email', { email: ben.account.email });
  assert.equal(asked.headers.get('location'), '/me/sign-in/email/code', 'the same answer as for an unknown address');
  const done = await ada.one.post('/me/sign-in/email/code', { code: await codeFor(site, ben.account.email) });
  assert.equal(done.status, 409);
  assert.equal((await accountByEmail(site.world, ben.account.email))?.id, ben.account.id);
  assert.equal((await ada.one.post('/me/sign-in/email', { email: 'no address' })).status, 422);
});

test('a code for one thing is worth nothing for another, nor for another account in the same browser', async () => {
  const ada = await someReader(site);
  await ada.one.post('/sign-in/again/mail');
  const code = await codeFor(site, ada.account.email);
  assert.equal((await ada.one.post('/me/sign-in/email/code', { code })).status, 403);
  const fresh = `fresh-${ada.account.email}`;
  await ada.one.post('/me/sign-in/email', { email: fresh });
  const ben = await somebody(site);
  await enterByLink(site, { account: ben.account, one: ada.one });
  const done = await ada.one.post('/me/sign-in/email/code', { code: await codeFor(site, fresh) });
  assert.equal(done.status, 403);
  assert.equal(await accountByEmail(site.world, fresh), undefined);
});

test('whoever is not signed in is led to the sign-in page', async () => {
  const stranger = browser(site);
  for (const path of ['/me/sign-in', '/me/sign-in/email', '/me/sign-in/second-factor', '/sign-in/again'])
    assert.match((await stranger.get(path)).headers.get('location') ?? '', /^\/sign-in\?return=/, path);
  for (const path of ['/me/sign-in/email', '/me/sign-in/totp', '/me/sign-in/recovery-codes', '/sign-in/again/mail'])
    assert.match((await stranger.post(path)).headers.get('location') ?? '', /^\/sign-in\?return=/, path);
});
