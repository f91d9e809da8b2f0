import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { crc32, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { testWorld, type TestWorld } from '../../../test/test-world.ts';
import { articleById, targetOfPath, type Block } from '../../rooms/articles/articles.ts';
import { mediaByOriginUrl } from '../../rooms/media/media.ts';
import { publicationOf, saveEdition } from '../../rooms/publication/publication.ts';
import { fileWith, importFile, storyAt } from '../shared/import-for-tests.ts';
import { ghost } from './ghost.ts';

const text = (value: string, format = 0): object => ({ type: 'extended-text', text: value, format });
const paragraph = (...children: object[]): object => ({ type: 'paragraph', children });
const lexical = (...children: object[]): string => JSON.stringify({ root: { children, type: 'root' } });

const post = (id: string, more: object): object => ({
  id, title: `Post ${id}`, slug: `post-${id}`, type: 'post', status: 'published', visibility: 'public', featured: 0, lexical: lexical(paragraph(text('Words'))), mobiledoc: null, html: null,
  created_at: '2026-01-01 08:00:00', published_at: '2026-01-02 09:30:00', updated_at: '2026-02-01 00:00:00', feature_image: null, custom_excerpt: null, canonical_url: null, ...more,
});

const data = {
  settings: [{ key: 'title', value: 'The Bench' }, { key: 'description', value: 'For tests' }, { key: 'timezone', value: 'Europe/Madrid' }, { key: 'locale', value: 'es' }],
  tags: [
    { id: 't1', name: 'Harbour', slug: 'harbour', visibility: 'public', description: 'Ships' }, { id: 't2', name: 'Ferries', slug: 'ferries', visibility: 'public' },
    { id: 't3', name: '#lang-fr', slug: 'hash-lang-fr', visibility: 'internal' }, { id: 't4', name: '#wide', slug: 'hash-wide', visibility: 'internal' },
  ],
  users: [{ id: 'u1', name: 'Ana Field', slug: 'ana', email: 'ana@example.org', password: '$2a$10$secretsecret', bio: 'Writes', website: 'https://ana.example.org' }, { id: 'u2', name: 'Ben Hill', slug: 'ben', email: 'ben@example.org' }],
  posts: [
    post('p1', {
      title: 'Ferry returns', slug: 'ferry', custom_excerpt: 'At last.', featured: 1, feature_image: '__GHOST_URL__/content/images/size/w600/2026/01/ferry.jpg', canonical_url: 'https://elsewhere.example.org/ferry',
      lexical: lexical(paragraph(text('See '), { type: 'link', url: '__GHOST_URL__/tides/', children: [text('tides', 1)] }, text(' and '), { type: 'link', url: '__GHOST_URL__/tag/harbour/', children: [text('port')] })),
    }),
    post('p2', { slug: 'tides', visibility: 'paid' }),
    post('p3', { slug: 'demain', title: 'Demain' }),
    post('p4', { status: 'scheduled', published_at: '2027-05-05 05:00:00' }),
    post('p5', { status: 'draft', published_at: null, title: '' }),
    post('p6', { status: 'sent' }),
    post('p7', { type: 'page', slug: 'about' }),
    post('p8', { lexical: '{broken', html: '<p>From <b>HTML</b></p><figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://example.org/r"><div class="kg-bookmark-title">Report</div></a></figure>' }),
  ],
  posts_meta: [{ post_id: 'p1', feature_image_alt: 'A ferry', feature_image_caption: 'Photo: <b>desk</b>', meta_title: 'Search title', meta_description: 'Search words' }],
  posts_tags: [{ post_id: 'p1', tag_id: 't2', sort_order: 1 }, { post_id: 'p1', tag_id: 't1', sort_order: 0 }, { post_id: 'p1', tag_id: 't4', sort_order: 2 }, { post_id: 'p3', tag_id: 't3', sort_order: 0 }, { post_id: 'p3', tag_id: 't1', sort_order: 1 }],
  posts_authors: [{ post_id: 'p1', author_id: 'u2', sort_order: 0 }, { post_id: 'p1', author_id: 'u1', sort_order: 1 }, { post_id: 'p3', author_id: 'u1', sort_order: 0 }],
  members: [{ id: 'm1', name: 'Cy', email: 'cy@example.org' }],
  comments: [{ id: 'c1', post_id: 'p1', member_id: 'm1', parent_id: null, status: 'published', html: '<p>Hello</p>', created_at: '2026-01-03 00:00:00' }, { id: 'c2', post_id: 'p1', member_id: 'm1', parent_id: 'c1', status: 'hidden', html: '<p>Again</p>', created_at: '2026-01-04 00:00:00' }],
};
const shapes = { db: JSON.stringify({ db: [{ meta: { version: '6.65.0' }, data }] }), flat: JSON.stringify({ meta: {}, data }, null, 2) };

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
    assert.deepEqual([defaultEdition.publicationName, defaultEdition.tagline, defaultEdition.language, settings.timeZone], ['The Bench', 'For tests', 'es', 'Europe/Madrid']);
    const ferry = await storyAt(world, '/ferry/');
    assert.deepEqual([ferry.headline, ferry.standfirst, ferry.path, ferry.priority, ferry.canonicalUrl], ['Ferry returns', 'At last.', '/ferry/', 1, 'https://elsewhere.example.org/ferry']);
    assert.deepEqual([ferry.section?.name, ferry.tags.map(({ name }) => name), ferry.authors.map(({ name }) => name)], ['Harbour', ['Ferries'], ['Ben Hill', 'Ana Field']]);
    assert.deepEqual([ferry.publishedAt, ferry.meta.title, ferry.meta.description], [Date.UTC(2026, 0, 2, 9, 30), 'Search title', 'Search words']);
    assert.match(JSON.stringify(ferry.body), /"href":"\/tides\/".*"href":"\/harbour"/);
    const lead = ferry.lead?.type === 'picture' ? ferry.lead.attrs : undefined;
    assert.deepEqual([lead?.alt, lead?.caption], ['A ferry', 'Photo: desk']);
    assert.equal((await mediaByOriginUrl(world, 'https://ghost.invalid/content/images/2026/01/ferry.jpg'))?.id, lead?.mediaId);
    const states = await world.db.selectFrom('article').select(['origin_id', 'status', 'kind', 'headline']).orderBy('origin_id').execute();
    assert.deepEqual(states.map(({ status, kind }) => `${kind} ${status}`), ['news published', 'news published', 'news published', 'news scheduled', 'news draft', 'news private', 'page published', 'news published']);
    assert.equal(states[4]?.headline, 'Words');
  });
}

