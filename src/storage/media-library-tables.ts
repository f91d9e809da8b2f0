/** The tables of media-library; see tables.ts for how columns are kept. */
export type MediaLibraryTables = Record<never, never>;
