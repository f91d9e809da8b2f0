import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeStory } from '../../../test/make-stories.ts';
import { saveAuthor, saveSection, saveTag, sectionsOf } from '../../rooms/articles/articles.ts';
import { startFollowing } from '../../rooms/bookmarks/bookmarks.ts';
import { arrangementOf, frontPlace, publishDraft, saveDraft } from '../../rooms/fronts/fronts.ts';
import { addMedia, mediaUsesOf } from '../../rooms/media/media.ts';
import { jpeg } from '../../rooms/media/test-pictures.ts';
import { writingSite, type Reader, type WritingSite } from '../../rooms/discussion/writing-for-tests.ts';

let site: WritingSite;
let ed: Reader;
before(async () => {
  site = await writingSite();
  ed = await site.reader('Ed', 'editor');
});
after(() => site.close());

const names = async (): Promise<string[]> => (await sectionsOf(site.world, 'en')).map(({ name }) => name);
const idOf = async (name: string): Promise<string> =>
  (await sectionsOf(site.world, 'en')).find((section) => section.name === name)?.id ?? assert.fail(name);

test('sections are added, renamed with their former address leading on, and put in order', async () => {
  for (const name of ['Harbour', 'Town']) {
    const answer = await ed.send('/newsroom/sections?edition=en', { name });
    assert.equal(answer.status, 303, await answer.text());
  }
  const harbour = await idOf('Harbour');
  assert.equal((await site.request('/harbour')).status, 200);
  const path = `/newsroom/sections/${harbour}`;
  const saved = await ed.send(path, { name: 'The sea', slug: 'sea', description: 'All of it.' });
  assert.equal(saved.headers.get('location'), `${path}?done=saved`, await saved.text());
  assert.equal((await site.request('/harbour')).headers.get('location'), '/sea');
  assert.match(await (await site.request('/sea')).text(), /All of it\./);
  const before = await names();
  await ed.send(`/newsroom/sections/${await idOf('Town')}/move`, { by: '-1' });
  assert.deepEqual((await names()).indexOf('Town'), before.indexOf('Town') - 1);
  await ed.send('/newsroom/sections/order?edition=en', { order: `${harbour} ${await idOf('Town')}` });
  assert.deepEqual((await names()).slice(0, 2), ['The sea', 'Town']);
});

for (const [why, fields, said] of [
  ['without a name', { name: ' ' }, 'Give a name'],
  ['at an address that is taken', { name: 'Another', slug: 'town' }, 'This address is taken'],
  ['at an address of the site itself', { name: 'Search' }, 'This address is taken'],
] as const)
  test(`no section is added ${why}, and the form says so`, async () => {
    const answer = await ed.send('/newsroom/sections?edition=en', fields);
    assert.equal(answer.status, 422);
    assert.ok((await answer.text()).includes(said));
  });

test('a section is merged into another: stories move by jobs, its page leads there, and then it is gone', async () => {
  const from = await site.world.write((tx) => saveSection(site.world, tx, { edition: 'en', key: 'old', name: 'Old' }));
  const into = await site.world.write((tx) => saveSection(site.world, tx, { edition: 'en', key: 'new', name: 'New' }));
  const story = await makeStory(site.world, { headline: 'A story that moves', sectionId: from });
  const refused = await ed.send(`/newsroom/sections/${from}/remove`);
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /there are stories/);
  assert.equal((await ed.send(`/newsroom/sections/${from}/merge`, { into: from })).status, 422);
  assert.equal((await ed.send(`/newsroom/sections/${from}/merge`, { into })).status, 303);
  await site.runJobs();
  const row = site.world.db.selectFrom('article').select('section_id').where('id', '=', story);
  assert.equal((await row.executeTakeFirstOrThrow()).section_id, into);
  assert.equal((await site.request('/old')).headers.get('location'), '/new');
  assert.match(await (await site.request('/new')).text(), /A story that moves/);
  assert.match(await (await ed.get('/newsroom/sections')).text(), /1 stories moved|1 story moved/);
});

