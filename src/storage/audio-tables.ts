/** The tables of recordings, shows and listening; see tables.ts for how columns are kept. */
import type { ColumnType } from 'kysely';

type Defaulted<T> = ColumnType<T, T | undefined, T>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
type Flag = ColumnType<number, 0 | 1 | undefined, 0 | 1>;

export type ShowTable = {
  id: string;
  edition: string;
  slug: string;
  title: string;
  /** podcast:guid: made once, the same for life. */
  guid: string;
  /** JSON: `ShowDetails`. */
  details: Defaulted<string>;
  /** published, hidden, moved */
  state: Defaulted<string>;
  position: Defaulted<number>;
  created_at: number;
  changed_at: Defaulted<number>;
};

/** What a story of kind `episode` is as part of a show; title, notes, state and time are the story's, copied for lists. */
export type EpisodeTable = {
  id: string;
  show_id: string;
  guid: string;
  title: string;
  status: string;
  media_id: Maybe<string>;
  article_id: Maybe<string>;
  season: Maybe<number>;
  number: Maybe<number>;
  /** The story's `listed_at`. */
  published_at: Maybe<number>;
  /** JSON: `EpisodeDetails`. */
  details: Defaulted<string>;
  created_at: number;
  changed_at: Defaulted<number>;
};

/** What was found in a sound of the media library. */
export type RecordingTable = {
  media_id: string;
  /** waiting, ready, refused */
  state: string;
  container: Defaulted<string>;
  codec: Defaulted<string>;
  /** Bits a second, and samples a second. */
  bit_rate: Maybe<number>;
  sample_rate: Maybe<number>;
  channels: Maybe<number>;
  /** Seconds. */
  duration: Maybe<number>;
  /** How many bytes of the file hold its first minute, with what stands before the sound. */
  minute_bytes: Maybe<number>;
  /** LUFS, and dBTP. */
  loudness: Maybe<number>;
  true_peak: Maybe<number>;
  /** Base64: 600 values of 0 to 255. */
  peaks: Maybe<string>;
  /** JSON: title, artist, album, year and chapters that were in the file. */
  tags: Defaulted<string>;
  cover_id: Maybe<string>;
  /** JSON: list of what was made of it: { mediaId, codec, bitRate }. */
  versions: Defaulted<string>;
  fault: Defaulted<string>;
  /** Of the file this was found in: another file of the same medium is examined anew. */
  sha256: Defaulted<string>;
  changed_at: number;
};

/** Long work on a recording that somebody asked for; whoever does it holds a lease and renews it. */
export type RecordingWorkTable = {
  id: string;
  media_id: string;
  /** version, transcript */
  kind: string;
  /** JSON: what is to be made. */
  asked: Defaulted<string>;
  /** waiting, running, done, failed, cancelled */
  state: string;
  /** 0 to 1. */
  progress: Defaulted<number>;
  fault: Defaulted<string>;
  /** The version that was made. */
  made_id: Maybe<string>;
  account_id: Maybe<string>;
  leased_by: Maybe<string>;
  leased_until: Maybe<number>;
  created_at: number;
  changed_at: number;
};

export type TranscriptTable = {
  media_id: string;
  language: string;
  /** JSON: list of { start, end, speaker?, text }; times in seconds. */
  cues: string;
  is_timed: Flag;
  /** written, uploaded, imported, transcribed */
  origin: Defaulted<string>;
  version: Defaulted<number>;
  changed_at: number;
  changed_by: Maybe<string>;
};

/** A feed of one reader: of a show, or of all. Only the hash of its secret is kept. */
export type PrivateFeedTable = {
  id: string;
  hash: string;
  show_id: Maybe<string>;
  /** Of which edition, where it is of all shows. */
  edition: Defaulted<string>;
  /** What the reader calls it. */
  name: Defaulted<string>;
  account_id: string;
  created_at: number;
  used_at: Maybe<number>;
  revoked_at: Maybe<number>;
};

/** `day` is YYYY-MM-DD in UTC; `app` the name by the user agent; `country` only where a local database is given. */
export type DownloadDayTable = {
  day: string;
  media_id: string;
  app: Defaulted<string>;
  country: Defaulted<string>;
  count: Defaulted<number>;
};
/** `mark`: recording, network and user agent hashed with a secret of the day; forgotten after two days. */
export type DownloadSeenTable = { mark: string; first_at: number; bytes: Defaulted<number>; counted_at: Maybe<number> };
/** What marks of a day are made with, on every node; forgotten with them. */
export type DownloadSecretTable = { day: string; secret: string };
/** `measure`: started, 25, 50, 75, ended. */
export type ListenDayTable = { day: string; media_id: string; measure: string; count: Defaulted<number> };
export type ListeningPlaceTable = { account_id: string; media_id: string; seconds: number; at: number };

/** The second of the episode a comment is about. */
export type CommentMomentTable = { comment_id: string; article_id: string; second: number };

export type AudioTables = {
  comment_moment: CommentMomentTable;
  show: ShowTable;
  episode: EpisodeTable;
  recording: RecordingTable;
  recording_work: RecordingWorkTable;
  transcript: TranscriptTable;
  private_feed: PrivateFeedTable;
  download_day: DownloadDayTable;
  download_seen: DownloadSeenTable;
  download_secret: DownloadSecretTable;
  listen_day: ListenDayTable;
  listening_place: ListeningPlaceTable;
};
