/**
 * Every table's type, the same in SQLite and PostgreSQL. Times are milliseconds since 1970 (UTC) in bigint columns; JSON is kept
 * as text; flags are 0 or 1; ids are UUID version 7. Only stores (`*.store.ts`) know these names.
 */
import type { ColumnType, Generated } from 'kysely';
import type { ApiTables } from './api-tables.ts';
import type { AudienceTables } from './audience-tables.ts';
import type { AudioTables } from './audio-tables.ts';
import type { DeskTables } from './desk-tables.ts';
import type { DraftingTables } from './drafting-tables.ts';
import type { FrontTables } from './fronts-tables.ts';
import type { LiveEntryColumns, LiveTables } from './live-tables.ts';
import type { MediaLibraryColumns, MediaLibraryTables } from './media-library-tables.ts';
import type { NewsletterTables } from './newsletters-tables.ts';
import type { OfficeTables, SectionColumns } from './office-tables.ts';
import type { DiscussionTables } from './discussion-tables.ts';
import type { ModerationTables } from './moderation-tables.ts';
import type { ReaderTables } from './reader-tables.ts';
import type {
  ArticleTable,
  ArticleAuthorTable,
  ArticleTagTable,
  ArticleRevisionTable,
  ArticleCorrectionTable,
  LiveEntryTable,
  AddressTable,
} from './story-tables.ts';

type Defaulted<T> = ColumnType<T, T | undefined, T>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
type Flag = ColumnType<number, 0 | 1 | undefined, 0 | 1>;

/** Settings of the publication that editors may change: name → JSON value. */
type SettingTable = { name: string; value: string; modified_at: number };

type EditionTable = {
  code: string;
  language: string;
  /** The language's own name for itself. */
  name: string;
  direction: string;
  publication_name: string;
  tagline: Defaulted<string>;
  position: Defaulted<number>;
  is_default: Flag;
};

type SectionTable = {
  id: string;
  edition: string;
  /** The same in every edition: sections with one key are each other's counterparts. */
  key: string;
  slug: string;
  name: string;
  description: Defaulted<string>;
  position: Defaulted<number>;
};

type TagTable = {
  id: string;
  edition: string;
  key: string;
  slug: string;
  name: string;
  description: Defaulted<string>;
};

type AuthorTable = {
  id: string;
  slug: string;
  name: string;
  role: Defaulted<string>;
  bio: Defaulted<string>;
  /** JSON: edition code → { name?, role?, bio? } where they differ. */
  texts: Defaulted<string>;
  /** JSON: list of { label, url }. */
  links: Defaulted<string>;
  portrait_id: Maybe<string>;
  is_guest: Flag;
  email: Maybe<string>;
  account_id: Maybe<string>;
};

type MediaTable = {
  id: string;
  kind: string;
  /** ready, waiting (renditions are being made), missing (only known by its old address), refused */
  state: string;
  /** Path below DATA_DIR/media; null while missing. */
  file: Maybe<string>;
  file_name: string;
  content_type: string;
  bytes: Defaulted<number>;
  sha256: Maybe<string>;
  width: Maybe<number>;
  height: Maybe<number>;
  duration: Maybe<number>;
  focal_x: Defaulted<number>;
  focal_y: Defaulted<number>;
  alt: Defaulted<string>;
  caption: Defaulted<string>;
  /** JSON: language → { alt?, caption? } where they differ. */
  texts: Defaulted<string>;
  credit: Defaulted<string>;
  credit_url: Maybe<string>;
  licence: Defaulted<string>;
  licence_url: Maybe<string>;
  poster_id: Maybe<string>;
  origin: Maybe<string>;
  origin_url: Maybe<string>;
  created_at: number;
};

type MediaRenditionTable = {
  media_id: string;
  width: number;
  height: number;
  format: string;
  bytes: number;
  file: string;
};

/** Work for later, written in the transaction of the fact. A finished job's row is deleted. */
type JobTable = {
  id: string;
  kind: string;
  payload: string;
  run_at: number;
  attempts: Defaulted<number>;
  /** waiting, running, failed */
  state: Defaulted<string>;
  locked_until: Maybe<number>;
  error: Maybe<string>;
  created_at: number;
};

/** What is no longer as it was, written in the transaction of the fact; delivery follows it. */
type ChangeTable = { id: Generated<number>; topic: string; at: number };

type ImportRunTable = {
  id: string;
  source: string;
  file_name: string;
  /** Tells one file from another: size and a hash of its beginning. */
  file_mark: string;
  options: string;
  started_at: number;
  finished_at: Maybe<number>;
  /** Items already carried when the run was cut off. */
  position: Defaulted<number>;
  report: Defaulted<string>;
};

/** What became of each thing of a foreign system: makes every import safe to repeat. */
type ImportItemTable = { origin: string; kind: string; origin_id: string; target_id: string; mark: Defaulted<string> };

/** Stories whose place in the search index is out of date; written in the transaction that changes them, with a mark that is new each time. */
type SearchDueTable = { article_id: string; mark: string };
/** A story's row in the search index; the number grows with the time it was listed. */
type SearchEntryTable = { row_id: number; article_id: string };

export type Tables = ReaderTables &
  DiscussionTables &
  ModerationTables &
  DraftingTables &
  DeskTables &
  FrontTables &
  MediaLibraryTables &
  AudienceTables &
  AudioTables &
  NewsletterTables &
  OfficeTables &
  ApiTables &
  LiveTables & {
    setting: SettingTable;
    edition: EditionTable;
    section: SectionTable & SectionColumns;
    tag: TagTable;
    author: AuthorTable;
    article: ArticleTable;
    article_author: ArticleAuthorTable;
    article_tag: ArticleTagTable;
    article_revision: ArticleRevisionTable;
    article_correction: ArticleCorrectionTable;
    live_entry: LiveEntryTable & LiveEntryColumns;
    address: AddressTable;
    media: MediaTable & MediaLibraryColumns;
    media_rendition: MediaRenditionTable;
    job: JobTable;
    change: ChangeTable;
    import_run: ImportRunTable;
    import_item: ImportItemTable;
    search_due: SearchDueTable;
    search_entry: SearchEntryTable;
  };
