import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf } from '../../../../test/make-stories.ts';
import { newsroom, type Newsroom } from '../../drafting/publishing/publishing-for-tests.ts';
import { scheduleStory, unscheduleStory } from '../../drafting/publishing/schedule-story.ts';
import { deleteForGood, restoreStory, trashStory } from '../../drafting/publishing/trash-story.ts';
import { unpublishStory } from '../../drafting/publishing/unpublish-story.ts';
import { saveArticle } from '../../articles/articles.ts';
import { mediaUsesOf } from '../../media/media.ts';
import {
  createEpisode,
  episodeCursor,
  episodeOf,
  episodesOf,
  latestEpisodes,
  orderShows,
  removeShow,
  saveEpisode,
  saveShow,
  seasonsOf,
  showById,
  showBySlug,
  showGuid,
  showsOf,
} from '../audio.ts';
import { begin, picture, publish, recording, showOf } from './episodes-for-tests.ts';

const titles = async (site: Newsroom, showId: string): Promise<string[]> =>
  (await episodesOf(site.world, showId, { limit: 50 })).map(({ title }) => title);

const faults = (saved: { ok: boolean; faults?: { field: string; words: string }[] }): Record<string, string> =>
  Object.fromEntries((saved.faults ?? []).map(({ field, words }) => [field, words]));

test('a show’s guid is made of its feed’s address as the podcast namespace says', () => {
  assert.equal(showGuid('podnews.net/rss'), '9b024349-ccf0-5f69-a609-6b82873eab3c');
  assert.equal(showGuid('https://podnews.net/rss/'), '9b024349-ccf0-5f69-a609-6b82873eab3c');
  assert.equal(showGuid('https://mp3s.nashownotes.com/pc20rss.xml'), '917393e3-1b1e-5cef-ace4-edaa54e1f810');
});

test('a show is made with an address and a guid that stay when its title changes', async () => {
  const site = await newsroom();
  const id = await showOf(site, { title: 'The Tide', description: 'Of water.' });
  const show = await showById(site.world, id);
  assert.equal(show?.path, '/podcasts/the-tide');
  assert.equal(show.guid, showGuid('http://courant.test/podcasts/the-tide/feed.xml'));
  await showOf(site, { id, title: 'High Tide' });
  const after = await showBySlug(site.world, 'en', 'the-tide');
  assert.deepEqual([after?.title, after?.guid, after?.description], ['High Tide', show.guid, 'Of water.']);
  const second = await showOf(site);
  assert.equal((await showById(site.world, second))?.path, '/podcasts/the-tide-2');
  await orderShows(site.world, { account: site.editor.account, edition: 'en', ids: [second, id] });
  assert.deepEqual(
    (await showsOf(site.world, 'en')).map((one) => one.id),
    [second, id],
  );
  assert.equal(await removeShow(site.world, { account: site.editor.account, id: second }), 'gone');
  const byWriter = await saveShow(site.world, { account: site.writer.account, edition: 'en', title: 'Mine' });
  assert.equal(byWriter.ok ? '' : byWriter.refusal, 'forbidden');
  await site.close();
});

test('what directories would refuse of a show is said in words at its field', async () => {
  const site = await newsroom();
  const draft = { account: site.editor.account, edition: 'en', title: 'The Tide' };
  const small = await picture(site, 900);
  const wide = await picture(site, 1600, 1500);
  const right = await picture(site, 1500);
  const said = faults(
    await saveShow(site.world, {
      ...draft,
      title: ' ',
      description: 'я'.repeat(2_001),
      categories: ['News > daily news'],
      ownerEmail: 'nobody',
      language: 'English!',
      funding: [{ url: 'javascript:alert(1)', words: 'Give' }],
      artId: small,
      state: 'moved',
    }),
  );
  assert.deepEqual(Object.keys(said).toSorted(), [
    'artId',
    'categories',
    'description',
    'funding',
    'language',
    'movedTo',
    'ownerEmail',
    'title',
  ]);
  assert.match(said['description'] ?? '', /4002 bytes/);
  assert.match(said['artId'] ?? '', /1400 to 3000 pixels/);
  assert.match(faults(await saveShow(site.world, { ...draft, artId: wide }))['artId'] ?? '', /square/);
  const saved = await saveShow(site.world, {
    ...draft,
    artId: right,
    categories: ['News > Daily News', 'Science'],
    description: 'я'.repeat(2_000),
  });
  assert.ok(saved.ok, JSON.stringify(saved));
  assert.deepEqual(
    (await mediaUsesOf(site.world, right)).map(({ kind }) => kind),
    ['show'],
  );
  await showOf(site, { id: saved.value, artId: null });
  assert.equal((await showById(site.world, saved.value))?.artId, undefined);
  assert.deepEqual(await mediaUsesOf(site.world, right), []);
  await site.close();
});

