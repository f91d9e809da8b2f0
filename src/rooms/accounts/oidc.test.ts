import assert from 'node:assert/strict';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { makeEditions } from '../../../test/make-stories.ts';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { accountByEmail, disableAccount } from './accounts.ts';
import { codeFor, enterByLink, isIn, setAccounts, somebody, someReader } from './credentials-for-tests.ts';
import { startProvider, type TestProvider } from './provider-for-tests.ts';
import { browser, type Browser } from './sign-in-for-tests.ts';

let site: TestSite;
let sea: TestProvider;
let hill: TestProvider;
before(async () => {
  site = await testSite({ trustedProxies: ['127.0.0.1'] });
  await makeEditions(site.world, 'en', 'es');
  sea = await startProvider({ id: 'sea', name: 'Seaside' });
  hill = await startProvider({ id: 'hill', name: 'Hilltop', tellsAtOnce: true });
  await setAccounts(site, { providers: [sea.settings, hill.settings] });
});
after(async () => {
  await sea.close();
  await hill.close();
  await site.close();
});

const minute = 60_000;
let people = 0;
const stranger = (): Browser => browser(site, `192.0.${(people += 1) >> 8}.${people & 255}`);

/** Somebody new at a provider. */
const known = (at: TestProvider, claims: object = {}): { subject: string; email: string } => {
  const subject = `subject-${(people += 1)}`;
  const email = `${subject}@elsewhere.example`;
  at.people.set(subject, { email, email_verified: true, name: `Visitor ${people}`, ...claims });
  return { subject, email };
};

/** Presses the button; gives the address of the provider one is sent to. */
const setOut = async (one: Browser, at: TestProvider, { edition = '', ...form }: Record<string, string> = {}) => {
  const page = await one.post(`${edition}/sign-in/with/${at.settings.id}`, form);
  assert.equal(page.status, 200, await page.clone().text());
  const address = page.headers.get('refresh')?.replace(/^0;url=/, '') ?? '';
  assert.ok(address.startsWith(at.settings.issuer), address);
  assert.match(await page.text(), new RegExp(`<a class="button" href="${at.settings.issuer}`));
  return address;
};

const goAndReturn = async (one: Browser, at: TestProvider, subject: string, form?: Record<string, string>) =>
  one.get(await at.visit(await setOut(one, at, form), subject));

const accounts = async (): Promise<number> => (await site.world.db.selectFrom('account').select('id').execute()).length;

/** Registers with an account elsewhere. */
const joined = async (at: TestProvider, claims?: object) => {
  const { subject, email } = known(at, claims);
  const one = stranger();
  await goAndReturn(one, at, subject);
  const made = await one.post('/sign-in/join', { name: `Joiner ${(people += 1)}` });
  assert.equal(made.status, 303, await made.text());
  return { subject, email, one };
};

test('a newcomer registers with an account elsewhere: one name, one button, and back to where they were', async () => {
  const { subject, email } = known(sea, { name: 'Marina of the Sea' });
  const one = stranger();
  assert.match(await (await one.get('/sign-in')).text(), /action="\/sign-in\/with\/sea"[\s\S]*Continue with Seaside/);
  const count = await accounts();
  const back = await goAndReturn(one, sea, subject, { return: '/a/story?comment=1#comment-1' });
  assert.equal(back.headers.get('location'), '/sign-in/join');
  for (let look = 0; look < 3; look += 1) {
    const page = await one.get('/sign-in/join');
    assert.equal(page.status, 200);
    assert.match(page.headers.get('cache-control') ?? '', /no-store/);
    assert.match(await page.text(), /value="Marina of the Sea"/);
  }
  assert.equal(await accounts(), count, 'looking makes no account');
  assert.equal(await isIn(one), false);
  const taken = await one.post('/sign-in/join', { name: 'Editor' });
  assert.equal(taken.status, 422);
  const made = await one.post('/sign-in/join', { name: 'Marina of the Sea' });
  assert.equal(made.headers.get('location'), '/a/story?comment=1#comment-1');
  const account = await accountByEmail(site.world, email);
  assert.equal(account?.name, 'Marina of the Sea');
  assert.equal(account.emailConfirmedAt, site.clock.now);
  // From then on one press is enough.
  const other = stranger();
  const again = await goAndReturn(other, sea, subject, { return: '/another' });
  assert.equal(again.headers.get('location'), '/another');
  assert.equal(await isIn(other), true);
  assert.equal((await stranger().post('/sign-in/join', { name: 'Marina Two' })).status, 403);
});

