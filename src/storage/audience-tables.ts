import type { Generated } from 'kysely';

/** One sum: a kind of thing (`site`, `edition`, `section`, `author`, `story`, `place`, `search`, `missing`), which one, how often. */
type Sums = { kind: string; subject: string; reads: Generated<number>; ends: Generated<number> };

/** The tables of audience; see tables.ts for how columns are kept. */
export type AudienceTables = {
  /** By hours since 1970; the last two days. */
  audience_hour: Sums & { hour: number };
  /** By days since 1970, as the publication's calendar counts them. */
  audience_day: Sums & { day: number };
  /** Where readers came from; the subject is a story's id, or empty for all. */
  audience_source: { subject: string; source: string; day: number; reads: number };
  /** Words searched for (`search`, `empty`) and addresses that are not there (`missing`), once several networks asked for them. */
  audience_word: { kind: string; edition: string; day: number; words: string; count: number };
};
