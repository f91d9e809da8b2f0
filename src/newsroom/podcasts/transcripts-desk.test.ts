import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { episodeOf, saveTranscript, transcriptIn } from '../../rooms/audio/audio.ts';
import { checkMarkup } from './markup-for-tests.ts';
import { librarySite } from '../media/library-for-tests.ts';
import { episodeBy, sendFiles } from './podcasts-for-tests.ts';
import { movedChapters, movedCues, movedSoundbites } from './moved-moments.ts';

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;

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

test('a transcript is written in rows, moved, uploaded and downloaded; nobody’s words are overwritten unseen', async () => {
  const site = await librarySite();
  const editor = await site.staff('editor');
  const { id, mediaId } = await episodeBy(site, editor);
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
  const sent = await sendFiles(site, editor, `${path}/upload`, file);
  assert.equal(sent.status, 303);
  const english = await transcriptIn(site.world.db, mediaId, 'en');
  assert.deepEqual(english?.cues, [{ start: 0, end: 2, speaker: 'Ann', text: 'Good morning.' }]);
  await site.close();
});

test('one page of a long transcript changes only its own part', async () => {
  const site = await librarySite();
  const editor = await site.staff('editor');
  const { id, mediaId } = await episodeBy(site, editor);
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

test(
  'a beginning is cut off by a form; used in its place, chapters and transcript move along',
  { skip: !hasFfmpeg },
  async () => {
    const site = await librarySite();
    const editor = await site.staff('editor');
    const { id, mediaId } = await episodeBy(site, editor, 20);
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
