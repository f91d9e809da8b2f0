/** The tables of office; see tables.ts for how columns are kept. */
import type { ColumnType } from 'kysely';

type Defaulted<T> = ColumnType<T, T | undefined, T>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** Somebody asked to work here who has not yet answered; the row goes when they do. */
type InvitationTable = {
  id: string;
  /** Of the token in the mail. */
  hash: string;
  email: string;
  role: string;
  words: Defaulted<string>;
  edition: Maybe<string>;
  invited_by: Maybe<string>;
  created_at: number;
  sent_at: number;
  expires_at: number;
};

/** `act`: role, joined, closed, opened. */
type RoleChangeTable = {
  id: string;
  account_id: string;
  at: number;
  by_id: Maybe<string>;
  act: string;
  before: string;
  after: string;
};

/** A section, tag or author that became one with another: whoever still knows its id finds the other. */
type TaxonomyAliasTable = { id: string; kind: string; into_id: string; at: number };

type TaxonomyMergeTable = {
  id: string;
  /** section, tag, author */
  kind: string;
  from_id: string;
  from_name: string;
  into_id: string;
  moved: Defaulted<number>;
  total: Defaulted<number>;
  account_id: Maybe<string>;
  started_at: number;
  finished_at: Maybe<number>;
};

/** What the office adds to sections. */
export type SectionColumns = { picture_id: Maybe<string> };

export type OfficeTables = {
  invitation: InvitationTable;
  role_change: RoleChangeTable;
  taxonomy_alias: TaxonomyAliasTable;
  taxonomy_merge: TaxonomyMergeTable;
};
