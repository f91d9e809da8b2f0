import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { testWorld, type TestWorld } from '../../../../test/test-world.ts';
import { addMedia } from '../../media/media.ts';
import type { Recording } from '../recording.ts';
import { ffmpegState } from './ffmpeg.ts';
import { recordingOf } from './read-recordings.ts';

const folder = join(import.meta.dirname, '../../../../test/fixtures/audio');

export const soundBytes = (name: string): Promise<Buffer> => readFile(join(folder, name));

/** Whether this machine has ffmpeg: tests of what needs it are left out where it has not. */
export const thereIsFfmpeg = async (): Promise<boolean> => {
  const made = await testWorld();
  const state = await ffmpegState(made.world);
  await made.close();
  return state.isThere && state.canMp3 && state.canOpus;
};

/** Takes a file of the fixtures, or these bytes under a name, into the library. */
export const addedSound = async ({ world }: TestWorld, fileName: string, given?: Uint8Array): Promise<string> => {
  const bytes = given ?? (await soundBytes(fileName));
  const outcome = await world.write((tx) => addMedia(world, tx, { bytes, fileName, fromStaff: true }));
  return outcome.ok ? outcome.value : assert.fail(`${fileName}: ${outcome.refusal}`);
};

export const knownRecording = async ({ world }: TestWorld, mediaId: string): Promise<Recording> =>
  (await recordingOf(world, mediaId)) ?? assert.fail(`${mediaId} is no recording`);

/** The same, and has it examined. */
export const examinedSound = async (made: TestWorld, fileName: string, given?: Uint8Array): Promise<Recording> => {
  const mediaId = await addedSound(made, fileName, given);
  await made.runJobs();
  return knownRecording(made, mediaId);
};
