import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { testWorld, type TestWorld } from '../../../test/test-world.ts';
import {
  articleById,
  articlesInEdition,
  bodyToText,
  mediaIdsIn,
  sectionsOf,
  targetOfPath,
} from '../../rooms/articles/articles.ts';
import { mediaByIds } from '../../rooms/media/media.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import { fileWith, importFile, storyAt } from '../shared/import-for-tests.ts';
import { wordPress } from './wordpress.ts';

const harbour = new URL('fixtures/harbour.xml', import.meta.url).pathname;
const source = readFileSync(harbour, 'utf8');

const worlds: TestWorld[] = [];
after(async () => {
  for (const made of worlds) await made.close();
});
const fresh = async (): Promise<TestWorld> => {
  const made = await testWorld();
  worlds.push(made);
  return made;
};

const counted = async ({ world }: TestWorld): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const table of [
    'article',
    'article_revision',
    'section',
    'tag',
    'author',
    'media',
    'comment',
    'commenter',
    'address',
    'import_item',
    'import_run',
  ] as const) {
    counts[table] = (
      await world.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n;
  }
  return counts;
};

test('an archive comes over whole: stories at their old addresses, with sections, tags, authors, dates and states', async () => {
  const { world } = await fresh();
  const { report } = await importFile(world, wordPress, harbour);
  const { defaultEdition } = await publicationOf(world);
  assert.equal(defaultEdition.publicationName, 'The Harbour & Hill');
  assert.equal(defaultEdition.language, 'en-GB');
  const ferry = await storyAt(world, '/2026/05/ferry-returns/');
  assert.equal(ferry.path, '/2026/05/ferry-returns/');
  assert.equal(ferry.headline, 'Ferry returns & stays');
  assert.equal(ferry.standfirst, 'After two years without.');
  assert.equal(ferry.section?.name, 'Port & ships');
  assert.deepEqual(ferry.tags.map(({ name }) => name).sort(), ['News', 'Tides']);
  assert.deepEqual(
    ferry.authors.map(({ name }) => name),
    ['Ana Field'],
  );
  assert.equal(ferry.publishedAt, Date.UTC(2026, 4, 3, 8, 30));
  assert.equal(ferry.priority, 1);
  assert.equal(ferry.meta.description, 'The ferry, again');
  const tides = await storyAt(world, '/2026/04/tide-tables/');
  assert.equal(tides.headline, 'Tide tables for all');
  assert.deepEqual(
    tides.authors.map(({ name }) => name),
    ['Ben Hill', 'Ana Field'],
  );
  assert.equal(tides.threadState, 'closed');
  assert.equal((await storyAt(world, '/2026/04/for-subscribers/')).status, 'draft');
  assert.equal((await storyAt(world, '/about')).kind, 'page');
  const regatta = await world.db
    .selectFrom('article')
    .select(['status', 'scheduled_at'])
    .where('origin_id', '=', '14')
    .executeTakeFirstOrThrow();
  assert.deepEqual(
    { ...regatta, scheduled_at: Number(regatta.scheduled_at) },
    { status: 'scheduled', scheduled_at: Date.UTC(2027, 5, 1, 9) },
  );
  const untitled = await world.db
    .selectFrom('article')
    .select(['headline', 'status'])
    .where('origin_id', '=', '15')
    .executeTakeFirstOrThrow();
  assert.deepEqual({ ...untitled }, { headline: 'An idea without a title.', status: 'draft' });
  assert.deepEqual((await sectionsOf(world, defaultEdition.code)).map(({ slug }) => slug).sort(), ['news', 'port']);
  assert.deepEqual(
    (await articlesInEdition(world, defaultEdition.code)).articles.map(({ headline }) => headline),
    ['Ferry returns & stays', 'Tide tables for all'],
  );
  assert.deepEqual(report.counts['posts'], { added: 5, updated: 0, unchanged: 0, left: 0 });
});

