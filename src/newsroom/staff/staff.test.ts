import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeStory } from '../../../test/make-stories.ts';
import { accountByToken, issueApiToken } from '../../rooms/accounts/accounts.ts';
import { browser, lastMail, type Browser } from '../../rooms/accounts/sign-in-for-tests.ts';
import { codeFor } from '../../rooms/accounts/credentials-for-tests.ts';
import { assignStory } from '../../rooms/drafting/drafting.ts';
import { writingSite, type Reader, type WritingSite } from '../../rooms/discussion/writing-for-tests.ts';

let site: WritingSite;
let boss: Reader;
before(async () => {
  site = await writingSite({}, { trustedProxies: ['127.0.0.1'] });
  boss = await site.reader('Boss', 'publisher');
});
after(() => site.close());

const day = 86_400_000;
/** Sessions of staff end after a week: each test begins with a fresh one. */
const freshBoss = async (): Promise<Reader> => {
  boss = await site.reader(`Boss ${site.world.newId().slice(-6)}`, 'publisher');
  return boss;
};

const invite = async (email: string, fields: Record<string, string> = {}): Promise<Response> =>
  (await freshBoss()).send('/newsroom/staff/invite', { email, role: 'writer', words: 'Come and write.', ...fields });

const linkTo = async (email: string): Promise<string> => {
  const { text } = await lastMail(site, email);
  return /\/invitation\/[\w-]{43}/.exec(text)?.[0] ?? assert.fail(`no link in: ${text}`);
};

let visitors = 0;
const visitor = (): Browser => browser(site, `198.51.100.${(visitors += 1)}`);

const accept = async (one: Browser, link: string, email: string, name = 'Nora Vale'): Promise<Response> => {
  const sent = await one.post(`${link}/send`, { name });
  assert.equal(sent.headers.get('location'), `${link}/code`, await sent.text());
  return one.post(`${link}/code`, { code: await codeFor(site, email) });
};

const roleOf = async (email: string): Promise<string | undefined> =>
  (await site.world.db.selectFrom('account').select('role').where('email', '=', email).executeTakeFirst())?.role;

test('whoever is invited shows that the address is theirs, and then works here', async () => {
  const email = 'nora@new.test';
  assert.equal((await invite(email)).headers.get('location'), '/newsroom/staff?done=invited');
  const mail = await lastMail(site, email);
  assert.match(mail.text, /as a writer/);
  assert.match(mail.text, /> Come and write\./);
  const link = await linkTo(email);
  const rows = await site.world.db.selectFrom('invitation').selectAll().execute();
  assert.ok(!JSON.stringify(rows).includes(link.split('/').at(-1) ?? ''), 'the token is kept only hashed');
  const one = visitor();
  const page = await (await one.get(link)).text();
  assert.match(page, /You are invited/);
  assert.equal(await roleOf(email), undefined, 'looking does nothing');
  const answer = await accept(one, link, email);
  assert.equal(answer.status, 303, await answer.text());
  assert.equal(answer.headers.get('location'), '/newsroom');
  assert.equal(await roleOf(email), 'writer');
  assert.equal((await one.get('/newsroom/stories')).status, 200);
  const second = await visitor().get(link);
  assert.equal(second.status, 403, 'a link works once');
  assert.match(await (await boss.get('/newsroom/staff')).text(), /nora@new\.test/);
});

test('a stolen link opens nothing: the code goes to the address that was invited', async () => {
  const email = 'vic@new.test';
  await invite(email, { role: 'editor' });
  const link = await linkTo(email);
  const thief = visitor();
  await thief.post(`${link}/send`, { name: 'Thief Here' });
  for (const code of ['000000', '111111']) {
    const answer = await thief.post(`${link}/code`, { code });
    assert.ok([403, 422].includes(answer.status));
  }
  assert.equal((await thief.post(link)).status, 200, 'nobody is signed in with the address');
  assert.equal(await roleOf(email), undefined);
  const other = await site.reader('Other One');
  assert.equal((await other.send(link)).status, 200);
  assert.equal(await roleOf(other.account.email), 'reader');
  assert.equal((await accept(visitor(), link, email, 'Vic Right')).status, 303);
  assert.equal(await roleOf(email), 'editor');
});

