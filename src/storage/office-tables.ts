/** The tables of office; see tables.ts for how columns are kept. */
export type OfficeTables = Record<never, never>;
