import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeEditions, makeSection } from '../../../test/make-stories.ts';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { makeReader, sendTo, tellStory } from '../bookmarks/readers-for-tests.ts';
import { saveChoices } from './choices.ts';
import { usualChoices } from './notification.ts';
import { unreadCount } from './notifications.ts';
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

const post = sendTo(() => site);
const story = (headline: string, more: object = {}): ReturnType<typeof tellStory> =>
  tellStory(site, headline, { sectionId: section, ...more });
const { comment, settle, settleMails, mailsTo } = talkOn(() => site);

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
  assert.equal(mail?.subject, 'Ben le respondió: La marea');
  assert.match(mail?.headers?.['List-Unsubscribe'] ?? '', /^<http:\/\/courant\.test\/es\/unsubscribe\//);
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