test('an account elsewhere is known by its issuer and number, never by its address', async () => {
  const { email } = await joined(sea);
  const other = known(sea, { email });
  const thief = stranger();
  await goAndReturn(thief, sea, other.subject);
  assert.equal(await isIn(thief), false);
  // The same number at another provider is somebody else.
  const same = await joined(sea);
  hill.people.set(same.subject, { email: 'someone-else@elsewhere.example', email_verified: true });
  const third = stranger();
  assert.equal((await goAndReturn(third, hill, same.subject)).headers.get('location'), '/sign-in/join');
  assert.equal(await isIn(third), false);
});

test('the address of an account that is here already must be proved before the two are one', async () => {
  const { account } = await somebody(site);
  const { subject } = known(sea, { email: account.email });
  const one = stranger();
  await goAndReturn(one, sea, subject, { return: '/story' });
  const page = await (await one.get('/sign-in/join')).text();
  assert.match(page, /Seaside gave us the address/);
  assert.doesNotMatch(page, /name="name"/);
  assert.equal((await one.post('/sign-in/join', { name: 'Taker' })).headers.get('location'), '/sign-in/join');
  const sent = await one.post('/sign-in/join/mail', { email: 'thief@evil.example' });
  assert.equal(sent.headers.get('location'), '/sign-in/join/code');
  await site.runJobs();
  assert.ok(
    !site.mails.some(({ to }) => to === 'thief@evil.example'),
    'the code goes to the address in question alone',
  );
  assert.equal((await one.post('/sign-in/join/code', { code: '12345' })).status, 422);
  assert.equal(await isIn(one), false);
  const done = await one.post('/sign-in/join/code', { code: await codeFor(site, account.email) });
  assert.equal(done.headers.get('location'), '/story');
  assert.equal(await isIn(one), true);
  await site.runJobs();
  assert.match(site.mails.findLast(({ to }) => to === account.email)?.subject ?? '', /opened with Seaside/);
  assert.equal((await goAndReturn(stranger(), sea, subject, { return: '/x' })).headers.get('location'), '/x');
});

test('an address the provider does not vouch for counts for nothing until a code has proved it', async () => {
  const { account } = await somebody(site);
  const { subject } = known(sea, { email: account.email, email_verified: false });
  const one = stranger();
  await goAndReturn(one, sea, subject);
  assert.match(await (await one.get('/sign-in/join')).text(), /did not vouch/);
  assert.equal((await one.post('/sign-in/join/mail', { email: 'nothing' })).status, 422);
  const fresh = `proved-${(people += 1)}@elsewhere.example`;
  await one.post('/sign-in/join/mail', { email: fresh });
  const proved = await one.post('/sign-in/join/code', { code: await codeFor(site, fresh) });
  assert.equal(proved.headers.get('location'), '/sign-in/join');
  const made = await one.post('/sign-in/join', { name: 'Proved by code' });
  assert.equal(made.status, 303);
  assert.equal((await accountByEmail(site.world, fresh))?.name, 'Proved by code');
});

test('an account with a second step is not opened through its mail by an account elsewhere', async () => {
  const { account, one } = await someReader(site, 'editor');
  const row = { account_id: account.id, secret: 'JBSWY3DPEHPK3PXP', created_at: 1, confirmed_at: 1 };
  await site.world.write(async ({ db }) => void (await db.insertInto('totp').values(row).execute()));
  const { subject } = known(sea, { email: account.email });
  const thief = stranger();
  await goAndReturn(thief, sea, subject);
  await thief.post('/sign-in/join/mail');
  assert.equal((await thief.post('/sign-in/join/code', { code: await codeFor(site, account.email) })).status, 403);
  assert.equal(await isIn(thief), false);
  assert.equal(await isIn(one), true);
});

