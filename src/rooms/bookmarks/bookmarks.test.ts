import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeEditions, makeSection } from '../../../test/make-stories.ts';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { articleById, saveArticle } from '../articles/articles.ts';
import { bookmarkOwnData } from './bookmarks.ts';
import { makeReader, origin, pageFor, sendTo, tellStory } from './readers-for-tests.ts';

let site: TestSite;
let section = '';

before(async () => {
  site = await testSite();
  await makeEditions(site.world, 'en', 'ar');
  section = await makeSection(site.world, 'Science');
});
after(() => site.close());

const get = pageFor(() => site);
const post = sendTo(() => site);
const reader = (): ReturnType<typeof makeReader> => makeReader(site);
const story = (headline: string, more: object = {}): ReturnType<typeof tellStory> =>
  tellStory(site, headline, { sectionId: section, ...more });

const save = async (cookie: string, id: string): Promise<void> => {
  site.clock.now += 1000;
  assert.equal((await post('/saved', { save: id }, { cookie })).status, 303);
};

/** Headlines of the list, in its order. */
const headlines = (html: string): string[] =>
  [...html.matchAll(/<h2 class="saved-headline">(?:<a[^>]*>|<bdi>)([^<]*)/g)].map(([, text = '']) => text);

const markOf = (html: string, id: string): string =>
  new RegExp(`<reader-mark[^>]*id="mark-${id}".*?</reader-mark>`).exec(html)?.[0] ?? '';

test('pressing the bookmark saves a story and comes back to it; pressing again takes it off', async () => {
  const { cookie } = await reader();
  const { id, path } = await story('The tide');
  const before = markOf(await get(path, cookie), id);
  assert.match(before, /name="save"/);
  assert.match(before, />Save</);
  const saved = await post('/saved', { save: id }, { cookie, from: `${path}?a=1` });
  assert.equal(saved.status, 303);
  assert.equal(saved.headers.get('location'), `${path}?a=1#mark-${id}`);
  const now = markOf(await get(path, cookie), id);
  assert.match(now, /name="unsave"/);
  assert.match(now, />Saved</);
  const both = (await get(path, cookie)).match(/name="unsave"/g) ?? [];
  assert.equal(both.length, 2, 'at the head of the story and at its foot');
  assert.match(await get('/science', cookie), /Saved\. Remove from your reading list/);
  assert.match(markOf(await get(path), id), /name="save"/, 'strangers see nothing of it');
  await post('/saved', { unsave: id }, { cookie });
  assert.match(markOf(await get(path, cookie), id), /name="save"/);
});

test('a stranger who saves signs in first and is then asked once more; opening an address saves nothing', async () => {
  const { id, path } = await story('The harbour');
  const sent = await post('/saved', { save: id }, { from: path });
  assert.equal(sent.status, 303);
  const to = new URL(sent.headers.get('location') ?? '', origin);
  assert.equal(to.pathname, '/sign-in');
  const confirm = to.searchParams.get('return') ?? '';
  const { cookie } = await reader();
  const page = await get(confirm, cookie);
  assert.match(page, /Save this story\?/);
  assert.deepEqual(headlines(await get('/saved', cookie)), []);
  const back = /name="back" value="([^"]*)"/.exec(page)?.[1] ?? '';
  const saved = await post('/saved', { save: id, back }, { cookie, from: confirm });
  assert.equal(saved.headers.get('location'), `${path}#mark-${id}`);
  assert.deepEqual(headlines(await get('/saved', cookie)), ['The harbour']);
});

