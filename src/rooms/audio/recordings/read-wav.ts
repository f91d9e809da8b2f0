import { noSound, shareOfMinute, shortfall, type Structure } from './sound-facts.ts';
import type { WindowedFile } from './windowed-file.ts';

export type WavLayout = {
  isFloat: boolean;
  bits: number;
  channels: number;
  sampleRate: number;
  /** Bytes of one moment of all channels. */
  block: number;
  start: number;
  /** Bytes of sound that are there, and that the header promises. */
  bytes: number;
  promised: number;
};

/** The chunks of a WAV file; `undefined` when it is none, or coded in a way nobody records in today. */
export const wavLayout = async (file: WindowedFile): Promise<WavLayout | undefined> => {
  const head = await file.at(0, 12);
  if (head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8, 12) !== 'WAVE') return undefined;
  let form: Omit<WavLayout, 'start' | 'bytes' | 'promised'> | undefined;
  for (let at = 12, chunks = 0; at + 8 <= file.size && chunks < 100; chunks += 1) {
    const chunk = await file.at(at, 8);
    const [name, length] = [chunk.toString('latin1', 0, 4), chunk.readUInt32LE(4)];
    if (name === 'fmt ') form = wavForm(await file.at(at + 8, Math.min(length, 40)));
    if (name === 'data') {
      const left = file.size - at - 8;
      // Whoever records without knowing how long it will be leaves the length at nothing or at the most.
      const promised = length === 0 || length >= 0xfffffff0 ? left : length;
      return form && { ...form, start: at + 8, promised, bytes: Math.min(promised, left) };
    }
    at += 8 + length + (length % 2);
  }
  return undefined;
};

const wavForm = (chunk: Buffer): Omit<WavLayout, 'start' | 'bytes' | 'promised'> | undefined => {
  if (chunk.length < 16) return undefined;
  const tag = chunk.readUInt16LE(0);
  const form = tag === 0xfffe && chunk.length >= 26 ? chunk.readUInt16LE(24) : tag;
  const [channels, sampleRate] = [chunk.readUInt16LE(2), chunk.readUInt32LE(4)];
  const [block, bits] = [chunk.readUInt16LE(12), chunk.readUInt16LE(14)];
  const isKnown = (form === 1 && [8, 16, 24, 32].includes(bits)) || (form === 3 && [32, 64].includes(bits));
  const isSound = isKnown && channels > 0 && channels <= 32 && sampleRate >= 4_000 && sampleRate <= 384_000;
  return isSound && block === (channels * bits) / 8
    ? { isFloat: form === 3, bits, channels, sampleRate, block }
    : undefined;
};

/** What the header of a WAV file says, held against what is there. */
export const readWav = async (file: WindowedFile): Promise<Structure> => {
  const layout = await wavLayout(file);
  if (!layout) return noSound('unknown-codec', 'its sound is not coded as PCM');
  const { bytes, promised, block, sampleRate, channels } = layout;
  const seconds = (length: number): number => Math.floor(length / block) / sampleRate;
  const missing = shortfall(seconds(promised), seconds(bytes));
  if (missing !== undefined) return noSound('truncated', missing);
  const duration = seconds(bytes);
  if (!(duration > 0)) return noSound('silent', 'there is no sound in it');
  return {
    facts: {
      container: 'wav',
      codec: 'pcm',
      sampleRate,
      channels,
      duration,
      promised: seconds(promised),
      bitRate: sampleRate * block * 8,
      minuteBytes: shareOfMinute(file.size, bytes, duration),
    },
  };
};
