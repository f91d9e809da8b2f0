import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeStory } from '../../test/make-stories.ts';
import { writingSite, type Reader, type WritingSite } from '../rooms/discussion/writing-for-tests.ts';
import {
  apiScopes,
  changeRole,
  disableAccount,
  mayHaveScope,
  revokeApiToken,
  type ApiScope,
} from '../rooms/accounts/accounts.ts';
import { publicationOf, saveSettings } from '../rooms/publication/publication.ts';
import { allEndpoints } from './all-endpoints.ts';
import { asking, saidBy, tokenFor, type Asked } from './api-for-tests.ts';
import type { Endpoint } from './endpoint.ts';

let site: WritingSite;
let ask: ReturnType<typeof asking>;
let ann: Reader;
let bob: Reader;
let chief: Reader;
let whole: Reader;
let comment: string;

before(async () => {
  site = await writingSite({ newReaderComments: 0 });
  ask = asking(() => site);
  ann = await site.reader('Ann');
  bob = await site.reader('Bob');
  chief = await site.reader('Chief', 'moderator');
  whole = await site.reader('Whole', 'publisher');
  comment = (await ann.post('Something to act upon.')).id;
});
after(() => site.close());

const examples: Record<string, () => string> = {
  articleId: () => site.story,
  commentId: () => comment,
  kind: () => 'thread',
  targetId: () => site.story,
  tag: () => 'harbour',
  list: () => 'waiting',
};
const nowhere = '01963f0e-6a10-7c2e-9d4b-2f7a51c80e11';

const whatFor = ({ method, path, id }: Endpoint): string =>
  `${method} ${path.replace(/\{(\w+)\}/g, (_all, name: string) => examples[name]?.() ?? nowhere)}${id === 'getCounts' ? `?articles=${site.story}` : ''}`;

const bodyFor = ({ body, bodyExample }: Endpoint): Asked => (body ? { body: bodyExample } : {});

const minuteLater = (): void => void (site.clock.now += 61_000);
/** Reports are counted by the hour. */
const quarterLater = (): void => void (site.clock.now += 900_000);

test('without an account everything that is somebody’s own is closed, and everything public open', async () => {
  for (const row of allEndpoints) {
    const told = await ask(whatFor(row), bodyFor(row));
    if (row.access === 'public') assert.ok(told.status === 200 || told.status === 404, `${row.id}: ${told.status}`);
    else {
      assert.equal(saidBy(told), '401 not-signed-in', row.id);
      assert.equal(told.headers.get('www-authenticate'), 'Bearer realm="api"', row.id);
      assert.equal(told.headers.get('access-control-allow-origin'), null, row.id);
      assert.match(told.headers.get('cache-control') ?? '', /no-store/, row.id);
    }
  }
  minuteLater();
});

for (const scope of apiScopes)
  test(`a token for “${scope}” opens what asks for it and nothing else`, async () => {
    const owner = mayHaveScope('moderator', scope) ? chief : whole;
    const token = await tokenFor(site, owner.account, scope);
    for (const row of allEndpoints) {
      if (row.access === 'public') continue;
      const needed: ApiScope = row.access === 'anyone' ? 'comment' : row.access;
      const told = await ask(whatFor(row), { token, ...bodyFor(row) });
      if (needed === scope) assert.ok(told.status !== 401 && told.value?.code !== 'token-scope', row.id);
      else {
        assert.equal(saidBy(told), '403 token-scope', row.id);
        assert.match(told.headers.get('www-authenticate') ?? '', new RegExp(`insufficient_scope", scope="${needed}"`));
      }
    }
    quarterLater();
  });

