import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeStory } from '../../../test/make-stories.ts';
import { articleById } from '../../rooms/articles/articles.ts';
import { arrangementOf, saveDraft } from '../../rooms/fronts/fronts.ts';
import { change, frontSite, pageOf, placeAt, put, shown } from './fronts-for-tests.ts';

test('an editor builds a front of blocks by forms alone: nobody sees it until it is published, then everybody', async () => {
  const made = await frontSite();
  const { ed, stories } = made;
  const before = await pageOf(made);
  for (const kind of ['list', 'lead'])
    assert.equal((await change(made, ed, { do: 'add-block', kind, to: kind === 'lead' ? '0' : '9999' })).status, 303);
  const page = await (await ed.get('/newsroom/fronts/en')).text();
  const [lead = '', list = ''] = [...page.matchAll(/data-block="([^"]+)"/g)].map(([, id = '']) => id);
  await change(made, ed, { do: 'add-story', block: lead, story: stories['Alpha'] ?? '' });
  await change(made, ed, { do: 'add-story', block: list, story: stories['Charlie'] ?? '' });
  await change(made, ed, { do: 'add-story', block: list, story: stories['Bravo'] ?? '' });
  await change(made, ed, { do: 'move-story', block: list, story: stories['Bravo'] ?? '', to: '0' });
  await change(made, ed, {
    do: 'set-block',
    block: list,
    title: 'Also today',
    count: '2',
    rule: 'none',
    link: '/coast',
  });
  await change(made, ed, { do: 'set-block', block: lead, count: '1', phones: 'three' });
  await change(made, ed, {
    do: 'set-story',
    story: stories['Alpha'] ?? '',
    headline: 'Alpha, told for the front',
    kicker: 'Tides',
  });
  const noPicture = {
    do: 'set-story',
    story: stories['Alpha'] ?? '',
    'other-picture': `/newsroom/media/${made.story}`,
  };
  assert.equal((await change(made, ed, noPicture)).status, 422, 'a picture that is not there is not taken');
  assert.equal(await pageOf(made), before, 'a draft is nobody’s affair');
  const preview = await (await ed.get('/newsroom/fronts/en/preview')).text();
  assert.deepEqual(shown(preview), ['Alpha, told for the front', 'Bravo', 'Charlie']);
  assert.match(preview, /<meta name="robots" content="noindex/);
  const { version } = await arrangementOf(made.world, await placeAt(made, 'en'));
  const answer = await ed.send('/newsroom/fronts/en/publish', { version: String(version) });
  assert.equal(answer.headers.get('location'), '/newsroom/fronts/en?done=published');
  const after = await pageOf(made);
  assert.deepEqual(shown(after), ['Alpha, told for the front', 'Bravo', 'Charlie']);
  assert.match(after, /<h2[^>]*><a href="\/coast">Also today<\/a><\/h2>/);
  assert.match(after, /Tides/);
  assert.equal((await articleById(made.world, stories['Alpha'] ?? ''))?.headline, 'Alpha', 'the story is as it was');
});

test('a scheduled layout goes out when its time comes, and may be called off before', async () => {
  const made = await frontSite();
  const { ed, clock, stories } = made;
  await put(made, [{ kind: 'list', count: 1, picks: [{ story: stories['Alpha'] }] }]);
  await change(made, ed, { do: 'remove-story', story: stories['Alpha'] ?? '' });
  await change(made, ed, { do: 'add-story', block: 'b1', story: stories['Delta'] ?? '' });
  const version = async (): Promise<string> =>
    String((await arrangementOf(made.world, await placeAt(made, 'en'))).version);
  const past = await ed.send('/newsroom/fronts/en/schedule', { version: await version(), at: '2020-01-01T06:00' });
  assert.equal(past.status, 422);
  const told = await ed.send('/newsroom/fronts/en/schedule', { version: await version(), at: '2026-11-21T06:00' });
  assert.equal(told.status, 303);
  const first = await (await ed.get('/newsroom/fronts/en')).text();
  assert.match(first, /Goes out 21 November 2026 at 06:00, scheduled by Ed\./);
  await change(made, ed, { do: 'add-story', block: 'b1', story: stories['Echo'] ?? '' });
  clock.now = Date.UTC(2026, 10, 21, 6);
  assert.deepEqual(shown(await pageOf(made)), ['Alpha']);
  await made.runJobs();
  assert.deepEqual(shown(await pageOf(made)), ['Delta'], 'as it was when it was scheduled');
  const { draft } = await arrangementOf(made.world, await placeAt(made, 'en'));
  assert.equal(draft.blocks[0]?.picks.length, 2, 'what was arranged since is still there');
  await ed.send('/newsroom/fronts/en/schedule', { version: await version(), at: '2026-11-22T06:00' });
  const { scheduled } = await arrangementOf(made.world, await placeAt(made, 'en'));
  await ed.send('/newsroom/fronts/en/call-off', { layout: scheduled[0]?.id ?? '' });
  clock.now = Date.UTC(2026, 10, 22, 7);
  await made.runJobs();
  assert.deepEqual(shown(await pageOf(made)), ['Delta']);
});

test('one goes back to a former layout, and lets the page arrange itself again', async () => {
  const made = await frontSite();
  const { ben, stories } = made;
  const before = await pageOf(made);
  await put(made, [{ kind: 'list', count: 1, picks: [{ story: stories['Alpha'] }] }]);
  await put(made, [{ kind: 'list', count: 1, picks: [{ story: stories['Bravo'] }] }]);
  const history = await (await ben.get('/newsroom/fronts/en/history')).text();
  assert.match(history, /Ed, 20 November 2026/);
  const former = [...history.matchAll(/name="layout" value="([^"]+)"/g)].at(-1)?.[1] ?? '';
  const { version } = await arrangementOf(made.world, await placeAt(made, 'en'));
  const back = await ben.send('/newsroom/fronts/en/restore', { layout: former, version: String(version) });
  assert.equal(back.status, 303);
  assert.deepEqual(shown(await pageOf(made)), ['Bravo'], 'readers see it when it is published');
  await ben.send('/newsroom/fronts/en/publish', { version: String(version + 1) });
  assert.deepEqual(shown(await pageOf(made)), ['Alpha']);
  await ben.send('/newsroom/fronts/en/automatic');
  assert.deepEqual(shown(await pageOf(made)), shown(before));
  assert.match(await (await ben.get('/newsroom/fronts/en/history')).text(), /Arranged automatically again/);
});

test('who saves over somebody else’s newer draft is refused, told what differs, and loses nothing', async () => {
  const made = await frontSite();
  const { ed, ben, stories } = made;
  await put(made, [{ kind: 'list', count: 3, picks: [{ story: stories['Alpha'] }] }]);
  const { version, draft } = await arrangementOf(made.world, await placeAt(made, 'en'));
  const from = JSON.stringify(draft);
  const step = { do: 'add-story', block: 'b1', version: String(version), from };
  await ed.send('/newsroom/fronts/en/change', { ...step, story: stories['Bravo'] ?? '' });
  const late = await ben.send('/newsroom/fronts/en/change', { ...step, story: stories['Charlie'] ?? '' });
  assert.equal(late.status, 409);
  const page = await late.text();
  assert.match(page, /Ed changed this page in the meantime/);
  assert.match(page, /“Bravo” is taken out of “List”\./);
  assert.match(page, /“Charlie” (?:is put into “List”|stands elsewhere)/);
  const now = await arrangementOf(made.world, await placeAt(made, 'en'));
  assert.deepEqual(
    now.draft.blocks[0]?.picks.map(({ story }) => story),
    [stories['Alpha'], stories['Bravo']],
  );
  assert.equal(now.aside.length, 1);
  const kept = now.aside[0]?.id ?? '';
  await ben.send('/newsroom/fronts/en/restore', { layout: kept, version: String(now.version) });
  const used = await arrangementOf(made.world, await placeAt(made, 'en'));
  assert.deepEqual(
    used.draft.blocks[0]?.picks.map(({ story }) => story),
    [stories['Alpha'], stories['Charlie']],
  );
  assert.deepEqual(
    used.aside.map(({ layout }) => layout.blocks[0]?.picks.length),
    [2],
    'theirs is kept in turn',
  );
  await ed.get('/newsroom/fronts/en');
  assert.match(await (await ben.get('/newsroom/fronts/en')).text(), /Ed is arranging this page too\./);
});

test('stories are found by words, by how a word begins and by address, in the page’s own edition alone', async () => {
  const made = await frontSite();
  const { ed } = made;
  await makeStory(made.world, { headline: 'خبر', edition: 'ar' });
  const found = async (query: string): Promise<string[]> => {
    const html = await (await ed.get(`/newsroom/fronts/en/stories?q=${encodeURIComponent(query)}`)).text();
    const panel = html.slice(html.indexOf('data-found'));
    return [...panel.matchAll(/class="front-story" data-story="[^"]+" data-name="([^"]*)"/g)].map(
      ([, name = '']) => name,
    );
  };
  assert.deepEqual(await found('fox'), ['Foxtrot']);
  assert.deepEqual(await found('charlie'), ['Charlie']);
  assert.deepEqual(await found(made.path), ['The tide']);
  assert.deepEqual(await found('خبر'), []);
  assert.ok((await found('')).includes('Foxtrot'));
});

test('hostile layouts are refused or made harmless, and those who may not arrange find nothing', async () => {
  const made = await frontSite();
  const { ed, world } = made;
  const place = await placeAt(made, 'en');
  const account = ed.account;
  const save = (layout: unknown, version: number) => saveDraft(world, { account, place, version, layout });
  for (const layout of [
    undefined,
    null,
    [],
    { blocks: 'x' },
    { blocks: [{ id: 'a' }] },
    { blocks: [{ id: '<', kind: 'list' }] },
  ])
    assert.equal((await save(layout, 0)).ok, false);
  const wild = {
    blocks: [
      {
        id: 'a',
        kind: 'list',
        title: `<b>${'x'.repeat(500)}`,
        link: 'javascript:alert(1)',
        count: 1e9,
        rule: { by: 'section', section: '../..' },
        picks: [{ story: 'no' }, { story: made.story, until: -1, headline: { a: 1 } }, { story: made.story }],
      },
    ],
  };
  const saved = await save(wild, 0);
  assert.ok(saved.ok);
  const [block] = saved.value.layout.blocks;
  assert.equal(block?.link, '');
  assert.equal(block?.title.length, 100);
  assert.equal(block?.count, 20);
  assert.deepEqual(block?.rule, { by: 'newest' });
  assert.deepEqual(block?.picks, [{ story: made.story }]);
  assert.match(await (await ed.get('/newsroom/fronts/en')).text(), /&lt;b>x|&lt;b&gt;x/);
  const writer = await made.reader('Will', 'writer');
  for (const path of ['', '/en', '/en/preview', '/en/look', '/en/history'])
    assert.equal((await writer.get(`/newsroom/fronts${path}`)).status, 404, path);
  assert.equal((await made.request('/newsroom/fronts/en/preview')).status, 404);
  assert.equal((await saveDraft(world, { account: writer.account, place, version: 1, layout: wild })).ok, false);
  for (const path of ['/xx', '/section-1', '/en/stories/none'])
    assert.equal((await ed.get(`/newsroom/fronts${path}`)).status, 404);
});