test('tags are found, renamed, merged with their stories and followers, and removed when unused', async () => {
  const make = (name: string): Promise<string> =>
    site.world.write((tx) => saveTag(site.world, tx, { edition: 'en', name }));
  const [sea, ocean, lonely] = [await make('Sea'), await make('Ocean'), await make('Lonely')];
  await makeStory(site.world, { headline: 'Both tags', tagIds: [sea, ocean] });
  await makeStory(site.world, { headline: 'One tag', tagIds: [sea] });
  const reader = await site.reader('Fay');
  await startFollowing(site.world, reader.account.id, { kind: 'tag', targetId: sea });
  const found = await (await ed.get('/newsroom/tags?q=OCE')).text();
  assert.ok(found.includes('>Ocean<') && !found.includes('>Lonely<'));
  await ed.send(`/newsroom/tags/${sea}`, { name: 'The sea', slug: 'the-sea' });
  assert.equal((await site.request('/tag/sea')).headers.get('location'), '/tag/the-sea');
  assert.equal((await ed.send(`/newsroom/tags/${sea}/merge`, { into: 'ocean' })).status, 303);
  await site.runJobs();
  assert.equal((await site.request('/tag/sea')).headers.get('location'), '/tag/ocean');
  assert.equal((await site.request('/tag/the-sea')).headers.get('location'), '/tag/ocean');
  const html = await (await site.request('/tag/ocean')).text();
  assert.ok(html.includes('Both tags') && html.includes('One tag'));
  const follows = site.world.db.selectFrom('follow').select('target_id').where('account_id', '=', reader.account.id);
  const followed = (await follows.execute()).map((row) => row.target_id);
  assert.deepEqual(followed, [ocean]);
  assert.match(await (await ed.get('/newsroom/tags?unused=1')).text(), /Lonely/);
  await ed.send('/newsroom/tags/remove-unused?edition=en', { tag: lonely });
  assert.equal((await site.request('/tag/lonely')).status, 404);
  assert.equal((await ed.send(`/newsroom/tags/${ocean}/remove`)).status, 422);
});