test('nobody’s password comes along, and comments do when the file has them', async () => {
  const { world } = await fresh();
  await importFile(world, ghost, fileWith('ghost.json.gz', gzipSync(shapes.db)));
  for (const table of ['author', 'import_item', 'commenter', 'setting'] as const) assert.doesNotMatch(JSON.stringify(await world.db.selectFrom(table).selectAll().execute()), /secretsecret/);
  const comments = await world.db.selectFrom('comment').select(['state', 'parent_id', 'source']).orderBy('created_at').execute();
  assert.deepEqual(comments.map(({ state, source }) => [state, source]), [['published', '<p>Hello</p>'], ['removed', '<p>Again</p>']]);
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
  assert.match(said, /1 × A story for some readers only \(paid\) is open to everyone here/);
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

/** A zip without compression: enough for a test, and no packing library is needed. */
const zipOf = (files: Record<string, Uint8Array>): Buffer => {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(content.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, Buffer.from(name), content]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), shared, place, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, list, Buffer.from('PK\x05\x06'), end]);
};

test('a zip with the export and its pictures gives both', async () => {
  const { world } = await fresh();
  const picture = await sharp({ create: { width: 33, height: 20, channels: 3, background: '#336699' } }).jpeg().toBuffer();
  const file = fileWith('bench.zip', zipOf({ 'bench.ghost.json': Buffer.from(shapes.db), 'content/images/2026/01/ferry.jpg': picture, '../../evil.jpg': picture }));
  await assert.rejects(importFile(world, ghost, file), /The zip file is damaged: invalid relative path/);
  const good = fileWith('bench.zip', zipOf({ 'bench.ghost.json': Buffer.from(shapes.db), 'content/images/2026/01/ferry.jpg': picture }));
  const { report } = await importFile(world, ghost, good, { media: good });
  assert.equal(report.counts['files found']?.added, 1);
  assert.equal((await mediaByOriginUrl(world, 'https://ghost.invalid/content/images/2026/01/ferry.jpg'))?.width, 33);
  assert.equal((await targetOfPath(world, '/content/images/2026/01/ferry.jpg'))?.kind, 'path');
});