test('an episode goes out under its show, is taken back, thrown away, restored and deleted, and lists follow at once', async () => {
  const site = await newsroom();
  const { world, editor } = site;
  const showId = await showOf(site);
  const articleId = await begin(site, showId, { headline: 'Low water' });
  assert.deepEqual(await titles(site, showId), []);
  assert.equal((await episodesOf(world, showId, { limit: 9, onlyPublished: false }))[0]?.title, 'Low water');
  assert.equal(await publish(site, articleId), '/podcasts/the-tide/low-water');
  assert.deepEqual(await titles(site, showId), ['Low water']);
  assert.deepEqual(
    (await latestEpisodes(world, 'en', 5)).map(({ title }) => title),
    ['Low water'],
  );
  const acting = { account: editor.account, articleId };
  assert.ok((await unpublishStory(world, { ...acting, gone: { words: '' } })).ok);
  assert.deepEqual(await titles(site, showId), []);
  assert.equal((await episodeOf(world, articleId))?.status, 'unpublished');
  await publish(site, articleId);
  assert.deepEqual(await titles(site, showId), ['Low water']);
  assert.ok((await trashStory(world, acting)).ok);
  assert.deepEqual(await latestEpisodes(world, 'en', 5), []);
  const state = async (): Promise<string | undefined> =>
    (await world.db.selectFrom('episode').select('status').executeTakeFirst())?.status;
  assert.equal(await state(), 'trashed');
  assert.ok((await restoreStory(world, acting)).ok);
  assert.notEqual(await state(), 'trashed');
  assert.ok((await trashStory(world, acting)).ok);
  assert.ok((await deleteForGood(world, { ...acting, withComments: true })).ok);
  assert.equal(await state(), undefined);
  await site.close();
});

test('a planned episode stands in its show’s list when its time has come, and not when the plan was given up', async () => {
  const site = await newsroom();
  const { world, clock, editor } = site;
  const showId = await showOf(site);
  const articleId = await begin(site, showId);
  const acting = { account: editor.account, articleId };
  const state = async (): Promise<string | undefined> =>
    (await world.db.selectFrom('episode').select('status').executeTakeFirst())?.status;
  assert.ok((await scheduleStory(world, { ...acting, at: clock.now + 1000, despiteBlocks: true })).ok);
  assert.equal(await state(), 'scheduled');
  assert.ok((await unscheduleStory(world, acting)).ok);
  assert.equal(await state(), 'draft');
  assert.ok((await scheduleStory(world, { ...acting, at: clock.now + 1000, despiteBlocks: true })).ok);
  assert.deepEqual(await titles(site, showId), []);
  clock.now += 2000;
  await site.runJobs();
  assert.deepEqual(await titles(site, showId), ['Low water']);
  await site.close();
});

test('an imported episode without a newsroom’s draft follows its story, too', async () => {
  const site = await newsroom();
  const { world, clock } = site;
  const showId = await showOf(site);
  const scheduledAt = clock.now + 1000;
  const draft = { edition: 'en', kind: 'episode' as const, headline: 'From elsewhere', body: bodyOf('Notes.') };
  const path = '/podcasts/the-tide/from-elsewhere';
  const articleId = await world.write((tx) =>
    saveArticle(world, tx, { ...draft, path, status: 'scheduled', scheduledAt, origin: 'podcast:x' }),
  );
  const saved = await saveEpisode(world, { account: undefined, articleId, showId, guid: 'their-guid' });
  assert.ok(saved.ok, JSON.stringify(saved));
  clock.now += 2000;
  await site.runJobs();
  assert.deepEqual(await titles(site, showId), ['From elsewhere']);
  await world.write((tx) =>
    saveArticle(world, tx, { ...draft, id: articleId, kind: 'news', status: 'published', origin: 'podcast:x' }),
  );
  assert.deepEqual(await titles(site, showId), [], 'a story that is no episode any more is in no list of episodes');
  const twin = await world.write((tx) => saveArticle(world, tx, { ...draft, status: 'draft' }));
  const taken = await saveEpisode(world, { account: undefined, articleId: twin, showId, guid: 'their-guid' });
  assert.match(faults(taken)['guid'] ?? '', /this guid/);
  await site.close();
});

