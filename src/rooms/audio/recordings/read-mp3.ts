import { walkMp3 } from './mp3-frames.ts';
import { noSound, shortfall, type Structure } from './sound-facts.ts';
import type { WindowedFile } from './windowed-file.ts';

/** More than this between the frames is no tag that got lost. */
const mostJunk = 0.05;

/** What the frames of an MP3 say. */
export const readMp3 = async (file: WindowedFile): Promise<Structure> => {
  const walk = await walkMp3(file);
  if (!walk || walk.frames < 4) return noSound('no-sound', 'no frames of MPEG audio follow each other in it');
  const { first, duration, soundBytes, junk } = walk;
  const promised =
    walk.promisedFrames === undefined ? undefined : (walk.promisedFrames * first.samples) / first.sampleRate;
  const missing = promised === undefined ? undefined : shortfall(promised, duration);
  if (missing !== undefined) return noSound('truncated', missing);
  if (junk > (soundBytes + junk) * mostJunk)
    return noSound('broken', `${Math.round((junk / (soundBytes + junk)) * 100)} % of it are no frames of sound`);
  return {
    facts: {
      container: 'mp3',
      codec: 'mp3',
      sampleRate: first.sampleRate,
      channels: first.channels,
      duration,
      promised,
      bitRate: (soundBytes * 8) / duration,
      minuteBytes: walk.minuteBytes,
    },
  };
};
