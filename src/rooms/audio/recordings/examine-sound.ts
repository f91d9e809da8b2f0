import { decodeMp3, decodeWav } from './decode-here.ts';
import { decodeWithFfmpeg } from './decode-ffmpeg.ts';
import { createPeaks, type Peaks } from './peaks.ts';
import { readStructure } from './read-structure.ts';
import { readTags } from './read-tags.ts';
import { undecoded, type SoundFacts } from './sound-facts.ts';
import type { Examined, SoundReply, SoundWork } from './sound-work.ts';
import { withWindows } from './windowed-file.ts';

/** Longer than any programme; who sends more has sent something else. */
const mostSeconds = 30 * 3600;

type Decoded = Pick<Examined, 'peaks' | 'loudness' | 'truePeak'> & { channels?: number | undefined; seconds: number };
type Fault = { refusal: 'broken'; detail: string };

const foldOf = (peaks: Peaks): string => Buffer.from(peaks.fold()).toString('base64');

const judge = ({ duration }: SoundFacts, seconds: number): Fault | undefined => {
  if (seconds === 0) return { refusal: 'broken', detail: 'nothing of it can be decoded' };
  const missing = undecoded(duration, seconds);
  return missing === undefined ? undefined : { refusal: 'broken', detail: missing };
};

/** The same without ffmpeg: undefined where nothing here can decode it; its structure has been read and must do. */
const decodeHere = async ({ source }: SoundWork, facts: SoundFacts): Promise<Decoded | Fault | undefined> => {
  if (facts.codec !== 'pcm' && facts.container !== 'mp3') return undefined;
  const peaks = createPeaks();
  try {
    await (facts.codec === 'pcm' ? decodeWav(source, peaks) : decodeMp3(source, peaks));
  } catch (error) {
    return { refusal: 'broken', detail: error instanceof Error ? error.message.slice(0, 200) : 'it cannot be decoded' };
  }
  const seconds = peaks.seconds();
  return judge(facts, seconds) ?? { peaks: foldOf(peaks), loudness: undefined, truePeak: undefined, seconds };
};

const decode = async (work: SoundWork, facts: SoundFacts): Promise<Decoded | Fault | undefined> => {
  if (work.ffmpeg === undefined) return decodeHere(work, facts);
  const peaks = createPeaks();
  const { run, loudness, truePeak, channels } = await decodeWithFfmpeg(
    work.ffmpeg,
    { path: work.source, container: facts.container },
    peaks,
  );
  if (run.end === 'limit') throw new Error('decoding took too long or too much memory');
  // This build of ffmpeg may lack the decoder; that is no fault of the recording.
  if (run.end === 'absent' || /Decoder .*not found|Unknown input format/.test(run.said)) return decodeHere(work, facts);
  const seconds = peaks.seconds();
  return judge(facts, seconds) ?? { peaks: foldOf(peaks), loudness, truePeak, channels, seconds };
};

/** Looks into a sound file: structure, then decoding as far as that is possible here, then what it says of itself. */
export const examineSound = async (work: SoundWork): Promise<SoundReply> => {
  const structure = await withWindows(work.source, readStructure);
  if ('refusal' in structure) return structure;
  const { facts } = structure;
  if (facts.duration > mostSeconds)
    return { refusal: 'too-long', detail: `${Math.round(facts.duration / 3600)} hours` };
  const decoded = await decode(work, facts);
  if (decoded && 'refusal' in decoded) return decoded;
  const { tags, hasCover } = await readTags(work.source, work.cover);
  // Recordings without a length of their own are as long as what came out of them.
  const isGuess = decoded !== undefined && Math.abs(decoded.seconds - facts.duration) > facts.duration * 0.02;
  return {
    examined: {
      facts: {
        ...facts,
        ...(isGuess ? { duration: decoded.seconds } : {}),
        channels: decoded?.channels ?? facts.channels,
      },
      tags,
      hasCover,
      peaks: decoded?.peaks,
      loudness: decoded?.loudness,
      truePeak: decoded?.truePeak,
    },
  };
};
