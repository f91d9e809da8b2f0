import type { Chapter } from '../show.ts';

export const workStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type WorkState = (typeof workStates)[number];

/** What a version is to be: podcast MP3 or Opus, with a piece before and after it, a part of it, at the usual loudness. */
export type VersionAsked = {
  to: 'mp3' | 'opus';
  /** Media ids. */
  intro?: string;
  outro?: string;
  /** Seconds that stay. */
  cut?: { from: number; to: number };
  /** At -16 LUFS (-19 for one channel) unless told not to. */
  loudness?: boolean;
  /** What is written into it; what the episode says, else the recording, unless told. */
  tags?: { title?: string; artist?: string; album?: string; year?: number };
  chapters?: Chapter[];
};

export type TranscriptAsked = { language: string; since: number };

/** Long work on a recording somebody asked for, and how far it has come. */
export type RecordingWork<Asked = unknown> = {
  id: string;
  mediaId: string;
  kind: 'version' | 'transcript';
  asked: Asked;
  state: WorkState;
  /** 0 to 1. */
  progress: number;
  /** Why it failed, in words. */
  fault: string;
  /** The version that was made. */
  madeId: string | undefined;
  accountId: string | undefined;
  createdAt: number;
  changedAt: number;
};

export const isUnderWay = ({ state }: Pick<RecordingWork, 'state'>): boolean =>
  state === 'waiting' || state === 'running';
