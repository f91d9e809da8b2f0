import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { secondsIn, soundTime } from '../../common/sound-times.ts';
import { episodeOf, saveTranscript, showById, transcriptIn } from '../../rooms/audio/audio.ts';
import { makeSound } from '../../rooms/audio/sound-for-tests.ts';
import { checkStory } from '../../rooms/drafting/drafting.ts';
import { checkMarkup } from './markup-for-tests.ts';
import { librarySite, type LibrarySite } from '../media/library-for-tests.ts';
import { chaptersInText } from './chapters-in.ts';
import { wavOf } from './podcasts-for-tests.ts';
import { movedChapters, movedCues, movedSoundbites } from './moved-moments.ts';

type Staff = Awaited<ReturnType<LibrarySite['staff']>>;

const showForm = {
  title: 'Low Tide',
  edition: 'en',
  language: 'en',
  description: 'What the sea leaves behind.',
  'category-0': 'News > Daily News',
  state: 'published',
  type: 'episodic',
};

const idAt = (answer: Response): string =>
  /[\da-f]{8}-[\da-f-]{27}/.exec(answer.headers.get('location') ?? '')?.[0] ?? assert.fail(`${answer.status}`);

const newShow = async (editor: Staff, more: Record<string, string> = {}): Promise<string> =>
  idAt(await editor.send('/newsroom/podcasts/new', { ...showForm, ...more }));

const newEpisode = async (site: LibrarySite, editor: Staff, seconds = 30): Promise<{ id: string; mediaId: string }> => {
  const show = await newShow(editor, { title: `Show ${site.world.newId()}` });
  const mediaId = await makeSound(site.world, wavOf(seconds, 4), 'the-quay.wav');
  const id = idAt(await editor.send(`/newsroom/podcasts/${show}/episodes/new`, { media: mediaId }));
  await site.runJobs();
  return { id, mediaId };
};

test('times are written and read as people do', () => {
  for (const [text, seconds] of [
    ['12:34.5', 754.5],
    ['1:02:03', 3723],
    ['75', 75],
    ['0:05,25', 5.25],
  ] as const)
    assert.equal(secondsIn(text), seconds);
  for (const text of ['', 'x', '1:75', '1:60:00', '-3', '1::2']) assert.equal(secondsIn(text), undefined);
  for (const seconds of [0, 5.25, 754.5, 3723.001, 36_000]) assert.equal(secondsIn(soundTime(seconds)), seconds);
});

test('a pasted list of chapters is read line by line, and the JSON of podcast apps as well', () => {
  const read = chaptersInText('Chapters:\n00:00 - The quay\n(12:34) The boats\n1:02:03: The tide\n');
  assert.deepEqual(read.ok && read.value.map(({ start, title }) => [start, title]), [
    [0, 'The quay'],
    [754, 'The boats'],
    [3723, 'The tide'],
  ]);
  const json = chaptersInText('{"version":"1.2.0","chapters":[{"startTime":5,"title":"One"}]}');
  assert.deepEqual(json.ok && json.value, [{ start: 5, title: 'One' }]);
});

test('when a beginning is cut off and an opening put before it, chapters, soundbites and cues move along', () => {
  const move = { from: 10, to: 60, before: 4 };
  const chapters = [
    { start: 0, title: 'Before' },
    { start: 8, title: 'Under way' },
    { start: 30, title: 'Middle' },
    { start: 70, title: 'After' },
  ];
  assert.deepEqual(
    movedChapters(chapters, move).map(({ start, title }) => [start, title]),
    [
      [4, 'Under way'],
      [24, 'Middle'],
    ],
  );
  assert.deepEqual(
    movedSoundbites(
      [
        { start: 5, duration: 20, title: 'cut' },
        { start: 20, duration: 15, title: 'whole' },
      ],
      move,
    ),
    [{ start: 14, duration: 15, title: 'whole' }],
  );
  assert.deepEqual(movedCues([{ start: 8, end: 12, text: 'x' }], move), [{ start: 4, end: 6, text: 'x' }]);
});

