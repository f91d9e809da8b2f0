import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { testSite, type TestSite } from '../../test/test-world.ts';
import { accountSettings, addAccount, openSession, sessionCookie, type Role } from '../rooms/accounts/accounts.ts';
import { publicationOf } from '../rooms/publication/publication.ts';

let site: TestSite;
let provider: Server;
let issuer: string;
before(async () => {
  site = await testSite();
  provider = createServer((request, response) => {
    // It speaks for two issuers; anything else it knows nothing of.
    const named = request.url?.startsWith('/second/') ? `${issuer}/second` : issuer;
    const found = { issuer: named, authorization_endpoint: `${issuer}/go`, token_endpoint: `${issuer}/token` };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(found));
  });
  await new Promise<void>((done) => provider.listen(0, '127.0.0.1', done));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
});
after(async () => {
  provider.closeAllConnections();
  provider.close();
  await site.close();
});

let people = 0;
const path = '/newsroom/sign-in';

const signedIn = async (role: Role): Promise<string> => {
  const added = await addAccount(site.world, { email: `${role}-${(people += 1)}@example.org`, name: role, role });
  assert.ok(added.ok);
  const token = await site.world.write((tx) => openSession(site.world, tx, { account: added.value, method: 'link' }));
  return sessionCookie(site.world, token).split(';', 1)[0] ?? '';
};

const save = (cookie: string, form: Record<string, string>): Promise<Response> =>
  site.request(path, {
    method: 'POST',
    body: new URLSearchParams({ secondFactorForStaff: 'offered', ...form }).toString(),
    headers: { cookie, origin: 'http://courant.test', 'content-type': 'application/x-www-form-urlencoded' },
  });

const row = (change: Record<string, string> = {}): Record<string, string> => ({
  'name-0': 'Seaside',
  'id-0': 'sea',
  'issuer-0': issuer,
  'clientId-0': 'courant',
  'clientSecret-0': 'a secret',
  ...change,
});

const settings = async () => accountSettings(await publicationOf(site.world));

test('a publisher adds a provider that answers, and its button stands on the sign-in page', async () => {
  const cookie = await signedIn('publisher');
  const saved = await save(cookie, row());
  assert.equal(saved.headers.get('location'), `${path}?saved=1`, await saved.clone().text());
  assert.match(await (await site.request('/sign-in')).text(), /Continue with Seaside/);
  const page = await (await site.request(path, { headers: { cookie } })).text();
  assert.match(page, /http:\/\/courant\.test\/sign-in\/with\/sea\/back/);
  assert.match(page, /OIDC_SEA_SECRET/);
  assert.doesNotMatch(page, /a secret/, 'the secret is never shown again');
  // Left empty it stays; the rest may change.
  await save(cookie, row({ 'clientSecret-0': '', 'name-0': 'The Seaside' }));
  const [kept] = (await settings()).providers;
  assert.deepEqual([kept?.name, kept?.clientSecret], ['The Seaside', 'a secret']);
  await save(cookie, { 'name-0': '', 'id-0': '', 'issuer-0': '', 'clientId-0': '' });
  assert.deepEqual((await settings()).providers, []);
});

test('another issuer never gets the secret of the one before', async () => {
  const cookie = await signedIn('publisher');
  await save(cookie, row());
  const moved = await save(cookie, row({ 'clientSecret-0': '', 'issuer-0': `${issuer}/second` }));
  assert.equal(moved.status, 303, await moved.clone().text());
  assert.deepEqual(
    (await settings()).providers.map((one) => [one.issuer, one.clientSecret]),
    [[`${issuer}/second`, '']],
  );
  await save(cookie, { 'name-0': '', 'id-0': '', 'issuer-0': '', 'clientId-0': '' });
});

test('what is typed wrongly is told and nothing is saved', async () => {
  const cookie = await signedIn('publisher');
  const wrongs: [Record<string, string>, RegExp][] = [
    [row({ 'id-0': 'Sea Side' }), /the short name is made of/],
    [row({ 'issuer-0': 'http://accounts.example' }), /an address starting with https/],
    [row({ 'issuer-0': 'file:///etc/passwd' }), /an address starting with https/],
    [row({ 'clientId-0': '' }), /are all needed/],
    [row({ 'issuer-0': `${issuer}/elsewhere` }), /nothing at/],
    [{ ...row(), 'name-1': 'Twin', 'id-1': 'sea', 'issuer-1': issuer, 'clientId-1': 'x' }, /is there twice/],
    [{ ...row(), secondFactorForStaff: 'sometimes' }, /choose one of the three/],
  ];
  for (const [form, fault] of wrongs) {
    const answer = await save(cookie, form);
    assert.equal(answer.status, 422, String(fault));
    assert.match(await answer.text(), fault);
  }
  assert.deepEqual((await settings()).providers, []);
});

test('only a publisher who has signed in a moment ago changes how one signs in', async () => {
  const editor = await signedIn('editor');
  assert.equal((await save(editor, row())).status, 403);
  assert.equal((await site.request(path, { headers: { cookie: editor } })).status, 403);
  const publisher = await signedIn('publisher');
  site.clock.now += 11 * 60_000;
  const led = await save(publisher, row());
  assert.equal(led.headers.get('location'), '/sign-in/again?return=%2Fnewsroom%2Fsign-in');
  assert.deepEqual((await settings()).providers, []);
});

test('requiring a second step takes effect at once, for the publisher too', async () => {
  const cookie = await signedIn('publisher');
  await save(cookie, { secondFactorForStaff: 'required' });
  const out = await site.request('/newsroom/stories', { headers: { cookie } });
  assert.equal(out.headers.get('location'), '/me/sign-in/second-factor');
});
