/** The tables of fronts; see tables.ts for how columns are kept. */
export type FrontTables = Record<never, never>;
