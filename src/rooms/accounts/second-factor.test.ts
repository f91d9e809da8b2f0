import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { forgetSecondFactor } from './accounts.ts';
import {
  enterByLink,
  isIn,
  setAccounts,
  signInWith,
  somebody,
  someReader,
  withPasskey,
  type Person,
} from './credentials-for-tests.ts';
import { browser, type Browser } from './sign-in-for-tests.ts';
import { makeEditions, makeStory } from '../../../test/make-stories.ts';

let site: TestSite;
before(async () => {
  site = await testSite({ trustedProxies: ['127.0.0.1'] });
  await makeEditions(site.world, 'en', 'ar');
});
after(() => site.close());

const minute = 60_000;
const half = 30_000;

const digits = (secret: string, at = site.clock.now): string =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: at });

const secretOn = async (one: Browser): Promise<string> => {
  const began = await one.post('/me/sign-in/totp');
  assert.equal(began.headers.get('location'), '/me/sign-in/totp');
  const page = await (await one.get('/me/sign-in/totp')).text();
  return /class="secret-key">([A-Z2-7 ]+)</.exec(page)?.[1]?.replaceAll(' ', '') ?? '';
};

/** Sets the app up; gives its secret and the recovery codes. */
const withApp = async (one: Browser): Promise<{ secret: string; codes: string[] }> => {
  const secret = await secretOn(one);
  const done = await one.post('/me/sign-in/totp/confirm', { code: digits(secret) });
  const page = await done.text();
  assert.equal(done.status, 200, page);
  assert.match(done.headers.get('cache-control') ?? '', /no-store/);
  const codes = [...page.matchAll(/<code>([0-9a-z-]{19})<\/code>/g)].map(([, code = '']) => code);
  assert.equal(new Set(codes).size, 10);
  site.clock.now += half;
  return { secret, codes };
};

const elsewhere = ({ account }: Person): Person => ({ account, one: browser(site) });
const give = (one: Browser, code: string): Promise<Response> => one.post('/sign-in/second-factor', { code });

test('a reader sets up an app by picture or by key, and signs in with its digits from then on', async () => {
  const ada = await someReader(site);
  const secret = await secretOn(ada.one);
  assert.match(secret, /^[A-Z2-7]{32}$/);
  const page = await (await ada.one.get('/me/sign-in/totp')).text();
  assert.match(page, /<svg class="qr"[^>]*role="img"[^>]*aria-label="[^"]+"[^>]*><path d="M\d/);
  assert.doesNotMatch(page, /data:image|style=/);
  const wrong = await ada.one.post('/me/sign-in/totp/confirm', { code: '000000' });
  assert.equal(wrong.status, 422);
  await withApp(ada.one);
  await site.runJobs();
  assert.match(site.mails.findLast(({ to }) => to === ada.account.email)?.subject ?? '', /second step was switched on/);
  const again = elsewhere(ada);
  assert.equal(await enterByLink(site, again), '/sign-in/second-factor');
  assert.equal(await isIn(again.one), false, 'the first proof alone opens nothing');
  assert.equal((await again.one.get('/sign-in/second-factor')).status, 200);
  const asked = await give(again.one, digits(secret));
  assert.equal(asked.status, 303);
  assert.equal(await isIn(again.one), true);
});

test('digits are good once, half a minute early or late, and in the figures of one’s own script', async () => {
  const ada = await someReader(site);
  const { secret } = await withApp(ada.one);
  const used = digits(secret);
  const first = elsewhere(ada);
  await enterByLink(site, first);
  assert.equal((await give(first.one, used)).status, 303);
  const second = elsewhere(ada);
  await enterByLink(site, second);
  assert.equal((await give(second.one, used)).status, 422, 'the same digits a second time');
  assert.equal((await give(second.one, digits(secret, site.clock.now - half))).status, 422, 'digits from before those');
  assert.equal((await give(second.one, digits(secret, site.clock.now + 3 * half))).status, 422, 'digits from afar');
  const arabic = digits(secret, site.clock.now + half).replace(/\d/g, (figure) => '٠١٢٣٤٥٦٧٨٩'[Number(figure)] ?? '');
  assert.equal((await give(second.one, `${arabic.slice(0, 3)} ${arabic.slice(3)}`)).status, 303);
});

