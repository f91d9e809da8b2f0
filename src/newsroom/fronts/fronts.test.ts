import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeComments } from '../../../test/make-comments.ts';
import { bodyOf, makeSection, makeStory } from '../../../test/make-stories.ts';
import { articleById, putLiveEntry, saveArticle, saveTag, type ArticleDraft } from '../../rooms/articles/articles.ts';
import { writingSite, type Reader, type WritingSite } from '../../rooms/discussion/writing-for-tests.ts';
import {
  arrangementOf,
  frontStories,
  pickedStoriesOf,
  placeOf,
  publishDraft,
  saveDraft,
  type Place,
} from '../../rooms/fronts/fronts.ts';

const minute = 60_000;

type Site = WritingSite & { ed: Reader; ben: Reader; coast: string; stories: Record<string, string> };

const headlines = ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot'] as const;

const site = async (): Promise<Site> => {
  const made = await writingSite();
  const ed = await made.reader('Ed', 'editor');
  const ben = await made.reader('Ben', 'publisher');
  const coast = await makeSection(made.world, 'Coast');
  const stories: Record<string, string> = {};
  for (const [place, headline] of headlines.entries())
    stories[headline] = await makeStory(made.world, {
      headline,
      sectionId: coast,
      publishedAt: made.clock.now - (10 - place) * minute,
    });
  return { ...made, ed, ben, coast, stories };
};

const placeAt = async ({ world }: Site, key: string): Promise<Place> =>
  (await placeOf(world, key)) ?? assert.fail(`no place ${key}`);

/** Publishes a layout at once. */
const put = async (made: Site, blocks: readonly Record<string, unknown>[], key = 'en'): Promise<void> => {
  const place = await placeAt(made, key);
  const { version } = await arrangementOf(made.world, place);
  const account = made.ed.account;
  const layout = { blocks: blocks.map((block, index) => ({ id: `b${index + 1}`, ...block })) };
  const saved = await saveDraft(made.world, { account, place, version, layout });
  assert.ok(saved.ok, 'detail' in saved ? saved.detail : '');
  const out = await publishDraft(made.world, { account, place, version: saved.value.version });
  assert.ok(out.ok);
};

const main = (html: string): string => /<main[^]*<\/main>/.exec(html)?.[0] ?? '';

const pageOf = async (made: Site, path = '/'): Promise<string> => main(await (await made.request(path)).text());

/** The headlines of a page's teasers, in order. */
const shown = (html: string): string[] =>
  [...html.matchAll(/<h[23] class="teaser-headline"><a[^>]*>([^<]*)</g)].map(([, text = '']) => text);

const change = async (made: Site, who: Reader, fields: Record<string, string>, key = 'en'): Promise<Response> => {
  const { version } = await arrangementOf(made.world, await placeAt(made, key));
  return who.send(`/newsroom/fronts/${key}/change`, { version: String(version), ...fields });
};

