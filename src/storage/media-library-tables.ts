import type { ColumnType } from 'kysely';

/** The tables of the media library; see tables.ts for how columns are kept. */
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;
type Flag = ColumnType<number, 0 | 1 | undefined, 0 | 1>;

/** What the library adds to the table `media`. */
export type MediaLibraryColumns = {
  added_by: Maybe<string>;
  changed_by: Maybe<string>;
  changed_at: Maybe<number>;
  /** A name of its own: a song’s, a talk’s, a document’s. */
  title: Defaulted<string>;
  /** Whose the rights are, and what they allow. */
  holder: Defaulted<string>;
  usage_terms: Defaulted<string>;
  /** It may be used until then. */
  expires_at: Maybe<number>;
  taken_at: Maybe<number>;
  /** JSON: what else the file said of itself (artist, album, headline, words). */
  facts: Defaulted<string>;
  /** Rows of media_use. */
  uses: Defaulted<number>;
  /** In the bin since. */
  deleted_at: Maybe<number>;
  deleted_by: Maybe<string>;
  /** Whose folder the file lies in, where it has been replaced; else the medium’s own. */
  file_id: Maybe<string>;
  /** 64 bits in hex: alike for pictures that look alike. */
  dhash: Maybe<string>;
};

type MediaWordTable = { word: string; media_id: string };

type MediaUseTable = {
  /** article, draft, live, author, front, show, letter, poster */
  kind: string;
  ref_id: string;
  media_id: string;
  /** The story it is part of, for live entries and drafts. */
  story_id: Maybe<string>;
};

type MediaEventTable = {
  id: string;
  media_id: string;
  account_id: Maybe<string>;
  at: number;
  /** added, changed, replaced, put-back, binned, restored */
  act: string;
  /** JSON: which parts changed, from what. */
  details: Defaulted<string>;
};

/** The look of a picture in bands: those that share one are compared. */
type MediaLookTable = { band: number; value: number; media_id: string };

type MediaFormerFileTable = {
  file_id: string;
  media_id: string;
  /** JSON: the columns of `media` that went with the file. */
  columns: string;
  file_name: string;
  sha256: Maybe<string>;
  replaced_at: number;
  replaced_by: Maybe<string>;
  /** Since when its file is gone. */
  swept_at: Maybe<number>;
};

type MediaUploadTable = {
  id: string;
  account_id: string;
  file_name: string;
  length: number;
  /** The medium whose file it is to replace. */
  replaces: Maybe<string>;
  /** open, done, refused */
  state: string;
  media_id: Maybe<string>;
  /** The same file was there already. */
  is_same: Flag;
  refusal: Maybe<string>;
  detail: Defaulted<string>;
  created_at: number;
  expires_at: number;
};

export type MediaLibraryTables = {
  media_word: MediaWordTable;
  media_use: MediaUseTable;
  media_event: MediaEventTable;
  media_look: MediaLookTable;
  media_former_file: MediaFormerFileTable;
  media_upload: MediaUploadTable;
};
