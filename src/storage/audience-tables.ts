/** The tables of audience; see tables.ts for how columns are kept. */
export type AudienceTables = Record<never, never>;
