import { id3Length } from './mp3-frames.ts';
import { noSound, shareOfMinute, shortfall, type Structure } from './sound-facts.ts';
import type { WindowedFile } from './windowed-file.ts';

/** CRC-8 by 0x07, as heads of frames bear it. */
const checksum = (bytes: Buffer): number => {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x80 ? ((sum << 1) ^ 0x07) & 0xff : (sum << 1) & 0xff;
  }
  return sum;
};

/** The number of a frame or sample, written as UTF-8 writes letters. */
const codedNumber = (bytes: Buffer): { value: number; length: number } | undefined => {
  const first = bytes[0] ?? 0xff;
  if (first < 0x80) return { value: first, length: 1 };
  let length = 0;
  while (length < 8 && first & (0x80 >> length)) length += 1;
  if (length < 2 || length > 7) return undefined;
  let value = first & (0x7f >> length);
  for (let at = 1; at < length; at += 1) value = value * 64 + ((bytes[at] ?? 0) & 0x3f);
  return { value, length };
};

/** The sample a frame that begins here begins with (RFC 9639, 9.1). */
const frameStart = (bytes: Buffer, blockSize: number): number | undefined => {
  if (bytes.length < 16 || bytes[0] !== 0xff || ((bytes[1] ?? 0) & 0xfe) !== 0xf8) return undefined;
  const number = codedNumber(bytes.subarray(4));
  if (!number) return undefined;
  const size = (bytes[2] ?? 0) >> 4;
  const rate = (bytes[2] ?? 0) & 15;
  const extra = (size === 6 ? 1 : size === 7 ? 2 : 0) + (rate === 12 ? 1 : rate === 13 || rate === 14 ? 2 : 0);
  const end = 4 + number.length + extra;
  if (size === 0 || rate === 15 || checksum(bytes.subarray(0, end)) !== bytes[end]) return undefined;
  return (bytes[1] ?? 0) & 1 ? number.value : number.value * blockSize;
};

const tailBytes = 256 * 1024;

/** Up to which sample there are frames. */
const lastSample = async (file: WindowedFile, from: number, blockSize: number): Promise<number> => {
  const tail = await file.at(Math.max(from, file.size - tailBytes), tailBytes);
  for (let at = tail.length - 16; at >= 0; at -= 1) {
    const start = tail[at] === 0xff ? frameStart(tail.subarray(at, at + 32), blockSize) : undefined;
    if (start !== undefined) return start + blockSize;
  }
  return 0;
};

/** What the head of a FLAC says, held against its last frame. */
export const readFlac = async (file: WindowedFile): Promise<Structure> => {
  const base = id3Length(await file.at(0, 10));
  const head = await file.at(base, 42);
  if (head.length < 42 || head.toString('latin1', 0, 4) !== 'fLaC')
    return noSound('no-sound', 'it has no head of FLAC');
  const sampleRate = head.readUIntBE(18, 3) >> 4;
  const channels = (((head[20] ?? 0) >> 1) & 7) + 1;
  const total = ((head[21] ?? 0) & 15) * 2 ** 32 + head.readUInt32BE(22);
  if (sampleRate === 0) return noSound('broken', 'its head names no sampling rate');
  let at = base + 4;
  for (let blocks = 0; blocks < 1_000 && at + 4 <= file.size; blocks += 1) {
    const block = await file.at(at, 4);
    at += 4 + block.readUIntBE(1, 3);
    if ((block[0] ?? 0) & 0x80) break;
  }
  const there = await lastSample(file, at, head.readUInt16BE(10));
  if (there === 0) return noSound('truncated', 'there are no frames of sound in it');
  const missing = total > 0 ? shortfall(total / sampleRate, there / sampleRate) : undefined;
  if (missing !== undefined) return noSound('truncated', missing);
  const duration = (total || there) / sampleRate;
  const soundBytes = file.size - at;
  const minuteBytes = shareOfMinute(file.size, soundBytes, duration);
  const bitRate = (soundBytes * 8) / duration;
  return {
    facts: {
      container: 'flac',
      codec: 'flac',
      sampleRate,
      channels,
      duration,
      promised: undefined,
      bitRate,
      minuteBytes,
    },
  };
};
