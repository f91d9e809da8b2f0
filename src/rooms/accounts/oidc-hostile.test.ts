import assert from 'node:assert/strict';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { accountByEmail, disableAccount } from './accounts.ts';
import { isIn, setAccounts } from './credentials-for-tests.ts';
import { goAndReturn, joined, newVisitor, setOut, startProvider, type TestProvider } from './provider-for-tests.ts';
import { browser, type Browser } from './sign-in-for-tests.ts';

let site: TestSite;
let sea: TestProvider;
let hill: TestProvider;
before(async () => {
  site = await testSite({ trustedProxies: ['127.0.0.1'] });
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

test('what comes back with another state, in another browser, twice or late is not believed', async () => {
  const { subject } = await joined(stranger(), sea);
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
  const { subject } = await joined(stranger(), sea);
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
  const { subject } = await joined(stranger(), sea);
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
  const { subject } = newVisitor(away);
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

test('an account that was closed stays closed', async () => {
  const { subject, email } = await joined(stranger(), sea);
  const account = await accountByEmail(site.world, email);
  await disableAccount(site.world, account?.id ?? '', true);
  const one = stranger();
  assert.equal((await goAndReturn(one, sea, subject)).headers.get('location'), '/sign-in/refused');
  assert.equal(await isIn(one), false);
});
