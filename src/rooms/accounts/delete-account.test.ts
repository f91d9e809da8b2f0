import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { saveAuthor } from '../articles/articles.ts';
import { writingSite, type Reader, type WritingSite } from '../discussion/writing-for-tests.ts';
import { accountRow, updateAccount } from './accounts.store.ts';
import { changeRole } from './accounts.ts';
import { erasureHash } from './delete-account.ts';
import { setPicture } from './pictures.ts';

let site: WritingSite;
before(async () => {
  site = await writingSite();
});
after(() => site.close());

const rowsAbout = async (id: string): Promise<string[]> => {
  const { db } = site.world;
  const left: string[] = [];
  const tables = ['session', 'passkey', 'identity', 'api_token', 'bookmark', 'follow', 'notification', 'mute'] as const;
  for (const table of tables)
    if (await db.selectFrom(table).select('account_id').where('account_id', '=', id).executeTakeFirst())
      left.push(table);
  if (await accountRow(db, { id })) left.push('account');
  return left;
};

const storyPage = async (): Promise<string> => (await site.request(site.path)).text();

const leave = async (reader: Reader, comments: 'remove' | 'keep'): Promise<void> => {
  const left = await reader.send('/me/delete', { comments });
  assert.equal(left.status, 303);
  assert.equal(left.headers.get('location'), '/me/delete/done');
  assert.match(left.headers.get('set-cookie') ?? '', /session=;.*Max-Age=0/);
  await site.runJobs();
};

test('leaving is explained first, and asks what becomes of the comments', async () => {
  const reader = await site.reader('Undecided Person');
  const page = await (await reader.get('/me/delete')).text();
  assert.match(page, /value="remove"/);
  assert.match(page, /value="keep"/);
  assert.doesNotMatch(page, /<input[^>]*checked/);
  const none = await reader.send('/me/delete');
  assert.equal(none.status, 422);
  assert.match(await none.text(), /role="alert"/);
  assert.ok(await accountRow(site.world.db, { id: reader.account.id }));
});

test('whoever signed in a while ago proves once more that it is them, and finds the question answered as before', async () => {
  const reader = await site.reader('Long Signed In');
  site.clock.now += 3_600_000;
  const answer = await reader.send('/me/delete', { comments: 'keep' });
  assert.equal(answer.status, 303);
  const location = answer.headers.get('location') ?? '';
  assert.equal(location, `/sign-in/again?return=${encodeURIComponent('/me/delete?comments=keep')}`);
  assert.match(await (await reader.get('/me/delete?comments=keep')).text(), /<input[^>]*value="keep"[^>]*checked/);
  assert.ok(await accountRow(site.world.db, { id: reader.account.id }));
});

test('an account goes with all that is about it, and its comments go from the page', async () => {
  const reader = await site.reader('Vera Gone');
  assert.equal((await reader.post('I shall be gone tomorrow.')).state, 'published');
  assert.match(await storyPage(), /gone tomorrow/);
  const at = site.clock.now;
  const mine = { account_id: reader.account.id, created_at: at };
  await site.world.write(async ({ db }) => {
    await db
      .insertInto('follow')
      .values({ ...mine, kind: 'tag', target_id: 'x' })
      .execute();
    await db
      .insertInto('bookmark')
      .values({ ...mine, article_id: site.story, position: at })
      .execute();
  });
  const picture = await sharp({ create: { width: 30, height: 30, channels: 3, background: '#111111' } })
    .png()
    .toBuffer();
  assert.ok((await setPicture(site.world, reader.account, picture)).ok);
  const name = (await accountRow(site.world.db, { id: reader.account.id }))?.picture ?? '';
  await leave(reader, 'remove');
  assert.deepEqual(await rowsAbout(reader.account.id), []);
  assert.equal((await reader.get('/me')).status, 303);
  assert.ok(!existsSync(join(site.world.config.dataDir, 'pictures', name)));
  assert.equal((await site.request(`/pictures/${name}`)).status, 404);
  const page = await storyPage();
  assert.doesNotMatch(page, /gone tomorrow/);
  assert.doesNotMatch(page, /Vera Gone/);
});

