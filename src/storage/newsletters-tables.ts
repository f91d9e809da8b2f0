/** The tables of newsletters; see tables.ts for how columns are kept. */
export type NewsletterTables = Record<never, never>;
