/** One stretch of a transcript; times in seconds. Without times (`isTimed` false) both are 0. */
export type Cue = { start: number; end: number; speaker?: string; text: string };

export const transcriptOrigins = ['written', 'uploaded', 'imported', 'transcribed'] as const;
export type TranscriptOrigin = (typeof transcriptOrigins)[number];

/** What is said in a recording, in one language. */
export type Transcript = {
  mediaId: string;
  language: string;
  cues: Cue[];
  isTimed: boolean;
  origin: TranscriptOrigin;
  /** Counts up with every change: who saves over another's change is told. */
  version: number;
  changedAt: number;
};
