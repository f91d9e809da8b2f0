import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { accountByToken, apiScopes, changeRole, disableAccount, issueApiToken, type Role } from './accounts.ts';
import { apiTokensOf } from './api-tokens.ts';
import { setAccounts, someReader, type Person } from './credentials-for-tests.ts';

let site: TestSite;
before(async () => {
  site = await testSite({ trustedProxies: ['127.0.0.1'] });
});
after(() => site.close());

const minute = 60_000;
const day = 24 * 60 * minute;

const make = (one: Person['one'], fields: Record<string, string> = {}): Promise<Response> =>
  one.post('/me/tokens', { name: 'My e-reader', scope: 'read', days: '90', ...fields });

const tokenOn = (html: string): string => /value="(crt_[\w-]{43})"/.exec(html)?.[1] ?? '';

test('a token is shown once, is kept only hashed, and its reader hears of it by mail', async () => {
  const { account, one } = await someReader(site);
  const made = await make(one);
  assert.equal(made.status, 200);
  assert.match(made.headers.get('cache-control') ?? '', /no-store/);
  const token = tokenOn(await made.text());
  assert.notEqual(token, '');
  assert.doesNotMatch(await (await one.get('/me/tokens')).text(), /crt_/);
  const rows = await site.world.db.selectFrom('api_token').selectAll().where('account_id', '=', account.id).execute();
  assert.equal(rows.length, 1);
  assert.ok(!JSON.stringify(rows).includes(token.slice(4)), 'the database does not hold the token');
  assert.equal((rows[0]?.expires_at ?? 0) - site.clock.now, 90 * day);
  await site.runJobs();
  const mail = site.mails.find(({ to, subject }) => to === account.email && subject.includes('token'));
  assert.match(mail?.text ?? '', /My e-reader/);
  assert.ok(!mail?.text.includes(token));
});

test('who has not signed in a moment ago proves first that it is them', async () => {
  const { account, one } = await someReader(site);
  site.clock.now += 11 * minute;
  assert.equal((await one.get('/me/tokens')).status, 200);
  for (const answer of [await one.get('/me/tokens/new'), await make(one)]) {
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get('location'), '/sign-in/again?return=%2Fme%2Ftokens%2Fnew');
  }
  assert.deepEqual(await apiTokensOf(site.world, account.id), []);
});

for (const [why, fields, said] of [
  ['without a name', { name: ' \u200b ' }, 'Please say what the token is for'],
  ['for nothing', { scope: 'everything' }, 'Choose at least one thing'],
  ['for longer than a year', { days: '366' }, 'Choose when the token ends'],
  ['without an end', { days: '' }, 'Choose when the token ends'],
] as const)
  test(`no token is made ${why}`, async () => {
    const { account, one } = await someReader(site);
    const answer = await make(one, fields);
    assert.equal(answer.status, 422);
    assert.ok((await answer.text()).includes(said));
    assert.deepEqual(await apiTokensOf(site.world, account.id), []);
  });

test('a token for deciding about comments is offered and given only to who may decide', async () => {
  const { account, one } = await someReader(site);
  const offered = async (): Promise<boolean> =>
    (await (await one.get('/me/tokens/new')).text()).includes('value="moderate"');
  assert.equal(await offered(), false);
  assert.equal((await make(one, { scope: 'moderate' })).status, 422);
  await changeRole(site.world, account.id, 'moderator');
  assert.equal(await offered(), true);
  assert.equal((await make(one, { scope: 'moderate' })).status, 200);
});

test('what a program may do in the newsroom is offered as far as the role reaches', async () => {
  const offers = async (role: Role): Promise<string[]> => {
    const { one } = await someReader(site, role);
    const html = await (await one.get('/me/tokens/new')).text();
    return [...html.matchAll(/name="scope" value="([\w:]+)"/g)].map(([, scope]) => scope ?? '');
  };
  assert.ok(!(await offers('reader')).some((scope) => scope.includes(':')));
  const writer = await offers('writer');
  assert.ok(writer.includes('stories:write') && !writer.includes('stories:publish'));
  assert.deepEqual(await offers('publisher'), [...apiScopes]);
  const { one } = await someReader(site, 'writer');
  assert.equal((await make(one, { scope: 'people:write' })).status, 422);
});

