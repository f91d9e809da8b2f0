import type { WindowedFile } from './windowed-file.ts';

/** The header of a frame of MPEG audio, layer III (ISO 11172-3, 2.4.2.3, and 13818-3). */
export type FrameHead = {
  bytes: number;
  samples: number;
  sampleRate: number;
  channels: number;
  bitRate: number;
  /** What all frames of one recording share: version and sampling rate. */
  kind: number;
  isFirstVersion: boolean;
};

const firstRates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const secondRates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

export const frameHead = (bytes: Buffer, at = 0): FrameHead | undefined => {
  if (at + 4 > bytes.length || bytes[at] !== 0xff || ((bytes[at + 1] ?? 0) & 0xe0) !== 0xe0) return undefined;
  const [second = 0, third = 0, fourth = 0] = [bytes[at + 1], bytes[at + 2], bytes[at + 3]];
  const version = (second >> 3) & 3;
  const [rate, sampling] = [third >> 4, (third >> 2) & 3];
  // Version 1 is reserved, 0 and 15 are no bit rates, 3 no sampling rate; layer III is written as 1.
  if (version === 1 || ((second >> 1) & 3) !== 1 || rate === 0 || rate === 15 || sampling === 3) return undefined;
  const isFirstVersion = version === 3;
  const sampleRate = ([44_100, 48_000, 32_000][sampling] ?? 0) / (isFirstVersion ? 1 : version === 2 ? 2 : 4);
  const bitRate = ((isFirstVersion ? firstRates : secondRates)[rate] ?? 0) * 1000;
  return {
    bytes: Math.floor(((isFirstVersion ? 144 : 72) * bitRate) / sampleRate) + ((third >> 1) & 1),
    samples: isFirstVersion ? 1152 : 576,
    sampleRate,
    channels: fourth >> 6 === 3 ? 1 : 2,
    bitRate,
    kind: version * 4 + sampling,
    isFirstVersion,
  };
};

/** The length of an ID3v2 tag that begins here; 0 where there is none. */
export const id3Length = (bytes: Buffer): number => {
  if (bytes.length < 10 || bytes.toString('latin1', 0, 3) !== 'ID3') return 0;
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((bytes[at] ?? 0) & 0x7f), 0);
  return 10 + size + ((bytes[5] ?? 0) & 0x10 ? 10 : 0);
};

/** How many frames a header of Xing, LAME or Fraunhofer promises; undefined when the frame is sound. */
const promisedFrames = (frame: Buffer, head: FrameHead): { frames: number | undefined } | undefined => {
  const side = head.isFirstVersion ? (head.channels === 1 ? 17 : 32) : head.channels === 1 ? 9 : 17;
  const name = frame.toString('latin1', 4 + side, 8 + side);
  if (name === 'Xing' || name === 'Info') {
    const hasFrames = (frame.length > 12 + side ? frame.readUInt32BE(8 + side) : 0) & 1;
    return { frames: hasFrames && frame.length >= 16 + side ? frame.readUInt32BE(12 + side) : undefined };
  }
  if (frame.toString('latin1', 36, 40) === 'VBRI' && frame.length >= 54) return { frames: frame.readUInt32BE(50) };
  return undefined;
};

export type Mp3Walk = {
  first: FrameHead;
  /** Where the sound begins, the frame of a Xing header included. */
  start: number;
  frames: number;
  soundBytes: number;
  /** Bytes between frames that are neither sound nor a tag. */
  junk: number;
  /** The last frame is not whole. */
  isCut: boolean;
  promisedFrames: number | undefined;
  minuteBytes: number;
  duration: number;
};

/** Where the next frame of this kind begins that is followed by another; undefined when there is none for a while. */
const findFrame = async (file: WindowedFile, from: number, kind?: number): Promise<number | undefined> => {
  const far = Math.min(file.size, from + 128 * 1024);
  for (let at = from; at < far; at += 1) {
    const head = frameHead(await file.at(at, 4));
    if (!head || (kind !== undefined && head.kind !== kind)) continue;
    const next = at + head.bytes;
    if (next >= file.size - 4) return next <= file.size && kind !== undefined ? at : undefined;
    if (frameHead(await file.at(next, 4))?.kind === head.kind) return at;
  }
  return undefined;
};

/** Tags that programs put after the sound. */
const isTail = (bytes: Buffer): boolean => /^(?:TAG|APETAGEX|LYRICSBEGIN|ID3)/.test(bytes.toString('latin1', 0, 11));

/** Where the sound begins: after tags, and whatever programs leave between them. */
const soundStart = async (file: WindowedFile): Promise<number | undefined> => {
  let at = 0;
  for (let tags = 0; tags < 8; tags += 1) {
    const length = id3Length(await file.at(at, 10));
    if (length === 0) break;
    at += length;
  }
  return findFrame(file, at);
};

const atStart = ({ size }: WindowedFile, first: FrameHead, start: number): Mp3Walk => ({
  first,
  start,
  frames: 0,
  soundBytes: 0,
  junk: 0,
  isCut: false,
  promisedFrames: undefined,
  minuteBytes: size,
  duration: 0,
});

export type OnFrame = (frame: { at: number; bytes: number; time: number }) => Promise<void> | void;

/** Goes through an MP3 from frame to frame; undefined when there are none. Every frame of sound is told to `onFrame`. */
export const walkMp3 = async (file: WindowedFile, onFrame: OnFrame = () => {}): Promise<Mp3Walk | undefined> => {
  const start = await soundStart(file);
  const first = start === undefined ? undefined : frameHead(await file.at(start, 4));
  if (start === undefined || !first) return undefined;
  const information = promisedFrames(await file.at(start, Math.min(first.bytes, 256)), first);
  const walk = { ...atStart(file, first, start), promisedFrames: information?.frames };
  let at = information ? start + first.bytes : start;
  while (at < file.size) {
    const bytes = await file.at(at, 11);
    const head = frameHead(bytes);
    if (head?.kind === first.kind) {
      if (at + head.bytes > file.size) {
        walk.isCut = true;
        break;
      }
      const time = (walk.frames * head.samples) / head.sampleRate;
      if (time >= 60 && walk.minuteBytes === file.size) walk.minuteBytes = at;
      await onFrame({ at, bytes: head.bytes, time });
      walk.frames += 1;
      walk.soundBytes += head.bytes;
      at += head.bytes;
      continue;
    }
    if (isTail(bytes)) break;
    const next = await findFrame(file, at + 1, first.kind);
    walk.junk += (next ?? file.size) - at;
    if (next === undefined) break;
    at = next;
  }
  walk.duration = (walk.frames * first.samples) / first.sampleRate;
  return walk;
};
