import { noSound, type Structure } from './sound-facts.ts';
import type { WindowedFile } from './windowed-file.ts';

const rates = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350];

type AdtsHead = { bytes: number; samples: number; sampleRate: number; channels: number };

const adtsHead = (bytes: Buffer): AdtsHead | undefined => {
  if (bytes.length < 7 || bytes[0] !== 0xff || ((bytes[1] ?? 0) & 0xf6) !== 0xf0) return undefined;
  const [third = 0, fourth = 0, fifth = 0, sixth = 0, seventh = 0] = bytes.subarray(2);
  const sampleRate = rates[(third >> 2) & 15];
  const length = ((fourth & 3) << 11) | (fifth << 3) | (sixth >> 5);
  if (sampleRate === undefined || length < 8) return undefined;
  const channels = ((third & 1) << 2) | (fourth >> 6);
  return { bytes: length, samples: 1024 * ((seventh & 3) + 1), sampleRate, channels: channels === 7 ? 8 : channels };
};

/** What the frames of AAC without a container say. */
export const readAdts = async (file: WindowedFile): Promise<Structure> => {
  let first: AdtsHead | undefined;
  let samples = 0;
  let frames = 0;
  let minuteBytes = file.size;
  let at = 0;
  while (at + 7 <= file.size) {
    const head = adtsHead(await file.at(at, 7));
    if (!head || (first && head.sampleRate !== first.sampleRate)) break;
    if (at + head.bytes > file.size) return noSound('truncated', 'it ends in the middle of a frame');
    first ??= head;
    if (minuteBytes === file.size && samples >= 60 * head.sampleRate) minuteBytes = at;
    samples += head.samples;
    frames += 1;
    at += head.bytes;
  }
  if (!first || frames < 4) return noSound('no-sound', 'no frames of AAC follow each other in it');
  // Tags of old stand after the sound; anything longer is none.
  if (file.size - at > Math.max(file.size * 0.02, 4_096))
    return noSound('broken', `after ${Math.round((at / file.size) * 100)} % of it there are no more frames of sound`);
  const duration = samples / first.sampleRate;
  return {
    facts: {
      container: 'adts',
      codec: 'aac',
      sampleRate: first.sampleRate,
      channels: first.channels || 2,
      duration,
      promised: undefined,
      bitRate: (at * 8) / duration,
      minuteBytes,
    },
  };
};
