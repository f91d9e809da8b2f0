/** The tables of fronts; see tables.ts for how columns are kept. */
import type { ColumnType } from 'kysely';

type Defaulted<T> = ColumnType<T, T | undefined, T>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** A page that may be arranged: `en` (an edition's front), `section-ID`. There is a row once somebody began to. */
type FrontPlaceTable = {
  place: string;
  edition: string;
  /** What is being arranged, and which state of it: it grows by one with every change. */
  draft: Maybe<string>;
  version: Defaulted<number>;
  draft_by: Maybe<string>;
  draft_at: Maybe<number>;
  /** The layout readers see; none: the page arranges itself. */
  layout_id: Maybe<string>;
};

/**
 * Layouts that went out or will: `out`, `automatic` (from here on the page arranged itself), `scheduled`, `called-off`; and `aside`:
 * what somebody arranged while somebody else saved first.
 */
type FrontLayoutTable = {
  id: string;
  place: string;
  kind: string;
  layout: string;
  account_id: Maybe<string>;
  at: number;
  goes_out_at: Maybe<number>;
};

/** Who has the arranging page of a place open, as of when. */
type FrontPresenceTable = { place: string; account_id: string; at: number };

export type FrontTables = {
  front_place: FrontPlaceTable;
  front_layout: FrontLayoutTable;
  front_presence: FrontPresenceTable;
};
