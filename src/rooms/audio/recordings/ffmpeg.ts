import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import type { World } from '../../../world.ts';
import type { Container } from '../recording.ts';
import { runProgram } from './run-program.ts';

/** Whether ffmpeg is there, and what this build of it can write. */
export type FfmpegState =
  | { isThere: true; path: string; version: string; canMp3: boolean; canOpus: boolean }
  | { isThere: false; words: string };

export const howToInstall =
  'Install it on the server (Debian and Ubuntu: apt install ffmpeg; Alpine: apk add ffmpeg; macOS: brew install ffmpeg), or name it in the setting FFMPEG.';

const absent: FfmpegState = {
  isThere: false,
  words: `ffmpeg is not on this server: sound is taken as it is, its loudness is not measured, other versions are not made, and waveforms are drawn for MP3 and WAV only. ${howToInstall}`,
};

const quick = { time: 15_000, memory: 512 * 1024 ** 2 };

const isProgram = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

const find = async (name: string): Promise<string | undefined> => {
  if (isAbsolute(name)) return (await isProgram(name)) ? name : undefined;
  const extension = process.platform === 'win32' ? '.exe' : '';
  for (const folder of (process.env['PATH'] ?? '').split(delimiter).filter(isAbsolute)) {
    const path = join(folder, name + extension);
    if (await isProgram(path)) return path;
  }
  return undefined;
};

const outputOf = async (path: string, args: readonly string[]): Promise<string> => {
  let text = '';
  const run = await runProgram({
    path,
    args,
    limits: quick,
    onOutput: (piece) => (text += piece.toString('latin1')).length < 500_000,
  });
  return run.end === 'done' ? text : '';
};

const look = async (name: string): Promise<FfmpegState> => {
  const path = name === 'none' ? undefined : await find(name);
  const version = path && /^ffmpeg version (\S+)/.exec(await outputOf(path, ['-version']))?.[1];
  if (!path || !version) return absent;
  const encoders = await outputOf(path, ['-hide_banner', '-encoders']);
  return {
    isThere: true,
    path,
    version,
    canMp3: encoders.includes(' libmp3lame '),
    canOpus: encoders.includes(' libopus '),
  };
};

/** One that is missing is looked for again after this time: somebody may have installed it. */
const lookAgainAfter = 60_000;
const known = new Map<string, { state: Promise<FfmpegState>; at: number }>();

/** Whether ffmpeg is there; when it is not, what that means and how it is installed, in words for the newsroom. */
export const ffmpegState = async (world: Pick<World, 'config'>): Promise<FfmpegState> => {
  const name = world.config.ffmpeg ?? 'ffmpeg';
  const now = performance.now();
  const before = known.get(name);
  if (before && ((await before.state).isThere || now - before.at < lookAgainAfter)) return before.state;
  const state = look(name);
  known.set(name, { state, at: now });
  return state;
};

/** Options as they are written on a command line, where none has a space in it. */
export const options = (line: string): string[] => line.split(' ');

const demuxers: Record<Container, string> = {
  mp3: 'mp3',
  mp4: 'mov',
  ogg: 'ogg',
  wav: 'wav',
  flac: 'flac',
  adts: 'aac',
  webm: 'matroska',
};

/** Before every run: nothing is asked, nothing but files and pipes is opened, no single piece of memory is huge. */
export const ffmpegBegins = [
  '-nostdin',
  '-hide_banner',
  '-max_alloc',
  String(256 * 1024 ** 2),
  '-threads',
  '1',
] as const;

/** A file as input, read as what it was recognised as and nothing else: a playlist in disguise opens no other files. */
export const ffmpegInput = (path: string, container: Container): string[] => [
  '-protocol_whitelist',
  'file,pipe',
  '-f',
  demuxers[container],
  '-i',
  `file:${path}`,
];