test('guesses are counted by account: after five of them even the right digits must wait', async () => {
  const ada = await someReader(site);
  const { secret } = await withApp(ada.one);
  for (let guess = 0; guess < 5; guess += 1) {
    const thief = elsewhere(ada);
    await enterByLink(site, thief);
    assert.equal((await give(thief.one, `00000${guess}`)).status, 422);
  }
  const late = elsewhere(ada);
  await enterByLink(site, late);
  const held = await give(late.one, digits(secret));
  assert.equal(held.status, 429);
  assert.match(await held.text(), /wait a quarter of an hour/);
  site.clock.now += 15 * minute + 1;
  await enterByLink(site, late);
  assert.equal((await give(late.one, digits(secret))).status, 303);
});

test('a recovery code opens the account once, however it is typed, and its owner is told', async () => {
  const ada = await someReader(site);
  const { codes } = await withApp(ada.one);
  const [code = '', next = ''] = codes;
  const again = elsewhere(ada);
  await enterByLink(site, again);
  const typed = code.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l');
  assert.equal((await give(again.one, typed)).status, 303);
  await site.runJobs();
  assert.match(site.mails.findLast(({ to }) => to === ada.account.email)?.subject ?? '', /with a recovery code/);
  assert.match(await (await again.one.get('/me/sign-in')).text(), /9 recovery codes are left/);
  const third = elsewhere(ada);
  await enterByLink(site, third);
  assert.equal((await give(third.one, code)).status, 422);
  // New ones make the old ones worthless.
  const renewed = await ada.one.post('/me/sign-in/recovery-codes');
  assert.equal(renewed.status, 200);
  assert.equal((await give(third.one, next)).status, 422);
  const rows = await site.world.db.selectFrom('recovery_code').select('hash').execute();
  assert.ok(rows.every(({ hash }) => !codes.some((one) => hash.includes(one))));
});

test('somebody else’s recovery code opens nothing', async () => {
  const [ada, ben] = [await someReader(site), await someReader(site)];
  await withApp(ada.one);
  const { codes } = await withApp(ben.one);
  const thief = elsewhere(ada);
  await enterByLink(site, thief);
  assert.equal((await give(thief.one, codes[0] ?? '')).status, 422);
});

test('the first proof waits ten minutes for the second, in its own browser alone', async () => {
  const ada = await someReader(site);
  const { secret } = await withApp(ada.one);
  const again = elsewhere(ada);
  await enterByLink(site, again);
  assert.equal((await give(browser(site), digits(secret))).status, 403);
  site.clock.now += 10 * minute + 1;
  assert.equal((await give(again.one, digits(secret))).status, 403);
  assert.equal((await again.one.get('/sign-in/second-factor')).status, 403);
});

test('a passkey is both steps in one', async () => {
  const ada = await someReader(site);
  const device = await withPasskey(ada.one);
  await withApp(ada.one);
  const again = elsewhere(ada);
  const answer = await signInWith(again.one, device);
  assert.equal(answer.status, 303);
  assert.notEqual(answer.headers.get('location'), '/sign-in/second-factor');
  assert.equal(await isIn(again.one), true);
});

test('recovery codes are made for those who are ever asked for something else', async () => {
  const [reader, writer] = [await someReader(site), await someReader(site, 'writer')];
  await withPasskey(reader.one);
  assert.equal((await reader.one.post('/me/sign-in/recovery-codes')).headers.get('location'), '/me/sign-in');
  await withPasskey(writer.one);
  assert.equal((await writer.one.post('/me/sign-in/recovery-codes')).status, 200);
});

test('it is switched off by its owner alone, a moment after proving both', async () => {
  const ada = await someReader(site);
  const { secret } = await withApp(ada.one);
  site.clock.now += 11 * minute;
  const led = await ada.one.post('/me/sign-in/totp/off');
  assert.equal(led.headers.get('location'), '/sign-in/again?return=%2Fme%2Fsign-in');
  await enterByLink(site, ada);
  await give(ada.one, digits(secret));
  const off = await ada.one.post('/me/sign-in/totp/off');
  assert.equal(off.headers.get('location'), '/me/sign-in?done=off');
  const again = elsewhere(ada);
  assert.equal(await enterByLink(site, again), '/');
});

