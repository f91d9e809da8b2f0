import type { Container } from '../recording.ts';
import { ffmpegBegins, ffmpegInput, options } from './ffmpeg.ts';
import type { Peaks } from './peaks.ts';
import { runProgram, type ProgramRun } from './run-program.ts';

const rate = 8_000;
/** As long as an examination may take as a whole. */
export const decodeLimits = { time: 8 * 60_000, memory: 768 * 1024 ** 2 };

export type Measured = {
  run: ProgramRun;
  loudness: number | undefined;
  truePeak: number | undefined;
  channels: number | undefined;
};

const numberAfter = (text: string, pattern: RegExp): number | undefined => {
  const value = Number(pattern.exec(text)?.[1]);
  return Number.isFinite(value) ? value : undefined;
};

const channelsIn = (said: string): number | undefined => {
  const layout = /Audio: [^\n]*? Hz, (mono|stereo|\d+ channels|\d\.\d)/.exec(said)?.[1];
  if (layout === undefined) return undefined;
  if (layout === 'mono') return 1;
  if (layout === 'stereo') return 2;
  return layout.endsWith('channels') ? Number.parseInt(layout, 10) : Number(layout[0]) + Number(layout[2]);
};

/** Sixteen bits little endian, however the pipe cuts them. */
const createSamples = (peaks: Peaks): ((piece: Buffer) => void) => {
  let odd = Buffer.alloc(0);
  return (piece) => {
    const bytes = odd.length > 0 ? Buffer.concat([odd, piece]) : piece;
    const count = Math.floor(bytes.length / 2);
    const samples = new Float32Array(count);
    for (let at = 0; at < count; at += 1) samples[at] = bytes.readInt16LE(at * 2) / 32_768;
    odd = Buffer.from(bytes.subarray(count * 2));
    peaks.add([samples], rate);
  };
};

/** Decodes a recording to its end in one go: its peaks, its loudness by EBU R 128, and whether it can be decoded at all. */
export const decodeWithFfmpeg = async (
  ffmpeg: string,
  { path, container }: { path: string; container: Container },
  peaks: Peaks,
): Promise<Measured> => {
  const take = createSamples(peaks);
  const run = await runProgram({
    path: ffmpeg,
    args: [
      ...ffmpegBegins,
      '-nostats',
      ...ffmpegInput(path, container),
      ...options('-map 0:a:0 -filter:a'),
      `ebur128=peak=true:framelog=verbose,aresample=${rate}`,
      ...options('-ac 1 -f s16le pipe:1'),
    ],
    limits: decodeLimits,
    onOutput: (piece) => take(piece),
  });
  const summary = run.said.slice(run.said.lastIndexOf('Summary:'));
  const loudness = numberAfter(summary, /\bI:\s+(-?[\d.]+) LUFS/);
  return {
    run,
    // Silence is written as -70.
    loudness: loudness !== undefined && loudness > -69.9 ? loudness : undefined,
    truePeak: numberAfter(summary, /\bPeak:\s+(-?[\d.]+) dBFS/),
    channels: channelsIn(run.said),
  };
};
