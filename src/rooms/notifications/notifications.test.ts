import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeEditions, makeSection } from '../../../test/make-stories.ts';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { changeRole, accountByEmail, type Account } from '../accounts/accounts.ts';
import { saveAuthor, saveTag } from '../articles/articles.ts';
import { startFollowing } from '../bookmarks/bookmarks.ts';
import { makeReader, pageFor, sendTo, tellStory } from '../bookmarks/readers-for-tests.ts';
import { decide } from '../discussion/decide.ts';
import { muteReader } from '../discussion/mute-reader.ts';
import { pickComment } from '../discussion/pick-comment.ts';
import { notificationOwnData, unreadCount } from './notifications.ts';
import { talkOn } from './talk-for-tests.ts';

const minute = 60_000;
let site: TestSite;
let section = '';

before(async () => {
  site = await testSite();
  await makeEditions(site.world, 'en', 'es');
  section = await makeSection(site.world, 'Science');
});
after(() => site.close());

const get = pageFor(() => site);
const post = sendTo(() => site);
const story = (headline: string, more: object = {}): ReturnType<typeof tellStory> =>
  tellStory(site, headline, { sectionId: section, ...more });
const { comment, settle, settleMails, mailsTo } = talkOn(() => site);

const moderator = async (): Promise<Account> => {
  const { account } = await makeReader(site, 'Mo Derator');
  await changeRole(site.world, account.id, 'moderator');
  const found = await accountByEmail(site.world, account.email);
  assert.ok(found);
  return found;
};

test('whoever is answered sees it on the bell and in the list, and is mailed in plain words a minute later', async () => {
  const ann = await makeReader(site, 'Ann');
  const ben = await makeReader(site, 'Ben');
  const { id, path } = await story('The tide comes in');
  const first = await comment(ann, id);
  const answer = await comment(ben, id, { parentId: first, text: 'I beg to differ: the tide goes *out*.' });
  await settle();
  assert.match(await get('/', ann.cookie), /class="bell has-news"[^]*1 new notification/);
  assert.equal(mailsTo(ann).length, 0, 'whoever looks at the page needs no mail');
  await settleMails();
  const [mail, ...others] = mailsTo(ann);
  assert.equal(others.length, 0);
  assert.equal(mail?.subject, 'Ben answered you: The tide comes in');
  assert.match(
    mail?.text ?? '',
    /^Ben answered your comment under “The tide comes in”:\n\n> I beg to differ: the tide goes out\.\n/,
  );
  assert.ok(mail?.text.includes(`http://courant.test${path}?comment=${answer}#comment-${answer}`));
  assert.match(mail?.html ?? '', /<blockquote/);
  const html = await get('/me/notifications', ann.cookie);
  assert.match(html, /is-new[^]*Ben answered your comment[^]*The tide comes in[^]*I beg to differ/);
  assert.equal(await unreadCount(site.world, ann.account.id), 1, 'looking at the page by GET writes nothing');
  const until = /name="until" value="(\d+)"/.exec(html)?.[1] ?? '';
  const read = await post('/me/notifications/read', { until }, { cookie: ann.cookie });
  assert.equal(read.headers.get('location'), '/me/notifications');
  const count = await site.request('/me/notifications/count', { headers: { cookie: ann.cookie } });
  assert.deepEqual(await count.json(), { unread: 0, shown: '', said: 'Notifications' });
  assert.equal((await site.request('/me/notifications/count')).status, 401);
  await settle();
  assert.equal(mailsTo(ben).length, 0);
});

test('nobody is told of their own answer, nor of somebody they have muted', async () => {
  const ann = await makeReader(site, 'Ann');
  const ben = await makeReader(site, 'Ben');
  const { id } = await story('Quiet');
  const first = await comment(ann, id);
  await comment(ann, id, { parentId: first });
  const bens = await comment(ben, id);
  const row = await site.world.db
    .selectFrom('comment')
    .select('commenter_id')
    .where('id', '=', bens)
    .executeTakeFirstOrThrow();
  await muteReader(site.world, { account: ann.account, commenterId: row.commenter_id, isOn: true });
  await startFollowing(site.world, ann.account.id, { kind: 'thread', targetId: id });
  await comment(ben, id, { parentId: first });
  await settleMails();
  assert.equal(await unreadCount(site.world, ann.account.id), 0);
  assert.equal(mailsTo(ann).length, 0);
});

test('what was removed meanwhile is neither mailed nor quoted', async () => {
  const ann = await makeReader(site, 'Ann');
  const ben = await makeReader(site, 'Ben');
  const { id } = await story('Gone');
  const first = await comment(ann, id);
  const answer = await comment(ben, id, { parentId: first, text: 'A word that had to go, says everybody.' });
  await settle();
  const removed = await decide(site.world, {
    account: await moderator(),
    commentId: answer,
    act: 'remove',
    rule: 'insult',
  });
  assert.ok(removed.ok);
  await settleMails();
  assert.equal(mailsTo(ann).length, 0);
  assert.doesNotMatch(await get('/me/notifications', ann.cookie), /had to go/);
  const [toBen, ...more] = mailsTo(ben);
  assert.equal(toBen?.subject, 'Your comment under “Gone” was removed');
  assert.deepEqual(more, [], 'the statement of reasons is the only mail');
  assert.match(toBen?.text ?? '', /> A word that had to go/);
  assert.match(toBen?.text ?? '', /it breaks this rule: Insults/);
});

