import { createReadStream } from 'node:fs';
import { MPEGDecoder } from 'mpg123-decoder';
import type { Peaks } from './peaks.ts';
import { wavLayout, type WavLayout } from './read-wav.ts';
import { withWindows } from './windowed-file.ts';

/** Decodes an MP3 piece by piece, without ffmpeg. Throws when the decoder gives it up. */
export const decodeMp3 = async (path: string, peaks: Peaks): Promise<void> => {
  const decoder = new MPEGDecoder();
  await decoder.ready;
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 128 * 1024 })) {
      const { channelData, sampleRate, samplesDecoded } = decoder.decode(piece as Uint8Array);
      if (samplesDecoded > 0) peaks.add(channelData, sampleRate);
    }
  } finally {
    decoder.free();
  }
};

const reader = ({ isFloat, bits }: WavLayout): ((bytes: Buffer, at: number) => number) => {
  if (isFloat) return bits === 64 ? (bytes, at) => bytes.readDoubleLE(at) : (bytes, at) => bytes.readFloatLE(at);
  // Eight bits are written without a sign, all others with one.
  if (bits === 8) return (bytes, at) => ((bytes[at] ?? 128) - 128) / 128;
  return (bytes, at) => bytes.readIntLE(at, bits / 8) / 2 ** (bits - 1);
};

const blocksAtOnce = 32_768;

/** Reads the samples of a WAV file piece by piece. */
export const decodeWav = (path: string, peaks: Peaks): Promise<void> =>
  withWindows(path, async (file) => {
    const layout = await wavLayout(file);
    if (!layout) return;
    const { block, channels, bits, start, bytes, sampleRate } = layout;
    const read = reader(layout);
    for (let at = start; at + block <= start + bytes; at += block * blocksAtOnce) {
      const piece = await file.at(at, Math.min(block * blocksAtOnce, start + bytes - at));
      const moments = Math.floor(piece.length / block);
      const heard = Array.from({ length: Math.min(channels, 2) }, (_, channel) =>
        Float32Array.from({ length: moments }, (_moment, n) => read(piece, n * block + (channel * bits) / 8)),
      );
      peaks.add(heard, sampleRate);
    }
  });
