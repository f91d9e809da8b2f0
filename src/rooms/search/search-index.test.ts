import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { bodyOf } from '../../../test/make-stories.ts';
import { saveArticle, saveAuthor } from '../articles/articles.ts';
import { searchSite, start, type SearchSite } from './search-for-tests.ts';
import { drainSearchIndex, reindex, searchArticles } from './search.ts';

let site: SearchSite;
let publish: SearchSite['publish'];
let find: SearchSite['find'];
before(async () => {
  site = await searchSite();
  ({ publish, find } = site);
});
after(() => site.close());

describe('The index follows the stories', () => {
  test('a story that is changed is found by its new words only', async () => {
    const id = await publish({ headline: 'Walrus seen' });
    await publish({ id, headline: 'Narwhal seen' });
    assert.deepEqual(await find('walrus'), []);
    assert.deepEqual(await find('narwhal'), ['Narwhal seen']);
  });
  test('a story that is taken back is gone at once, before the index follows', async () => {
    const id = await publish({ headline: 'Kraken rumour' });
    await site.world.write((tx) =>
      saveArticle(site.world, tx, {
        id,
        edition: 'en',
        kind: 'news',
        status: 'unpublished',
        headline: 'Kraken rumour',
        body: bodyOf(''),
      }),
    );
    assert.deepEqual(await find('kraken'), []);
    await drainSearchIndex(site.world);
    assert.equal((await searchArticles(site.world, { query: 'kraken' })).total, 0);
  });
  test('an author’s new name finds the stories', async () => {
    const { world } = site;
    const author = await world.write((tx) => saveAuthor(world, tx, { name: 'Oda Kvist', slug: 'oda' }));
    await publish({ headline: 'By somebody', authorIds: [author] });
    await world.write((tx) => saveAuthor(world, tx, { id: author, name: 'Oda Lindqvist', slug: 'oda' }));
    await drainSearchIndex(world);
    assert.deepEqual(await find('lindqvist'), ['By somebody']);
    assert.deepEqual(await find('kvist'), []);
  });
  test('stories of one second are all found, the later saved first', async () => {
    for (const name of ['one', 'two', 'three']) await publish({ headline: `Simultaneous ${name}`, publishedAt: start });
    assert.deepEqual(await find('simultaneous'), ['Simultaneous three', 'Simultaneous two', 'Simultaneous one']);
  });
  test('a story older than the computer’s clock is found in its place', async () => {
    await publish({ headline: 'Zeppelin over town', publishedAt: Date.UTC(1908, 6, 1) });
    assert.deepEqual(await find('zeppelin', { order: 'newest', until: Date.UTC(1950, 0, 1) }), ['Zeppelin over town']);
  });
  test('built anew, the index answers the same', async () => {
    await publish({ headline: 'A lantern on the old pier' });
    await publish({ headline: 'Фонари нашего города', edition: 'ru' });
    await publish({ headline: '地铁新站开通', edition: 'zh' });
    const asked = ['lantern', '"old pier"', 'город', '地铁', 'simultaneous -lantern', 'zeppelin'];
    const was = await Promise.all(asked.map((query) => find(query)));
    for (const [place, query] of asked.entries()) assert.notDeepEqual(was[place], [], query);
    const listed = await site.world.db.selectFrom('article').select('id').where('listed_at', 'is not', null).execute();
    const steps: number[] = [];
    const count = await reindex(site.world, { onProgress: (done) => void steps.push(done) });
    assert.equal(count, listed.length);
    assert.equal(steps.at(-1), count);
    assert.deepEqual(await Promise.all(asked.map((query) => find(query))), was);
  });
});

describe('Pages of hits', () => {
  test('twenty a page, each hit once, and beyond the last page nothing', async () => {
    for (let i = 0; i < 45; i += 1)
      await publish({ headline: i % 3 === 0 ? `Plover ${i}` : `Bird ${i}`, text: 'A plover was counted.' });
    const pages = await Promise.all([1, 2, 3, 4].map((page) => searchArticles(site.world, { query: 'plover', page })));
    assert.deepEqual(
      pages.map(({ hits }) => hits.length),
      [20, 20, 5, 0],
    );
    assert.deepEqual(pages.map(({ total, pages: count, isMore }) => [total, count, isMore])[0], [45, 3, false]);
    assert.equal(new Set(pages.flatMap(({ hits }) => hits.map(({ article }) => article.id))).size, 45);
    assert.ok(pages[0]?.hits.slice(0, 15).every(({ article }) => article.headline.startsWith('Plover')));
  });
  for (const page of [0, -3, Number.NaN, 1e9, 2.5]) {
    test(`page ${page} is no error`, async () => {
      const result = await searchArticles(site.world, { query: 'plover', page });
      assert.ok(result.page >= 1 && result.page <= 50);
    });
  }
});

describe('Queries made to break it are answered like any other', () => {
  const hostile = [
    'x'.repeat(10_000),
    '"'.repeat(999),
    '"" "" -""',
    'NEAR(lantern pier, 5)',
    'lantern*',
    '*',
    '-',
    '- - -',
    '—',
    '!!! ??? …',
    '\u0000\u0001\u001f',
    'headline: lantern',
    'lantern OR',
    'AND',
    'NOT NOT',
    '^lantern',
    '~lantern',
    ':e.en',
    '.铁',
    "'; drop table article; --",
    '%_\\',
    '{a b} : c',
    '\ud800\udc00\ud800',
    '(((((',
    '"unclosed phrase',
    '\u202elantern',
    'ا',
    'ال',
    'ー',
    '👩‍👩‍👧',
    '"-lantern"',
    'a '.repeat(3000),
    '的'.repeat(5000),
    '-lantern',
  ];
  for (const [i, query] of hostile.entries()) {
    test(`number ${i + 1}: ${JSON.stringify(query.slice(0, 24).toWellFormed())}`, async () => {
      const result = await searchArticles(site.world, { query });
      assert.ok(Array.isArray(result.hits));
      await searchArticles(site.world, { query: `lantern ${query}`, edition: 'en', order: 'newest' });
    });
  }
  test('what only looks like a command is looked for as words', async () => {
    await publish({ headline: 'Near and not or' });
    assert.deepEqual(await find('NEAR NOT OR'), ['Near and not or']);
    assert.deepEqual(await find('headline:prices'), []);
    assert.deepEqual(await find('-lantern'), []);
  });
});