test('a show is made by a form; what is wrong stands at its field, and nothing that was typed is lost', async () => {
  const site = await librarySite();
  const editor = await site.staff('editor');
  const small = await site.picture();
  const answer = await editor.send('/newsroom/podcasts/new', {
    ...showForm,
    artId: `/newsroom/media/${small}`,
    ownerEmail: 'nobody',
    'person-0': 'Ann Host',
    'role-0': 'Cast / Host',
    'fund-0': 'https://give.example/',
    'fundWords-0': 'Give <us> something',
  });
  const page = await answer.text();
  assert.equal(answer.status, 422);
  assert.match(page, /id="artId-fault">[^<]*square/);
  assert.match(page, /id="ownerEmail-fault"/);
  assert.match(page, /value="Ann Host"/);
  assert.match(page, /value="Give &lt;us> something"/);
  await checkMarkup(page);
  const id = await newShow(editor, { 'person-0': 'Ann Host', 'role-0': 'Cast / Host', ownerEmail: 'podcasts@x.test' });
  const show = await showById(site.world, id);
  assert.deepEqual(show?.people, [{ name: 'Ann Host', group: 'Cast', role: 'Host' }]);
  assert.deepEqual(show?.categories, ['News > Daily News']);
  const changed = await editor.send(`/newsroom/podcasts/${id}/settings`, {
    ...showForm,
    state: 'moved',
    movedTo: 'https://feeds.example/low-tide.xml',
    slug: show?.slug ?? '',
  });
  assert.equal(changed.status, 303);
  assert.equal((await showById(site.world, id))?.movedTo, 'https://feeds.example/low-tide.xml');
  // What the form does not say any more is gone.
  assert.deepEqual((await showById(site.world, id))?.people, []);
  await site.close();
});

test('an episode is begun with its sound in one step, and says what is known of the sound', async () => {
  const site = await librarySite();
  const editor = await site.staff('editor');
  const show = await newShow(editor, { type: 'serial' });
  const wrong = await editor.send(`/newsroom/podcasts/${show}/episodes/new`, { number: 'first', headline: 'One' });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /id="number-fault"/);
  const body = new FormData();
  body.set('headline', '');
  body.set('number', '1');
  body.set('sound', new File([new Uint8Array(wavOf(20, 3))], 'the_harbour-at-night.wav', { type: 'audio/mpeg' }));
  const begun = await site.request(`/newsroom/podcasts/${show}/episodes/new`, {
    method: 'POST',
    headers: { origin: 'http://courant.test', cookie: editor.cookie },
    body,
  });
  const id = idAt(begun);
  const episode = await episodeOf(site.world, id);
  assert.equal(episode?.title, 'the harbour at night');
  assert.equal(episode?.number, 1);
  assert.equal(episode?.recording?.state, 'waiting');
  await site.runJobs();
  const page = await (await editor.get(`/newsroom/episodes/${id}`)).text();
  assert.match(page, /<dt>Length<\/dt><dd>0:20<\/dd>/);
  const next = await (await editor.get(`/newsroom/podcasts/${show}/episodes/new`)).text();
  assert.match(next, /name="number"[^>]*value="2"/);
  const again = await editor.send(`/newsroom/podcasts/${show}/episodes/new`, { media: episode?.mediaId ?? '' });
  assert.match(await again.text(), /is this recording already/);
  const random = new FormData();
  random.set('sound', new File([new Uint8Array(4_000).fill(7)], 'noise.mp3', { type: 'audio/mpeg' }));
  const refused = await site.request(`/newsroom/episodes/${id}/sound`, {
    method: 'POST',
    headers: { origin: 'http://courant.test', cookie: editor.cookie },
    body: random,
  });
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /“noise\.mp3” was not taken/);
  await site.close();
});

