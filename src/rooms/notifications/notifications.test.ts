import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeEditions, makeSection } from '../../../test/make-stories.ts';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { changeRole, accountByEmail, type Account } from '../accounts/accounts.ts';
import { saveAuthor, saveTag } from '../articles/articles.ts';
import { startFollowing } from '../bookmarks/bookmarks.ts';
import { makeReader, pageFor, sendTo, tellStory, type Reader } from '../bookmarks/readers-for-tests.ts';
import { decide } from '../discussion/decide.ts';
import { muteReader } from '../discussion/mute-reader.ts';
import { pickComment } from '../discussion/pick-comment.ts';
import { postComment } from '../discussion/post-comment.ts';
import { saveChoices } from './choices.ts';
import { usualChoices } from './notification.ts';
import { notificationOwnData, unreadCount } from './notifications.ts';

let site: TestSite;
let section = '';
const minute = 60_000;

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

let writers = 0;

/** Posts a comment with words of its own, each from another network. */
const comment = async (
  { account }: Reader,
  articleId: string,
  { text, parentId }: { text?: string; parentId?: string } = {},
): Promise<string> => {
  site.clock.now += 90_000;
  writers += 1;
  const words =
    text ?? `Here is thought number ${writers} on ${'abcdefghij'[writers % 10]} and what follows ${writers * 7919}.`;
  const posted = await postComment(site.world, {
    account,
    articleId,
    parentId,
    text: words,
    network: `10.0.${writers}.0`,
  });
  assert.ok(posted.ok, JSON.stringify(posted));
  assert.equal(posted.value.state, 'published');
  return posted.value.comment.id;
};

/** Everything that is due is done, and what that brings about. */
const settle = async (): Promise<void> => {
  for (let i = 0; i < 20 && (await site.runJobs()) > 0; i += 1);
};

/** The same, and again a minute later, when mails go out. */
const settleMails = async (): Promise<void> => {
  await settle();
  site.clock.now += minute;
  await settle();
};

/** The mails to somebody since this was last asked. */
const mailsTo = ({ account }: Reader): typeof site.mails => {
  const own = site.mails.filter(({ to }) => to === account.email);
  site.mails.splice(0, site.mails.length, ...site.mails.filter(({ to }) => to !== account.email));
  return own;
};

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

