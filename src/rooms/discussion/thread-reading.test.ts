import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeComments } from '../../../test/make-comments.ts';
import { makeEditions, makeStory } from '../../../test/make-stories.ts';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { articleById } from '../articles/articles.ts';
import { sorts } from './thread.ts';

type Row = { id: string; parent_id: string | null; root_id: string; created_at: number } & Record<string, unknown>;

const rowsOf = (site: TestSite, articleId: string): Promise<Row[]> =>
  site.world.db.selectFrom('comment').selectAll().where('article_id', '=', articleId).execute();

const pathOf = async (site: TestSite, id: string): Promise<string> => (await articleById(site.world, id))?.path ?? '';

const html = async (site: TestSite, url: string): Promise<string> => {
  const answer = await site.request(url);
  assert.equal(answer.status, 200, url);
  return answer.text();
};

/** Ids of the top comments on a page, in their order. */
const rootsIn = (page: string): string[] =>
  [...page.matchAll(/<li class="branch" id="comment-([\da-f-]{36})"/g)].map((found) => found[1] ?? '');

const nextIn = (page: string): string | undefined =>
  /class="pager-older" href="([^"#]*)/.exec(page)?.[1]?.replaceAll('&amp;', '&');
const previousIn = (page: string): string | undefined =>
  /class="pager-newer" href="([^"#]*)/.exec(page)?.[1]?.replaceAll('&amp;', '&');

const site180 = async (count = 180): Promise<TestSite & { story: string; path: string; ids: string[] }> => {
  const site = await testSite();
  await makeEditions(site.world, 'en');
  const story = await makeStory(site.world);
  const ids = await makeComments(site.world, story, count, { picks: 2 });
  return { ...site, story, path: await pathOf(site, story), ids };
};

const follow = (path: string, href: string): string => (href.startsWith('?') ? path + href : href);

test('in every order, going through the pages shows every top comment once and in that order, and back again', async () => {
  const site = await site180();
  const roots = (await rowsOf(site, site.story)).filter((row) => row.parent_id === null);
  const columns = { newest: '', oldest: '', recommended: 'recommend_count', replies: 'reply_count', fair: 'fairness' };
  for (const sort of sorts) {
    const sign = sort === 'oldest' ? 1 : -1;
    const key = (row: Row): [number, number, string] => [Number(row[columns[sort]] ?? 0), row.created_at, row.id];
    const expected = roots
      .toSorted((a, b) => {
        const [x, y] = [key(a), key(b)];
        const i = x.findIndex((value, place) => value !== y[place]);
        return i < 0 ? 0 : sign * ((x[i] ?? 0) < (y[i] ?? 0) ? -1 : 1);
      })
      .map(({ id }) => id);
    const seen: string[] = [];
    const addresses: string[] = [];
    for (let url: string | undefined = `${site.path}?sort=${sort}`; url !== undefined;) {
      addresses.push(url);
      const page: string = await html(site, url);
      seen.push(...rootsIn(page));
      const next = nextIn(page);
      url = next === undefined ? undefined : follow(site.path, next);
    }
    assert.deepEqual(seen, expected, sort);
    const back = previousIn(await html(site, addresses.at(-1) ?? ''));
    const before = await html(site, follow(site.path, back ?? ''));
    assert.deepEqual(rootsIn(before), expected.slice((addresses.length - 2) * 25, (addresses.length - 1) * 25), sort);
  }
  await site.close();
});

test('the link of every comment opens a page that holds it, in every order and however deep it is', async () => {
  const site = await site180(120);
  for (const id of site.ids.filter((_, i) => i % 7 === 0))
    for (const sort of ['fair', 'newest', 'replies']) {
      const page = await html(site, `${site.path}?sort=${sort}&comment=${id}`);
      assert.match(page, new RegExp(`id="comment-${id}"`), sort);
      assert.match(page, new RegExp(`href="\\?comment=${id}#comment-${id}"`));
    }
  await site.close();
});

test('a comment nobody can read any more is answered with a kind word and the thread, not with an error', async () => {
  const site = await site180(10);
  for (const id of ['01890000-0000-7000-8000-00000000beef', 'no-id', '%00'])
    assert.match(await html(site, `${site.path}?comment=${id}`), /That comment is not here any more/);
  assert.equal(rootsIn(await html(site, `${site.path}?comment=nothing`)).length > 0, true);
  await site.close();
});

test('under a top comment stand its first three answers in the order of time, and the rest is one link away', async () => {
  const site = await site180();
  const rows = await rowsOf(site, site.story);
  const [busiest] = rows
    .filter((row) => row.parent_id === null)
    .toSorted((a, b) => Number(b['reply_count']) - Number(a['reply_count']));
  assert.ok(busiest);
  const answers = rows
    .filter((row) => row.root_id === busiest.id && row.parent_id !== null)
    .toSorted((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1));
  assert.ok(answers.length > 3);
  const page = await html(site, `${site.path}?sort=replies`);
  const branch = page.slice(
    page.indexOf(`id="comment-${busiest.id}"`),
    page.indexOf('<li class="branch"', page.indexOf(`id="comment-${busiest.id}"`)),
  );
  assert.deepEqual(
    [...branch.matchAll(/<li id="comment-([\da-f-]{36})"/g)].map((found) => found[1]),
    answers.slice(0, 3).map(({ id }) => id),
  );
  assert.match(branch, new RegExp(`${answers.length - 3} more answer`));
  const all = await html(site, `${site.path}?answers=${busiest.id}`);
  for (const { id } of answers.slice(0, 50)) assert.match(all, new RegExp(`<li id="comment-${id}"`));
  const deep = answers.find((row) => row.parent_id !== busiest.id);
  assert.ok(deep);
  assert.match(all, new RegExp(`href="#comment-${deep.parent_id}"[^>]*>in reply to <bdi>`));
  await site.close();
});

