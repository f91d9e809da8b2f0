import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { accountByEmail, addAccount, disableAccount } from './accounts.ts';
import { browser, lastMail, proofFor, signInByCode, type Browser } from './sign-in-for-tests.ts';

let site: TestSite;
before(async () => {
  site = await testSite({ trustedProxies: ['127.0.0.1'] });
});
after(() => site.close());

const minute = 60_000;
let people = 0;
let places = 0;
const someEmail = (): string => `reader-${(people += 1)}@mail-${people}.example`;
const someone = (): Browser => browser(site, `198.51.${(places += 1) >> 8}.${places & 255}`);

const asks = async (one: Browser, email: string, form: Record<string, string> = {}): Promise<Response> =>
  one.post('/sign-in', { email, proof: await proofFor(one), ...form });

const isSignedIn = async (one: Browser): Promise<boolean> => (await one.get('/sign-in')).status === 303;

const accountCount = async (): Promise<number> =>
  (await site.world.db.selectFrom('account').select('id').execute()).length;

test('a stranger registers with one address, the code from the mail and the name that is offered', async () => {
  const one = someone();
  const email = someEmail();
  assert.equal(
    await signInByCode(site, one, { email, return: '/some/story?comment=1#comment-1' }),
    '/some/story?comment=1#comment-1',
  );
  assert.equal(await isSignedIn(one), true);
  const account = await accountByEmail(site.world, email);
  assert.equal(account?.role, 'reader');
  assert.match(account?.name ?? '', /^Reader \d{5}$/);
  assert.equal(account?.emailConfirmedAt, site.clock.now);
  assert.equal(account?.edition, 'en', 'mails come in the language they registered in');
});

test('who was known before and now proves the address has their old comments', async () => {
  const email = someEmail();
  const added = await addAccount(site.world, { email, name: 'Known Before', role: 'reader' });
  assert.ok(added.ok);
  const old = { id: 'known-from-archive', name: 'kb', email, origin: 'disqus:x', origin_id: '1', created_at: 1 };
  await site.world.write(({ db }) => db.insertInto('commenter').values(old).execute());
  await signInByCode(site, someone(), { email });
  await site.runJobs();
  const row = await site.world.db
    .selectFrom('commenter')
    .selectAll()
    .where('id', '=', old.id)
    .executeTakeFirstOrThrow();
  assert.deepEqual([row.account_id, row.name], [added.value.id, 'Known Before']);
});

test('the mail is opened on the telephone: its link shows a button and does nothing until it is pressed', async () => {
  const [desk, phone] = [someone(), someone()];
  const email = someEmail();
  await asks(desk, email, { return: '/story' });
  const { link } = await lastMail(site, email);
  const before = await accountCount();
  for (let look = 0; look < 3; look += 1) {
    const page = await phone.get(link);
    assert.equal(page.status, 200);
    assert.match(page.headers.get('cache-control') ?? '', /no-store/);
    assert.match(await page.text(), /name="name"[\s\S]*<button/);
  }
  assert.equal(await accountCount(), before);
  assert.equal(phone.cookies.size, 0);
  const pressed = await phone.post(link, { name: 'Ada of the North' });
  assert.equal(pressed.headers.get('location'), '/story');
  assert.equal(await isSignedIn(phone), true);
  assert.equal(await isSignedIn(desk), false);
  assert.equal((await accountByEmail(site.world, email))?.name, 'Ada of the North');
  // Used: neither the link nor the code opens anything more.
  assert.equal((await someone().post(link, { name: 'Ada again' })).status, 403);
  const { code } = await lastMail(site, email);
  assert.equal((await desk.post('/sign-in/code', { code })).status, 403);
  assert.equal((await phone.get(link)).headers.get('location'), '/story', 'who is in already is led on');
});

test('a code is worth nothing in another browser', async () => {
  const email = someEmail();
  const [asker, thief] = [someone(), someone()];
  await asks(asker, email);
  const { code } = await lastMail(site, email);
  assert.equal((await thief.post('/sign-in/code', { code })).status, 403);
  await asks(thief, someEmail());
  const answer = await thief.post('/sign-in/code', { code });
  assert.equal(answer.status, 422);
  assert.equal(await isSignedIn(thief), false);
});

test('after five wrong codes even the right one opens nothing, and the link still does', async () => {
  const email = someEmail();
  const one = someone();
  await asks(one, email);
  const { code, link } = await lastMail(site, email);
  const wrong = code === '000000' ? '000001' : '000000';
  for (let left = 4; left > 0; left -= 1) {
    const answer = await one.post('/sign-in/code', { code: wrong });
    assert.equal(answer.status, 422);
    assert.match(await answer.text(), left === 1 ? /One more try/ : new RegExp(`${left} more tries`));
  }
  assert.equal((await one.post('/sign-in/code', { code: wrong })).status, 403);
  assert.equal((await one.post('/sign-in/code', { code })).status, 403);
  assert.equal(await isSignedIn(one), false);
  assert.equal((await one.post(link, { name: 'Patient Reader' })).status, 303);
});

test('many guesses sent at once are no more than five', async () => {
  const email = someEmail();
  await addAccount(site.world, { email, name: 'A victim', role: 'reader' });
  const one = someone();
  await asks(one, email);
  const { code } = await lastMail(site, email);
  const guesses = Array.from({ length: 40 }, (_, n) => String((Number(code) + 1 + n) % 1_000_000).padStart(6, '0'));
  await Promise.all(guesses.map((guess) => one.post('/sign-in/code', { code: guess })));
  const row = await site.world.db
    .selectFrom('sign_in_attempt')
    .select('wrong_codes')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  assert.equal(row.wrong_codes, 5);
  assert.equal((await one.post('/sign-in/code', { code })).status, 403);
});