test('a token revoked, over, malformed, or of a closed account is refused everywhere', async () => {
  const refusal = async (token: string): Promise<string> => {
    const told = await ask('GET /me', { token });
    assert.match(told.headers.get('www-authenticate') ?? '', /error="invalid_token"/);
    return saidBy(told);
  };
  const token = await tokenFor(site, ann.account, 'read');
  assert.equal((await ask('GET /me', { token })).value.name, 'Ann');
  assert.equal(await refusal(`${token}x`), '401 bad-token');
  assert.equal(await refusal(`crt_${'a'.repeat(43)}`), '401 bad-token');
  const basic = { authorization: `Basic ${Buffer.from('ann:secret').toString('base64')}` };
  assert.equal(saidBy(await ask('GET /me', { headers: basic })), '401 not-signed-in');
  assert.equal((await ask('GET /me', { headers: basic, cookie: ann.cookie })).value.name, 'Ann');
  assert.equal(await refusal(''), '401 bad-token');
  const [row] = await site.world.db
    .selectFrom('api_token')
    .select('id')
    .where('account_id', '=', ann.account.id)
    .execute();
  await revokeApiToken(site.world, ann.account.id, row?.id ?? '');
  assert.equal(await refusal(token), '401 bad-token');
  const gone = await site.reader('Gone');
  const theirs = await tokenFor(site, gone.account, 'read');
  await disableAccount(site.world, gone.account.id, true);
  assert.equal(await refusal(theirs), '401 bad-token');
  const late = await tokenFor(site, bob.account, 'read');
  const before = site.clock.now;
  site.clock.now += 90 * 86_400_000;
  assert.equal(await refusal(late), '401 bad-token');
  site.clock.now = before;
});

test('who is a moderator no longer decides no longer, whatever the token says', async () => {
  const { account } = await site.reader('Former', 'moderator');
  const token = await tokenFor(site, account, 'moderate');
  assert.equal((await ask('GET /moderation', { token })).status, 200);
  await changeRole(site.world, account.id, 'reader');
  for (const row of allEndpoints.filter(({ access }) => access === 'moderate'))
    assert.equal(saidBy(await ask(whatFor(row), { token, ...bodyFor(row) })), '403 not-allowed', row.id);
  minuteLater();
});

test('nobody reads or changes what is somebody else’s', async () => {
  const story = await makeStory(site.world, { headline: 'Two readers' });
  const text = 'Something that is mine.';
  const { id } = await ann.post(text, { article: story });
  const own = await tokenFor(site, ann.account, ...apiScopes);
  const other = await tokenFor(site, bob.account, ...apiScopes);
  await ask(`PUT /articles/${story}/thread`, {
    token: await tokenFor(site, chief.account, 'moderate'),
    body: { state: 'held' },
  });
  const waiting = await ask('POST /comments', { token: own, body: { articleId: story, text: 'This one waits.' } });
  assert.equal(waiting.value.state, 'waiting');
  await ask(`PUT /bookmarks/${site.story}`, { token: own });
  await ask(`PUT /follows/thread/${site.story}`, { token: own });
  const table: [string, Asked, string][] = [
    [`PATCH /comments/${id}`, { body: { text: 'Mine now.' } }, '403 not-yours'],
    [`DELETE /comments/${id}`, {}, '403 not-yours'],
    [`GET /comments/${waiting.value.id}`, {}, '404 not-found'],
    [`PUT /bookmarks/${site.story}/archive`, {}, '404 not-found'],
    [`PUT /bookmarks/${site.story}/tags/x`, {}, '404 not-found'],
    [`POST /bookmarks/${site.story}/move`, { body: { to: 'top' } }, '404 not-found'],
    [`DELETE /bookmarks/${site.story}`, {}, '204'],
    [`DELETE /follows/thread/${site.story}`, {}, '204'],
    ['GET /moderation/waiting', {}, '403 token-scope'],
  ];
  for (const [what, asked, said] of table)
    assert.equal(saidBy(await ask(what, { token: other, ...asked })), said, what);
  assert.equal((await ask('GET /bookmarks', { token: own })).value.items.length, 1);
  assert.equal((await ask('GET /follows', { token: own })).value.items.length, 1);
  assert.deepEqual((await ask('GET /me/comments', { token: other })).value.items, []);
  assert.deepEqual((await ask(`GET /me/threads/${story}`, { token: other })).value.thread.branches, []);
  assert.equal((await ask(`GET /comments/${id}`)).value.markdown, text);
  assert.equal((await ask(`GET /me/threads/${story}`, { token: own })).value.waiting, waiting.value.id);
  minuteLater();
});

