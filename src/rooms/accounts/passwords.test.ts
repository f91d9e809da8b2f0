import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { isCommon } from './common-passwords.ts';
import { hashPassword, isOutdated, isPassword } from './passwords-hashing.ts';
import { browser, lastMail, signInByCode, type Browser } from './sign-in-for-tests.ts';

let site: TestSite;
before(async () => {
  site = await testSite({ trustedProxies: ['127.0.0.1'] });
});
after(() => site.close());

const minute = 60_000;
const good = 'seven grey herons at low tide';
let people = 0;
let places = 0;
const someEmail = (): string => `owner-${(people += 1)}@post-${people}.example`;
const someone = (): Browser => browser(site, `203.0.113.${(places += 1)}`);

/** A reader with this password, and the browser that set it. */
const reader = async (password = good): Promise<{ email: string; own: Browser }> => {
  const email = someEmail();
  const own = someone();
  await signInByCode(site, own, { email });
  const set = await own.post('/me/password', { fresh: password });
  assert.equal(set.headers.get('location'), '/me/password?done=saved', await set.text());
  return { email, own };
};

const signIn = (one: Browser, email: string, password: string, more: Record<string, string> = {}): Promise<Response> =>
  one.post('/sign-in/password', { email, password, ...more });

const isSignedIn = async (one: Browser): Promise<boolean> => (await one.get('/sign-in')).status === 303;

test('a reader sets a password and signs in with it on another device, back to where they were', async () => {
  const { email } = await reader();
  const phone = someone();
  const answer = await signIn(phone, email.toUpperCase(), good, { return: '/es/story#comments' });
  assert.equal(answer.headers.get('location'), '/es/story#comments');
  assert.equal(await isSignedIn(phone), true);
});

test('a wrong password, an unknown address and an account without password are told apart by nobody', async () => {
  const { email } = await reader();
  const without = someEmail();
  await signInByCode(site, someone(), { email: without });
  const pages = [];
  for (const [address, password] of [
    [email, 'not the password'],
    [email, ` ${good}`],
    ['nobody@nowhere.example', good],
    [without, ''],
    [without, good],
    ['no address', good],
  ] as const) {
    const answer = await signIn(someone(), address, password);
    assert.equal(answer.status, 422);
    pages.push((await answer.text()).replaceAll(address, 'ADDRESS'));
  }
  assert.equal(new Set(pages).size, 1);
});

test('short, common and obvious passwords are refused with the reason, all others taken', async () => {
  const email = 'margareta@lighthouse.example';
  const own = someone();
  await signInByCode(site, own, { email, name: 'Grethe Ström' });
  for (const [password, reason] of [
    ['short12', /at least 8/],
    ['🌊🌊🌊🌊', /at least 8/],
    ['x'.repeat(257), /at most 256/],
    ['password1', /tried first/],
    ['PASSWORD1', /tried first/],
    ['qwertyuiop', /tried first/],
    ['iloveyou', /tried first/],
    ['margareta1', /too close/],
    ['Margareta@Lighthouse.example', /too close/],
    ['grethe-strÖm!', /too close/],
    ['Courant99', /too close/],
  ] as const) {
    const answer = await own.post('/me/password', { fresh: password });
    assert.equal(answer.status, 422, password);
    assert.match(await answer.text(), reason, password);
  }
  for (const password of ['🌊🌊🌊🌊🌊🌊🌊🌊', 'tide tables lie', 'm'.repeat(250) + 'argate', '  leading space'])
    assert.equal((await own.post('/me/password', { fresh: password })).status, 303, password);
});

test('changing a password asks for the old one, ends every other session and is told by mail', async () => {
  const { email, own } = await reader();
  const elsewhere = someone();
  await signIn(elsewhere, email, good);
  assert.equal((await lastMail(site, email)).subject, 'Your password at Courant was set');
  site.clock.now += 11 * minute;
  const page = await own.get('/me/password');
  assert.match(await page.text(), /autocomplete="current-password"[\s\S]*autocomplete="new-password"/);
  assert.equal((await own.post('/me/password', { current: 'wrong', fresh: 'another good one' })).status, 422);
  assert.equal((await own.post('/me/password', { fresh: 'another good one' })).status, 422);
  assert.equal((await own.post('/me/password', { current: good, fresh: 'another good one' })).status, 303);
  assert.equal(await isSignedIn(own), true);
  assert.equal(await isSignedIn(elsewhere), false);
  assert.equal((await lastMail(site, email)).subject, 'Your password at Courant was changed');
  assert.equal((await signIn(someone(), email, good)).status, 422);
  assert.equal((await signIn(someone(), email, 'another good one')).status, 303);
});

