import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { sweep } from '../../storage/jobs.store.ts';
import { addAccount } from './accounts.ts';
import { likelyEmail } from './email-hint.ts';
import { returnPath } from './return-path.ts';
import { browser, lastMail, proofFor, signInByCode, type Browser } from './sign-in-for-tests.ts';

let site: TestSite;
before(async () => {
  site = await testSite({ trustedProxies: ['127.0.0.1'] });
});
after(() => site.close());

const hour = 3_600_000;
let people = 0;
let places = 0;
const someEmail = (): string => `guest-${(people += 1)}@inn-${people}.example`;
const someone = (): Browser => browser(site, `192.0.${(places += 1) >> 8}.${places & 255}`);

const asks = async (one: Browser, email: string, form: Record<string, string> = {}): Promise<Response> =>
  one.post('/sign-in', { email, proof: await proofFor(one), ...form });

const mailsTo = async (email: string): Promise<number> => {
  await site.runJobs();
  return site.mails.filter(({ to }) => to === email).length;
};

test('a reader is led back to pages of this site and to nothing else', () => {
  for (const path of [
    '/',
    '/es/',
    '/a/b?c=d&e=%2F#f',
    '/story?comment=1#comment-1',
    '/text/x',
    '/наука/статья',
    '/a//b',
  ])
    assert.equal(returnPath(path), new URL(path, 'http://x').href.slice('http://x'.length), path);
  for (const path of [
    '',
    'story',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' /evil',
    '/ /evil',
    'https://evil.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    '/..//evil.example',
    '/.//evil.example',
    '/a/../..//evil.example',
    '/x\u0000y',
    '/x\u2028y',
    '/x\u0085y',
    '/x\ud800',
    `/${'x'.repeat(3_000)}`,
    '/sign-in',
    '/sign-in?return=/sign-in',
    '/es/sign-in/code',
    '/sign-out',
    undefined,
    7,
    ['/a', '/b'],
  ])
    assert.equal(returnPath(path), undefined, String(path));
});

test('no return path leads to another site, through whichever door', async () => {
  const email = someEmail();
  await addAccount(site.world, { email, name: 'Carried', role: 'reader' });
  for (const path of ['//evil.example', '/\\evil.example', 'https://evil.example', '/%09/evil.example']) {
    const led = await signInByCode(site, someone(), { email, return: path });
    assert.equal(new URL(led, 'http://courant.test').origin, 'http://courant.test', path);
    site.clock.now += hour;
  }
});

test('the page of signing in is kept for strangers, and each way back has a page of its own', async () => {
  const page = await site.request('/sign-in?return=/story&utm=1');
  assert.match(page.headers.get('cache-control') ?? '', /public/);
  assert.match(await page.text(), /name="return" value="\/story"/);
  assert.equal(page.headers.get('set-cookie'), null);
  assert.doesNotMatch(await (await site.request('/sign-in')).text(), /name="return"/);
  assert.match(await (await site.request('/sign-in?return=/other')).text(), /value="\/other"/);
  const withDraft = await site.request('/sign-in?return=/story&draft=AAAAAAAAAAAAAAAAAAAAAA');
  assert.match(withDraft.headers.get('cache-control') ?? '', /no-store/);
});

test('the challenge is never kept', async () => {
  const [one, other] = [await site.request('/sign-in/challenge'), await site.request('/sign-in/challenge')];
  assert.equal(one.headers.get('cache-control'), 'no-store');
  assert.notEqual(await one.text(), await other.text());
});

test('without script three mails an hour may be asked for from one network; with it twenty', async () => {
  const plain = someone();
  for (let n = 0; n < 3; n += 1) assert.equal((await plain.post('/sign-in', { email: someEmail() })).status, 303);
  const held = await plain.post('/sign-in', { email: someEmail(), return: '/story' });
  assert.equal(held.status, 429);
  assert.ok(Number(held.headers.get('retry-after')) > 3_000);
  const page = await held.text();
  assert.match(page, /in 60 minutes[\s\S]*name="return" value="\/story"/);
  const scripted = someone();
  for (let n = 0; n < 20; n += 1) assert.equal((await asks(scripted, someEmail())).status, 303);
  assert.equal((await asks(scripted, someEmail())).status, 429);
  site.clock.now += hour;
  assert.equal((await plain.post('/sign-in', { email: someEmail() })).status, 303);
});