test('a session counts on pages of this site, and on no other', async () => {
  const what = `PUT /bookmarks/${site.story}`;
  const { cookie } = bob;
  assert.equal((await ask(what, { cookie })).status, 204);
  const sameOrigin = { 'sec-fetch-site': 'same-origin' };
  assert.equal((await ask(what, { cookie, headers: sameOrigin })).status, 204);
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
  ];
  for (const headers of foreign) {
    assert.equal(saidBy(await ask(what, { cookie, headers })), '403 cross-site', JSON.stringify(headers));
    assert.equal(saidBy(await ask(what, { headers })), '403 cross-site', 'without the cookie too');
  }
  const bare = await site.request(`/api/v1/bookmarks/${site.story}`, { method: 'PUT', headers: { cookie } });
  assert.equal(bare.status, 403, 'a cookie without Sec-Fetch-Site and Origin proves nothing');
});

test('a token is good from anywhere, and then no cookie is looked at', async () => {
  const token = await tokenFor(site, ann.account, 'read', 'bookmarks');
  const elsewhere = { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' };
  const me = await ask('GET /me', { token, cookie: bob.cookie, headers: elsewhere });
  assert.equal(me.value.name, 'Ann');
  assert.deepEqual(me.value.scopes, ['read', 'bookmarks']);
  const saved = await ask(`PUT /bookmarks/${site.story}`, { token, cookie: bob.cookie, headers: elsewhere });
  assert.equal(saved.status, 204);
  assert.equal((await ask('GET /me', { cookie: bob.cookie })).value.name, 'Bob');
});

test('pages of other sites read what is public, without credentials, and nothing else', async () => {
  const headers = { origin: 'https://elsewhere.example', cookie: ann.cookie };
  for (const row of allEndpoints.filter(({ method }) => method === 'GET')) {
    const { headers: told } = await ask(whatFor(row), { headers });
    assert.equal(told.get('access-control-allow-credentials'), null, row.id);
    assert.equal(told.get('access-control-allow-origin'), row.access === 'public' ? '*' : null, row.id);
    assert.equal(told.get('set-cookie'), null, row.id);
  }
  const preflight = await site.request(`/api/v1/bookmarks/${site.story}`, {
    method: 'OPTIONS',
    headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'PUT' },
  });
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get('allow'), 'PUT, DELETE, OPTIONS');
  assert.equal(preflight.headers.get('access-control-allow-origin'), null);
  assert.equal(preflight.headers.get('access-control-allow-methods'), null);
});

test('staff decide by session only with the second step their publication asks for', async () => {
  const { settings } = await publicationOf(site.world);
  assert.equal((await ask('GET /moderation', { cookie: chief.cookie })).status, 200);
  await saveSettings(site.world, { ...settings, accounts: { secondFactorForStaff: 'required' } } as object);
  assert.equal(saidBy(await ask('GET /moderation', { cookie: chief.cookie })), '403 second-factor');
  await saveSettings(site.world, { accounts: { secondFactorForStaff: 'offered' } } as object);
});

test('what is left of a limit is said with every answer, and after the last one how long to wait', async () => {
  minuteLater();
  const dan = await site.reader('Dan');
  const [one, two] = [await tokenFor(site, dan.account, 'bookmarks'), await tokenFor(site, dan.account, 'bookmarks')];
  const what = `PUT /bookmarks/${site.story}`;
  const first = await ask(what, { token: one });
  assert.equal(first.headers.get('ratelimit-policy'), '"write";q=60;w=60');
  assert.equal(first.headers.get('ratelimit'), '"write";r=59;t=60');
  site.clock.now += 20_000;
  for (let i = 0; i < 59; i += 1) assert.equal((await ask(what, { token: i % 2 ? one : two })).status, 204);
  const over = await ask(what, { token: two });
  assert.equal(saidBy(over), '429 rate', 'all tokens of an account count together');
  assert.equal(over.headers.get('ratelimit'), '"write";r=0;t=40');
  assert.equal(over.headers.get('retry-after'), '40');
  assert.equal((await ask(what, { cookie: ann.cookie })).status, 204, 'others are not held up');
  site.clock.now += 40_000;
  assert.equal((await ask(what, { token: two })).status, 204);
});

