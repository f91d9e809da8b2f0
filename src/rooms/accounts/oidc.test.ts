import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeEditions } from '../../../test/make-stories.ts';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { accountByEmail } from './accounts.ts';
import { codeFor, enterByLink, isIn, setAccounts, somebody, someReader } from './credentials-for-tests.ts';
import { goAndReturn, joined, leadsTo, newVisitor, startProvider, type TestProvider } from './provider-for-tests.ts';
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
let places = 0;
const stranger = (): Browser => browser(site, `192.0.2.${(places += 1)}`);

const accounts = async (): Promise<number> => (await site.world.db.selectFrom('account').select('id').execute()).length;

test('a newcomer registers with an account elsewhere: one name, one button, and back to where they were', async () => {
  const { subject, email } = newVisitor(sea, { name: 'Marina of the Sea' });
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
  await site.runJobs();
  const told = site.mails.findLast(({ to }) => to === email);
  assert.match(told?.subject ?? '', /can now be opened with Seaside/, 'whoever reads that mail hears of it');
  // From then on one press is enough.
  const other = stranger();
  const again = await goAndReturn(other, sea, subject, { return: '/another' });
  assert.equal(again.headers.get('location'), '/another');
  assert.equal(await isIn(other), true);
  assert.equal((await stranger().post('/sign-in/join', { name: 'Marina Two' })).status, 403);
});

test('an account elsewhere is known by its issuer and number, never by its address', async () => {
  const { email } = await joined(stranger(), sea);
  const other = newVisitor(sea, { email });
  const thief = stranger();
  await goAndReturn(thief, sea, other.subject);
  assert.equal(await isIn(thief), false);
  // The same number at another provider is somebody else.
  const same = await joined(stranger(), sea);
  hill.people.set(same.subject, { email: 'someone-else@elsewhere.example', email_verified: true });
  const third = stranger();
  assert.equal((await goAndReturn(third, hill, same.subject)).headers.get('location'), '/sign-in/join');
  assert.equal(await isIn(third), false);
});

test('the address of an account that is here already must be proved before the two are one', async () => {
  const { account } = await somebody(site);
  const { subject } = newVisitor(sea, { email: account.email });
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
  const { subject } = newVisitor(sea, { email: account.email, email_verified: false });
  const one = stranger();
  await goAndReturn(one, sea, subject);
  assert.match(await (await one.get('/sign-in/join')).text(), /did not vouch/);
  assert.equal((await one.post('/sign-in/join/mail', { email: 'nothing' })).status, 422);
  const fresh = `proved-${(places += 1)}@elsewhere.example`;
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
  const { subject } = newVisitor(sea, { email: account.email });
  const thief = stranger();
  await goAndReturn(thief, sea, subject);
  await thief.post('/sign-in/join/mail');
  assert.equal((await thief.post('/sign-in/join/code', { code: await codeFor(site, account.email) })).status, 403);
  assert.equal(await isIn(thief), false);
  assert.equal(await isIn(one), true);
});

test('a signed-in reader connects an account elsewhere and takes it off again', async () => {
  const { account, one } = await someReader(site);
  const { subject } = newVisitor(hill, { email: 'quite-another@elsewhere.example' });
  assert.match(await (await one.get('/me/sign-in')).text(), /Connect Hilltop/);
  const page = await one.post('/me/sign-in/with/hill');
  const address = leadsTo(page);
  const back = await one.get(await hill.visit(address, subject));
  assert.equal(back.headers.get('location'), '/me/sign-in?done=linked');
  const entered = stranger();
  await goAndReturn(entered, hill, subject);
  assert.match(await (await entered.get('/me/sign-in')).text(), new RegExp(account.email));
  // Somebody else cannot have it too.
  const ben = await someReader(site);
  const taken = leadsTo(await ben.one.post('/me/sign-in/with/hill'));
  assert.equal((await ben.one.get(await hill.visit(taken, subject))).status, 409);
  const off = await one.post('/me/sign-in/disconnect', { issuer: hill.settings.issuer });
  assert.equal(off.headers.get('location'), '/me/sign-in?done=unlinked');
  assert.equal((await goAndReturn(stranger(), hill, subject)).headers.get('location'), '/sign-in/join');
  site.clock.now += 11 * minute;
  assert.match((await one.post('/me/sign-in/with/hill')).headers.get('location') ?? '', /^\/sign-in\/again/);
});

test('what one account set out to connect is not connected to another that is signed in meanwhile', async () => {
  const [ada, ben] = [await someReader(site), await somebody(site)];
  const { subject } = newVisitor(hill);
  const page = await ada.one.post('/me/sign-in/with/hill');
  const address = leadsTo(page);
  const back = await hill.visit(address, subject);
  await enterByLink(site, { account: ben.account, one: ada.one });
  assert.equal((await ada.one.get(back)).status, 403);
  const rows = await site.world.db.selectFrom('identity').selectAll().where('subject', '=', subject).execute();
  assert.deepEqual(rows, []);
});

test('one comes back in the edition one set out from', async () => {
  const { subject, email } = newVisitor(sea);
  const one = stranger();
  const first = await goAndReturn(one, sea, subject, { edition: '/es' });
  const path = first.headers.get('location') ?? '';
  assert.match(path, /^\/es\/sign-in\/with\/sea\/back\?/);
  assert.equal((await one.get(path)).headers.get('location'), '/es/sign-in/join');
  assert.match(await (await one.get('/es/sign-in/join')).text(), /Viene de Seaside/);
  assert.equal((await one.post('/es/sign-in/join', { name: 'Marina la Segunda' })).status, 303);
  assert.equal((await accountByEmail(site.world, email))?.edition, 'es', 'mails come in the language they joined in');
});

test('a secret may stay in the environment', async () => {
  await setAccounts(site, { providers: [{ ...sea.settings, clientSecret: '' }, hill.settings] });
  const { subject } = newVisitor(sea);
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