test('what comes back with another state, in another browser, twice or late is not believed', async () => {
  const { subject } = await joined(sea);
  const one = stranger();
  const back = await sea.visit(await setOut(one, sea), subject);
  const forged = back.replace(/state=[^&]+/, `state=${'a'.repeat(43)}`);
  assert.equal((await one.get(forged)).status, 403);
  const thief = stranger();
  assert.equal((await thief.get(back)).status, 403, 'another browser');
  assert.equal(await isIn(thief), false);
  assert.equal((await one.get(back)).status, 403, 'and that has used it up');
  const second = await sea.visit(await setOut(one, sea), subject);
  assert.equal((await one.get(second)).status, 303);
  const out = stranger();
  const third = await sea.visit(await setOut(out, sea), subject);
  assert.equal((await out.get(third)).status, 303);
  assert.equal((await out.get(third)).status, 403, 'twice');
  const late = await sea.visit(await setOut(out, sea), subject);
  site.clock.now += 10 * minute + 1;
  assert.equal((await out.get(late)).status, 403, 'late');
});

test('a stolen code is worth nothing: it belongs to one question, one verifier and one nonce', async () => {
  const { subject } = await joined(sea);
  const [victim, thief] = [stranger(), stranger()];
  const stolen = new URLSearchParams((await sea.visit(await setOut(victim, sea), subject)).split('?')[1]);
  const own = new URL(await setOut(thief, sea)).searchParams.get('state') ?? '';
  stolen.set('state', own);
  const injected = await thief.get(`/sign-in/with/sea/back?${stolen}`);
  assert.equal(injected.status, 403);
  assert.match(await injected.text(), /could not be trusted/);
  assert.equal(await isIn(thief), false);
  // The provider signs whatever nonce it was given: one that is not ours gives it away.
  const other = stranger();
  const address = new URL(await setOut(other, sea));
  address.searchParams.set('nonce', 'another nonce than ours');
  const answered = await other.get(await sea.visit(address.href, subject));
  assert.equal(answered.status, 403);
  assert.equal(await isIn(other), false);
});

test('an answer of one provider is not taken for another’s', async () => {
  const { subject } = await joined(sea);
  const one = stranger();
  const back = await sea.visit(await setOut(one, sea), subject);
  assert.equal((await one.get(back.replace('/with/sea/', '/with/hill/'))).status, 403);
  const fresh = await sea.visit(await setOut(one, sea), subject);
  const mixed = fresh.replace(/iss=[^&]+/, `iss=${encodeURIComponent(hill.settings.issuer)}`);
  assert.notEqual(mixed, fresh);
  assert.equal((await one.get(mixed)).status, 403);
  assert.equal(await isIn(one), false);
});

test('who turns back at the provider is told that nothing has happened', async () => {
  const one = stranger();
  const back = await goAndReturn(one, sea, '');
  assert.equal(back.status, 200);
  assert.match(await back.text(), /You have not signed in/);
});

test('a provider that is away, or that nobody set up, stops nobody from signing in another way', async () => {
  const away = await startProvider({ id: 'gone', name: 'Gone' });
  await setAccounts(site, {
    providers: [
      sea.settings,
      hill.settings,
      away.settings,
      { ...sea.settings, id: 'wrong-key', clientSecret: 'not the secret' },
      { ...sea.settings, id: 'far', issuer: 'http://far.example' },
    ],
  });
  const one = stranger();
  const address = await setOut(one, away);
  const { subject } = known(away);
  const back = await away.visit(address, subject);
  await away.close();
  const late = await one.get(back);
  assert.equal(late.status, 503);
  assert.match(await late.text(), /cannot be reached[\s\S]*href="\/sign-in"/);
  await setAccounts(site, { providers: [sea.settings, hill.settings, { ...away.settings, clientId: 'anew' }] });
  assert.equal((await one.post('/sign-in/with/gone')).status, 503);
  assert.equal((await one.post('/sign-in/with/nobody')).status, 404);
  assert.equal((await one.post('/sign-in/with/far')).status, 404, 'without https only on this machine');
  const page = await (await one.get('/sign-in')).text();
  assert.match(page, /name="email"/);
});

test('a provider that talks without end, or is not who it says, is not listened to', async () => {
  let answer = (_response: ServerResponse): void => undefined;
  const server = createServer((_request, response) => answer(response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    let sent = 0;
    answer = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const go = (): void => {
        while (!response.destroyed) {
          sent += 65_536;
          if (!response.write(`"${'x'.repeat(65_534)}`)) return void response.once('drain', go);
        }
      };
      go();
    };
    await setAccounts(site, { providers: [{ ...sea.settings, id: 'endless', issuer }] });
    assert.equal((await stranger().post('/sign-in/with/endless')).status, 503);
    assert.ok(sent > 1024 * 1024 && sent < 64 * 1024 * 1024, String(sent));
    answer = (response) =>
      void response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ issuer: 'https://accounts.example', authorization_endpoint: `${issuer}/go` }));
    await setAccounts(site, { providers: [{ ...sea.settings, id: 'liar', issuer }] });
    assert.equal((await stranger().post('/sign-in/with/liar')).status, 503);
  } finally {
    server.closeAllConnections();
    server.close();
    await setAccounts(site, { providers: [sea.settings, hill.settings] });
  }
});