test('a sum that was used, is old, is another network’s or is wrong counts as none', async () => {
  const one = someone();
  const proof = await proofFor(one);
  const wrong = proof.replace(/\d+$/, (count) => String(Number(count) + 1));
  const others = await proofFor(someone());
  const old = await proofFor(one);
  await one.post('/sign-in', { email: someEmail(), proof });
  site.clock.now += 11 * 60_000;
  const attempts = [proof, wrong, others, old, 'x~1.2', `${proof.split('~')[0]}~1.1.1.1.1.1.1.1`];
  const statuses = [];
  for (const given of attempts)
    statuses.push((await one.post('/sign-in', { email: someEmail(), proof: given })).status);
  assert.deepEqual(statuses, [303, 303, 303, 429, 429, 429]);
});

test('an address gets six mails an hour and twenty a day, whoever asks for them', async () => {
  const email = someEmail();
  for (let n = 0; n < 6; n += 1) assert.equal((await asks(someone(), email)).status, 303);
  const held = await asks(someone(), email);
  assert.equal(held.status, 429);
  assert.equal(await mailsTo(email), 6);
  for (let round = 0; round < 4; round += 1) {
    site.clock.now += hour;
    for (let n = 0; n < 6; n += 1) await asks(someone(), email);
  }
  assert.equal(await mailsTo(email), 20);
});

test('a small mail domain gets forty mails an hour, a large provider many more', async () => {
  const counts: Record<string, number> = {};
  for (const domain of ['tiny.example', 'gmail.com']) {
    counts[domain] = 0;
    for (let n = 0; n < 50; n += 1) {
      const answer = await someone().post('/sign-in', { email: `u${n}.${people}@${domain}` });
      if (answer.status === 303) counts[domain] += 1;
    }
  }
  assert.deepEqual(counts, { 'tiny.example': 40, 'gmail.com': 50 });
});

test('a machine that fills in the hidden field sees what everybody sees, and no mail is sent', async () => {
  const email = someEmail();
  const machine = someone();
  const answer = await asks(machine, email, { website: 'https://spam.example' });
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), '/sign-in/code');
  assert.match(await (await machine.get('/sign-in/code')).text(), new RegExp(email));
  assert.equal(await mailsTo(email), 0);
});

test('a mistyped address is asked about, and both answers are taken', async () => {
  const one = someone();
  const asked = await asks(one, 'vera@gmial.com', { return: '/story' });
  assert.equal(asked.status, 200);
  const page = await asked.text();
  assert.match(page, /Did you mean vera@gmail\.com/);
  assert.match(page, /name="return" value="\/story"/);
  assert.equal(await mailsTo('vera@gmial.com'), 0);
  const proof = /name="proof" value="([^"]+)"/.exec(page)?.[1] ?? '';
  await one.post('/sign-in', { email: 'vera@gmail.com', asked: 'vera@gmial.com', proof });
  assert.equal(await mailsTo('vera@gmail.com'), 1);
  await one.post('/sign-in', { email: 'vera@gmial.com', asked: 'vera@gmial.com' });
  assert.equal(await mailsTo('vera@gmial.com'), 1);
});

test('honest addresses are not asked about', () => {
  for (const email of [
    'a@gmail.com',
    'a@yahoo.ca',
    'a@web.at',
    'a@mail.com',
    'a@example.org',
    'a@live.no',
    'a@lemonde.fr',
  ])
    assert.equal(likelyEmail(email), undefined, email);
  for (const [typed, meant] of [
    ['a@gmial.com', 'a@gmail.com'],
    ['a@gmail.con', 'a@gmail.com'],
    ['a@gmail.co', 'a@gmail.com'],
    ['a@hotmial.com', 'a@hotmail.com'],
    ['a@yaho.com', 'a@yahoo.com'],
    ['a@outlok.com', 'a@outlook.com'],
    ['a@iclod.com', 'a@icloud.com'],
    ['a@paper.con', 'a@paper.com'],
  ])
    assert.equal(likelyEmail(typed ?? ''), meant, typed);
});

