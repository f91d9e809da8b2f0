import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { addAccount, changeRole, disableAccount, signInLink, type Account, type Role } from './accounts.ts';

let site: TestSite;
before(async () => {
  site = await testSite();
});
after(() => site.close());

const own = { origin: 'http://courant.test' };
const hour = 3_600_000;
let people = 0;

const person = async (role: Role): Promise<Account> => {
  const added = await addAccount(site.world, { email: `person-${(people += 1)}@example.org`, name: 'A person', role });
  assert.ok(added.ok);
  return added.value;
};

const pathOf = (link: string): string => new URL(link).pathname;

const signIn = async (account: Account): Promise<string> => {
  const answer = await site.request(pathOf(await signInLink(site.world, account.id)), { method: 'POST', headers: own });
  assert.equal(answer.status, 303);
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
};

test('opening a sign-in link only shows a button; pressing it signs in, once', async () => {
  const path = pathOf(await signInLink(site.world, (await person('editor')).id));
  for (let look = 0; look < 2; look += 1) {
    const page = await site.request(path);
    assert.equal(page.status, 200);
    assert.equal(page.headers.get('set-cookie'), null);
    assert.match(await page.text(), /<button/);
  }
  const pressed = await site.request(path, { method: 'POST', headers: own });
  assert.equal(pressed.status, 303);
  assert.equal(pressed.headers.get('location'), '/newsroom');
  assert.match(pressed.headers.get('set-cookie') ?? '', /HttpOnly; SameSite=Lax/);
  const again = await site.request(path, { method: 'POST', headers: own });
  assert.equal(again.status, 403);
  assert.equal(again.headers.get('set-cookie'), null);
});

test('a sign-in link is no good after a day', async () => {
  const path = pathOf(await signInLink(site.world, (await person('editor')).id));
  site.clock.now += 24 * hour + 1;
  assert.equal((await site.request(path, { method: 'POST', headers: own })).status, 403);
});

test('another site cannot press the button', async () => {
  const path = pathOf(await signInLink(site.world, (await person('editor')).id));
  const answer = await site.request(path, { method: 'POST', headers: { origin: 'https://evil.example' } });
  assert.equal(answer.status, 403);
  assert.equal(answer.headers.get('set-cookie'), null);
});

test('the newsroom is for staff alone', async () => {
  const stranger = await site.request('/newsroom/stories');
  assert.equal(stranger.status, 303);
  assert.equal(stranger.headers.get('location'), '/sign-in');
  const reader = await signIn(await person('reader'));
  assert.equal((await site.request('/newsroom/stories', { headers: { cookie: reader } })).status, 303);
  const editor = await signIn(await person('editor'));
  const page = await site.request('/newsroom/stories', { headers: { cookie: editor } });
  assert.equal(page.status, 200);
  assert.match(page.headers.get('cache-control') ?? '', /no-store/);
});

test('a session ends when it is idle for twelve hours, when one signs out, and when the account is disabled', async () => {
  const idle = await signIn(await person('editor'));
  site.clock.now += 13 * hour;
  assert.equal((await site.request('/newsroom/stories', { headers: { cookie: idle } })).status, 303);
  const left = await signIn(await person('editor'));
  const gone = await site.request('/sign-out', { method: 'POST', headers: { ...own, cookie: left } });
  assert.equal(gone.headers.get('clear-site-data'), '"storage"', 'the next at this device finds nothing of theirs');
  assert.equal((await site.request('/newsroom/stories', { headers: { cookie: left } })).status, 303);
  const account = await person('editor');
  const dismissed = await signIn(account);
  await disableAccount(site.world, account.id, true);
  assert.equal((await site.request('/newsroom/stories', { headers: { cookie: dismissed } })).status, 303);
});

test('what the database holds of a session or a link is not enough to sign in', async () => {
  const cookie = await signIn(await person('editor'));
  const rows = await site.world.db.selectFrom('session').select('hash').execute();
  for (const { hash } of rows) assert.ok(!cookie.includes(hash));
  const [row] = rows;
  assert.equal((await site.request('/newsroom/stories', { headers: { cookie: `session=${row?.hash}` } })).status, 303);
});

const settingsForm = (fields: Record<string, string>): string =>
  new URLSearchParams({
    timeZone: 'Europe/Lisbon',
    contactEmail: 'desk@example.org',
    fullTextFeeds: 'yes',
    ...fields,
  }).toString();

const post = (cookie: string, body: string, page = 'publication'): Promise<Response> =>
  site.request(`/newsroom/settings/${page}`, {
    method: 'POST',
    body,
    headers: { ...own, cookie, 'content-type': 'application/x-www-form-urlencoded' },
  });

test('an editor changes the settings and every page follows', async () => {
  const cookie = await signIn(await person('editor'));
  assert.match(await (await site.request('/robots.txt')).text(), /GPTBot/);
  const saved = await post(cookie, settingsForm({ whole: '1', robotsExtra: 'Disallow: /quiet' }), 'crawlers');
  assert.equal(saved.status, 303);
  const robots = await (await site.request('/robots.txt')).text();
  assert.doesNotMatch(robots, /GPTBot[\s\S]*Disallow: \/\n/);
  assert.match(robots, /Disallow: \/quiet/);
});

test('a wrong setting is told and nothing is saved; a writer may not save at all', async () => {
  const cookie = await signIn(await person('editor'));
  const wrong = await post(cookie, settingsForm({ timeZone: 'Mars/Olympus', contactEmail: 'nobody' }));
  assert.equal(wrong.status, 422);
  const page = await wrong.text();
  assert.match(page, /role="alert"/);
  assert.match(page, /Not a name such as Europe\/Lisbon\./);
  assert.match(page, /This is no e-mail address\./);
  assert.match(page, /value="Mars\/Olympus"/, 'what was typed is still there');
  const writer = await signIn(await person('writer'));
  assert.equal((await post(writer, settingsForm({ timeZone: 'Asia/Tokyo' }))).status, 403);
  const row = await site.world.db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', 'timeZone')
    .executeTakeFirst();
  assert.notEqual(row?.value, '"Asia/Tokyo"');
});

test('who joins the staff does not keep the long session of a reader', async () => {
  const reader = await person('reader');
  const cookie = await signIn(reader);
  const status = async (): Promise<number> => (await site.request('/me', { headers: { cookie } })).status;
  for (let days = 0; days < 8; days += 1) {
    site.clock.now += 24 * hour;
    assert.equal(await status(), 200);
  }
  await changeRole(site.world, reader.id, 'editor');
  assert.equal(await status(), 303);
});