test('comments may stay under another name', async () => {
  const reader = await site.reader('Stays Behind');
  assert.equal((await reader.post('These words may stay.')).state, 'published');
  await leave(reader, 'keep');
  const page = await storyPage();
  assert.match(page, /These words may stay/);
  assert.doesNotMatch(page, /Stays Behind/);
  assert.deepEqual(await rowsAbout(reader.account.id), []);
});

test('a mail confirms it, in the reader’s language, and answers to it reach the newsroom', async () => {
  const reader = await site.reader('Mailed Once');
  await site.world.write((tx) => updateAccount(tx.db, reader.account.id, { edition: 'ar' }));
  const before = site.mails.length;
  await leave(reader, 'keep');
  const mail = site.mails.slice(before).find(({ to }) => to === reader.account.email);
  assert.ok(mail);
  assert.match(mail.subject, /حُذف حسابك/);
  assert.equal(mail.replyTo, 'desk@courant.test');
});

test('nobody takes the name for a while, and the list of deleted accounts names nobody', async () => {
  const reader = await site.reader('Rare Bird');
  await leave(reader, 'remove');
  const other = await site.reader('Someone New');
  const fields = { bio: '', edition: 'en', visibility: 'public' };
  assert.equal((await other.send('/me', { ...fields, name: 'Rare Bird' })).status, 422);
  const noted = await site.world.db
    .selectFrom('erasure')
    .selectAll()
    .where('hash', '=', erasureHash(reader.account.id))
    .execute();
  assert.deepEqual(
    noted.map(({ comments, at }) => ({ comments, at })),
    [{ comments: 'remove', at: site.clock.now }],
  );
  const all = JSON.stringify(await site.world.db.selectFrom('erasure').selectAll().execute());
  assert.ok(!all.includes(reader.account.id) && !all.includes('rarebird'));
});

test('the page of somebody who wrote for the publication stays, as nobody’s', async () => {
  const writer = await site.reader('Staff Writer One', 'writer');
  const id = await site.world.write((tx) =>
    saveAuthor(site.world, tx, { name: 'Paula Press', slug: 'paula-press', accountId: writer.account.id }),
  );
  await leave(writer, 'keep');
  const row = await site.world.db.selectFrom('author').selectAll().where('id', '=', id).executeTakeFirst();
  assert.equal(row?.name, 'Paula Press');
  assert.equal(row?.account_id, null);
  assert.equal((await site.request('/author/paula-press')).status, 200);
});

test('the last publisher cannot leave before there is another', async () => {
  const only = await site.reader('Only Publisher', 'publisher');
  const refused = await only.send('/me/delete', { comments: 'keep' });
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /only publisher/);
  const second = await site.reader('Second Publisher');
  await changeRole(site.world, second.account.id, 'publisher');
  await leave(only, 'keep');
  assert.deepEqual(await rowsAbout(only.account.id), []);
});

test('the page that says good-bye is open to all and asks for nothing', async () => {
  const answer = await site.stranger.get('/me/delete/done');
  assert.equal(answer.status, 200);
  assert.match(
    await answer.text(),
    /Your account is deleted[\s\S]*comments removed, they leave search and all pages within the hour/,
  );
});

test('what is sent in the moment an account is deleted leaves nothing behind and breaks nothing', async () => {
  const reader = await site.reader('Hasty Leaver');
  const json = { json: true };
  const [left, ...others] = await Promise.all([
    reader.send('/me/delete', { comments: 'remove' }),
    ...[1, 2, 3].map((i) =>
      reader.send('/comments', { article: site.story, text: `One more word, number ${i}, before I go.` }, json),
    ),
    reader.send('/saved', { save: site.story }, json),
    reader.send('/following', { follow: `thread:${site.story}` }, json),
    reader.send('/me/notifications/choices', { 'mail-reply': 'once' }),
  ]);
  assert.equal(left?.status, 303);
  for (const { status } of others) assert.notEqual(status, 500);
  await site.runJobs();
  assert.deepEqual(await rowsAbout(reader.account.id), []);
  assert.doesNotMatch(await storyPage(), /before I go/);
});