test('a reader who is signed in with the invited address accepts with one press', async () => {
  const ada = await site.reader('Ada Reads');
  await invite(ada.account.email, { role: 'contributor' });
  const link = await linkTo(ada.account.email);
  assert.match(await (await ada.get(link)).text(), /Accept and begin/);
  const answer = await ada.send(link);
  assert.equal(answer.headers.get('location'), '/newsroom');
  assert.equal(await roleOf(ada.account.email), 'contributor');
  assert.equal((await ada.send(link)).status, 403);
});

test('an invitation ends after seven days, can be taken back, and sent again with another link', async () => {
  const email = 'late@new.test';
  await invite(email);
  const first = await linkTo(email);
  const row = await site.world.db.selectFrom('invitation').select('id').where('email', '=', email).executeTakeFirst();
  const path = `/newsroom/staff/invitations/${row?.id ?? ''}`;
  const tooSoon = await boss.send(`${path}/resend`);
  assert.equal(tooSoon.status, 422);
  assert.match(await tooSoon.text(), /a moment ago/);
  site.clock.now += 7 * day;
  assert.equal((await visitor().get(first)).status, 403);
  await freshBoss();
  assert.equal((await boss.send(`${path}/resend`)).headers.get('location'), '/newsroom/staff?done=resent');
  const again = await linkTo(email);
  assert.notEqual(again, first);
  assert.equal((await visitor().get(first)).status, 403);
  assert.equal((await visitor().get(again)).status, 200);
  assert.equal((await boss.send(`${path}/revoke`)).headers.get('location'), '/newsroom/staff?done=revoked');
  assert.equal((await visitor().get(again)).status, 403);
});

for (const [why, email, role, said] of [
  ['an address that is none', 'nobody', 'writer', 'This is no e-mail address'],
  ['a role that is none', 'x@new.test', 'king', 'Choose a role'],
  ['somebody who works here', 'boss@readers.test', 'writer', 'works here already'],
] as const)
  test(`${why} is not invited, and the form says why`, async () => {
    const answer = await invite(email, { role });
    assert.equal(answer.status, 422);
    const html = await answer.text();
    assert.ok(html.includes(said));
    assert.match(html, /Come and write\.<\/textarea>/, 'what was typed is still there');
  });

test('an address is invited once at a time', async () => {
  await invite('twice@new.test');
  const again = await invite('Twice@new.test');
  assert.equal(again.status, 422);
  assert.match(await again.text(), /There is an invitation for this address/);
});

test('a name that somebody bears already is said at its field, and the invitation is not used up', async () => {
  const email = 'same@new.test';
  const bearer = await site.reader('Iris Stone');
  await invite(email);
  const link = await linkTo(email);
  const answer = await accept(visitor(), link, email, bearer.account.name);
  assert.equal(answer.status, 422);
  assert.match(await answer.text(), /Somebody has that name already/);
  assert.equal((await accept(visitor(), link, email, 'Iris Stonemason')).status, 303);
});

test('a role is changed after a fresh proof; its bearer is told by mail, and the history says who did it', async () => {
  const wim = await site.reader('Wim Writes', 'writer');
  await freshBoss();
  const path = `/newsroom/staff/${wim.account.id}`;
  assert.equal((await wim.get('/newsroom/fronts')).status, 404);
  const done = await boss.send(`${path}/role`, { role: 'editor' });
  assert.equal(done.headers.get('location'), `${path}?done=role`);
  assert.equal((await wim.get('/newsroom/fronts')).status, 200, 'it holds at once');
  assert.match((await lastMail(site, wim.account.email)).text, /has made you an editor/);
  const page = await (await boss.get(path)).text();
  assert.match(page, /Role changed from writer to editor/);
  assert.ok(page.includes(boss.account.name));
  site.clock.now += 11 * 60_000;
  const stale = await boss.send(`${path}/role`, { role: 'publisher' });
  assert.match(stale.headers.get('location') ?? '', /^\/sign-in\/again\?return=/);
  assert.equal(await roleOf(wim.account.email), 'editor');
});