test('a signed-in reader connects an account elsewhere and takes it off again', async () => {
  const { account, one } = await someReader(site);
  const { subject } = known(hill, { email: 'quite-another@elsewhere.example' });
  assert.match(await (await one.get('/me/sign-in')).text(), /Connect Hilltop/);
  const page = await one.post('/me/sign-in/with/hill');
  const address = page.headers.get('refresh')?.replace(/^0;url=/, '') ?? '';
  const back = await one.get(await hill.visit(address, subject));
  assert.equal(back.headers.get('location'), '/me/sign-in?done=linked');
  const entered = stranger();
  await goAndReturn(entered, hill, subject);
  assert.match(await (await entered.get('/me/sign-in')).text(), new RegExp(account.email));
  // Somebody else cannot have it too.
  const ben = await someReader(site);
  const taken = (await ben.one.post('/me/sign-in/with/hill')).headers.get('refresh')?.replace(/^0;url=/, '') ?? '';
  assert.equal((await ben.one.get(await hill.visit(taken, subject))).status, 409);
  const off = await one.post('/me/sign-in/disconnect', { issuer: hill.settings.issuer });
  assert.equal(off.headers.get('location'), '/me/sign-in?done=unlinked');
  assert.equal((await goAndReturn(stranger(), hill, subject)).headers.get('location'), '/sign-in/join');
  site.clock.now += 11 * minute;
  assert.match((await one.post('/me/sign-in/with/hill')).headers.get('location') ?? '', /^\/sign-in\/again/);
});

test('what one account set out to connect is not connected to another that is signed in meanwhile', async () => {
  const [ada, ben] = [await someReader(site), await somebody(site)];
  const { subject } = known(hill);
  const page = await ada.one.post('/me/sign-in/with/hill');
  const address = page.headers.get('refresh')?.replace(/^0;url=/, '') ?? '';
  const back = await hill.visit(address, subject);
  await enterByLink(site, { account: ben.account, one: ada.one });
  assert.equal((await ada.one.get(back)).status, 403);
  const rows = await site.world.db.selectFrom('identity').selectAll().where('subject', '=', subject).execute();
  assert.deepEqual(rows, []);
});

test('an account that was closed stays closed', async () => {
  const { subject, email } = await joined(sea);
  const account = await accountByEmail(site.world, email);
  await disableAccount(site.world, account?.id ?? '', true);
  const one = stranger();
  assert.equal((await goAndReturn(one, sea, subject)).headers.get('location'), '/sign-in/refused');
  assert.equal(await isIn(one), false);
});

test('one comes back in the edition one set out from', async () => {
  const { subject } = known(sea);
  const one = stranger();
  const first = await goAndReturn(one, sea, subject, { edition: '/es' });
  const path = first.headers.get('location') ?? '';
  assert.match(path, /^\/es\/sign-in\/with\/sea\/back\?/);
  assert.equal((await one.get(path)).headers.get('location'), '/es/sign-in/join');
  assert.match(await (await one.get('/es/sign-in/join')).text(), /Viene de Seaside/);
});

test('a secret may stay in the environment', async () => {
  await setAccounts(site, { providers: [{ ...sea.settings, clientSecret: '' }, hill.settings] });
  const { subject } = known(sea);
  assert.equal((await goAndReturn(stranger(), sea, subject)).status, 403);
  process.env['OIDC_SEA_SECRET'] = sea.settings.clientSecret;
  try {
    await setAccounts(site, { providers: [{ ...sea.settings, clientSecret: '' }, hill.settings] });
    assert.equal((await goAndReturn(stranger(), sea, subject)).status, 303);
  } finally {
    delete process.env['OIDC_SEA_SECRET'];
    await setAccounts(site, { providers: [sea.settings, hill.settings] });
  }
});
