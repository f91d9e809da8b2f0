import type { Container } from '../recording.ts';
import type { Chapter } from '../show.ts';
import { ffmpegBegins, ffmpegInput, options } from './ffmpeg.ts';

/** A file that becomes part of a version, and which stretch of it. */
export type Piece = {
  path: string;
  container: Container;
  duration: number;
  cut?: { from: number; to: number } | undefined;
};

/** What loudnorm measured in its first pass, as it wants it told in the second. */
export type Loudness = { i: string; tp: string; lra: string; thresh: string; offset: string };

export const lengthOf = ({ duration, cut }: Piece): number =>
  cut ? Math.max(0, Math.min(cut.to, duration) - cut.from) : duration;

const rates = { mp3: 44_100, opus: 48_000 } as const;
const mono = { loudness: -19, mp3: '96k', layout: 'mono' } as const;
const stereo = { loudness: -16, mp3: '128k', layout: 'stereo' } as const;
const shapeOf = (channels: number): typeof mono | typeof stereo => (channels === 1 ? mono : stereo);

export type VersionShape = { to: 'mp3' | 'opus'; channels: number };

export const bitRateOf = ({ to, channels }: VersionShape): number =>
  to === 'opus' ? 32_000 : channels === 1 ? 96_000 : 128_000;

const trim = ({ cut }: Piece): string =>
  cut ? `atrim=start=${cut.from.toFixed(3)}:end=${cut.to.toFixed(3)},asetpts=PTS-STARTPTS,` : '';

const form = ({ to, channels }: VersionShape): string =>
  `aresample=${rates[to]},aformat=sample_fmts=fltp:sample_rates=${rates[to]}:channel_layouts=${shapeOf(channels).layout}`;

const target = (channels: number): string => `loudnorm=I=${shapeOf(channels).loudness}:TP=-1.5:LRA=11`;

/** The first pass: how loud this piece is. */
export const measureArgs = (piece: Piece, shape: VersionShape): string[] => [
  ...ffmpegBegins,
  ...options('-progress pipe:1 -nostats'),
  ...ffmpegInput(piece.path, piece.container),
  ...options('-map 0:a:0 -filter:a'),
  `${trim(piece)}${form(shape)},${target(shape.channels)}:print_format=json`,
  ...options('-f null -'),
];

/** What the first pass said; undefined for silence and for pieces too short to be measured. */
export const loudnessIn = (said: string): Loudness | undefined => {
  const json = /\{[^{}]*"input_i"[^{}]*\}/.exec(said)?.[0];
  if (json === undefined) return undefined;
  const read = JSON.parse(json) as Record<string, string>;
  const [i, tp, lra, thresh, offset] = ['input_i', 'input_tp', 'input_lra', 'input_thresh', 'target_offset'].map(
    (name) => String(read[name]),
  ) as [string, string, string, string, string];
  return [i, tp, lra, thresh, offset].every((value) => Number.isFinite(Number(value)))
    ? { i, tp, lra, thresh, offset }
    : undefined;
};

const normalise = (channels: number, measured: Loudness | undefined): string => {
  if (!measured) return '';
  const { i, tp, lra, thresh, offset } = measured;
  return `${target(channels)}:measured_I=${i}:measured_TP=${tp}:measured_LRA=${lra}:measured_thresh=${thresh}:offset=${offset}:linear=true,`;
};

const coding = ({ to, channels }: VersionShape): string[] =>
  to === 'opus'
    ? ['-c:a', 'libopus', '-b:a', '32k', '-vbr', 'on', '-application', 'audio', '-f', 'ogg']
    : ['-c:a', 'libmp3lame', '-b:a', shapeOf(channels).mp3, '-write_xing', '1', '-id3v2_version', '0', '-f', 'mp3'];

export type Encoding = VersionShape & {
  pieces: readonly Piece[];
  /** By piece; undefined where it stays as loud as it is. */
  loudness: readonly (Loudness | undefined)[];
  target: string;
};

/** The second pass: all pieces, each at its loudness, one after the other. */
export const encodeArgs = ({ pieces, loudness, target: file, ...shape }: Encoding): string[] => {
  const chains = pieces.map(
    (piece, at) =>
      `[${at}:a:0]${trim(piece)}${form(shape)},${normalise(shape.channels, loudness[at])}${form(shape)}[p${at}]`,
  );
  const joined = `${pieces.map((_, at) => `[p${at}]`).join('')}concat=n=${pieces.length}:v=0:a=1[all]`;
  const seconds = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
  return [
    ...ffmpegBegins,
    ...options('-progress pipe:1 -nostats'),
    ...pieces.flatMap(({ path, container }) => ffmpegInput(path, container)),
    '-filter_complex',
    `${chains.join(';')};${joined}`,
    ...options('-map [all] -map_metadata -1 -map_chapters -1'),
    ...coding(shape),
    // Twice what is to be expected: more is a mistake.
    '-fs',
    String(Math.ceil((seconds * bitRateOf(shape)) / 4 + 1_000_000)),
    `file:${file}`,
  ];
};

/** Chapters where they are in the version: after what stands before, without what was cut away. */
export const shiftChapters = (
  chapters: readonly Chapter[],
  { before, cut }: { before: number; cut?: { from: number; to: number } | undefined },
): Chapter[] => {
  const from = cut?.from ?? 0;
  const to = cut?.to ?? Infinity;
  return chapters.flatMap((chapter, at) => {
    const end = chapter.end ?? chapters[at + 1]?.start ?? Infinity;
    // Of a chapter that was cut away all but a breath, nothing is told.
    if (chapter.start >= to || end - from < 1) return [];
    const { end: _, ...rest } = chapter;
    const start = Math.max(chapter.start, from) - from + before;
    return [
      { ...rest, start, ...(chapter.end === undefined ? {} : { end: Math.min(chapter.end, to) - from + before }) },
    ];
  });
};