test('strangers are counted by their network, but not for what is kept', async () => {
  minuteLater();
  for (let i = 0; i < 310; i += 1) assert.equal((await ask(`GET /articles/${site.story}`)).status, 200);
  let asked = 1;
  let told = await ask(`GET /comments/${crypto.randomUUID()}`);
  for (; asked < 400 && told.status === 404; asked += 1) told = await ask(`GET /comments/${crypto.randomUUID()}`);
  assert.ok(asked >= 299 && asked <= 301, `${asked} were not kept`);
  assert.equal(saidBy(told), '429 rate');
  assert.equal(told.headers.get('access-control-allow-origin'), '*');
  assert.equal((await ask(`GET /articles/${site.story}`)).status, 200, 'what is kept is still given');
  minuteLater();
});

for (const [why, what, asked, said] of [
  ['what is no JSON', 'POST /comments', { body: '{"text":' }, '400 bad-json'],
  [
    'a form',
    'POST /comments',
    { body: 'text=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    '415 media-type',
  ],
  ['plain text', 'POST /comments', { body: '{}', headers: { 'content-type': 'text/plain' } }, '415 media-type'],
  ['more than 64 KiB', 'POST /comments', { body: { text: 'x'.repeat(65_536) } }, '413 too-large'],
  ['a list', 'POST /comments', { body: [] }, '422 invalid'],
  ['nothing', 'POST /comments', {}, '422 invalid'],
  ['a wrong parameter', 'GET /me/comments?before[]=1', {}, '200'],
  ['a place that is none', `GET /me/comments?before=1`, {}, '400 bad-query'],
  ['a place in another order', 'GET /bookmarks?after=later', {}, '400 bad-query'],
  ['an order that is none', 'GET /bookmarks?order=loud', {}, '400 bad-query'],
  ['an id that is none', 'DELETE /comments/1', {}, '404 not-found'],
  ['an address that is none', 'GET /nothing', {}, '404 no-address'],
  ['a method it has not', 'POST /me', {}, '405 method'],
] as const)
  test(`${why} is answered in words (${said})`, async () => {
    const token = await tokenFor(site, ann.account, 'read', 'comment');
    assert.equal(saidBy(await ask(what, { token, ...asked })), said);
  });

test('fields nobody knows are refused by name, and what is missing is named', async () => {
  const token = await tokenFor(site, ann.account, 'comment');
  const unknown = await ask('POST /comments', {
    token,
    body: { articleId: site.story, text: 'Hi.', state: 'published' },
  });
  assert.deepEqual(unknown.value.errors, [{ pointer: '/state', detail: 'There is no field “state” here.' }]);
  const missing = await ask('POST /comments', { token, body: { articleId: site.story } });
  assert.deepEqual(missing.value.errors, [{ pointer: '/text', detail: 'It is missing.' }]);
  const method = await ask('POST /me', { token });
  assert.equal(method.headers.get('allow'), 'GET, PATCH, HEAD, OPTIONS');
});

test('signs no database keeps are taken out of everything that is sent', async () => {
  const token = await tokenFor(site, ann.account, ...apiScopes);
  await ask(`PUT /bookmarks/${site.story}`, { token });
  assert.equal((await ask(`PUT /bookmarks/${site.story}/tags/a%00b`, { token })).status, 204);
  assert.equal((await ask('GET /bookmarks?tag=a%00b&q=%00', { token })).value.items[0].tags[0], 'ab');
  const posted = await ask('POST /comments', {
    token,
    body: { articleId: site.story, text: 'One \u0000 two \ud800 three.' },
  });
  assert.equal(posted.status, 201);
  const odd = await ask(`GET /articles?path=${encodeURIComponent('/%00/%zz')}`);
  assert.deepEqual(odd.value, { items: [], next: null });
});