test('after saving nobody is led to another site', async () => {
  const { cookie } = await reader();
  const { id } = await story('The lure');
  const away = await post('/saved', { save: id, back: '//evil.example/x' }, { cookie });
  assert.equal(away.headers.get('location'), `/#mark-${id}`);
  const referred = await site.request('/saved', {
    method: 'POST',
    headers: {
      origin,
      cookie,
      referer: 'https://evil.example/page',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: `save=${id}`,
  });
  assert.equal(referred.headers.get('location'), `/#mark-${id}`);
});

test('a script is told the new state, in words', async () => {
  const { cookie } = await reader();
  const { id } = await story('The script');
  const answer = await post('/saved', { save: id }, { cookie, accept: 'application/json' });
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('cache-control') ?? '', /no-store/);
  const became = (await answer.json()) as Record<string, unknown>;
  assert.equal(became['isOn'], true);
  assert.equal(became['name'], 'unsave');
  assert.equal(became['word'], 'Saved');
  assert.equal((await post('/saved', { save: id }, { accept: 'application/json' })).status, 401);
});

test('what cannot be saved is not: drafts, unknown stories, nonsense', async () => {
  const { cookie } = await reader();
  const { id } = await story('A draft', { status: 'draft' });
  await post('/saved', { save: id }, { cookie });
  await post('/saved', { save: site.world.newId() }, { cookie });
  assert.equal((await post('/saved', { save: "x' or 1=1" }, { cookie })).status, 404);
  assert.deepEqual(headlines(await get('/saved', cookie)), []);
});

test('the list has its own order, which one changes step by step, and four others', async () => {
  const { cookie } = await reader();
  const old = await story('Alpha', { publishedAt: site.clock.now - 9_000_000 });
  const recent = await story('Beta');
  const third = await story('Gamma', { publishedAt: site.clock.now - 5_000_000 });
  for (const { id } of [old, recent, third]) await save(cookie, id);
  assert.deepEqual(headlines(await get('/saved', cookie)), ['Gamma', 'Beta', 'Alpha']);
  const moved = await post('/saved/change', { article: old.id, act: 'up' }, { cookie, from: '/saved' });
  assert.equal(moved.headers.get('location'), `/saved#saved-${old.id}`);
  assert.deepEqual(headlines(await get('/saved', cookie)), ['Gamma', 'Alpha', 'Beta']);
  await post('/saved/change', { article: third.id, act: 'down' }, { cookie });
  assert.deepEqual(headlines(await get('/saved', cookie)), ['Alpha', 'Gamma', 'Beta']);
  await post('/saved/change', { article: recent.id, act: 'top' }, { cookie });
  assert.deepEqual(headlines(await get('/saved', cookie)), ['Beta', 'Alpha', 'Gamma']);
  await post('/saved/change', { article: recent.id, act: 'up' }, { cookie });
  assert.deepEqual(headlines(await get('/saved', cookie)), ['Beta', 'Alpha', 'Gamma'], 'above the first is nothing');
  assert.deepEqual(headlines(await get('/saved?order=saved', cookie)), ['Gamma', 'Beta', 'Alpha']);
  assert.deepEqual(headlines(await get('/saved?order=saved-oldest', cookie)), ['Alpha', 'Beta', 'Gamma']);
  assert.deepEqual(headlines(await get('/saved?order=published', cookie)), ['Beta', 'Gamma', 'Alpha']);
  assert.deepEqual(headlines(await get('/saved?order=published-oldest', cookie)), ['Alpha', 'Gamma', 'Beta']);
});

test('a long list comes in pages, each story once, in every order', async () => {
  const { cookie } = await reader();
  const wanted: string[] = [];
  for (let i = 0; i < 56; i += 1) {
    const { id } = await story(`Story ${i}`);
    wanted.push(`Story ${i}`);
    await save(cookie, id);
  }
  for (const order of ['own', 'saved', 'saved-oldest', 'published', 'published-oldest']) {
    const found: string[] = [];
    let path = `/saved?order=${order}&q=story`;
    for (let pages = 0; pages < 5; pages += 1) {
      const html = await get(path, cookie);
      found.push(...headlines(html));
      const next = /class="pager-older" href="([^"]+)"/.exec(html)?.[1];
      if (next === undefined) break;
      path = next.replaceAll('&amp;', '&');
    }
    assert.deepEqual(found, order.endsWith('oldest') ? wanted : wanted.toReversed(), order);
  }
});

