import type { Chapter } from './show.ts';

/** `waiting`: not looked into yet; `refused`: it cannot be played through, `fault` says why. */
export const recordingStates = ['waiting', 'ready', 'refused'] as const;
export type RecordingState = (typeof recordingStates)[number];

/** What was in the file's own tags. */
export type RecordingTags = { title?: string; artist?: string; album?: string; year?: number; chapters?: Chapter[] };

/** What a recording may be packed in, and how its sound is coded; anything else is refused. */
export const containers = ['mp3', 'mp4', 'ogg', 'wav', 'flac', 'adts', 'webm'] as const;
export type Container = (typeof containers)[number];
export const codecs = ['mp3', 'aac', 'alac', 'vorbis', 'opus', 'flac', 'pcm'] as const;
export type Codec = (typeof codecs)[number];

/** What podcast apps can be relied on to play. */
export const podcastCodecs: readonly string[] = ['mp3', 'aac'];

/** How many peaks are kept of a recording. */
export const peakCount = 600;

/** What is known of a sound of the media library, by its media id. */
export type Recording = {
  mediaId: string;
  state: RecordingState;
  /** `mp3`, `mp4`, `ogg`, `wav` … and `mp3`, `aac`, `vorbis`, `opus`, `pcm`; empty while it is waiting. */
  container: string;
  codec: string;
  /** Bits a second. */
  bitRate: number | undefined;
  sampleRate: number | undefined;
  channels: number | undefined;
  /** Seconds. */
  duration: number | undefined;
  /** How many bytes of the file hold its first minute with what stands before the sound; the whole of a shorter one. */
  minuteBytes: number | undefined;
  /** LUFS (EBU R 128) and dBTP; undefined where ffmpeg is not there. */
  loudness: number | undefined;
  truePeak: number | undefined;
  /** 600 values from 0 to 255, the loudest of each stretch; undefined where it cannot be decoded without ffmpeg. */
  peaks: Uint8Array | undefined;
  tags: RecordingTags;
  coverId: string | undefined;
  /** Made of it, oldest first; each is a medium of its own. */
  versions: RecordingVersion[];
  /** Why it was refused, in words. */
  fault: string;
};

export type RecordingVersion = { mediaId: string; codec: string; bitRate: number };

/** What the page of a recording says where something is not known for want of ffmpeg; empty when nothing is missing. */
export const missingOf = ({ state, peaks, loudness }: Recording): ('peaks' | 'loudness')[] =>
  state === 'ready'
    ? [...(peaks ? [] : ['peaks' as const]), ...(loudness === undefined ? ['loudness' as const] : [])]
    : [];