const bodyOf = async (row: object): Promise<{ blocks: Block[]; said: string }> => {
  const { world } = await fresh();
  const { text: said } = await importFile(world, ghost, fileWith('cards.json', JSON.stringify({ data: { posts: [post('x', row)] } })));
  const { id } = await world.db.selectFrom('article').select('id').executeTakeFirstOrThrow();
  const found = await articleById(world, id);
  const blocks = JSON.parse(JSON.stringify(found?.body.content ?? []).replace(/"mediaId":"[^"]*"/g, '"mediaId":"…"')) as Block[];
  return { blocks, said };
};

const plain = (value: string): object => ({ type: 'paragraph', content: [{ type: 'text', text: value }] });
const linked = (value: string, href: string): object => ({ type: 'text', text: value, marks: [{ type: 'link', attrs: { href } }] });
const picture = (more: object = {}): object => ({ type: 'picture', attrs: { mediaId: '…', ...more } });

test('every card of the editor becomes a block of ours', async () => {
  const src = '__GHOST_URL__/content/images/a.jpg';
  const { blocks, said } = await bodyOf({
    lexical: lexical(
      paragraph(text('bold', 1), text(' '), text('both', 3), { type: 'linebreak' }, text('code', 16)),
      { type: 'extended-heading', tag: 'h3', children: [text('Head')] },
      { type: 'extended-quote', children: [text('Quoted')] }, { type: 'aside', children: [text('Loud')] },
      { type: 'list', listType: 'number', start: 2, children: [{ type: 'listitem', children: [text('a')] }, { type: 'listitem', children: [{ type: 'list', listType: 'bullet', children: [{ type: 'listitem', children: [text('b')] }] }] }] },
      { type: 'image', src, alt: 'Alt', caption: '<b>Cap</b>', cardWidth: 'wide', href: '' }, { type: 'gallery', images: [{ src }, { src }], caption: 'Two' },
      { type: 'video', src: '__GHOST_URL__/content/media/v.mp4', caption: 'Film' }, { type: 'audio', src: '__GHOST_URL__/content/media/a.mp3', title: 'Sound' },
      { type: 'file', src: '__GHOST_URL__/content/files/plan.pdf', fileTitle: 'The plan', fileCaption: 'Three pages' },
      { type: 'callout', calloutText: '<p>Note <b>this</b></p>' }, { type: 'toggle', heading: 'More', content: '<p>Inside</p>' },
      { type: 'bookmark', url: 'https://example.org/r', metadata: { title: 'Report', description: 'Long' } },
      { type: 'button', buttonText: 'Go', buttonUrl: 'https://example.org/go' }, { type: 'header', header: 'Big', subheader: 'Small' },
      { type: 'markdown', markdown: '## M\n\n- x' }, { type: 'html', html: '<table><tr><th>a</th><th>b</th></tr></table><script>x()</script>' },
      { type: 'codeblock', code: 'x = 1', language: 'python' }, { type: 'horizontalrule' },
      { type: 'embed', url: 'https://www.youtube.com/watch?v=abcdefghijk', html: '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>', caption: 'Play' },
      { type: 'product', productTitle: 'Lamp', productDescription: '<p>Bright</p>', productRatingEnabled: true, productStarRating: 4 },
      { type: 'signup' }, { type: 'email', html: 'x' }, { type: 'paywall' }, { type: 'new-card' },
    ),
  });
  assert.deepEqual(blocks, [
    { type: 'paragraph', content: [{ type: 'text', text: 'bold', marks: [{ type: 'strong' }] }, { type: 'text', text: ' ' }, { type: 'text', text: 'both', marks: [{ type: 'strong' }, { type: 'em' }] }, { type: 'hardBreak' }, { type: 'text', text: 'code', marks: [{ type: 'code' }] }] },
    { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Head' }] },
    { type: 'quote', content: [plain('Quoted')] }, { type: 'pullQuote', content: [{ type: 'text', text: 'Loud' }] },
    { type: 'orderedList', attrs: { start: 2 }, content: [{ type: 'listItem', content: [plain('a'), { type: 'bulletList', content: [{ type: 'listItem', content: [plain('b')] }] }] }] },
    picture({ caption: 'Cap', alt: 'Alt', reach: 'wide' }), { type: 'gallery', attrs: { title: 'Two' }, content: [picture(), picture()] },
    { type: 'film', attrs: { mediaId: '…', caption: 'Film' } }, { type: 'sound', attrs: { mediaId: '…', title: 'Sound' } },
    { type: 'paragraph', content: [linked('The plan', '/content/files/plan.pdf')] }, plain('Three pages'),
    { type: 'factBox', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Note ' }, { type: 'text', text: 'this', marks: [{ type: 'strong' }] }] }] },
    { type: 'factBox', attrs: { title: 'More' }, content: [plain('Inside')] },
    { type: 'paragraph', content: [linked('Report', 'https://example.org/r'), { type: 'hardBreak' }, { type: 'text', text: 'Long' }] },
    { type: 'paragraph', content: [linked('Go', 'https://example.org/go')] },
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Big' }] }, plain('Small'),
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'M' }] }, { type: 'bulletList', content: [{ type: 'listItem', content: [plain('x')] }] },
    { type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableHeader', content: [{ type: 'text', text: 'a' }] }, { type: 'tableHeader', content: [{ type: 'text', text: 'b' }] }] }] },
    { type: 'code', attrs: { text: 'x = 1', language: 'python' } }, { type: 'rule' },
    { type: 'embed', attrs: { url: 'https://www.youtube.com/watch?v=abcdefghijk', caption: 'Play', provider: 'YouTube' } },
    { type: 'factBox', attrs: { title: 'Lamp' }, content: [plain('★★★★'), plain('Bright')] },
  ]);
  for (const reason of ['A script', 'A sign-up box', 'A part that stands only in mails', 'The mark where the part for members begins', 'A card we do not know']) assert.match(said, new RegExp(`1 × ${reason} was left out`));
});

test('mobiledoc bodies become the same blocks', async () => {
  const mobiledoc = { version: '0.3.1', atoms: [['soft-return', '', {}]], cards: [['image', { src: '/content/images/a.jpg', caption: 'Cap' }], ['hr', {}], ['card-markdown', { markdown: '*m*' }]], markups: [['strong'], ['a', ['href', 'https://example.org/']]],
    sections: [[1, 'p', [[0, [0], 1, 'bold'], [1, [], 0, 0], [0, [1], 1, 'link'], [0, [], 0, ' end']]], [1, 'h2', [[0, [], 0, 'Head']]], [3, 'ol', [[[0, [], 0, 'one']], [[0, [], 0, 'two']]]], [10, 0], [10, 1], [10, 2]] };
  const { blocks } = await bodyOf({ lexical: null, mobiledoc: JSON.stringify(mobiledoc) });
  assert.deepEqual(blocks, [
    { type: 'paragraph', content: [{ type: 'text', text: 'bold', marks: [{ type: 'strong' }] }, { type: 'hardBreak' }, linked('link', 'https://example.org/'), { type: 'text', text: ' end' }] },
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Head' }] },
    { type: 'orderedList', content: [{ type: 'listItem', content: [plain('one')] }, { type: 'listItem', content: [plain('two')] }] },
    picture({ caption: 'Cap' }), { type: 'rule' }, { type: 'paragraph', content: [{ type: 'text', text: 'm', marks: [{ type: 'em' }] }] },
  ]);
});

test('characters that no database holds are left out', async () => {
  const { blocks } = await bodyOf({ title: 'a\u0000b\ud800', custom_excerpt: '\u0000', lexical: lexical(paragraph(text('c\u0000d')), { type: 'image', src: '/a.jpg', alt: 'e\u0000', caption: '\udc00' }) });
  assert.deepEqual(blocks, [plain('cd'), picture({ alt: 'e', caption: '\ufffd' })]);
});

test('hostile editor states come to nothing', async () => {
  const deep = (levels: number): string => `${'{"type":"paragraph","children":['.repeat(levels)}${']}'.repeat(levels)}`;
  for (const state of [`{"root":{"children":[${deep(5000)}]}}`, '{"root":{"children":[null,5,"x",{"type":"constructor"},{"type":"__proto__"}]}}', '{"root":5}', '[]', 'null',
    lexical({ type: 'link', url: 'javascript:alert(1)', children: [text('x')] }, { type: 'button', buttonText: 'b', buttonUrl: 'javascript:alert(1)' }, { type: 'image', src: 'javascript:alert(1)' }, { type: 'embed', url: 'javascript:x', html: '<iframe src="javascript:x">' })]) {
    const { blocks } = await bodyOf({ lexical: state });
    assert.doesNotMatch(JSON.stringify(blocks), /javascript:/, state.slice(0, 60));
  }
});

const bad: readonly (readonly [title: string, content: string, message: string])[] = [
  ['one that is cut off', shapes.flat.slice(0, 900), 'The file ends in the middle: it was cut off. Export or download it again (line 49)'],
  ['XML', '<?xml version="1.0"?><rss/>', 'This is XML, not the JSON of a Ghost export. For a WordPress export use: courant import wordpress FILE. (line 1)'],
  ['prose', 'Dear reader', 'This is not JSON: a Ghost export begins with “{”. In Ghost: Settings → Import/Export → Export content. (line 1)'],
  ['JSON of something else', '{"posts":[{"id":1}]}', 'This is JSON, but no Ghost export: there are no tables below “db[0].data” or “data”. In Ghost: Settings → Import/Export → Export content.'],
];

for (const [title, content, message] of bad) {
  test(`a file that is no Ghost export is named: ${title}`, async () => {
    const { world } = await fresh();
    await assert.rejects(importFile(world, ghost, fileWith('bad.json', content)), { message });
  });
}

test('JSON with a fault names its line', async () => {
  const { world } = await fresh();
  await assert.rejects(importFile(world, ghost, fileWith('fault.json', '{"data":{\n"posts":[\n{"id":x}]}}')), /not well-formed JSON.*\(line 3\)$/);
});
