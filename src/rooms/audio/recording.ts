import type { Chapter } from './show.ts';

export type RecordingState = 'waiting' | 'ready' | 'refused';

/** What was in the file's own tags. */
export type RecordingTags = { title?: string; artist?: string; album?: string; year?: number; chapters?: Chapter[] };

/** What is known of a sound of the media library, by its media id. */
export type Recording = {
  mediaId: string;
  state: RecordingState;
  /** `mp3`, `mp4`, `ogg`, `wav` … and `mp3`, `aac`, `vorbis`, `opus`, `pcm`. */
  container: string;
  codec: string;
  bitRate: number | undefined;
  duration: number | undefined;
  /** LUFS (EBU R 128) and dBTP; undefined where ffmpeg is not there. */
  loudness: number | undefined;
  truePeak: number | undefined;
  /** 600 values from 0 to 255, the loudest of each stretch. */
  peaks: Uint8Array | undefined;
  tags: RecordingTags;
  coverId: string | undefined;
  /** Made of it by ffmpeg. */
  versions: { mediaId: string; codec: string; bitRate: number }[];
  /** Why it was refused, in words. */
  fault: string;
};
