import assert from 'node:assert/strict';
import { chmod, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { testWorld, type TestWorld } from '../../../../test/test-world.ts';
import { addAccount } from '../../accounts/accounts.ts';
import { mediaById } from '../../media/media.ts';
import {
  askTranscript,
  cancelTranscode,
  endRecordingWork,
  saveTranscript,
  transcode,
  transcodesOf,
  transcriptsOfMedia,
  transcribingOf,
} from '../audio.ts';
import { takeLease } from './recording-work.store.ts';
import type { Asking } from './transcode.ts';
import { carryOutVersion } from './transcode.ts';
import { examinedSound, knownRecording, thereIsFfmpeg } from './recordings-for-tests.ts';

const skip = (await thereIsFfmpeg()) ? false : 'ffmpeg is not on this machine';

const writerOf = async ({ world }: TestWorld): Promise<Asking> => {
  const added = await addAccount(world, { email: 'wera@example.org', name: 'Wera', role: 'writer' });
  return added.ok ? added.value : assert.fail(added.refusal);
};

test(
  'a podcast MP3 is made at the usual loudness, with its tags, chapters and cover, as a medium of its own',
  { skip },
  async (t) => {
    const made = await testWorld();
    t.after(made.close);
    const account = await writerOf(made);
    const source = await examinedSound(made, 'demo.mp3');
    const voice = await examinedSound(made, 'human-voice.mp3');
    const asked = await transcode(made.world, {
      account,
      mediaId: source.mediaId,
      to: 'mp3',
      intro: voice.mediaId,
      cut: { from: 4.9, to: 15 },
    });
    assert.ok(asked.ok);
    await made.runJobs();
    const [work] = await transcodesOf(made.world, source.mediaId);
    assert.deepEqual([work?.state, work?.fault, work?.progress], ['done', '', 1]);
    const version = await knownRecording(made, work?.madeId ?? '');
    assert.deepEqual([version.codec, version.channels, version.sampleRate], ['mp3', 1, 44_100]);
    assert.ok(Math.abs((version.bitRate ?? 0) - 96_000) < 500, `${version.bitRate} bits a second`);
    assert.ok(Math.abs((version.duration ?? 0) - (24.8 + 10.1)) < 0.2, `it lasts ${version.duration}`);
    assert.ok(Math.abs((version.loudness ?? 0) + 19) <= 1.5, `it is at ${version.loudness} LUFS`);
    assert.deepEqual(
      version.tags.chapters?.map(({ start, title }) => [Math.round(start), title]),
      [
        [25, 'The bridge'],
        [30, 'Weather'],
      ],
    );
    assert.equal(version.tags.title, 'Daily briefing');
    assert.ok(version.coverId, 'its cover is in it');
    assert.deepEqual((await knownRecording(made, source.mediaId)).versions, [
      { mediaId: version.mediaId, codec: 'mp3', bitRate: 96_000 },
    ]);
    assert.deepEqual(
      await readdir(join(made.world.config.dataDir, 'media', 'making')),
      [],
      'nothing is left lying about',
    );
  },
);

test('an Opus version for listeners with little room is made', { skip }, async (t) => {
  const made = await testWorld();
  t.after(made.close);
  const { mediaId } = await examinedSound(made, 'human-voice.mp3');
  const account = await writerOf(made);
  assert.ok((await transcode(made.world, { account, mediaId, to: 'opus' })).ok);
  await made.runJobs();
  const [work] = await transcodesOf(made.world, mediaId);
  const version = await knownRecording(made, work?.madeId ?? assert.fail(work?.fault));
  assert.deepEqual([version.container, version.codec], ['ogg', 'opus']);
  assert.ok(Math.abs((version.duration ?? 0) - 24.8) < 0.2);
  assert.match((await mediaById(made.world, version.mediaId))?.path ?? '', /\.opus$/);
});

test('work that was given up stops, and work that was broken off is begun anew', { skip }, async (t) => {
  const made = await testWorld();
  t.after(made.close);
  const { world } = made;
  const { mediaId } = await examinedSound(made, 'human-voice.mp3');
  const account = await writerOf(made);
  const first = await transcode(world, { account, mediaId, to: 'mp3' });
  assert.ok(first.ok);
  const again = await transcode(world, { account, mediaId, to: 'mp3' });
  assert.equal(!again.ok && again.refusal, 'under-way');
  assert.ok((await cancelTranscode(world, { account, id: first.value })).ok);
  await made.runJobs();
  assert.equal((await transcodesOf(world, mediaId))[0]?.state, 'cancelled');
  const over = await cancelTranscode(world, { account, id: first.value });
  assert.equal(!over.ok && over.refusal, 'over');

  const second = await transcode(world, { account, mediaId, to: 'mp3' });
  assert.ok(second.ok);
  // The server ends as soon as somebody is at it.
  const underWay = carryOutVersion(world, { workId: second.value });
  const ending = setInterval(endRecordingWork, 5);
  await assert.rejects(underWay, /ending/);
  clearInterval(ending);
  assert.equal((await transcodesOf(world, mediaId))[0]?.state, 'waiting');
  await made.runJobs();
  assert.equal((await transcodesOf(world, mediaId))[0]?.state, 'done');
});

test('without ffmpeg an MP3 is cut between its frames, and everything else is said to need it', async (t) => {
  const made = await testWorld({ ffmpeg: 'none' });
  t.after(made.close);
  const { world } = made;
  const account = await writerOf(made);
  const { mediaId } = await examinedSound(made, 'demo.mp3');
  for (const asked of [
    { to: 'opus' },
    { to: 'mp3' },
    { to: 'mp3', cut: { from: 1, to: 5 }, intro: mediaId },
  ] as const) {
    const refused = await transcode(world, { account, mediaId, ...asked });
    assert.equal(!refused.ok && refused.refusal, 'no-ffmpeg');
    assert.match((!refused.ok && refused.detail) || '', /ffmpeg is not on this server.*apt install ffmpeg/);
  }
  const asked = await transcode(world, { account, mediaId, to: 'mp3', cut: { from: 4.906, to: 12 } });
  assert.ok(asked.ok);
  await made.runJobs();
  const [work] = await transcodesOf(world, mediaId);
  const version = await knownRecording(made, work?.madeId ?? assert.fail(work?.fault));
  assert.equal(version.state, 'ready', version.fault);
  assert.ok(Math.abs((version.duration ?? 0) - 7.1) < 0.1, `it lasts ${version.duration}`);
  assert.deepEqual(
    version.tags.chapters?.map(({ start, title }) => [Math.round(start), title]),
    [
      [0, 'The bridge'],
      [5, 'Weather'],
    ],
  );
});

test('who may not, and what cannot be, is refused before anything is begun', async (t) => {
  const made = await testWorld({ ffmpeg: 'none' });
  t.after(made.close);
  const { world } = made;
  const account = await writerOf(made);
  const { mediaId } = await examinedSound(made, 'demo.mp3');
  const refusal = async (asked: Partial<Parameters<typeof transcode>[1]>): Promise<string> => {
    const done = await transcode(world, { account, mediaId, to: 'mp3', ...asked });
    return done.ok ? 'done' : done.refusal;
  };
  assert.equal(await refusal({ account: { ...account, role: 'contributor' } }), 'not-allowed');
  assert.equal(await refusal({ mediaId: 'nothing' }), 'no-such-sound');
  for (const cut of [
    { from: 5, to: 5 },
    { from: -1, to: 5 },
    { from: 3, to: 90 },
    { from: Number.NaN, to: 2 },
  ])
    assert.equal(await refusal({ cut }), 'bad-cut');
  const broken = await examinedSound(made, 'truncated.mp3');
  assert.equal(await refusal({ mediaId: broken.mediaId }), 'not-ready');
});

/** A program for the hook, which does as its words say. */
const programOf = async ({ world }: TestWorld, source: string): Promise<string> => {
  const file = join(world.config.dataDir, 'transcriber.mjs');
  await writeFile(file, source);
  await chmod(file, 0o755);
  return file;
};

const vtt = 'WEBVTT\n\n00:00.000 --> 00:04.000\n<v Ann>Good morning.\n';

/** A site whose hook is Node with this program. */
const withProgram = async (source: string): Promise<TestWorld> => {
  const command: string[] = [];
  const made = await testWorld({ ffmpeg: 'none', transcribeCommand: command, transcribeMinutes: 1 });
  command.push(process.execPath, await programOf(made, source), '{file}', '--language={language}');
  return made;
};

test('a program of the operator’s writes down what is said: no shell, the file and the language as arguments', async (t) => {
  const made = await withProgram(
    `import { statSync } from 'node:fs';
    const [file, language] = process.argv.slice(2);
    if (statSync(file).size < 1000 || language !== '--language=de' || process.env.SECRET) process.exit(3);
    process.stdout.write(${JSON.stringify(vtt)});`,
  );
  t.after(made.close);
  const { world } = made;
  const account = await writerOf(made);
  const { mediaId } = await examinedSound(made, 'demo.mp3');
  assert.ok((await askTranscript(world, { account, mediaId, language: 'de' })).ok);
  await made.runJobs();
  assert.deepEqual(
    (await transcribingOf(world, mediaId)).map(({ state, fault }) => [state, fault]),
    [['done', '']],
  );
  const [transcript] = await transcriptsOfMedia(world.db, mediaId);
  assert.deepEqual([transcript?.origin, transcript?.language], ['transcribed', 'de']);
  assert.deepEqual(transcript?.cues, [{ start: 0, end: 4, speaker: 'Ann', text: 'Good morning.' }]);

  const second = await askTranscript(world, { account, mediaId, language: 'de' });
  assert.equal(!second.ok && second.refusal, 'has-transcript');
  assert.ok((await askTranscript(world, { account, mediaId, language: 'de', replace: true })).ok);
  const cues = [{ start: 0, end: 4, text: 'By hand.' }];
  assert.ok((await saveTranscript(world, { mediaId, language: 'de', cues, isTimed: true, origin: 'written' })).ok);
  await made.runJobs();
  assert.match((await transcribingOf(world, mediaId))[0]?.fault ?? '', /changed the transcript meanwhile/);
  assert.equal((await transcriptsOfMedia(world.db, mediaId))[0]?.cues[0]?.text, 'By hand.', 'work done by hand stays');
});

for (const [what, source, words] of [
  ['fails', 'console.error("no model"); process.exit(2)', /ended with code 2: no model/],
  ['writes something else', 'console.log("{\\"segments\\": 5}")', /is no transcript.*VTT, SRT or JSON/],
  ['writes without end', 'setInterval(() => process.stdout.write("x".repeat(500_000)), 1)', /more than 10 MB/],
] as const)
  test(`a program that ${what} is told of in words`, async (t) => {
    const made = await withProgram(source);
    t.after(made.close);
    const account = await writerOf(made);
    const { mediaId } = await examinedSound(made, 'demo.mp3');
    assert.ok((await askTranscript(made.world, { account, mediaId, language: 'en' })).ok);
    await made.runJobs();
    const [work] = await transcribingOf(made.world, mediaId);
    assert.equal(work?.state, 'failed');
    assert.match(work?.fault ?? '', words);
    assert.deepEqual(await transcriptsOfMedia(made.world.db, mediaId), []);
  });

test('where no program is set, that is said', async (t) => {
  const made = await testWorld({ ffmpeg: 'none' });
  t.after(made.close);
  const account = await writerOf(made);
  const { mediaId } = await examinedSound(made, 'demo.mp3');
  const asked = await askTranscript(made.world, { account, mediaId, language: 'en' });
  assert.equal(!asked.ok && asked.refusal, 'no-program');
  assert.match((!asked.ok && asked.detail) || '', /TRANSCRIBE_COMMAND/);
});

test('what another server is at is left to it; when it has died over it, the work is taken up', async (t) => {
  const made = await testWorld({ ffmpeg: 'none' });
  t.after(made.close);
  const { world, clock } = made;
  const account = await writerOf(made);
  const { mediaId } = await examinedSound(made, 'demo.mp3');
  const asked = await transcode(world, { account, mediaId, to: 'mp3', cut: { from: 0, to: 5 } });
  assert.ok(asked.ok);
  const lease = { id: asked.value, by: 'another server', now: clock.now, until: clock.now + 60_000 };
  assert.ok(await world.write(({ db }) => takeLease(db, lease)));
  await made.runJobs();
  const [under] = await transcodesOf(world, mediaId);
  assert.deepEqual([under?.state, under?.madeId], ['running', undefined]);
  clock.now += 61_000;
  await made.runJobs();
  assert.equal((await transcodesOf(world, mediaId))[0]?.state, 'done');
});