test('a code may be typed with spaces and in Arabic digits; letters cost no try', async () => {
  const email = someEmail();
  await addAccount(site.world, { email, name: 'Known', role: 'reader' });
  const one = someone();
  await asks(one, email);
  const { code } = await lastMail(site, email);
  for (let n = 0; n < 9; n += 1) assert.equal((await one.post('/sign-in/code', { code: 'abc' })).status, 422);
  const arabic = Array.from(code, (digit) => String.fromCharCode(0x660 + Number(digit)));
  const answer = await one.post('/sign-in/code', {
    code: `${arabic.slice(0, 3).join('')} ${arabic.slice(3).join('')}`,
  });
  assert.equal(answer.status, 303);
});

test('a code is good for ten minutes and a link for thirty', async () => {
  const email = someEmail();
  await addAccount(site.world, { email, name: 'Slow', role: 'reader' });
  const one = someone();
  await asks(one, email);
  const { code, link } = await lastMail(site, email);
  site.clock.now += 10 * minute;
  assert.equal((await one.post('/sign-in/code', { code })).status, 403);
  assert.equal((await one.get('/sign-in/code')).status, 403);
  site.clock.now += 19 * minute;
  assert.equal((await one.get(link)).status, 200);
  site.clock.now += minute;
  assert.equal((await one.get(link)).status, 403);
  assert.equal((await one.post(link)).status, 403);
  assert.equal(await isSignedIn(one), false);
});

test('nobody can tell from an answer whether there is an account', async () => {
  const known = someEmail();
  await addAccount(site.world, { email: known, name: 'Known here', role: 'reader' });
  const pages: string[] = [];
  for (const email of [known, someEmail()]) {
    const one = someone();
    const answer = await asks(one, email);
    const page = await one.get('/sign-in/code');
    const text = (await page.text()).replaceAll(email, 'EMAIL').replaceAll(email.replace('@', '%40'), 'EMAIL');
    pages.push([answer.status, answer.headers.get('location'), [...one.cookies.keys()], page.status, text].join('|'));
  }
  assert.equal(pages[0], pages[1]);
});

test('a name somebody has is refused at the link, which stays good for another', async () => {
  const email = someEmail();
  const one = someone();
  await asks(one, email);
  const { link } = await lastMail(site, email);
  await signInByCode(site, someone(), { email: someEmail(), name: 'Vera Lind' });
  for (const name of ['Vera Lind', 'vera lind', 'Vеra Lind', 'Courant', '', '\u202eVera']) {
    const answer = await one.post(link, { name });
    assert.equal(answer.status, 422, name);
    assert.match(await answer.text(), /field-fault/);
  }
  assert.equal((await one.post(link, { name: 'Vera Lund' })).status, 303);
});

test('every sign-in has a session of its own and ends the one the browser had', async () => {
  const email = someEmail();
  await signInByCode(site, someone(), { email });
  const one = someone();
  one.cookies.set('session', 'A'.repeat(43));
  await signInByCode(site, one, { email });
  const first = one.cookies.get('session') ?? '';
  assert.notEqual(first, 'A'.repeat(43));
  await asks(one, email);
  const { link } = await lastMail(site, email);
  await one.post(link);
  assert.notEqual(one.cookies.get('session'), first);
  const old = await site.request('/sign-in', { headers: { cookie: `session=${first}` } });
  assert.equal(old.status, 200, 'the old session is over');
});

test('a closed account gets no session, whatever the proof', async () => {
  const email = someEmail();
  const added = await addAccount(site.world, { email, name: 'Closed', role: 'reader' });
  assert.ok(added.ok);
  await disableAccount(site.world, added.value.id, true);
  const one = someone();
  await asks(one, email);
  const { code } = await lastMail(site, email);
  const answer = await one.post('/sign-in/code', { code });
  assert.equal(answer.headers.get('location'), '/sign-in/refused');
  assert.equal(one.cookies.has('session'), false);
  assert.match(await (await one.get('/sign-in/refused')).text(), /closed/);
});

test('two who press the same link at once make one account and one session', async () => {
  const email = someEmail();
  await asks(someone(), email);
  const { link } = await lastMail(site, email);
  const answers = await Promise.all(
    ['Twin One', 'Twin Two', 'Twin Three'].map((name) => someone().post(link, { name })),
  );
  assert.equal(answers.filter(({ status }) => status === 303).length, 1);
  const rows = await site.world.db.selectFrom('account').select('id').where('email', '=', email).execute();
  assert.equal(rows.length, 1);
});

test('a mail says the same in text and in HTML, in the language of the edition, and nothing of it can be forged', async () => {
  const email = someEmail();
  await asks(someone(), email);
  const mail = await lastMail(site, email);
  assert.match(mail.subject, new RegExp(`^${mail.code} `));
  assert.match(mail.text, new RegExp(`http://courant\\.test${mail.link}\n`));
  assert.match(mail.html, new RegExp(`href="http://courant\\.test${mail.link}"`));
  assert.match(mail.html, new RegExp(`${mail.code.slice(0, 3)} ${mail.code.slice(3)}`));
  assert.doesNotMatch(mail.html, /<(?:script|img|link|iframe)/);
  for (const line of mail.text.split('\n')) assert.ok(line.length <= 78 || line.startsWith('http'), line);
});

test('neither codes nor links nor browsers can be read from the database', async () => {
  const email = someEmail();
  const one = someone();
  await asks(one, email);
  const { code, link } = await lastMail(site, email);
  const rows = JSON.stringify(await site.world.db.selectFrom('sign_in_attempt').selectAll().execute());
  assert.ok(!rows.includes(link.slice(-43)));
  assert.ok(!rows.includes(one.cookies.get('sign-in') ?? '-'));
  assert.ok(!rows.includes(`"${code}"`));
});