test('a closed account is signed out everywhere at once and its tokens end; it can be opened again', async () => {
  const cleo = await site.reader('Cleo Closes', 'writer');
  const issued = await issueApiToken(site.world, cleo.account, { name: 'x', scopes: ['stories:read'], days: 7 });
  assert.ok(issued.ok);
  await freshBoss();
  const path = `/newsroom/staff/${cleo.account.id}`;
  assert.equal((await cleo.get('/newsroom/stories')).status, 200);
  assert.equal((await boss.send(`${path}/close`)).status, 303);
  assert.equal((await cleo.get('/newsroom/stories')).status, 303);
  assert.equal(await accountByToken(site.world, issued.value.token), undefined);
  assert.match(await (await boss.get('/newsroom/staff')).text(), /Closed accounts/);
  const invited = await boss.send('/newsroom/staff/invite', { email: cleo.account.email, role: 'writer' });
  assert.match(await invited.text(), /was closed/);
  await boss.send(`${path}/open`);
  assert.equal((await cleo.get('/newsroom/stories')).status, 303, 'the old session stays dead');
  assert.match((await lastMail(site, cleo.account.email)).text, /opened your account again/);
});

test('what somebody was given is listed when they leave, and handed over', async () => {
  const dan = await site.reader('Dan Does', 'writer');
  const eve = await site.reader('Eve Takes', 'writer');
  const story = await makeStory(site.world, { status: 'draft', headline: 'Half a story' });
  await freshBoss();
  const given = await assignStory(site.world, { account: boss.account, articleId: story, to: dan.account.id });
  assert.ok(given.ok, JSON.stringify(given));
  const path = `/newsroom/staff/${dan.account.id}`;
  assert.match(await (await boss.get(path)).text(), /Half a story/);
  await boss.send(`${path}/hand-over`, { to: eve.account.id });
  const rows = site.world.db.selectFrom('article').select('assignee_id').where('id', '=', story);
  assert.equal((await rows.executeTakeFirstOrThrow()).assignee_id, eve.account.id);
  assert.doesNotMatch(await (await boss.get(path)).text(), /Half a story/);
});

test('readers who never worked here have no page among the staff', async () => {
  const reader = await site.reader('Rita Reads');
  await freshBoss();
  assert.equal((await boss.get(`/newsroom/staff/${reader.account.id}`)).status, 404);
  assert.equal((await boss.send(`/newsroom/staff/${reader.account.id}/role`, { role: 'writer' })).status, 404);
});

test('the page of permissions is drawn from the tables', async () => {
  const html = await (await (await freshBoss()).get('/newsroom/staff/roles')).text();
  const row = (words: string): string[] => {
    const found = new RegExp(`${words}</th>(.*?)</tr>`, 's').exec(html)?.[1] ?? assert.fail(words);
    return [...found.matchAll(/<td[^>]*>([^<]*)</g)].map(([, text]) => text ?? '');
  };
  assert.deepEqual(row('Invite people, change roles, close accounts'), ['–', '–', '–', '–', 'yes']);
  assert.deepEqual(row('Write in a story that is not yet out'), ['own only', 'yes', 'yes', '–', 'yes']);
});

test('the last publisher can be neither demoted nor closed, not even by two at once', async () => {
  const all = await site.world.db.selectFrom('account').select('id').where('role', '=', 'publisher').execute();
  const one = await freshBoss();
  const two = await freshBoss();
  for (const { id } of all) await one.send(`/newsroom/staff/${id}/role`, { role: 'reader' });
  const [a, b] = await Promise.all([
    one.send(`/newsroom/staff/${two.account.id}/role`, { role: 'writer' }),
    two.send(`/newsroom/staff/${one.account.id}/close`),
  ]);
  const left = await site.world.db
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'publisher')
    .where('disabled_at', 'is', null)
    .execute();
  assert.equal(left.length, 1, `${a.status} ${b.status}`);
  const last = left[0]?.id === one.account.id ? one : two;
  for (const act of ['role', 'close']) {
    const refused = await last.send(`/newsroom/staff/${last.account.id}/${act}`, { role: 'writer' });
    assert.equal(refused.status, 422);
    assert.match(await refused.text(), /this is the last publisher/);
  }
});
