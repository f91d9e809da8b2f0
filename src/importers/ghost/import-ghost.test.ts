import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { testWorld, type TestWorld } from '../../../test/test-world.ts';
import { targetOfPath } from '../../rooms/articles/articles.ts';
import { mediaByOriginUrl } from '../../rooms/media/media.ts';
import { publicationOf, saveEdition } from '../../rooms/publication/publication.ts';
import { fileWith, importFile, storyAt } from '../shared/import-for-tests.ts';
import { shapes, zipOf } from './ghost-for-tests.ts';
import { ghost } from './ghost.ts';

const worlds: TestWorld[] = [];
after(async () => {
  for (const made of worlds) await made.close();
});
const fresh = async (): Promise<TestWorld> => {
  const made = await testWorld();
  worlds.push(made);
  return made;
};

for (const [shape, content] of Object.entries(shapes)) {
  test(`a Ghost archive comes over whole, in the form { ${shape} }`, async () => {
    const { world } = await fresh();
    await importFile(world, ghost, fileWith(`ghost-${shape}.json`, content));
    const { defaultEdition, settings } = await publicationOf(world);
    assert.deepEqual(
      [defaultEdition.publicationName, defaultEdition.tagline, defaultEdition.language, settings.timeZone],
      ['The Bench', 'For tests', 'es', 'Europe/Madrid'],
    );
    const ferry = await storyAt(world, '/ferry/');
    assert.deepEqual(
      [ferry.headline, ferry.standfirst, ferry.path, ferry.priority, ferry.canonicalUrl],
      ['Ferry returns', 'At last.', '/ferry/', 1, 'https://elsewhere.example.org/ferry'],
    );
    assert.deepEqual(
      [ferry.section?.name, ferry.tags.map(({ name }) => name), ferry.authors.map(({ name }) => name)],
      ['Harbour', ['Ferries'], ['Ben Hill', 'Ana Field']],
    );
    assert.deepEqual(
      [ferry.publishedAt, ferry.meta.title, ferry.meta.description],
      [Date.UTC(2026, 0, 2, 9, 30), 'Search title', 'Search words'],
    );
    assert.match(JSON.stringify(ferry.body), /"href":"\/tides\/".*"href":"\/harbour"/);
    const lead = ferry.lead?.type === 'picture' ? ferry.lead.attrs : undefined;
    assert.deepEqual([lead?.alt, lead?.caption], ['A ferry', 'Photo: desk']);
    assert.equal(
      (await mediaByOriginUrl(world, 'https://ghost.invalid/content/images/2026/01/ferry.jpg'))?.id,
      lead?.mediaId,
    );
    const states = await world.db
      .selectFrom('article')
      .select(['origin_id', 'status', 'kind', 'headline'])
      .orderBy('origin_id')
      .execute();
    assert.deepEqual(
      states.map(({ status, kind }) => `${kind} ${status}`),
      [
        'news published',
        'news private',
        'news published',
        'news scheduled',
        'news draft',
        'news private',
        'page published',
        'news published',
      ],
    );
    assert.equal(states[4]?.headline, 'Words');
  });
}

test('nobody’s password comes along, and comments do when the file has them', async () => {
  const { world } = await fresh();
  await importFile(world, ghost, fileWith('ghost.json.gz', gzipSync(shapes.db)));
  for (const table of ['author', 'import_item', 'commenter', 'setting'] as const)
    assert.doesNotMatch(JSON.stringify(await world.db.selectFrom(table).selectAll().execute()), /secretsecret/);
  const comments = await world.db
    .selectFrom('comment')
    .select(['state', 'parent_id', 'source'])
    .orderBy('created_at')
    .execute();
  assert.deepEqual(
    comments.map(({ state, source }) => [state, source]),
    [
      ['published', '<p>Hello</p>'],
      ['removed', '<p>Again</p>'],
    ],
  );
  assert.ok(comments[1]?.parent_id);
});