test('what is archived leaves the list and can come back; what is removed can be put back as it was', async () => {
  const { cookie } = await reader();
  const one = await story('One');
  const two = await story('Two');
  await save(cookie, one.id);
  await save(cookie, two.id);
  await post('/saved/change', { article: one.id, act: 'tag', tag: ' Sea ' }, { cookie });
  await post('/saved/change', { article: one.id, act: 'archive' }, { cookie, from: '/saved' });
  assert.deepEqual(headlines(await get('/saved', cookie)), ['Two']);
  assert.deepEqual(headlines(await get('/saved?list=archive', cookie)), ['One']);
  await post('/saved/change', { article: one.id, act: 'unarchive' }, { cookie });
  const removed = await post(
    '/saved/change',
    { article: one.id, act: 'remove' },
    { cookie, from: '/saved?order=saved' },
  );
  const to = removed.headers.get('location') ?? '';
  assert.equal(to, `/saved?order=saved&removed=${one.id}`);
  const html = await get(to, cookie);
  assert.match(html, /“One” is off your list\./);
  assert.deepEqual(headlines(html), ['Two']);
  const undone = await post('/saved/change', { article: one.id, act: 'restore' }, { cookie, from: to });
  assert.equal(undone.headers.get('location'), '/saved?order=saved');
  const restored = await get('/saved', cookie);
  assert.deepEqual(headlines(restored), ['Two', 'One']);
  assert.match(restored, /<bdi>Sea<\/bdi>/, 'its tags are still there');
  await post('/saved/change', { article: one.id, act: 'remove' }, { cookie });
  site.clock.now += 2 * 3_600_000;
  await post('/saved/change', { article: two.id, act: 'remove' }, { cookie });
  await post('/saved/change', { article: one.id, act: 'restore' }, { cookie });
  assert.deepEqual(headlines(await get('/saved', cookie)), [], 'after an hour it is forgotten');
});

test('tags are one’s own: kept in one spelling, filtered by, taken away; the list is searched without case and accents', async () => {
  const { cookie } = await reader();
  const other = await reader();
  const one = await story('El próximo año', { standfirst: 'Sobre el clima' });
  const two = await story('Another thing');
  for (const { id } of [one, two]) await save(cookie, id);
  await save(other.cookie, two.id);
  await post('/saved/change', { article: one.id, act: 'tag', tag: 'Weather' }, { cookie });
  await post('/saved/change', { article: two.id, act: 'tag', tag: 'wEATHER' }, { cookie });
  await post('/saved/change', { article: two.id, act: 'tag', tag: '  \u202e ' }, { cookie });
  assert.doesNotMatch(await get('/saved', cookie), /saved-filter/, 'two are found without searching');
  assert.match(await get('/saved?q=clima', cookie), /saved-filter/);
  assert.deepEqual(headlines(await get('/saved?tag=Weather', cookie)), ['Another thing', 'El próximo año']);
  assert.deepEqual(headlines(await get('/saved?q=PROXIMO+ano', cookie)), ['El próximo año']);
  assert.deepEqual(headlines(await get('/saved?q=clima', cookie)), ['El próximo año']);
  assert.deepEqual(headlines(await get('/saved?q=weather', cookie)), ['Another thing', 'El próximo año']);
  assert.match(await get('/saved?q=nowhere', cookie), /No story in this list matches/);
  assert.doesNotMatch(await get('/saved', other.cookie), /Weather/);
  await post('/saved/change', { article: one.id, act: 'untag', tag: 'Weather' }, { cookie });
  assert.deepEqual(headlines(await get('/saved?tag=Weather', cookie)), ['Another thing']);
  const hostile = '<img src=x onerror=alert(1)>';
  await post('/saved/change', { article: one.id, act: 'tag', tag: hostile }, { cookie });
  assert.doesNotMatch(await get('/saved', cookie), /<img src=x/);
});