test('chapters are saved in the order of their times; a change of somebody else’s is told and yours stays in the form', async () => {
  const site = await librarySite();
  const editor = await site.staff('editor');
  const { id } = await newEpisode(site, editor);
  const path = `/newsroom/episodes/${id}/chapters`;
  const wrong = await editor.send(path, {
    'start-0': '0:99',
    'title-0': 'A typed title',
    'start-1': '5:00',
    'title-1': 'Late',
  });
  const page = await wrong.text();
  assert.equal(wrong.status, 422);
  assert.match(page, /is no time/);
  assert.match(page, /The sound has ended by then/);
  assert.match(page, /value="A typed title"/);
  await checkMarkup(page);
  const before = await (await editor.get(path)).text();
  const since = /name="since" value="([^"]+)"/.exec(before)?.[1] ?? assert.fail('no stamp');
  const saved = await editor.send(path, {
    since,
    'start-0': '12.5',
    'title-0': 'Two',
    'start-1': '0',
    'title-1': 'One',
  });
  assert.equal(saved.status, 303);
  assert.deepEqual(
    (await episodeOf(site.world, id))?.chapters.map(({ start, title }) => [start, title]),
    [
      [0, 'One'],
      [12.5, 'Two'],
    ],
  );
  const late = await editor.send(path, { since, 'start-0': '3', 'title-0': 'Of another mind' });
  assert.equal(late.status, 409);
  assert.match(await late.text(), /Of another mind/);
  assert.equal((await episodeOf(site.world, id))?.chapters.length, 2);
  await site.close();
});

test('a transcript is written in rows, moved, uploaded and downloaded; nobody’s words are overwritten unseen', async () => {
  const site = await librarySite();
  const editor = await site.staff('editor');
  const { id, mediaId } = await newEpisode(site, editor);
  const path = `/newsroom/episodes/${id}/transcript`;
  const rows = {
    language: 'ar',
    since: '0',
    from: '0',
    count: '0',
    'start-0': '0',
    'end-0': '2.5',
    'speaker-0': 'آن',
    'text-0': 'صباح الخير',
    'start-1': '2.5',
    'end-1': '4',
    'speaker-1': '',
    'text-1': 'أهلا',
  };
  assert.equal((await editor.send(path, rows)).status, 303);
  const page = await (await editor.get(`${path}?language=ar`)).text();
  assert.match(page, /lang="ar" dir="rtl"/);
  await checkMarkup(page);
  const late = await editor.send(path, { ...rows, 'text-0': 'My own words' });
  const told = await late.text();
  assert.equal(late.status, 409);
  assert.match(told, /My own words/);
  assert.match(told, /صباح الخير/);
  const shifted = await editor.send(path, { ...rows, since: '1', count: '2', act: 'shift', shift: '-0.5' });
  assert.equal(shifted.status, 303);
  assert.deepEqual(
    (await transcriptIn(site.world.db, mediaId, 'ar'))?.cues.map(({ start, end }) => [start, end]),
    [
      [0, 2],
      [2, 3.5],
    ],
  );
  const vtt = await editor.get(`${path}/ar.vtt`);
  assert.match(vtt.headers.get('content-disposition') ?? '', /attachment/);
  assert.match(await vtt.text(), /00:00:02\.000 --> 00:00:03\.500/);
  const broken = await editor.send(`${path}/upload`, { language: 'en', pasted: 'WEBVTT\n\n1 --> 2\nx' });
  assert.equal(broken.status, 422);
  assert.match(await broken.text(), /cannot be read/);
  const file = new FormData();
  file.set('language', 'en');
  file.set('file', new File(['1\n00:00:00,000 --> 00:00:02,000\nAnn: Good morning.\n'], 'talk.srt'));
  const sent = await site.request(`${path}/upload`, {
    method: 'POST',
    headers: { origin: 'http://courant.test', cookie: editor.cookie },
    body: file,
  });
  assert.equal(sent.status, 303);
  const english = await transcriptIn(site.world.db, mediaId, 'en');
  assert.deepEqual(english?.cues, [{ start: 0, end: 2, speaker: 'Ann', text: 'Good morning.' }]);
  await site.close();
});