test('what is no address is told beside the field, with what was typed', async () => {
  for (const email of ['', 'ann', 'ann@', '@b.org', 'a b@c.org', 'a@b', 'a@b.org, c@d.org', '"><script>@x.org']) {
    const answer = await someone().post('/sign-in', { email });
    assert.equal(answer.status, 422, email);
    const page = await answer.text();
    assert.match(page, /aria-invalid="true"/);
    assert.doesNotMatch(page, /"><script>@/);
  }
});

test('another site can ask for no mail and try no code', async () => {
  const evil = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  const one = someone();
  for (const path of ['/sign-in', '/sign-in/code', '/sign-in/name', '/sign-in/password', '/me/password'])
    assert.equal((await one.post(path, { email: someEmail() }, evil)).status, 403, path);
});

test('staff are told by mail of a browser their account was never used in, and only then', async () => {
  const email = someEmail();
  await addAccount(site.world, { email, name: 'Night editor', role: 'editor' });
  const desk = someone();
  const agent = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' };
  const enter = async (one: Browser): Promise<void> => {
    await asks(one, email);
    const { link } = await lastMail(site, email);
    assert.equal((await one.post(link, {}, agent)).headers.get('location'), '/newsroom');
  };
  await enter(desk);
  const told = await lastMail(site, email);
  assert.match(told.subject, /New sign-in/);
  assert.match(told.text, /Firefox · Linux\n20 November 2026/);
  const count = await mailsTo(email);
  await desk.post('/sign-out');
  site.clock.now += hour;
  await enter(desk);
  assert.equal(await mailsTo(email), count + 1, 'the mail with the link, and none besides');
  await enter(someone());
  assert.equal(await mailsTo(email), count + 3);
});

test('proofs nobody used are gone after a day', async () => {
  await asks(someone(), someEmail());
  site.clock.now += 25 * hour;
  await site.world.write(({ db }) => sweep(db, site.clock.now));
  assert.deepEqual(await site.world.db.selectFrom('sign_in_attempt').select('hash').execute(), []);
});

test('pages of signing in speak the language of their edition, and so does the mail', async () => {
  await site.world.write(async ({ db }) => {
    const edition = { publication_name: 'المدّ', tagline: '', position: 1, is_default: 0 as const };
    const english = { code: 'en', language: 'en', name: 'English', direction: 'ltr', publication_name: 'Courant' };
    await db
      .insertInto('edition')
      .values([
        { ...english, tagline: '', position: 0, is_default: 1 },
        { code: 'ar', language: 'ar', name: 'العربية', direction: 'rtl', ...edition },
      ])
      .execute();
  });
  await site.world.write((tx) => tx.changed('site'));
  const one = someone();
  const email = someEmail();
  assert.match(await (await one.get('/ar/sign-in')).text(), /dir="rtl"[\s\S]*البريد الإلكتروني/);
  const asked = await one.post('/ar/sign-in', { email });
  assert.equal(asked.headers.get('location'), '/ar/sign-in/code');
  const mail = await lastMail(site, email);
  assert.match(mail.subject, new RegExp(`^${mail.code} هو رمزك`));
  assert.match(mail.html, /lang="ar" dir="rtl"/);
  assert.match(mail.link, /^\/ar\/sign-in\//);
  assert.match(await (await one.get(mail.link)).text(), /value="قارئ \d+"/);
});

test('nobody’s mailbox is filled by many who ask at the same moment, or by what is written around the address', async () => {
  const network = (): Browser => someone();
  const asked = await Promise.all(
    Array.from({ length: 14 }, async (_, i) => {
      const one = network();
      return { one, form: { email: `full+${i % 2}@gmail.com`, asked: '1', proof: await proofFor(one) } };
    }),
  );
  const answers = await Promise.all(asked.map(({ one, form }) => one.post('/sign-in', form)));
  assert.equal(answers.filter(({ status }) => status === 303).length, 8);
  await site.runJobs();
  assert.equal(site.mails.filter(({ to }) => to.startsWith('full+')).length, 8);
  for (const email of [
    'x,full@gmail.com',
    'x;full@gmail.com',
    '(x)full@gmail.com',
    'x:full@gmail.com',
    'full@gmail.com,other.example',
    'full@gmail.com\u0000.example',
    'fu\u202ell@gmail.com',
    'full@[127.0.0.1]',
    'full\\@gmail.com',
  ])
    assert.equal((await network().post('/sign-in', { email, asked: '1' })).status, 422, email);
  for (const email of ["o'brien@example.ie", 'имя@почта.рф', 'a.b-c_d+e@sub.example.co.uk'])
    assert.equal((await network().post('/sign-in', { email, asked: '1' })).status, 303, email);
});