test('a followed discussion is one notification that counts, and begins anew when it was read', async () => {
  const ann = await makeReader(site, 'Ann');
  const ben = await makeReader(site, 'Ben');
  const { id } = await story('A long talk');
  await startFollowing(site.world, ann.account.id, { kind: 'thread', targetId: id });
  for (let i = 0; i < 3; i += 1) await comment(ben, id);
  await settle();
  assert.equal(await unreadCount(site.world, ann.account.id), 1);
  assert.match(await get('/me/notifications', ann.cookie), /3 new comments in a discussion you follow/);
  assert.match(await get('/for-you', ann.cookie), /Discussions you follow[^]*A long talk[^]*3 new comments/);
  await post('/me/notifications/read', { until: String(site.clock.now) }, { cookie: ann.cookie });
  await comment(ben, id);
  await settle();
  assert.match(await get('/me/notifications', ann.cookie), /1 new comment in a discussion you follow/);
  await comment(ann, id);
  await settle();
  assert.match(await get('/me/notifications', ann.cookie), /1 new comment in/, 'one’s own does not count');
});

test('the newsroom’s pick is told with its reason', async () => {
  const ann = await makeReader(site, 'Ann');
  const { id } = await story('Picked');
  const own = await comment(ann, id);
  assert.ok(
    (await pickComment(site.world, { account: await moderator(), commentId: own, isOn: true, why: 'Well said.' })).ok,
  );
  await settleMails();
  const [mail] = mailsTo(ann);
  assert.equal(mail?.subject, 'Your comment was picked: Picked');
  assert.match(mail?.text ?? '', /Mo Derator: “Well said\.”/);
});

test('a new story tells those who follow its section, topics and authors, each once; an archive and a correction tell nobody', async () => {
  const { world } = site;
  const ann = await makeReader(site, 'Ann');
  const tag = await world.write((tx) => saveTag(world, tx, { edition: 'en', key: 'birds', name: 'Birds' }));
  const author = await world.write((tx) => saveAuthor(world, tx, { name: 'Cleo Writer' }));
  await startFollowing(world, ann.account.id, { kind: 'tag', targetId: tag });
  await startFollowing(world, ann.account.id, { kind: 'author', targetId: author });
  const links = { tagIds: [tag], authorIds: [author] };
  await story('Old birds', { ...links, publishedAt: site.clock.now - 5 * 86_400_000 });
  await story('Imported birds', { ...links, origin: 'wordpress:x', originId: '9' });
  await story('Birds in a draft', { ...links, status: 'draft' });
  await settle();
  assert.equal(await unreadCount(world, ann.account.id), 0);
  const { id } = await story('New birds', links);
  await story('Birds at noon', { ...links, status: 'scheduled', scheduledAt: site.clock.now + minute });
  await settle();
  assert.equal(await unreadCount(world, ann.account.id), 1);
  site.clock.now += 2 * minute;
  await settle();
  assert.equal(await unreadCount(world, ann.account.id), 2);
  await story('New birds, corrected', { ...links, id });
  await settle();
  assert.equal(await unreadCount(world, ann.account.id), 2);
  const html = await get('/me/notifications', ann.cookie);
  assert.match(html, /From Cleo Writer[^]*Birds at noon/);
  assert.equal(mailsTo(ann).length, 0, 'stories are gathered');
  site.clock.now += 86_400_000;
  await settle();
  const [digest, ...others] = mailsTo(ann);
  assert.equal(others.length, 0);
  assert.match(digest?.text ?? '', /What is new today[^]*Birds at noon[^]*New birds/);
  site.clock.now += 86_400_000;
  await settle();
  assert.equal(mailsTo(ann).length, 0, 'nothing new, no mail');
});

test('each chooses how to be told; the form keeps it', async () => {
  const ann = await makeReader(site, 'Ann');
  const chosen = await post(
    '/me/notifications/choices',
    { 'mail-reply': 'weekly', 'mail-thread': 'off', 'mail-pick': 'nonsense', 'push-story': '1' },
    { cookie: ann.cookie },
  );
  assert.equal(chosen.headers.get('location'), '/me/notifications?saved=1#choices');
  const html = await get('/me/notifications', ann.cookie);
  assert.match(html, /name="mail-reply">.*?<option value="weekly" selected/);
  assert.match(html, /name="mail-thread">.*?<option value="off" selected/);
  assert.match(html, /name="mail-pick">.*?<option value="once" selected/);
  assert.match(html, /name="push-story" value="1" checked/);
  assert.doesNotMatch(html, /name="push-reply" value="1" checked/);
});

test('all a reader was told goes with them, and into their data', async () => {
  const ann = await makeReader(site, 'Ann');
  const { id } = await story('Own data');
  const first = await comment(ann, id);
  await comment(await makeReader(site, 'Ben'), id, { parentId: first });
  await settle();
  const parts = await notificationOwnData.collect(site.world, ann.account, 'en');
  assert.equal(parts.find(({ name }) => name === 'notifications')?.rows[0]?.['what'], 'Ben answered your comment');
  await site.world.write((tx) => notificationOwnData.erase(site.world, tx, ann.account, { comments: 'remove' }));
  assert.equal(await unreadCount(site.world, ann.account.id), 0);
});