test('the text of a story is a body: captions, embeds, galleries, shared blocks, and links to other stories at their new places', async () => {
  const { world } = await fresh();
  await importFile(world, wordPress, harbour);
  const ferry = await storyAt(world, '/2026/05/ferry-returns');
  const kinds = ferry.body.content.map(({ type }) => type);
  assert.deepEqual(kinds, ['paragraph', 'picture', 'paragraph', 'picture', 'embed', 'gallery']);
  const links = JSON.stringify(ferry.body).match(/"href":"[^"]*"/g);
  assert.deepEqual(links, [
    '"href":"/2026/04/tide-tables/"',
    '"href":"/port"',
    '"href":"/wp-content/uploads/2026/05/plan.pdf"',
  ]);
  assert.equal(ferry.lead?.type === 'picture' && ferry.lead.attrs.alt, 'A white ferry');
  assert.ok(
    ferry.body.content.some(
      (block) =>
        block.type === 'picture' &&
        block.attrs.caption === 'The quay at noon' &&
        block.attrs.alt === 'People on a quay',
    ),
  );
  const tides = await storyAt(world, '/2026/04/tide-tables');
  assert.match(JSON.stringify(tides.body), /"href":"\/2026\/05\/ferry-returns\/"/);
  assert.match(JSON.stringify(tides.body), /"href":"https:\/\/harbour.example.org\/gone\/"/);
  assert.match(bodyToText(tides.body), /All times are local\./);
  // Whatever size a text showed, all are the same picture: its original.
  const ids = [...new Set([ferry, tides].flatMap((story) => mediaIdsIn(story.body)))];
  const urls = [...(await mediaByIds(world, ids)).values()]
    .map(({ originUrl }) => originUrl ?? '')
    .sort((a, b) => a.localeCompare(b));
  assert.deepEqual(urls, [
    'https://harbour.example.org/wp-content/uploads/2026/05/ferry-scaled.jpg',
    'https://harbour.example.org/wp-content/uploads/2026/05/quay.png',
  ]);
});

test('comments come along nested, in every state, with authors nobody has claimed, and without IP addresses', async () => {
  const { world } = await fresh();
  await importFile(world, wordPress, harbour);
  const rows = await world.db
    .selectFrom('comment')
    .innerJoin('commenter', 'commenter.id', 'comment.commenter_id')
    .select([
      'comment.id',
      'comment.origin_id',
      'parent_id',
      'root_id',
      'state',
      'kind',
      'source',
      'name',
      'email',
      'commenter.url',
      'account_id',
      'commenter_id',
      'origin_parent_id',
    ])
    .orderBy('comment.origin_id')
    .execute();
  const [first, second, third, orphan, ping] = rows;
  assert.equal(rows.length, 5);
  assert.deepEqual(
    [first?.parent_id, first?.root_id, first?.source, first?.name, first?.url],
    [null, first?.id, 'First <b>here</b>.', 'Dee & Co', null],
  );
  assert.deepEqual([second?.parent_id, second?.root_id], [first?.id, first?.id]);
  assert.deepEqual(
    [third?.parent_id, third?.root_id, third?.commenter_id],
    [second?.id, first?.id, second?.commenter_id],
  );
  assert.deepEqual(
    [orphan?.parent_id, orphan?.root_id, orphan?.state, orphan?.origin_parent_id],
    [null, orphan?.id, 'waiting', '999'],
  );
  assert.deepEqual(
    [ping?.kind, ping?.state, ping?.url, ping?.account_id],
    ['pingback', 'trash', 'https://hill.example.net/post', null],
  );
  assert.doesNotMatch(JSON.stringify(await world.db.selectFrom('commenter').selectAll().execute()), /192\.0\.2/);
  const unseen = await world.db.selectFrom('comment').select('id').where('seen_at', 'is', null).execute();
  assert.deepEqual(unseen, [], 'an archive is nothing new on the desk');
});

test('old addresses lead on: former slugs, pages of pictures, categories, authors', async () => {
  const { world } = await fresh();
  await importFile(world, wordPress, harbour);
  const ferry = await storyAt(world, '/2026/05/ferry-returns');
  for (const path of ['/2026/05/ferry-draft/', '/2026/05/ferry-returns/quay/'])
    assert.deepEqual(await targetOfPath(world, path), { kind: 'article', target: ferry.id }, path);
  for (const path of ['/category/port', '/category/news/port/'])
    assert.deepEqual(await targetOfPath(world, path), { kind: 'section', target: ferry.section?.id }, path);
  assert.equal((await targetOfPath(world, '/author/ben.hill'))?.kind, 'author');
  assert.equal(await targetOfPath(world, '/search'), undefined);
  assert.equal((await storyAt(world, '/search-page')).headline, 'Search');
});