test('what editors picked stands first, with who picked it and why, and only on the first page', async () => {
  const site = await site180();
  const page = await html(site, site.path);
  assert.match(page, /Picked by the editors/);
  assert.match(page, /Somebody who was there, and says what it was like\./);
  assert.match(page, /Picked by <bdi>Ana Ferreira, community editor<\/bdi>/);
  assert.ok(page.indexOf('class="picks"') < page.indexOf('class="branch"'));
  assert.doesNotMatch(await html(site, follow(site.path, nextIn(page) ?? '')), /class="picks"/);
  const picks = await html(site, `${site.path}?filter=picks`);
  assert.equal(rootsIn(picks).length, 2);
  await site.close();
});

test('only what the staff wrote, wherever in the thread, is one link away', async () => {
  const site = await site180();
  const staff = await site.world.db.selectFrom('commenter').select('id').where('badge', 'is not', null).execute();
  const ids = new Set(staff.map(({ id }) => id));
  const expected = (await rowsOf(site, site.story))
    .filter((row) => ids.has(String(row['commenter_id'])))
    .toSorted((a, b) => b.created_at - a.created_at || (a.id < b.id ? 1 : -1));
  assert.ok(expected.length > 0);
  assert.deepEqual(
    rootsIn(await html(site, `${site.path}?filter=staff`)),
    expected.slice(0, 25).map(({ id }) => id),
  );
  await site.close();
});

test('the discussions of all language editions can be read as one, each comment in its own language', async () => {
  const site = await testSite();
  await makeEditions(site.world, 'en', 'ar');
  const translationGroup = '01890000-0000-7000-8000-000000000001';
  const story = await makeStory(site.world, { translationGroup });
  const arabic = await makeStory(site.world, { edition: 'ar', headline: 'قصة', translationGroup });
  await makeComments(site.world, story, 30, { answers: 0 });
  await makeComments(site.world, arabic, 30, { answers: 0, edition: 'ar', texts: ['شكرًا لكم.'] });
  const path = await pathOf(site, story);
  const own = await html(site, `${path}?sort=newest`);
  assert.match(own, /30 comments/);
  assert.match(own, /All languages \(30 more\)/);
  assert.doesNotMatch(own, /شكرًا لكم/);
  const both = await html(site, `${path}?sort=newest&languages=all`);
  assert.match(both, /60 comments/);
  assert.match(both, /<div class="comment-text" dir="auto" lang="ar">/);
  const seen = [...rootsIn(both)];
  for (let next = nextIn(both); next !== undefined;) {
    const page = await html(site, follow(path, next));
    seen.push(...rootsIn(page));
    next = nextIn(page);
  }
  assert.equal(new Set(seen).size, 60);
  assert.equal(seen.length, 60);
  await site.close();
});

test('a thread without comments invites the first one; a closed one says so and has no form', async () => {
  const site = await testSite();
  await makeEditions(site.world, 'en');
  const open = await makeStory(site.world);
  const closed = await makeStory(site.world, { headline: 'Closed', threadState: 'closed' });
  await makeComments(site.world, closed, 3, { answers: 0 });
  const empty = await html(site, await pathOf(site, open));
  assert.match(empty, /Nobody has said anything yet/);
  assert.match(empty, /<form class="comment-form" method="post" action="\/comments"/);
  const shut = await html(site, await pathOf(site, closed));
  assert.match(shut, /This discussion is closed\./);
  assert.doesNotMatch(shut, /class="comment-form"|>Recommend[^e]|>Answer</);
  await site.close();
});

test('a comment from an archive that has no tree yet is shown as its words, whatever its markup says', async () => {
  const site = await site180(1);
  await site.world.write(async (tx) => {
    const source =
      '<p>One &amp; <b onclick="x()">two</b></p><script>alert(1)</script>\n\nthree<br>four &#60;img src=x&#62;';
    await tx.db.updateTable('comment').set({ body: null, source }).execute();
    await tx.changed(`thread:${site.story}`);
  });
  const page = await html(site, site.path);
  assert.match(page, /<p>One &amp; two<\/p>/);
  assert.match(page, /three<br\/?>four &lt;img src=x>|three<br\/?>four &lt;img src=x&gt;/);
  assert.doesNotMatch(page, /onclick|<script>alert|<img src=x/);
  await site.close();
});

test('places that make no sense in an address lead to the beginning', async () => {
  const site = await site180(30);
  const first = rootsIn(await html(site, site.path));
  const uuid = site.ids[0] ?? '';
  for (const after of [
    `0.5_1_${uuid}`,
    `NaN_1_${uuid}`,
    `1_1_${uuid}'`,
    `-1_1_${uuid}`,
    `99999999999_1_${uuid}`,
    '%ff',
  ])
    for (const sort of ['recommended', 'replies'])
      assert.equal((await site.request(`${site.path}?sort=${sort}&after=${after}`)).status, 200);
  assert.deepEqual(rootsIn(await html(site, `${site.path}?after=nonsense&sort=nothing&filter=x`)), first);
  await site.close();
});
