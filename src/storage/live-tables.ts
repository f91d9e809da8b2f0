/** The tables of live blogs; see tables.ts for how columns are kept. */
import type { ColumnType, Generated } from 'kysely';

type Defaulted<T> = ColumnType<T, T | undefined, T>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
type Flag = ColumnType<number, 0 | 1 | undefined, 0 | 1>;

/** What an entry is besides its words. */
export type LiveEntryColumns = {
  /** `published`, `scheduled`; `removed`: a line stays in its place; `deleted`: nothing stays. */
  state: Defaulted<string>;
  created_at: Defaulted<number>;
  created_by: Maybe<string>;
  /** Any change that pages must follow. */
  changed_at: Defaulted<number>;
  /** When a scheduled entry goes out. */
  goes_out_at: Maybe<number>;
  /** The last one pinned stands on top. */
  pinned_at: Defaulted<number>;
  /** What was wrong, in words for readers, and since when it is right. */
  correction: Defaulted<string>;
  corrected_at: Maybe<number>;
  removed_why: Defaulted<string>;
  /** The entry it became in another live blog. */
  moved_to: Maybe<string>;
  version: Defaulted<number>;
  /** Those who follow the story are told of it when it goes out. */
  tells: Flag;
};

/** What an entry said before it was changed, and who changed it. */
type LiveEntryVersionTable = {
  id: Generated<number>;
  entry_id: string;
  at: number;
  account_id: Maybe<string>;
  act: string;
  note: Defaulted<string>;
  headline: string;
  body: string;
};

/** Who has the writing page of a live blog open, and when they last typed. */
type LivePresenceTable = { article_id: string; account_id: string; at: number; typed_at: Defaulted<number> };

export type LiveTables = { live_entry_version: LiveEntryVersionTable; live_presence: LivePresenceTable };