test('authors are added with an account, say something else by edition, move and merge', async () => {
  const wim = await site.reader('Wim', 'writer');
  const added = await ed.send('/newsroom/authors', {
    name: 'Wim Vos',
    bio: 'Writes about tides.',
    email: 'wim@hidden.test',
    account: wim.account.id,
    'name.ar': 'فيم',
    links: 'Site https://vos.example/',
  });
  const place = added.headers.get('location') ?? assert.fail(await added.text());
  const id = /authors\/([\w-]+)\?/.exec(place)?.[1] ?? assert.fail(place);
  const page = await (await site.request('/author/wim-vos')).text();
  assert.match(page, /Writes about tides\./);
  assert.match(page, /https:\/\/vos\.example\//);
  assert.doesNotMatch(page, /hidden\.test/);
  assert.match(await (await site.request('/ar/author/wim-vos')).text(), /فيم/);
  const wrong = await ed.send(`/newsroom/authors/${id}`, { name: 'Wim Vos', links: 'nothing' });
  assert.match(await wrong.text(), /Line 1:/);
  await ed.send(`/newsroom/authors/${id}`, { name: 'Wim de Vos', slug: 'wim-de-vos' });
  assert.equal((await site.request('/author/wim-vos')).headers.get('location'), '/author/wim-de-vos');
  const other = await site.world.write((tx) => saveAuthor(site.world, tx, { name: 'W. Vos' }));
  await makeStory(site.world, { headline: 'By the other', authorIds: [other] });
  await ed.send(`/newsroom/authors/${other}/merge`, { into: 'wim-de-vos' });
  await site.runJobs();
  assert.equal((await site.request('/author/w-vos')).headers.get('location'), '/author/wim-de-vos');
  assert.match(await (await site.request('/author/wim-de-vos')).text(), /By the other/);
});

test('what was merged goes on filling the front pages that name it', async () => {
  const { world } = site;
  const section = (name: string): Promise<string> =>
    world.write((tx) => saveSection(world, tx, { edition: 'en', key: name.toLowerCase(), name }));
  const tag = (name: string): Promise<string> => world.write((tx) => saveTag(world, tx, { edition: 'en', name }));
  const [rivers, water, eels, fish] = [
    await section('Rivers'),
    await section('Water'),
    await tag('Eels'),
    await tag('Fish'),
  ];
  await makeStory(world, { headline: 'The river rises', sectionId: rivers });
  await makeStory(world, { headline: 'Eels are back', tagIds: [eels] });
  const place = frontPlace('en');
  const { account } = ed;
  const blocks = [
    { id: 'b1', kind: 'section', rule: { by: 'section', section: rivers } },
    { id: 'b2', kind: 'tag', rule: { by: 'tag', tag: eels } },
  ];
  const { version } = await arrangementOf(world, place);
  const saved = await saveDraft(world, { account, place, version, layout: { blocks } });
  assert.ok(saved.ok && (await publishDraft(world, { account, place, version: saved.value.version })).ok);
  await ed.send(`/newsroom/sections/${rivers}/merge`, { into: water });
  await ed.send(`/newsroom/tags/${eels}/merge`, { into: 'fish' });
  await site.runJobs();
  const front = await (await site.request('/')).text();
  for (const words of ['The river rises', 'Eels are back', '>Water<', '>Fish<'])
    assert.ok(front.includes(words), words);
  await makeStory(world, { headline: 'Dry summer', sectionId: water });
  await makeStory(world, { headline: 'Carp in the lake', tagIds: [fish] });
  const later = await (await site.request('/')).text();
  for (const words of ['Dry summer', 'Carp in the lake']) assert.ok(later.includes(words), words);
  const arranged = (await arrangementOf(world, place)).draft.blocks.map(({ rule }) => rule);
  assert.deepEqual(arranged, [
    { by: 'section', section: water },
    { by: 'tag', tag: fish },
  ]);
});

test('a section’s page opens with its picture, which is in use until another one is chosen or the section is gone', async () => {
  const { world } = site;
  const picture = async (alt: string, width: number): Promise<string> => {
    const bytes = await jpeg(width, 200);
    const added = await world.write((tx) => addMedia(world, tx, { bytes, fileName: 'picture.jpg', alt }));
    return added.ok ? added.value : assert.fail(added.refusal);
  };
  const [pier, boat] = [await picture('The pier at dusk', 300), await picture('A boat', 320)];
  const id = await world.write((tx) => saveSection(world, tx, { edition: 'en', key: 'ports', name: 'Ports' }));
  const usesOf = async (mediaId: string): Promise<string[]> =>
    (await mediaUsesOf(world, mediaId)).map(({ kind }) => kind);
  assert.doesNotMatch(await (await site.request('/ports')).text(), /section-picture/);
  const choose = (picture: string): Promise<Response> =>
    ed.send(`/newsroom/sections/${id}`, { name: 'Ports', slug: 'ports', picture });
  assert.equal((await choose(`/newsroom/media/${pier}`)).status, 303);
  assert.match(await (await site.request('/ports')).text(), /section-picture[^]*alt="The pier at dusk"/);
  assert.deepEqual(await usesOf(pier), ['section']);
  assert.match(await (await ed.get(`/newsroom/media/${pier}`)).text(), /Section: [^]*Ports/);
  assert.equal((await choose(`/newsroom/media/${boat}`)).status, 303);
  assert.deepEqual([await usesOf(pier), await usesOf(boat)], [[], ['section']]);
  assert.equal((await ed.send(`/newsroom/sections/${id}/remove`)).status, 303);
  assert.deepEqual(await usesOf(boat), []);
});