test('who has signed in a moment ago needs no old password; an old session without one may set none', async () => {
  const { email } = await reader();
  const byMail = someone();
  await signInByCode(site, byMail, { email });
  assert.equal((await byMail.post('/me/password', { fresh: 'forgot the old one' })).status, 303);
  const plain = someEmail();
  const own = someone();
  await signInByCode(site, own, { email: plain });
  site.clock.now += 11 * minute;
  assert.equal((await own.post('/me/password', { fresh: 'planted by a thief' })).status, 403);
  assert.equal((await signIn(someone(), plain, 'planted by a thief')).status, 422);
});

test('a password can be removed, and then opens nothing', async () => {
  const { email, own } = await reader();
  assert.equal(
    (await own.post('/me/password', { act: 'remove' })).headers.get('location'),
    '/me/password?done=removed',
  );
  assert.equal((await signIn(someone(), email, good)).status, 422);
  assert.equal(await isSignedIn(own), true);
});

test('after ten wrong passwords in a minute an account is held for everybody, in words, and the mail still works', async () => {
  const { email } = await reader();
  for (let n = 0; n < 10; n += 1) assert.equal((await signIn(someone(), email, `wrong ${n}`)).status, 422);
  const held = await signIn(someone(), email, good);
  assert.equal(held.status, 429);
  assert.ok(Number(held.headers.get('retry-after')) > 0);
  assert.match(await held.text(), /Too many wrong passwords.*seconds[\s\S]*\/sign-in/);
  const one = someone();
  await signInByCode(site, one, { email });
  assert.equal(await isSignedIn(one), true);
  site.clock.now += minute;
  assert.equal((await signIn(someone(), email, good)).status, 303);
});

test('ten wrong passwords a minute from one network are all, whatever accounts and addresses it claims', async () => {
  const direct = await testSite();
  try {
    let refused = 0;
    for (let n = 0; n < 30; n += 1) {
      const one = browser(direct, `192.0.2.${n}`);
      const forged = { forwarded: `for=192.0.2.${n}`, 'x-real-ip': `192.0.2.${n}`, 'cf-connecting-ip': `192.0.2.${n}` };
      const answer = await one.post('/sign-in/password', { email: `a${n}@b.example`, password: good }, forged);
      if (answer.status === 429) refused += 1;
    }
    assert.equal(refused, 20);
  } finally {
    await direct.close();
  }
});

test('when very many passwords come at once the last are asked to come back, and the rest are answered', async () => {
  const hashes = await Promise.all(Array.from({ length: 60 }, (_, n) => hashPassword(`password number ${n}`)));
  assert.equal(hashes.filter((hash) => hash === undefined).length, 8);
  const { email } = await reader();
  const filling = Promise.all(Array.from({ length: 52 }, () => hashPassword('in the way')));
  const answer = await signIn(someone(), email, good);
  assert.equal(answer.status, 503);
  assert.ok(Number(answer.headers.get('retry-after')) > 0);
  await filling;
  assert.equal((await signIn(someone(), email, good)).status, 303);
});

test('a password hashed more cheaply is hashed anew when it is next used', async () => {
  const { email } = await reader();
  // The password “old but right”, as a cheaper server would have kept it.
  const { argon2Sync } = await import('node:crypto');
  const nonce = Buffer.alloc(16, 7);
  const cheap = { memory: 4_096, passes: 1, parallelism: 1 };
  const tag = argon2Sync('argon2id', { message: 'old but right', nonce, tagLength: 32, ...cheap });
  const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replaceAll('=', '');
  const phc = `$argon2id$v=19$m=4096,t=1,p=1$${b64(nonce)}$${b64(tag)}`;
  await site.world.write(({ db }) =>
    db.updateTable('account').set({ password_hash: phc }).where('email', '=', email).execute(),
  );
  assert.equal(isOutdated(phc), true);
  assert.equal((await signIn(someone(), email, 'old but right')).status, 303);
  const { password_hash: fresh } = await site.world.db
    .selectFrom('account')
    .select('password_hash')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  assert.match(fresh ?? '', /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.equal(await isPassword('old but right', fresh ?? ''), true);
});

test('a hash that cannot be read opens nothing', async () => {
  for (const broken of [
    '',
    '$argon2id$',
    '$2b$10$abcdefghijklmnopqrstuv',
    '$argon2id$v=19$m=1,t=0,p=1$AAAAAAAAAAAAAAAA$AA',
  ])
    assert.equal(await isPassword('anything', broken), false, broken);
});

test('the filter of common passwords knows them all and mistakes no more than one in ten thousand', async () => {
  for (const word of ['123456', '12345678', 'password', 'Passw0rd', 'trustno1', 'letmein', 'football', 'sunshine1'])
    assert.equal(await isCommon(word), true, word);
  let mistakes = 0;
  for (let n = 0; n < 50_000; n += 1) if (await isCommon(`an honest sentence, number ${n}`)) mistakes += 1;
  assert.ok(mistakes <= 12, `${mistakes} of 50,000`);
});