test('where staff need a second step, a token for deciding is made only after it', async () => {
  const { account, one } = await someReader(site, 'moderator');
  await setAccounts(site, { secondFactorForStaff: 'required' });
  const answer = await make(one, { scope: 'moderate' });
  await setAccounts(site, { secondFactorForStaff: 'offered' });
  assert.equal(answer.headers.get('location'), '/me/sign-in/second-factor');
  assert.deepEqual(await apiTokensOf(site.world, account.id), []);
});

for (const [what, path, fields] of [
  ['a new password', '/me/password', { fresh: 'seven grey herons at low tide' }],
  ['signing out everywhere else', '/me/sessions/end-others', {}],
] as const)
  test(`${what} ends the programs' tokens too, unless their reader keeps them`, async () => {
    const { account, one } = await someReader(site);
    const bystander = await someReader(site);
    const isKnown = async (of: Person, token: string): Promise<boolean> =>
      (await accountByToken(site.world, token))?.account.id === of.account.id;
    const page = path.replace('/end-others', '');
    assert.doesNotMatch(await (await one.get(page)).text(), /keepTokens/, 'there is nothing to choose yet');
    const token = tokenOn(await (await make(one)).text());
    const others = tokenOn(await (await make(bystander.one)).text());
    assert.match(await (await one.get(page)).text(), /<input type="checkbox" name="keepTokens" value="1"/);
    assert.equal((await one.post(path, { ...fields, keepTokens: '1' })).status, 303);
    assert.equal(await isKnown({ account, one }, token), true);
    assert.equal((await one.post(path, fields)).status, 303);
    assert.equal(await isKnown({ account, one }, token), false);
    assert.equal(await isKnown(bystander, others), true);
  });

test('a revoked token opens nothing, and nobody revokes the token of somebody else', async () => {
  const { account, one } = await someReader(site);
  const other = await someReader(site);
  const issued = await issueApiToken(site.world, account, { name: 'x', scopes: ['read'], days: 7 });
  assert.ok(issued.ok);
  const { token, made } = issued.value;
  assert.equal((await accountByToken(site.world, token))?.account.id, account.id);
  await other.one.post(`/me/tokens/${made.id}/revoke`);
  assert.ok(await accountByToken(site.world, token), 'it is still there');
  assert.equal((await one.post(`/me/tokens/${made.id}/revoke`)).headers.get('location'), '/me/tokens?revoked=1');
  assert.equal(await accountByToken(site.world, token), undefined);
});

test('a token that is over, unknown, or of a closed account opens nothing', async () => {
  const { account } = await someReader(site);
  const issue = async (): Promise<string> => {
    const issued = await issueApiToken(site.world, account, { name: 'x', scopes: ['read'], days: 7 });
    assert.ok(issued.ok);
    return issued.value.token;
  };
  const first = await issue();
  site.clock.now += 7 * day - 1;
  assert.ok(await accountByToken(site.world, first));
  site.clock.now += 1;
  assert.equal(await accountByToken(site.world, first), undefined);
  const second = await issue();
  assert.equal(await accountByToken(site.world, `${second.slice(0, -1)}!`), undefined);
  assert.equal(await accountByToken(site.world, second.slice(4)), undefined);
  await disableAccount(site.world, account.id, true);
  assert.equal(await accountByToken(site.world, second), undefined);
});

test('one sees when a token was last used', async () => {
  const { account } = await someReader(site);
  const issued = await issueApiToken(site.world, account, { name: 'x', scopes: ['read'], days: 7 });
  assert.ok(issued.ok);
  const { token } = issued.value;
  assert.equal((await apiTokensOf(site.world, account.id))[0]?.usedAt, undefined);
  site.clock.now += minute;
  await accountByToken(site.world, token);
  // Nobody waits for the note: it is asked for until it is there.
  const used = async (): Promise<number | undefined> => (await apiTokensOf(site.world, account.id))[0]?.usedAt;
  for (let tries = 0; tries < 5_000 && (await used()) === undefined; tries += 1) await setImmediate();
  assert.equal(await used(), site.clock.now);
});

test('nobody has more than fifty tokens', async () => {
  const { account } = await someReader(site);
  const issue = () => issueApiToken(site.world, account, { name: 'x', scopes: ['read'], days: 7 });
  for (let i = 0; i < 50; i += 1) assert.ok((await issue()).ok);
  assert.deepEqual(await issue(), { ok: false, refusal: 'too-many' });
  site.clock.now += 38 * day;
  assert.ok((await issue()).ok, 'those that ended long ago do not count');
});