test('an editor builds a front of blocks by forms alone: nobody sees it until it is published, then everybody', async () => {
  const made = await site();
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

test('each block kind draws what it is for, each story stands once, and what is empty draws nothing', async () => {
  const made = await site();
  const { world, stories } = made;
  const opinion = await makeStory(world, { headline: 'My view', kind: 'opinion' });
  const live = await makeStory(world, { headline: 'The storm, live', kind: 'liveblog', liveState: 'running' });
  await world.write((tx) =>
    putLiveEntry(world, tx, { articleId: live, headline: 'The pier is closed', body: bodyOf('It is closed.') }),
  );
  const tag = await world.write((tx) => saveTag(world, tx, { edition: 'en', key: 'tides', name: 'Tides' }));
  await makeStory(world, { headline: 'A tide table', tagIds: [tag], publishedAt: made.clock.now - 60 * minute });
  for (const name of ['Alpha', 'Delta']) await makeComments(world, stories[name] ?? '', 4, { answers: 0 });
  await put(made, [
    { kind: 'note', text: 'We are **moving**.\n\nCome along: [here](/coast), not <script>here</script>.' },
    {
      kind: 'lead',
      count: 2,
      rule: { by: 'priority' },
      picks: [{ story: stories['Echo'] }, { story: stories['Foxtrot'] }],
    },
    { kind: 'live' },
    { kind: 'opinion' },
    { kind: 'tag', rule: { by: 'tag', tag } },
    { kind: 'section', rule: { by: 'section', section: made.coast }, count: 9 },
    { kind: 'discussed' },
    { kind: 'podcast' },
    { kind: 'pictures' },
    { kind: 'list', rule: { by: 'none' } },
  ]);
  const page = await pageOf(made);
  assert.match(page, /<p>We are <strong>moving<\/strong>\.<\/p>/);
  assert.match(page, /<a href="\/coast">here<\/a>/);
  assert.doesNotMatch(page, /<script/);
  assert.match(page, /The pier is closed/);
  assert.match(page, /href="[^"]*#entry-/);
  for (const title of ['Happening now', 'Opinion', 'Tides', 'Coast', 'Most discussed', 'From the editors'])
    assert.match(page, new RegExp(`<h2[^>]*>(?:<a[^>]*>)?${title}<`));
  for (const title of ['Listen', 'In pictures']) assert.doesNotMatch(page, new RegExp(`>${title}<`));
  const ranking = page.slice(page.indexOf('>Most discussed<'));
  assert.deepEqual(shown(ranking).toSorted(), ['Alpha', 'Delta'], 'a ranking names who is ahead');
  const rest = shown(page.slice(0, page.indexOf('>Most discussed<')));
  assert.equal(rest[0], 'Echo');
  assert.equal(new Set(rest).size, rest.length, `each once: ${rest.join(', ')}`);
  assert.ok(rest.includes('A tide table') && rest.includes('My view') && rest.includes('Foxtrot'));
  assert.equal(opinion.length, 36);
});

test('a story that is unpublished falls out at once and the rule fills its place; so does one whose time is over', async () => {
  const made = await site();
  const { world, stories, clock } = made;
  const until = clock.now + 5 * minute;
  await put(made, [
    {
      kind: 'list',
      count: 3,
      rule: { by: 'newest' },
      picks: [{ story: stories['Alpha'], until }, { story: stories['Bravo'] }],
    },
  ]);
  assert.deepEqual(shown(await pageOf(made)).slice(0, 2), ['Alpha', 'Bravo']);
  const row = (await articleById(world, stories['Bravo'] ?? '')) ?? assert.fail();
  const gone = { ...row, status: 'unpublished', sectionId: made.coast } as unknown as ArticleDraft;
  await world.write((tx) => saveArticle(world, tx, gone));
  const after = shown(await pageOf(made));
  assert.equal(after[0], 'Alpha');
  assert.ok(!after.includes('Bravo'));
  assert.equal(after.length, 3);
  clock.now = until;
  const late = shown(await pageOf(made));
  assert.ok(!late.slice(0, 1).includes('Alpha'));
  assert.equal(late.length, 3);
});

test('a scheduled layout goes out when its time comes, and may be called off before', async () => {
  const made = await site();
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
  const made = await site();
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
  const made = await site();
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

test('a section’s page is arranged by itself, other pages stay as they are, and its list goes on below', async () => {
  const made = await site();
  const { stories, coast } = made;
  const front = await pageOf(made);
  await put(
    made,
    [{ kind: 'grid', count: 2, title: 'Chosen', picks: [{ story: stories['Alpha'] }, { story: stories['Bravo'] }] }],
    `section-${coast}`,
  );
  const page = await pageOf(made, '/coast');
  assert.deepEqual(shown(page).slice(0, 2), ['Alpha', 'Bravo']);
  assert.deepEqual(shown(page).slice(2), ['Foxtrot', 'Echo', 'Delta', 'Charlie']);
  assert.match(page, /<h1 class="page-title">Coast<\/h1>/);
  assert.equal(await pageOf(made), front);
  await makeStory(made.world, { headline: 'Golf', sectionId: coast });
  assert.ok(shown(await pageOf(made, '/coast')).includes('Golf'), 'the kept page follows');
});

test('letters and others hear what is on the front now, arranged or not', async () => {
  const made = await site();
  const { world, stories } = made;
  assert.deepEqual(await pickedStoriesOf(world, 'en'), []);
  assert.equal((await frontStories(world, 'en', 3)).length, 3);
  await put(made, [{ kind: 'list', count: 2, picks: [{ story: stories['Delta'], headline: 'Delta here' }] }]);
  const named = (list: readonly { headline: string }[]): string[] => list.map(({ headline }) => headline);
  assert.deepEqual(named(await pickedStoriesOf(world, 'en')), ['Delta here']);
  assert.equal(named(await frontStories(world, 'en'))[0], 'Delta here');
  assert.deepEqual(await pickedStoriesOf(world, 'ar'), []);
});

test('stories are found by words, by how a word begins and by address, in the page’s own edition alone', async () => {
  const made = await site();
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
  const made = await site();
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
