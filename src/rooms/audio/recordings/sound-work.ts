import type { RecordingTags } from '../recording.ts';
import type { SoundFacts, SoundRefusal } from './sound-facts.ts';

/** What the server asks of the process that touches sound. Paths are absolute. */
export type SoundWork = {
  source: string;
  /** Where a picture in it is written to. */
  cover: string;
  /** Undefined where it is not there. */
  ffmpeg: string | undefined;
};

export type Examined = {
  facts: SoundFacts;
  tags: RecordingTags;
  hasCover: boolean;
  /** Base64. */
  peaks: string | undefined;
  loudness: number | undefined;
  truePeak: number | undefined;
};

export type SoundReply = { examined: Examined } | { refusal: SoundRefusal; detail: string } | { error: string };