test('no mail goes out when the reader has seen it: in the list, or in the discussion', async () => {
  const ann = await makeReader(site, 'Ann');
  const ben = await makeReader(site, 'Ben');
  const { id } = await story('Seen');
  const first = await comment(ann, id);
  await comment(ben, id, { parentId: first });
  await settle();
  await post('/me/notifications/read', { until: String(site.clock.now) }, { cookie: ann.cookie });
  await settleMails();
  assert.equal(mailsTo(ann).length, 0);
  await comment(ben, id, { parentId: first });
  await settle();
  await site.world.write(({ db }) =>
    db
      .insertInto('thread_visit')
      .values({ account_id: ann.account.id, article_id: id, at: site.clock.now + 1 })
      .onConflict((c) => c.columns(['account_id', 'article_id']).doUpdateSet({ at: site.clock.now + 1 }))
      .execute(),
  );
  await settleMails();
  assert.equal(mailsTo(ann).length, 0);
  assert.equal(await unreadCount(site.world, ann.account.id), 0);
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
  const [toBen] = mailsTo(ben);
  assert.equal(toBen?.subject, 'Your comment was removed: Gone');
  assert.match(toBen?.text ?? '', /> A word that had to go/);
  assert.match(toBen?.text ?? '', /under the rule/);
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

test('a job that is carried out twice tells nobody twice', async () => {
  const ann = await makeReader(site, 'Ann');
  const ben = await makeReader(site, 'Ben');
  const { id } = await story('Twice');
  const first = await comment(ann, id);
  const answer = await comment(ben, id, { parentId: first });
  for (let i = 0; i < 3; i += 1) await site.world.write((tx) => tx.later('comment-posted', { commentId: answer }));
  await settle();
  assert.equal(await unreadCount(site.world, ann.account.id), 1);
  await settleMails();
  assert.equal(mailsTo(ann).length, 1);
});

test('more than five mails of a kind in an hour come together in one', async () => {
  const ann = await makeReader(site, 'Ann');
  const { id } = await story('A storm of answers');
  const first = await comment(ann, id);
  for (let i = 0; i < 8; i += 1) {
    const other = await makeReader(site, `Other ${i}`);
    await comment(other, id, { parentId: first });
    await settle();
  }
  await settleMails();
  assert.equal(mailsTo(ann).length, 5);
  site.clock.now += 60 * minute;
  await settle();
  const [digest, ...others] = mailsTo(ann);
  assert.equal(others.length, 0);
  assert.match(digest?.subject ?? '', /^What is new in the last hour/);
  assert.equal(digest?.text.match(/answered your comment/g)?.length, 3);
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
  assert.match(html, /New: Cleo Writer[^]*Birds at noon/);
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

test('more followers than one transaction tells are all told', async () => {
  const { world } = site;
  const { id } = await story('Many');
  const ids = Array.from({ length: 1_203 }, () => world.newId());
  await world.write(async ({ db }) => {
    for (let i = 0; i < ids.length; i += 200) {
      const some = ids.slice(i, i + 200);
      const row = (account: string) => ({
        id: account,
        email: `${account}@x.yz`,
        name: 'N',
        role: 'reader',
        created_at: 1,
      });
      await db.insertInto('account').values(some.map(row)).execute();
      const follow = (account: string) => ({ account_id: account, kind: 'thread', target_id: id, created_at: 1 });
      await db.insertInto('follow').values(some.map(follow)).execute();
    }
  });
  await comment(await makeReader(site, 'Ben'), id);
  await settle();
  const told = await world.db.selectFrom('notification').select('id').where('subject_id', '=', id).execute();
  assert.equal(told.length, 1_203);
  const plans = await world.db.selectFrom('job').select('id').where('kind', '=', 'digests').execute();
  assert.ok(plans.length <= 2, 'one job a moment, however many digests');
});

test('mails are in the reader’s language', async () => {
  const ana = await makeReader(site, 'Ana');
  await site.world.write(({ db }) =>
    db.updateTable('account').set({ edition: 'es' }).where('id', '=', ana.account.id).execute(),
  );
  const { id } = await story('La marea');
  const first = await comment(ana, id);
  await comment(await makeReader(site, 'Ben'), id, { parentId: first });
  await settleMails();
  const [mail] = mailsTo(ana);
  assert.equal(mail?.subject, 'Ben te respondió: La marea');
  assert.match(mail?.headers?.['List-Unsubscribe'] ?? '', /^<http:\/\/courant\.test\/es\/unsubscribe\//);
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

test('a weekly digest comes on Monday morning and brings everything since', async () => {
  const ann = await makeReader(site, 'Ann');
  await saveChoices(site.world, ann.account.id, { reply: { ...usualChoices.reply, mail: 'weekly' } });
  const { id } = await story('Weekly');
  const first = await comment(ann, id);
  for (let i = 0; i < 3; i += 1) {
    await comment(await makeReader(site, `Reader ${i}`), id, { parentId: first });
    await settle();
    assert.equal(mailsTo(ann).length, 0);
    const monday = await site.world.db
      .selectFrom('digest')
      .select('due_at')
      .where('account_id', '=', ann.account.id)
      .executeTakeFirstOrThrow();
    const due = new Date(monday.due_at);
    assert.deepEqual([due.getUTCDay(), due.getUTCHours(), due.getUTCMinutes()], [1, 7, 0]);
  }
  site.clock.now += 7 * 86_400_000;
  await settle();
  const [digest, ...others] = mailsTo(ann);
  assert.equal(others.length, 0);
  assert.equal(digest?.text.match(/answered your comment/g)?.length, 3);
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
