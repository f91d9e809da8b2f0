import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { saveAuthor, saveSection, saveTag } from '../articles/articles.ts';
import { day, searchSite, type SearchSite } from './search-for-tests.ts';
import { searchArticles } from './search.ts';

let site: SearchSite;
let publish: SearchSite['publish'];
let find: SearchSite['find'];
before(async () => {
  site = await searchSite();
  ({ publish, find } = site);
});
after(() => site.close());

describe('Words are found in the forms their language gives them', () => {
  const finds = async (
    edition: string,
    headline: string,
    queries: readonly string[],
    misses: readonly string[] = [],
  ): Promise<void> => {
    await publish({ edition, headline });
    for (const query of queries)
      assert.deepEqual(await find(query, { edition }), [headline], `${query} should be found`);
    for (const query of misses) assert.deepEqual(await find(query, { edition }), [], `${query} should not be found`);
  };

  test('English: plurals, tenses, possessives and accents', () =>
    finds(
      'en',
      'The mayor’s ferries were stopping near cafés',
      ['ferry', 'FERRIES', 'stopped', 'mayors', 'mayor', 'cafe', 'café', 'ｆｅｒｒｙ'],
      ['fern'],
    ));
  test('Spanish: plurals, and accents that the reader left out; ñ is a letter of its own', () =>
    finds(
      'es',
      'Las elecciones del año cambian la economía',
      ['eleccion', 'elección', 'ELECCIONES', 'economia', 'economías', 'años'],
      ['ano'],
    ));
  test('Russian: cases, and ё written as е', () =>
    finds(
      'ru',
      'В городах зажгли огни на новой ёлке',
      ['город', 'городов', 'ёлка', 'елки', 'новые', 'огни'],
      ['гора'],
    ));
  test('Arabic: article, conjunction, plurals, vowel signs and the spellings of alef and ta marbuta', () =>
    finds('ar', 'الحكومة تُعلن نتائج الانتخابات في المدينة وأحمد رئيساً', [
      'حكومة',
      'والحكومة',
      'انتخابات',
      'للمدينة',
      'مدينه',
      'احمد',
      'نتائج',
    ]));
  test('Chinese: any part of a sentence without spaces, one character too', () =>
    finds('zh', '市政府宣布新的地铁线路明年开通', ['地铁', '地铁线路', '新的地铁', '铁', '政府'], ['铁地', '火车']));
  test('Japanese: kanji, katakana of either width, and a question of several words without spaces', () =>
    finds(
      'ja',
      '東京都知事選挙は日曜日にテレビで中継される',
      ['選挙', 'テレビ', 'ﾃﾚﾋﾞ', '日曜日', '知事選', '都'],
      ['京東'],
    ));
  test('Thai: words inside a sentence', () =>
    finds('th', 'รัฐบาลประกาศวันเลือกตั้งทั่วไป', ['เลือกตั้ง', 'รัฐบาล', 'ทั่วไป'], ['แมว']));
  test('German: umlauts and ß', () =>
    finds('de', 'Neue Häuser an der Straße', ['haus', 'Hauser', 'strasse', 'STRAẞE']));
  test('French: elisions, plurals and participles', () =>
    finds('fr', 'L’élection régionale a été annoncée aux habitants', [
      'election',
      'élections',
      "l'élection",
      'annoncé',
      'habitant',
      'régionales',
    ]));
  test('a language’s words are looked for in its own way even when every edition is searched', async () => {
    assert.deepEqual(await find('ferry'), ['The mayor’s ferries were stopping near cafés']);
    assert.deepEqual(await find('городов'), ['В городах зажгли огни на новой ёлке']);
    assert.deepEqual(await find('地铁线路'), ['市政府宣布新的地铁线路明年开通']);
  });
});