test('one page of a long transcript changes only its own part', async () => {
  const site = await librarySite();
  const editor = await site.staff('editor');
  const { id, mediaId } = await newEpisode(site, editor);
  const cues = Array.from({ length: 450 }, (_, at) => ({ start: at, end: at + 1, text: `Cue ${at}` }));
  await saveTranscript(site.world, { mediaId, language: 'en', cues, isTimed: true, origin: 'written' });
  const path = `/newsroom/episodes/${id}/transcript`;
  const page = await (await editor.get(`${path}?language=en&from=400`)).text();
  assert.match(page, /Cue 400/);
  assert.doesNotMatch(page, />Cue 399</);
  const rows = { 'start-0': '6:40', 'end-0': '6:41', 'speaker-0': '', 'text-0': 'Only this' };
  const window = { language: 'en', since: '1', from: '400', count: '50' };
  assert.equal((await editor.send(path, { ...window, ...rows })).status, 303);
  const kept = (await transcriptIn(site.world.db, mediaId, 'en'))?.cues ?? [];
  assert.equal(kept.length, 401);
  assert.equal(kept[399]?.text, 'Cue 399');
  assert.equal(kept[400]?.text, 'Only this');
  await site.close();
});

test('details and soundbites are kept; what is wrong is told at its field', async () => {
  const site = await librarySite();
  const editor = await site.staff('editor');
  const { id } = await newEpisode(site, editor, 60);
  const story = (
    await site.world.db.selectFrom('article').select('path').where('id', '=', site.story).executeTakeFirstOrThrow()
  ).path;
  const wrong = await editor.send(`/newsroom/episodes/${id}/details`, {
    stories: '/nowhere',
    number: '0',
    type: 'full',
  });
  const page = await wrong.text();
  assert.equal(wrong.status, 422);
  assert.match(page, /id="number-fault"/);
  assert.match(page, /id="storyIds-fault"|is no story of ours/);
  const said = {
    stories: story,
    season: '2',
    number: '5',
    type: 'bonus',
    isExplicit: '1',
    'person-0': 'Ben',
    'role-0': 'Cast / Guest',
  };
  assert.equal((await editor.send(`/newsroom/episodes/${id}/details`, said)).status, 303);
  const episode = await episodeOf(site.world, id);
  assert.deepEqual([episode?.season, episode?.number, episode?.type, episode?.isExplicit], [2, 5, 'bonus', true]);
  assert.deepEqual(episode?.storyIds, [site.story]);
  assert.equal(episode?.people[0]?.role, 'Guest');
  const short = await editor.send(`/newsroom/episodes/${id}/soundbites`, {
    'from-0': '1',
    'to-0': '3',
    'title-0': 'Short',
  });
  assert.match(await short.text(), /It lasts 0:02: 15 to 120 seconds/);
  const good = { 'from-0': '1.5', 'to-0': '21.5', 'title-0': 'The tide' };
  assert.equal((await editor.send(`/newsroom/episodes/${id}/soundbites`, good)).status, 303);
  assert.deepEqual((await episodeOf(site.world, id))?.soundbites, [{ start: 1.5, duration: 20, title: 'The tide' }]);
  await site.close();
});

test('the checklist wants an episode’s sound, and leads to where it is put right', async () => {
  const site = await librarySite();
  const editor = await site.staff('editor');
  const show = await newShow(editor);
  const id = idAt(await editor.send(`/newsroom/podcasts/${show}/episodes/new`, { headline: 'Silent' }));
  const found = await checkStory(site.world, id);
  const sound = found.find(({ key }) => key === 'sound');
  assert.deepEqual([sound?.level, sound?.where], ['blocks', `/newsroom/episodes/${id}`]);
  assert.equal(found.find(({ key }) => key === 'transcript')?.level, 'advice');
  assert.equal(
    found.some(({ key }) => key === 'lead'),
    false,
  );
  const page = await (await editor.get(`/newsroom/stories/${id}/publish`)).text();
  assert.match(page, new RegExp(`href="/newsroom/episodes/${id}/transcript"`));
  const mediaId = await makeSound(site.world, wavOf(20, 11));
  await editor.send(`/newsroom/episodes/${id}/sound`, { media: mediaId });
  await site.runJobs();
  assert.equal((await checkStory(site.world, id)).find(({ key }) => key === 'sound')?.level, 'ok');
  await site.close();
});