test('nobody changes another reader’s list', async () => {
  const { cookie } = await reader();
  const stranger = await reader();
  const { id } = await story('Mine');
  await save(cookie, id);
  for (const act of ['remove', 'archive', 'up'])
    await post('/saved/change', { article: id, act }, { cookie: stranger.cookie });
  assert.deepEqual(headlines(await get('/saved', cookie)), ['Mine']);
  const evil = await site.request('/saved', {
    method: 'POST',
    headers: { cookie, origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
    body: `unsave=${id}`,
  });
  assert.equal(evil.status, 403);
});

test('a story that is not public any more stays listed by the headline it was saved with', async () => {
  const { cookie } = await reader();
  const { id } = await story('As it was called');
  await save(cookie, id);
  const article = await articleById(site.world, id);
  assert.ok(article);
  await site.world.write((tx) =>
    saveArticle(site.world, tx, {
      id,
      edition: 'en',
      kind: 'news',
      status: 'unpublished',
      headline: 'A secret new headline',
      body: article.body,
    }),
  );
  const html = await get('/saved', cookie);
  assert.deepEqual(headlines(html), ['As it was called']);
  assert.match(html, /not public any more/);
  assert.doesNotMatch(html, /A secret new headline/);
});

test('the list is taken along as JSON, as a bookmarks file and as a table that runs no formulas', async () => {
  const { cookie } = await reader();
  const { id, path } = await story('=HYPERLINK("x") & "co", <b>');
  await save(cookie, id);
  await post('/saved/change', { article: id, act: 'tag', tag: 'Sea' }, { cookie });
  const json = JSON.parse(await get('/saved/export.json', cookie)) as { stories: Record<string, unknown>[] };
  assert.equal(json.stories[0]?.['url'], origin + path);
  assert.deepEqual(json.stories[0]?.['tags'], ['Sea']);
  const html = await get('/saved/export.html', cookie);
  assert.match(html, /^<!DOCTYPE NETSCAPE-Bookmark-file-1>/);
  assert.match(html, /TAGS="Sea">=HYPERLINK\(&quot;x&quot;\) &amp; &quot;co&quot;, &lt;b&gt;<\/A>/);
  const csv = await get('/saved/export.csv', cookie);
  assert.match(csv, /"'=HYPERLINK\(""x""\) & ""co"", <b>"/);
  const answer = await site.request('/saved/export.html', { headers: { cookie } });
  assert.match(answer.headers.get('content-disposition') ?? '', /^attachment/);
  assert.equal((await site.request('/saved/export.json')).status, 303, 'strangers sign in');
});

test('in the text-only edition a list stays a list; the story itself has the button', async () => {
  const { id, path } = await story('Plain words');
  assert.doesNotMatch(await get('/text/science'), /name="save"/);
  const page = await get(`/text${path}`);
  assert.match(page, new RegExp(`action="/text/saved"[^]*value="${id}"`));
  assert.doesNotMatch(page, /<svg/);
});

test('a reader takes their list along with all their data, and it goes when they go', async () => {
  const { account, cookie } = await reader();
  const { id } = await story('Kept');
  await save(cookie, id);
  await post('/following', { follow: `section:${section}` }, { cookie });
  const parts = await bookmarkOwnData.collect(site.world, account, 'en');
  assert.deepEqual(
    parts.map(({ name, rows }) => [name, rows.length]),
    [
      ['reading-list', 1],
      ['following', 1],
    ],
  );
  await site.world.write((tx) => bookmarkOwnData.erase(site.world, tx, account, { comments: 'remove' }));
  const left = await bookmarkOwnData.collect(site.world, account, 'en');
  assert.deepEqual(
    left.flatMap(({ rows }) => rows),
    [],
  );
});
