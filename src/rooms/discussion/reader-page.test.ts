import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeComments } from '../../../test/make-comments.ts';
import { saveAuthor } from '../articles/articles.ts';
import { writingSite, type Reader, type WritingSite } from './writing-for-tests.ts';

const commenterOf = async (site: WritingSite, { account }: Reader): Promise<string> => {
  const row = await site.world.db
    .selectFrom('commenter')
    .select('id')
    .where('account_id', '=', account.id)
    .executeTakeFirstOrThrow();
  return row.id;
};

const setPublic = (site: WritingSite, id: string, value: 0 | 1): Promise<void> =>
  site.world.write(async (tx) => {
    await tx.db.updateTable('commenter').set({ is_public: value }).where('id', '=', id).execute();
    await tx.changed('site');
  });

test('a reader’s page lists what everybody may read, the newest first, each leading to its place', async () => {
  const site = await writingSite({ words: { '*': { refuse: [], hold: ['kraken'], nudge: [] } } });
  const ann = await site.reader('Ann');
  const first = await ann.post('The first thing Ann said.');
  site.clock.now += 60_000;
  const second = await ann.post('The second thing Ann said.');
  await ann.post('A kraken that waits.');
  const gone = await ann.post('Something she took back.');
  await ann.send(`/comments/${gone.id}/delete`);
  const id = await commenterOf(site, ann);
  await setPublic(site, id, 1);
  const page = await (await site.stranger.get(`/reader/${id}`)).text();
  assert.match(page, /<h1 class="page-title"><bdi>Ann<\/bdi><\/h1>/);
  assert.ok(page.indexOf('The second thing') < page.indexOf('The first thing'));
  for (const { id: comment } of [first, second])
    assert.match(page, new RegExp(`href="${site.path}\\?comment=${comment}#comment-${comment}"`));
  assert.doesNotMatch(page, /kraken|took back/);
  assert.match(await (await site.stranger.get(site.path)).text(), new RegExp(`href="/reader/${id}"`));
  const feed = await site.stranger.get(`/reader/${id}/rss.xml`);
  assert.match(feed.headers.get('content-type') ?? '', /rss\+xml/);
  assert.equal((await feed.text()).match(/<item>/g)?.length, 2);
  await site.close();
});

test('the page of somebody who writes the stories says so, and leads to them', async () => {
  const site = await writingSite();
  const [ann, ben] = [await site.reader('Ann'), await site.reader('Ben')];
  const pages = await Promise.all(
    [ann, ben].map(async (who) => {
      await who.post(`${who.account.name} says a thing.`);
      const id = await commenterOf(site, who);
      await setPublic(site, id, 1);
      if (who === ann)
        await site.world.write((tx) =>
          saveAuthor(site.world, tx, { slug: 'ann', name: 'Ann', accountId: ann.account.id }),
        );
      return (await site.stranger.get(`/reader/${id}`)).text();
    }),
  );
  assert.match(pages[0] ?? '', /1 comment · <a href="\/author\/ann">Writes for [^<]+<\/a>/);
  assert.doesNotMatch(pages[0] ?? '', /Reader since/);
  assert.match(pages[1] ?? '', /1 comment · Reader since November 2026/);
  await site.close();
});

test('whoever keeps their page to themselves has none: it says so, and names nobody', async () => {
  const site = await writingSite();
  const ann = await site.reader('Annabel');
  await ann.post('The only thing Annabel said.');
  const id = await commenterOf(site, ann);
  await setPublic(site, id, 0);
  const page = await site.stranger.get(`/reader/${id}`);
  assert.equal(page.status, 404);
  const text = await page.text();
  assert.match(text, /This page is private/);
  assert.doesNotMatch(text, /Annabel/);
  assert.equal((await site.stranger.get(`/reader/${id}/rss.xml`)).status, 404);
  assert.doesNotMatch(await (await site.stranger.get(site.path)).text(), new RegExp(`href="/reader/${id}"`));
  await site.close();
});

test('people known only from an archive have no page, and ids nobody has lead nowhere', async () => {
  const site = await writingSite();
  await makeComments(site.world, site.story, 5);
  const archived = await site.world.db.selectFrom('commenter').select('id').where('is_public', '=', 1).execute();
  for (const id of [archived[0]?.id ?? '', '01890000-0000-7000-8000-00000000beef', 'x'])
    assert.equal((await site.stranger.get(`/reader/${id}`)).status, 404);
  await site.close();
});

test('one’s own history shows what waits and what was removed, with how it stands, page by page, to oneself alone', async () => {
  const site = await writingSite({ words: { '*': { refuse: [], hold: ['kraken'], nudge: [] } } });
  const ann = await site.reader('Ann');
  for (let i = 0; i < 23; i += 1) {
    await ann.post(`Comment number ${i} of many, about the ${['sea', 'sky', 'shore'][i % 3]}.`);
    site.clock.now += 1_000;
  }
  const waiting = await ann.post('A kraken that waits.');
  const page = await (await ann.get('/me/comments')).text();
  assert.match(page, /A kraken that waits/);
  assert.match(page, /Waits for a moderator/);
  assert.match(page, new RegExp(`href="/comments/${waiting.id}/status"`));
  assert.equal(page.match(/class="history-item"/g)?.length, 20);
  const older = /class="pager-older" href="([^"]+)"/.exec(page)?.[1] ?? '';
  const rest = await (await ann.get(older)).text();
  assert.equal(rest.match(/class="history-item"/g)?.length, 4);
  assert.match(rest, /Comment number 0 of many/);
  const stranger = await site.stranger.get('/me/comments');
  assert.equal(stranger.status, 303);
  assert.match(stranger.headers.get('location') ?? '', /^\/sign-in\?return=/);
  await site.close();
});

test('the feed of a thread carries its newest comments as valid XML, whatever they say', async () => {
  const site = await writingSite();
  const ann = await site.reader('Ann');
  const { id } = await ann.post('Is 3 < 4 && "5" > 4? ]]> **yes** \u0001 <script>alert(1)</script>');
  const answer = await site.stranger.get(`/threads/${site.story}/rss.xml`);
  assert.equal(answer.status, 200);
  const xml = await answer.text();
  assert.match(xml, new RegExp(`<link>http://courant.test${site.path}\\?comment=${id}#comment-${id}</link>`));
  assert.match(xml, /<title>Ann on “The tide”<\/title>/);
  assert.match(xml, /&lt;strong&gt;yes&lt;\/strong&gt;/);
  assert.doesNotMatch(xml, /<script|\u0001/);
  assert.equal((await site.stranger.get('/threads/01890000-0000-7000-8000-00000000beef/rss.xml')).status, 404);
  assert.match(await (await site.stranger.get(site.path)).text(), new RegExp(`href="/threads/${site.story}/rss.xml"`));
  await site.close();
});