test('a story is given a sound to listen to, and loses it again', async () => {
  const site = await librarySite();
  const editor = await site.staff('editor');
  const mediaId = await makeSound(site.world, wavOf(20, 5));
  const path = `/newsroom/episodes/${site.story}`;
  assert.equal((await editor.send(`${path}/sound`, { media: mediaId })).status, 303);
  assert.match(await (await editor.get(path)).text(), new RegExp(`/newsroom/media/${mediaId}/file`));
  assert.equal((await editor.send(`${path}/sound/remove`)).status, 303);
  assert.doesNotMatch(await (await editor.get(path)).text(), new RegExp(`/newsroom/media/${mediaId}/file`));
  await site.close();
});

test('only the pages with the recorder may ask for the microphone', async () => {
  const site = await librarySite();
  const editor = await site.staff('editor');
  const show = await newShow(editor);
  const policyOf = async (path: string): Promise<string> =>
    (await editor.get(path)).headers.get('permissions-policy') ?? '';
  assert.match(await policyOf(`/newsroom/podcasts/${show}/episodes/new`), /microphone=\(self\)/);
  assert.match(await policyOf(`/newsroom/podcasts/${show}`), /microphone=\(\)/);
  await site.close();
});

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;

test(
  'a beginning is cut off by a form; used in its place, chapters and transcript move along',
  { skip: !hasFfmpeg },
  async () => {
    const site = await librarySite();
    const editor = await site.staff('editor');
    const { id, mediaId } = await newEpisode(site, editor, 20);
    const path = `/newsroom/episodes/${id}`;
    await editor.send(`${path}/chapters`, { 'start-0': '0', 'title-0': 'One', 'start-1': '12', 'title-1': 'Two' });
    const cues = [
      { start: 1, end: 3, text: 'Cut off' },
      { start: 12, end: 14, text: 'Stays' },
    ];
    await saveTranscript(site.world, { mediaId, language: 'en', cues, isTimed: true, origin: 'written' });
    const wrong = await editor.send(`${path}/versions`, { to: 'mp3', cutFrom: 'x' });
    assert.equal(wrong.status, 422);
    assert.ok(/is no time/.test(await wrong.text()));
    assert.equal((await editor.send(`${path}/versions`, { to: 'mp3', loudness: '1', cutFrom: '0:10' })).status, 303);
    assert.ok(/Podcast MP3, from 0:10 to 0:20: Waiting/.test(await (await editor.get(path)).text()));
    await site.runJobs();
    await site.runJobs();
    const made = (await episodeOf(site.world, id))?.recording?.versions[0]?.mediaId ?? assert.fail('nothing was made');
    const page = await (await editor.get(path)).text();
    assert.ok(page.includes(`value="${made}"`), 'it is not offered');
    await checkMarkup(page);
    assert.equal((await editor.send(`${path}/versions/use`, { media: made })).status, 303);
    const episode = await episodeOf(site.world, id);
    assert.equal(episode?.mediaId, made);
    assert.deepEqual(
      episode?.chapters.map(({ start, title }) => [start, title]),
      [
        [0, 'One'],
        [2, 'Two'],
      ],
    );
    assert.deepEqual(
      (await transcriptIn(site.world.db, made, 'en'))?.cues.map(({ start, text }) => [start, text]),
      [[2, 'Stays']],
    );
    await site.close();
  },
);
