import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testWorld } from '../../../../test/test-world.ts';
import { keepReplacement, mediaById, receiveMedia } from '../../media/media.ts';
import { catalogueRecordings } from './examine-recording.ts';
import { examineAgain, missingOf, recordingOf, waitingRecordings } from '../audio.ts';
import { addedSound, examinedSound, knownRecording, soundBytes, thereIsFfmpeg } from './recordings-for-tests.ts';

const ways = (await thereIsFfmpeg()) ? ['ffmpeg', 'none'] : ['none'];

/** What each file is: name, container, codec, seconds. */
const good = [
  ['demo.mp3', 'mp3', 'mp3', 15.8],
  ['human-voice.mp3', 'mp3', 'mp3', 24.8],
  ['vbr-no-xing.mp3', 'mp3', 'mp3', 15.8],
  ['mp3-named.ogg', 'mp3', 'mp3', 15.8],
  ['demo.ogg', 'ogg', 'vorbis', 15.8],
  ['demo.opus', 'ogg', 'opus', 15.8],
  ['chapters.m4a', 'mp4', 'aac', 15.8],
] as const;

for (const ffmpeg of ways)
  test(`recordings are recognised by what is in them and last as long as they do (ffmpeg: ${ffmpeg})`, async (t) => {
    const made = await testWorld({ ffmpeg });
    t.after(made.close);
    for (const [name, container, codec, seconds] of good) {
      const recording = await examinedSound(made, name);
      assert.equal(recording.fault, '', name);
      assert.deepEqual([recording.state, recording.container, recording.codec], ['ready', container, codec], name);
      assert.ok(Math.abs((recording.duration ?? 0) - seconds) <= 0.2, `${name} lasts ${recording.duration}`);
      assert.equal((await mediaById(made.world, recording.mediaId))?.duration, recording.duration);
      const isHeard = ffmpeg !== 'none' || codec === 'mp3';
      assert.equal(recording.peaks?.length, isHeard ? 600 : undefined, name);
      if (recording.peaks) assert.ok(Math.max(...recording.peaks) > 60, `${name} is not silence`);
      assert.equal(recording.loudness === undefined, ffmpeg === 'none', name);
      const missing = [...(isHeard ? [] : ['peaks']), ...(ffmpeg === 'none' ? ['loudness'] : [])];
      assert.deepEqual(missingOf(recording), missing, name);
    }
  });

for (const ffmpeg of ways)
  test(`a recording with a part missing is refused, and told how much (ffmpeg: ${ffmpeg})`, async (t) => {
    const made = await testWorld({ ffmpeg });
    t.after(made.close);
    const refused = await examinedSound(made, 'truncated.mp3');
    assert.equal(refused.state, 'refused');
    assert.match(refused.fault, /missing.*its header says 0:16, there are 0:06/);
    for (const name of ['demo.ogg', 'demo.opus', 'chapters.m4a']) {
      const whole = await soundBytes(name);
      const cut = await examinedSound(made, name, whole.subarray(0, whole.length * 0.6));
      assert.equal(cut.state, 'refused', name);
      assert.match(cut.fault, /Part of the recording is missing/, name);
    }
  });

for (const ffmpeg of ways)
  test(`a recording of which a stretch is noise is refused as damaged (ffmpeg: ${ffmpeg})`, async (t) => {
    const made = await testWorld({ ffmpeg });
    t.after(made.close);
    for (const name of ['vbr-no-xing.mp3', 'demo.ogg']) {
      const bytes = await soundBytes(name);
      // No random numbers: the test is the same every time.
      for (let at = bytes.length >> 2; at < bytes.length * 0.75; at += 1) bytes[at] = (at * 7919) & 0x7f;
      const recording = await examinedSound(made, name, bytes);
      assert.equal(recording.state, 'refused', name);
      assert.match(recording.fault, /damaged/, name);
    }
  });

test('random bytes and web pages that are called MP3 are not taken in at all', async (t) => {
  const made = await testWorld({ ffmpeg: 'none' });
  t.after(made.close);
  for (const name of ['random-bytes.mp3', 'html-named.mp3']) {
    const received = await receiveMedia(made.world, { bytes: await soundBytes(name), fileName: name });
    assert.equal(!received.ok && received.refusal, 'unknown-type', name);
  }
});

test('an MP3 that was called .ogg lies and is sent as what it is', async (t) => {
  const made = await testWorld({ ffmpeg: 'none' });
  t.after(made.close);
  const media = await mediaById(made.world, await addedSound(made, 'mp3-named.ogg'));
  assert.equal(media?.contentType, 'audio/mpeg');
  assert.match(media?.path ?? '', /\.mp3$/);
});

test('title, chapters and cover come out of the file, the cover as a picture of the library', async (t) => {
  const made = await testWorld({ ffmpeg: 'none' });
  t.after(made.close);
  for (const name of ['demo.mp3', 'chapters.m4a']) {
    const { tags, coverId, mediaId } = await examinedSound(made, name);
    assert.deepEqual([tags.title, tags.artist, tags.album], ['Daily briefing', 'Courant', 'Courant Daily'], name);
    assert.deepEqual(
      tags.chapters?.map(({ start, title }) => [Math.round(start * 10) / 10, title]),
      [
        [0, 'Intro'],
        [4.9, 'The bridge'],
        [10.4, 'Weather'],
      ],
      name,
    );
    if (name !== 'demo.mp3') continue;
    assert.equal((await mediaById(made.world, coverId ?? ''))?.kind, 'picture');
    assert.equal((await mediaById(made.world, mediaId))?.poster?.id, coverId);
  }
});

test('a recording waits until it has been looked into, and what was there before podcasts is looked into, too', async (t) => {
  const made = await testWorld({ ffmpeg: 'none' });
  t.after(made.close);
  const mediaId = await addedSound(made, 'demo.mp3');
  assert.equal((await knownRecording(made, mediaId)).state, 'waiting');
  assert.deepEqual(await waitingRecordings(made.world), [mediaId]);
  assert.equal(await recordingOf(made.world, 'nothing'), undefined);
  await made.world.write(({ db }) => db.deleteFrom('job').execute());
  await catalogueRecordings(made.world, {});
  await made.runJobs();
  assert.equal((await knownRecording(made, mediaId)).state, 'ready');
  assert.deepEqual(await waitingRecordings(made.world), []);
});

test('another file in its place is examined anew, and what was made of the former one is not counted to it', async (t) => {
  const made = await testWorld({ ffmpeg: 'none' });
  t.after(made.close);
  const { world } = made;
  const { mediaId } = await examinedSound(made, 'demo.mp3');
  const versions = JSON.stringify([{ mediaId: 'x', codec: 'mp3', bitRate: 96_000 }]);
  await world.write(({ db }) => db.updateTable('recording').set({ versions }).execute());
  await examineAgain(world, mediaId);
  await made.runJobs();
  assert.equal((await knownRecording(made, mediaId)).versions.length, 1, 'the same file keeps them');
  const bytes = await soundBytes('human-voice.mp3');
  const received = await receiveMedia(world, { bytes, fileName: 'human-voice.mp3', isReplacement: true });
  assert.ok(received.ok);
  await world.write((tx) => keepReplacement(world, tx, { mediaId, received: received.value, accountId: 'somebody' }));
  await made.runJobs();
  const recording = await knownRecording(made, mediaId);
  assert.equal(Math.round(recording.duration ?? 0), 25);
  assert.deepEqual(recording.versions, []);
});
