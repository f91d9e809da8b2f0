import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { testWorld } from '../../../../test/test-world.ts';
import { ffmpegState } from './ffmpeg.ts';
import { readStructure } from './read-structure.ts';
import { examinedSound, soundBytes, thereIsFfmpeg } from './recordings-for-tests.ts';
import { runProgram } from './run-program.ts';
import type { Structure } from './sound-facts.ts';
import { withWindows } from './windowed-file.ts';

const folderFor = async (t: TestContext): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'courant-structure-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

const structureOf = async (folder: string, bytes: Uint8Array): Promise<Structure> => {
  const file = join(folder, 'sound');
  await writeFile(file, bytes);
  return withWindows(file, readStructure);
};

/** Sixteen bits, one channel: silence for half the time, then a tone at half of what is possible. */
const wavOf = (seconds: number, rate = 8_000): Buffer => {
  const samples = seconds * rate;
  const bytes = Buffer.alloc(44 + samples * 2);
  bytes.write('RIFF', 'latin1');
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(samples * 2, 40);
  for (let at = samples / 2; at < samples; at += 1)
    bytes.writeInt16LE(Math.round(16_384 * Math.sin((at * 2 * Math.PI * 440) / rate)), 44 + at * 2);
  return bytes;
};

test('a WAV file is read without any help: how long it is, its peaks, and how much of it makes a minute', async (t) => {
  const made = await testWorld({ ffmpeg: 'none' });
  t.after(made.close);
  const recording = await examinedSound(made, 'tone.wav', wavOf(120));
  assert.deepEqual([recording.state, recording.container, recording.codec], ['ready', 'wav', 'pcm']);
  assert.deepEqual([recording.duration, recording.channels, recording.bitRate], [120, 1, 128_000]);
  assert.equal(recording.minuteBytes, 44 + 60 * 16_000);
  const peaks = [...(recording.peaks ?? [])];
  assert.ok(
    peaks.slice(0, 299).every((value) => value === 0),
    'the first half is silent',
  );
  assert.ok(
    peaks.slice(301).every((value) => Math.abs(value - 128) <= 2),
    'the second is half as loud as can be',
  );
});

test('a WAV file that breaks off is refused, one whose recorder did not know its length is not', async (t) => {
  const folder = await folderFor(t);
  const whole = wavOf(10);
  assert.deepEqual(await structureOf(folder, whole.subarray(0, whole.length / 2)), {
    refusal: 'truncated',
    detail: 'its header says 0:10, there are 0:05',
  });
  whole.writeUInt32LE(0xffffffff, 40);
  const open = await structureOf(folder, whole);
  assert.equal('facts' in open && open.facts.duration, 10);
});

test('the first minute of a long MP3 ends between two frames', async (t) => {
  const folder = await folderFor(t);
  const voice = await soundBytes('human-voice.mp3');
  // Without its tag and its Xing header, four times over.
  const sound = voice.subarray(voice.indexOf(Buffer.from([0xff, 0xf3])) + 144);
  const long = await structureOf(folder, Buffer.concat([sound, sound, sound, sound]));
  assert.ok('facts' in long);
  assert.ok(Math.abs(long.facts.duration - 4 * 24.8) < 0.2);
  assert.ok(Math.abs(long.facts.minuteBytes - 60 * 4_000) < 300, `${long.facts.minuteBytes} bytes`);
});

const kinds = [
  ['flac', 'flac', ['-c:a', 'flac', '-f', 'flac']],
  ['adts', 'aac', ['-c:a', 'aac', '-f', 'adts']],
  ['webm', 'opus', ['-c:a', 'libopus', '-f', 'webm']],
  ['mp4', 'aac', ['-c:a', 'aac', '-movflags', 'frag_keyframe+empty_moov', '-f', 'mp4']],
] as const;

test(
  'FLAC, AAC without a container, and what browsers record are told by their frames, whole or cut off',
  { skip: (await thereIsFfmpeg()) ? false : 'ffmpeg is not on this machine' },
  async (t) => {
    const made = await testWorld();
    t.after(made.close);
    const state = await ffmpegState(made.world);
    assert.ok(state.isThere);
    const folder = await folderFor(t);
    for (const [container, codec, coding] of kinds) {
      const pieces: Buffer[] = [];
      const args = ['-v', 'error', '-i', join(import.meta.dirname, '../../../../test/fixtures/audio/demo.mp3'), '-vn'];
      const run = await runProgram({
        path: state.path,
        // Through a pipe, as a recorder writes: nothing is filled in afterwards.
        args: [...args, ...coding, 'pipe:1'],
        limits: { time: 60_000, memory: 1024 ** 3 },
        onOutput: (piece) => void pieces.push(piece),
      });
      assert.equal(run.end, 'done', run.said);
      const bytes = Buffer.concat(pieces);
      const whole = await structureOf(folder, bytes);
      assert.ok('facts' in whole, `${container}: ${JSON.stringify(whole)}`);
      assert.deepEqual([whole.facts.container, whole.facts.codec], [container, codec]);
      assert.ok(Math.abs(whole.facts.duration - 15.8) <= 0.2, `${container} lasts ${whole.facts.duration}`);
      const cut = await structureOf(folder, bytes.subarray(0, bytes.length * 0.6));
      // FLAC from a pipe promises nothing; what there is of it can be heard.
      if (container !== 'flac') assert.equal('refusal' in cut && cut.refusal, 'truncated', container);
      const recording = await examinedSound(made, `sound.${container}`, bytes);
      assert.equal(recording.state, 'ready', recording.fault);
      assert.ok(Math.abs((recording.duration ?? 0) - 15.8) <= 0.2);
    }
  },
);

test(
  'a program that takes too long is ended with everything it has started',
  { skip: process.platform === 'win32' },
  async () => {
    const begun = performance.now();
    // A shell, as in scripts of operators, whose child would hold the pipe open.
    const run = await runProgram({
      path: '/bin/sh',
      args: ['-c', '/bin/sleep 30 | /bin/cat'],
      limits: { time: 200, memory: 1024 ** 3 },
    });
    assert.equal(run.end, 'limit');
    assert.ok(performance.now() - begun < 15_000, 'nobody waits for what it left behind');
    const absent = await runProgram({ path: '/nowhere/at/all', args: [], limits: { time: 1_000, memory: 1024 ** 3 } });
    assert.equal(absent.end, 'absent');
  },
);

test('whatever is changed in a file, reading it comes to an end and says something', async (t) => {
  const folder = await folderFor(t);
  let seed = 7;
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return seed % below;
  };
  const files = ['demo.mp3', 'demo.ogg', 'demo.opus', 'chapters.m4a', 'vbr-no-xing.mp3'];
  const sounds = [...(await Promise.all(files.map(soundBytes))), wavOf(2)];
  for (const sound of sounds)
    for (let round = 0; round < 25; round += 1) {
      const bytes = Buffer.from(sound.subarray(0, round % 3 === 0 ? next(sound.length) : sound.length));
      // Most of what matters stands in the beginning.
      const far = round % 2 === 0 ? 2_000 : bytes.length;
      for (let n = 0; n < 20 && bytes.length > 0; n += 1) bytes[next(Math.min(far, bytes.length))] = next(256);
      const read = await structureOf(folder, bytes);
      if ('refusal' in read) assert.notEqual(read.detail, '');
      else assert.ok(Number.isFinite(read.facts.duration) && read.facts.duration > 0 && read.facts.minuteBytes > 0);
    }
});
