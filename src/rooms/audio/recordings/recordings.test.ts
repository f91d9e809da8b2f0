import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { testWorld, type TestWorld } from '../../../../test/test-world.ts';
import { addMedia, mediaById } from '../../media/media.ts';
import { ffmpegState, missingOf, recordingOf, type Recording } from '../audio.ts';

const folder = join(import.meta.dirname, '../../../../test/fixtures/audio');

const added = async ({ world }: TestWorld, name: string, bytes?: Uint8Array): Promise<string> => {
  const file = bytes ?? (await readFile(join(folder, name)));
  const outcome = await world.write((tx) => addMedia(world, tx, { bytes: file, fileName: name, fromStaff: true }));
  return outcome.ok ? outcome.value : assert.fail(`${name}: ${outcome.refusal}`);
};

const examined = async (made: TestWorld, name: string, bytes?: Uint8Array): Promise<Recording> => {
  const mediaId = await added(made, name, bytes);
  await made.runJobs();
  return (await recordingOf(made.world, mediaId)) ?? assert.fail(`${name} is no recording`);
};

const hasFfmpeg = (
  await testWorld().then(async (made) => {
    const state = await ffmpegState(made.world);
    await made.close();
    return state;
  })
).isThere;

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

for (const ffmpeg of hasFfmpeg ? ['ffmpeg', 'none'] : ['none'])
  test(`recordings are recognised by what is in them and last as long as they do (ffmpeg: ${ffmpeg})`, async (t) => {
    const made = await testWorld({ ffmpeg });
    t.after(made.close);
    for (const [name, container, codec, seconds] of good) {
      const recording = await examined(made, name);
      assert.equal(recording.fault, '', name);
      assert.deepEqual([recording.state, recording.container, recording.codec], ['ready', container, codec], name);
      assert.ok(Math.abs((recording.duration ?? 0) - seconds) <= 0.2, `${name} lasts ${recording.duration}`);
      assert.ok((recording.minuteBytes ?? 0) > 10_000, 'a short recording counts as a whole');
      const isHeard = ffmpeg !== 'none' || codec === 'mp3';
      assert.equal(recording.peaks?.length, isHeard ? 600 : undefined, name);
      if (recording.peaks) assert.ok(Math.max(...recording.peaks) > 60, `${name} is not silence`);
      assert.equal(recording.loudness === undefined, ffmpeg === 'none', name);
      assert.deepEqual(
        missingOf(recording),
        [...(isHeard ? [] : ['peaks']), ...(ffmpeg === 'none' ? ['loudness'] : [])],
        name,
      );
    }
  });

test('an MP3 that was called .ogg lies and is sent as what it is', async (t) => {
  const made = await testWorld({ ffmpeg: 'none' });
  t.after(made.close);
  const mediaId = await added(made, 'mp3-named.ogg');
  const media = await mediaById(made.world, mediaId);
  assert.equal(media?.contentType, 'audio/mpeg');
  assert.match(media?.path ?? '', /\.mp3$/);
});