test('where the publication requires it, staff without a second factor are led to it and stay out of the newsroom', async () => {
  await setAccounts(site, { secondFactorForStaff: 'required' });
  const editor = await someReader(site, 'editor');
  const out = await editor.one.get('/newsroom/stories');
  assert.equal(out.headers.get('location'), '/me/sign-in/second-factor');
  const page = await (await editor.one.get('/me/sign-in/second-factor')).text();
  assert.match(page, /Everyone who works for this publication/);
  assert.match(page, /action="\/me\/sign-in\/totp"/);
  assert.equal((await editor.one.post('/newsroom/settings/publication', { timeZone: 'Asia/Tokyo' })).status, 303);
  // Nor may they moderate, wherever the buttons for it stand.
  const story = await makeStory(site.world);
  const closed = await editor.one.post(`/threads/${story}/state`, { state: 'closed' });
  assert.equal(closed.headers.get('location'), '/me/sign-in/second-factor');
  await withApp(editor.one);
  assert.equal((await editor.one.get('/newsroom/stories')).status, 200);
  // The last one cannot be taken off again.
  assert.equal((await editor.one.post('/me/sign-in/totp/off')).status, 409);
  // Readers are asked for nothing.
  assert.equal(await enterByLink(site, await somebody(site)), '/');
  await setAccounts(site, { secondFactorForStaff: 'offered' });
});

test('for staff a passkey does as well; without it their mail does not open the newsroom', async () => {
  await setAccounts(site, { secondFactorForStaff: 'required' });
  const editor = await someReader(site, 'moderator');
  const device = await withPasskey(editor.one);
  assert.equal((await editor.one.get('/newsroom/stories')).status, 200);
  const again = elsewhere(editor);
  assert.equal(await enterByLink(site, again), '/sign-in/second-factor');
  assert.match(await (await again.one.get('/sign-in/second-factor')).text(), /<passkey-form/);
  assert.equal((await again.one.get('/newsroom/stories')).status, 303);
  assert.equal((await signInWith(again.one, device)).headers.get('location'), '/newsroom');
  assert.equal((await again.one.get('/newsroom/stories')).status, 200);
  const path = `/me/sign-in/passkeys/${device.id}/remove`;
  assert.equal((await again.one.post(path)).status, 409);
  await setAccounts(site, { secondFactorForStaff: 'offered' });
});

test('sessions from before it was required must prove themselves again', async () => {
  const editor = await someReader(site, 'editor');
  await setAccounts(site, { secondFactorForStaff: 'required' });
  assert.equal((await editor.one.get('/newsroom/stories')).headers.get('location'), '/me/sign-in/second-factor');
  const elsewhereSetUp = elsewhere(editor);
  await enterByLink(site, elsewhereSetUp);
  const { secret } = await withApp(elsewhereSetUp.one);
  const led = await editor.one.get('/me/sign-in/second-factor');
  assert.equal(led.headers.get('location'), '/sign-in/again?return=%2Fnewsroom');
  assert.equal(
    (await editor.one.post('/me/sign-in/totp/off')).headers.get('location'),
    '/sign-in/again?return=%2Fme%2Fsign-in',
  );
  await enterByLink(site, editor);
  assert.equal((await give(editor.one, digits(secret))).headers.get('location'), '/newsroom');
  assert.equal((await editor.one.get('/newsroom/stories')).status, 200);
  await setAccounts(site, { secondFactorForStaff: 'offered' });
});

test('the operator takes off a second factor that is lost', async () => {
  const editor = await someReader(site, 'editor');
  await withApp(editor.one);
  await forgetSecondFactor(site.world, editor.account);
  assert.equal(await enterByLink(site, elsewhere(editor)), '/newsroom');
});

test('the second step speaks the reader’s language', async () => {
  const ada = await someReader(site);
  const page = await (await ada.one.get('/ar/me/sign-in')).text();
  assert.match(page, /<html[^>]*dir="rtl"/);
  assert.match(page, /مفاتيح المرور/);
});