describe('What a reader may ask', () => {
  before(async () => {
    const { world } = site;
    const made = await world.write(async (tx) => ({
      harbour: await saveSection(world, tx, { edition: 'en', key: 'harbour', name: 'Harbour' }),
      markets: await saveSection(world, tx, { edition: 'en', key: 'markets', name: 'Markets' }),
      tides: await saveTag(world, tx, { edition: 'en', name: 'Tides' }),
      ines: await saveAuthor(world, tx, { name: 'Inês Vale', slug: 'ines-vale' }),
    }));
    await publish({
      headline: 'Storm shuts the quay',
      text: 'The lantern was lit at dusk on the old pier.',
      sectionId: made.harbour,
    });
    await publish({
      headline: 'A quiet day',
      standfirst: 'No lantern in sight',
      text: 'The pier was old and empty.',
      tagIds: [made.tides],
    });
    await publish({
      headline: 'Lantern makers return',
      text: 'A guild of makers.',
      sectionId: made.markets,
      authorIds: [made.ines],
    });
    await publish({
      headline: 'Prices rise',
      text: 'The price of a lantern doubled, and lantern oil with it.',
      sectionId: made.markets,
      kind: 'analysis',
    });
  });

  test('what stands in a headline comes first, then standfirst and byline, then the text', async () => {
    assert.deepEqual(await find('lantern'), [
      'Lantern makers return',
      'A quiet day',
      'Prices rise',
      'Storm shuts the quay',
    ]);
  });
  test('the newest first, when the reader wants it so', async () => {
    assert.deepEqual(await find('lantern', { order: 'newest' }), [
      'Prices rise',
      'Lantern makers return',
      'A quiet day',
      'Storm shuts the quay',
    ]);
  });
  test('all words must be there', async () => {
    assert.deepEqual(await find('lantern pier'), ['A quiet day', 'Storm shuts the quay']);
    assert.deepEqual(await find('lantern submarine'), []);
  });
  test('a phrase in quotes must stand there as it is, in any kind of quotes', async () => {
    assert.deepEqual(await find('"old pier"'), ['Storm shuts the quay']);
    assert.deepEqual(await find('“lantern oil”'), ['Prices rise']);
    assert.deepEqual(await find('"quay the lantern"'), [], 'a phrase does not reach from the headline into the text');
  });
  test('a word or phrase with a minus must not be there', async () => {
    assert.deepEqual(await find('lantern -pier'), ['Lantern makers return', 'Prices rise']);
    assert.deepEqual(await find('lantern -"old pier" -oil'), ['Lantern makers return', 'A quiet day']);
  });
  test('bylines are searched', async () => {
    assert.deepEqual(await find('ines vale'), ['Lantern makers return']);
  });
  test('filters: section, tag, author, kind, edition and dates', async () => {
    assert.deepEqual(await find('lantern', { sectionKey: 'markets' }), ['Lantern makers return', 'Prices rise']);
    assert.deepEqual(await find('lantern', { tag: 'tides' }), ['A quiet day']);
    assert.deepEqual(await find('lantern', { author: 'ines-vale' }), ['Lantern makers return']);
    assert.deepEqual(await find('lantern', { kind: 'analysis' }), ['Prices rise']);
    assert.deepEqual(await find('lantern', { edition: 'es' }), []);
    assert.deepEqual(await find('lantern', { sectionKey: 'no-such-section' }), []);
    const [storm] = (await searchArticles(site.world, { query: 'storm quay' })).hits;
    const at = storm?.article.publishedAt ?? 0;
    assert.deepEqual(await find('lantern', { from: at, until: at + day }), ['Storm shuts the quay']);
    assert.deepEqual(await find('lantern', { until: at }), []);
  });
  test('filters alone list what they leave, newest first', async () => {
    assert.deepEqual(await find('', { sectionKey: 'markets' }), ['Prices rise', 'Lantern makers return']);
    assert.deepEqual(await find(''), []);
  });
  test('words are marked in the excerpt and the headline, and nothing in a text can become markup', async () => {
    await publish({
      headline: 'Brackets & <b>signs</b>',
      text: `${'Long before that, nothing. '.repeat(40)}Then <script>alert("zeppelins")</script> & a zeppelin came. ${'After it, silence. '.repeat(40)}`,
    });
    const [hit] = (await searchArticles(site.world, { query: 'zeppelins signs' })).hits;
    assert.match(
      hit?.excerptHtml ?? '',
      /&lt;script&gt;alert\(&quot;<mark>zeppelins<\/mark>&quot;\)&lt;\/script&gt; &amp; a <mark>zeppelin<\/mark> came\./,
    );
    assert.equal(hit?.headlineHtml, 'Brackets &amp; &lt;b&gt;<mark>signs</mark>&lt;/b&gt;');
    assert.ok(hit?.excerptHtml.startsWith('…') && hit.excerptHtml.endsWith('…'));
  });
  test('the excerpt shows the place where most of the words stand together, in scripts without spaces too', async () => {
    await publish({
      edition: 'zh',
      headline: '消息',
      text: `${'天气很好。'.repeat(60)}市长昨天说图书馆会在秋天重新开放。${'天气很好。'.repeat(60)}`,
    });
    const [hit] = (await searchArticles(site.world, { query: '图书馆 市长', edition: 'zh' })).hits;
    assert.match(hit?.excerptHtml ?? '', /<mark>市长<\/mark>昨天说<mark>图书馆<\/mark>会在秋天/);
  });
});