test('chapters and soundbites lie within the recording, which is in a show once', async () => {
  const site = await newsroom();
  const { world } = site;
  const showId = await showOf(site);
  const articleId = await begin(site, showId);
  const mediaId = await recording(site, 90);
  const draft = { account: site.editor.account, articleId, showId, mediaId };
  const said = faults(
    await saveEpisode(world, {
      ...draft,
      chapters: [
        { start: 0, title: '' },
        { start: 95, title: 'After the end' },
      ],
      soundbites: [{ start: 80, duration: 20, title: '' }],
      season: 0,
      number: 1.5,
    }),
  );
  assert.deepEqual(Object.keys(said).toSorted(), ['chapters', 'number', 'season', 'soundbites']);
  assert.match(said['chapters'] ?? '', /begins at 1:35, but the recording ends at 1:30/);
  assert.match(said['soundbites'] ?? '', /ends after the recording/);
  const short = await saveEpisode(world, { ...draft, soundbites: [{ start: 0, duration: 5, title: '' }] });
  assert.match(faults(short)['soundbites'] ?? '', /15 to 120 seconds/);
  const chapters = [
    { start: 30, title: 'Mud' },
    { start: 0, title: 'Water' },
  ];
  assert.ok((await saveEpisode(world, { ...draft, chapters, season: 2, number: 7 })).ok);
  const view = await episodeOf(world, articleId);
  assert.deepEqual(
    view?.chapters.map(({ title }) => title),
    ['Water', 'Mud'],
  );
  assert.deepEqual([view.season, view.number, view.recording?.duration], [2, 7, 90]);
  assert.match(view.sound?.path ?? '', /^\/sound\/.+\.mp3$/);
  assert.ok((await saveEpisode(world, { account: site.editor.account, articleId, showId, season: null })).ok);
  const after = await episodeOf(world, articleId);
  assert.deepEqual([after?.season, after?.number, after?.chapters.length], [undefined, 7, 2]);
  const other = await createEpisode(world, { account: site.writer.account, showId, headline: 'Again', mediaId });
  assert.match(faults(other)['mediaId'] ?? '', /Another episode/);
  assert.deepEqual(
    (await mediaUsesOf(world, mediaId)).map(({ kind, storyId }) => [kind, storyId]),
    [['episode', articleId]],
  );
  await site.close();
});

test('a serial show numbers its episodes, and needs the numbers', async () => {
  const site = await newsroom();
  const showId = await showOf(site, { type: 'serial' });
  const first = await begin(site, showId, { headline: 'One', season: 3 });
  const second = await begin(site, showId, { headline: 'Two' });
  const trailer = await begin(site, showId, { headline: 'Soon', type: 'trailer' });
  const numbers = async (id: string): Promise<unknown> => {
    const view = await episodeOf(site.world, id);
    return [view?.season, view?.number];
  };
  assert.deepEqual(await numbers(first), [3, 1]);
  assert.deepEqual(await numbers(second), [3, 2]);
  assert.deepEqual(await numbers(trailer), [undefined, undefined]);
  const without = await saveEpisode(site.world, {
    account: site.editor.account,
    articleId: second,
    showId,
    number: null,
  });
  assert.match(faults(without)['number'] ?? '', /serial/);
  await publish(site, first);
  assert.deepEqual(await seasonsOf(site.world, showId), [{ season: 3, count: 1 }]);
  await site.close();
});

test('a show’s list can be read on from any place, and whoever may not write an episode may not change it', async () => {
  const site = await newsroom();
  const { world, clock } = site;
  const showId = await showOf(site);
  const ids: string[] = [];
  for (const headline of ['One', 'Two', 'Three']) {
    clock.now += 60_000;
    ids.push(await begin(site, showId, { headline }));
    await publish(site, ids.at(-1) ?? '');
  }
  const [first] = await episodesOf(world, showId, { limit: 1 });
  assert.equal(first?.title, 'Three');
  const rest = await episodesOf(world, showId, { limit: 9, before: first && episodeCursor(first) });
  assert.deepEqual(
    rest.map(({ title }) => title),
    ['Two', 'One'],
  );
  const reader = await site.reader('Rita Reader');
  const denied = await saveEpisode(world, { account: reader.account, articleId: ids[0] ?? '', showId, season: 9 });
  assert.equal(denied.ok ? '' : denied.refusal, 'forbidden');
  await site.close();
});

test('a show that is called otherwise takes its episodes along, and every former address leads there', async () => {
  const site = await newsroom();
  const showId = await showOf(site);
  const articleId = await begin(site, showId);
  await publish(site, articleId);
  await showOf(site, { id: showId, title: 'The Tide', slug: 'ebb' });
  await showOf(site, { id: showId, title: 'The Tide', slug: 'flood' });
  for (const former of ['/podcasts/the-tide', '/podcasts/ebb']) {
    const show = await site.request(former);
    assert.deepEqual([show.status, show.headers.get('location')], [301, '/podcasts/flood'], former);
    const story = await site.request(`${former}/low-water`);
    assert.deepEqual([story.status, story.headers.get('location')], [301, '/podcasts/flood/low-water']);
  }
  await showOf(site, { id: showId, title: 'The Tide', slug: 'the-tide' });
  assert.equal((await site.request('/podcasts/the-tide/low-water')).status, 200);
  const back = await site.request('/podcasts/ebb');
  assert.equal(back.headers.get('location'), '/podcasts/the-tide');
  await site.close();
});