test('stories marked for a language go into its edition when there is one, and the mark is told as dropped when there is none', async () => {
  const without = await fresh();
  const first = await importFile(without.world, ghost, fileWith('lang-1.json', shapes.db));
  assert.match(first.text, /2 × An internal tag was dropped\n.*#wide\n.*#lang-fr/);
  const { world } = await fresh();
  const edition = { direction: 'ltr', tagline: '', position: 0, publicationName: 'Bench' } as const;
  await world.write(async (tx) => {
    await saveEdition(tx, { ...edition, code: 'en', language: 'en', name: 'English', isDefault: true });
    await saveEdition(tx, { ...edition, code: 'fr', language: 'fr', name: 'Français', position: 1, isDefault: false });
  });
  await importFile(world, ghost, fileWith('lang-2.json', shapes.db));
  const demain = await storyAt(world, '/fr/demain/');
  assert.deepEqual([demain.edition, demain.section?.path], ['fr', '/fr/harbour']);
  assert.deepEqual(await targetOfPath(world, '/demain'), { kind: 'article', target: demain.id });
});

test('what Ghost kept from some readers is told', async () => {
  const { world } = await fresh();
  const { text: said } = await importFile(world, ghost, fileWith('told.json', shapes.db));
  assert.match(said, /1 × A story for some readers only \(paid\) is private here/);
  assert.match(said, /1 × A story that was only mailed is private here/);
  assert.match(said, /1 × The editor’s own form of a text is damaged; its HTML was carried/);
});

test('doing it again doubles nothing', async () => {
  const { world } = await fresh();
  await importFile(world, ghost, fileWith('again.json', shapes.db));
  const { report } = await importFile(world, ghost, fileWith('again.json', shapes.flat));
  assert.deepEqual(report.counts['posts'], { added: 0, updated: 0, unchanged: 7, left: 0 });
  assert.equal((await world.db.selectFrom('article').select('id').execute()).length, 8);
});

test('a zip with the export and its pictures gives both', async () => {
  const { world } = await fresh();
  const picture = await sharp({ create: { width: 33, height: 20, channels: 3, background: '#336699' } })
    .jpeg()
    .toBuffer();
  const file = fileWith(
    'bench.zip',
    zipOf({
      'bench.ghost.json': Buffer.from(shapes.db),
      'content/images/2026/01/ferry.jpg': picture,
      '../../evil.jpg': picture,
    }),
  );
  await assert.rejects(importFile(world, ghost, file), /The zip file is damaged: invalid relative path/);
  const good = fileWith(
    'bench.zip',
    zipOf({ 'bench.ghost.json': Buffer.from(shapes.db), 'content/images/2026/01/ferry.jpg': picture }),
  );
  const { report } = await importFile(world, ghost, good, { media: good });
  assert.equal(report.counts['files found']?.added, 1);
  assert.equal((await mediaByOriginUrl(world, 'https://ghost.invalid/content/images/2026/01/ferry.jpg'))?.width, 33);
  assert.equal((await targetOfPath(world, '/content/images/2026/01/ferry.jpg'))?.kind, 'path');
});

const bad: readonly (readonly [title: string, content: string, message: string])[] = [
  [
    'one that is cut off',
    shapes.flat.slice(0, 900),
    'The file ends in the middle: it was cut off. Export or download it again (line 49)',
  ],
  [
    'XML',
    '<?xml version="1.0"?><rss/>',
    'This is XML, not the JSON of a Ghost export. For a WordPress export use: courant import wordpress FILE. (line 1)',
  ],
  [
    'prose',
    'Dear reader',
    'This is not JSON: a Ghost export begins with “{”. In Ghost: Settings → Import/Export → Export content. (line 1)',
  ],
  [
    'JSON of something else',
    '{"posts":[{"id":1}]}',
    'This is JSON, but no Ghost export: there are no tables below “db[0].data” or “data”. In Ghost: Settings → Import/Export → Export content.',
  ],
];

for (const [title, content, message] of bad) {
  test(`a file that is no Ghost export is named: ${title}`, async () => {
    const { world } = await fresh();
    await assert.rejects(importFile(world, ghost, fileWith('bad.json', content)), { message });
  });
}

test('JSON with a fault names its line', async () => {
  const { world } = await fresh();
  await assert.rejects(
    importFile(world, ghost, fileWith('fault.json', '{"data":{\n"posts":[\n{"id":x}]}}')),
    /not well-formed JSON.*\(line 3\)$/,
  );
});