test('with new addresses every old one leads to its story, and links between stories use the new ones', async () => {
  const { world } = await fresh();
  await importFile(world, wordPress, harbour, { redirects: 'new' });
  const ferry = await storyAt(world, '/2026/05/ferry-returns/');
  assert.equal(ferry.path, '/port/2026/05/03/ferry-returns');
  assert.match(JSON.stringify(ferry.body), /"href":"\/news\/2026\/04\/02\/tide-tables"/);
});

test('doing it again doubles nothing and changes nothing', async () => {
  const made = await fresh();
  await importFile(made.world, wordPress, harbour);
  const before = await counted(made);
  const { report } = await importFile(made.world, wordPress, fileWith('harbour.xml.gz', gzipSync(source)));
  assert.deepEqual(await counted(made), { ...before, import_run: 2 });
  assert.deepEqual(report.counts['posts'], { added: 0, updated: 0, unchanged: 5, left: 0 });
  assert.deepEqual(report.counts['comments'], { added: 0, updated: 0, unchanged: 4, left: 0 });
});

test('a story that changed in the file is updated and keeps what it was; new comments come along', async () => {
  const made = await fresh();
  await importFile(made.world, wordPress, harbour);
  const ferry = await storyAt(made.world, '/2026/05/ferry-returns');
  const before = await counted(made);
  const more = source.match(/<wp:comment><wp:comment_id>102.*<\/wp:comment>/)?.[0].replace('>102<', '>106<') ?? '';
  const changed = source
    .replace('The ferry is back.', 'The ferry is back again.')
    .replace('<wp:comment><wp:comment_id>103', `${more}<wp:comment><wp:comment_id>103`);
  const { report } = await importFile(made.world, wordPress, fileWith('changed.xml', changed));
  const now = await articleById(made.world, ferry.id);
  assert.match(bodyToText(now?.body ?? { type: 'doc', content: [] }), /back again/);
  assert.deepEqual(await counted(made), {
    ...before,
    article_revision: (before['article_revision'] ?? 0) + 1,
    comment: 6,
    import_run: 2,
  });
  assert.deepEqual(report.counts['posts'], { added: 0, updated: 1, unchanged: 4, left: 0 });
  assert.equal((await targetOfPath(made.world, '/2026/05/ferry-returns'))?.target, ferry.id);
});

test('a story deleted here stays deleted, and its comments do not come back', async () => {
  const made = await fresh();
  await importFile(made.world, wordPress, harbour);
  const ferry = await storyAt(made.world, '/2026/05/ferry-returns');
  await made.world.write(async ({ db }) => void (await db.deleteFrom('article').where('id', '=', ferry.id).execute()));
  await importFile(made.world, wordPress, harbour);
  assert.equal(await articleById(made.world, ferry.id), undefined);
});

test('a dry run writes nothing and says the same', async () => {
  const made = await fresh();
  const dry = await importFile(made.world, wordPress, harbour, { dryRun: true });
  assert.deepEqual(
    Object.values(await counted(made)).filter((n) => n > 0),
    [],
  );
  const real = await importFile(made.world, wordPress, harbour);
  assert.deepEqual(dry.report, real.report);
});

test('a file that is cut off is refused before anything is written', async () => {
  const made = await fresh();
  await assert.rejects(
    importFile(made.world, wordPress, fileWith('cut.xml', source.slice(0, -300))),
    /The file ends in the middle/,
  );
  assert.deepEqual(
    Object.values(await counted(made)).filter((n) => n > 0),
    [],
  );
});

test('an edition that does not exist is refused, and the message names those there are', async () => {
  const { world } = await fresh();
  await importFile(world, wordPress, harbour);
  await assert.rejects(importFile(world, wordPress, harbour, { edition: 'xx' }), {
    message: 'There is no edition “xx”. The editions are: en.',
  });
});
