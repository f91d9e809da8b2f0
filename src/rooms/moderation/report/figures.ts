/** A year’s report as it is kept, published and downloaded: tables of figures with stable names; words are put to them when it is read. */

/** What the names of a table’s rows are: words of the report itself, or names of these. */
export type RowNames = 'words' | 'rules' | 'grounds' | 'checks' | 'editions';

export type FigureTable = {
  key: TableKey;
  rows: RowNames;
  columns: readonly string[];
  /** A row `total` is the sum of all others. */
  figures: { key: string; values: (number | null)[] }[];
};

export const tableKeys = [
  'comments',
  'taken-over',
  'held',
  'removals',
  'found',
  'editions',
  'outcomes',
  'balance',
  'notices',
  'reports',
  'errors',
  'appeals',
  'restrictions',
  'automated',
  'times',
  'desk',
] as const;
export type TableKey = (typeof tableKeys)[number];

export type Figures = {
  year: number;
  from: number;
  until: number;
  /** What had happened until this moment is in it. */
  at: number;
  timeZone: string;
  tables: FigureTable[];
  /** What the publication adds in its own words. */
  remarks: string;
};

type Row = FigureTable['figures'][number];

/** The same rows with their sum at the end. */
export const withTotal = (figures: Row[], columns: number): Row[] => [
  ...figures,
  {
    key: 'total',
    values: Array.from({ length: columns }, (_, i) => figures.reduce((sum, { values }) => sum + (values[i] ?? 0), 0)),
  },
];

export const tableOf = (figures: Pick<Figures, 'tables'>, key: TableKey): FigureTable | undefined =>
  figures.tables.find((one) => one.key === key);

/** One figure, by the names of its table, row and column; undefined where there is none. */
export const figureOf = (
  figures: Pick<Figures, 'tables'>,
  at: { table: TableKey; row: string; column?: string },
): number | undefined => {
  const table = tableOf(figures, at.table);
  const column = at.column === undefined ? 0 : (table?.columns.indexOf(at.column) ?? -1);
  return table?.figures.find(({ key }) => key === at.row)?.values[column] ?? undefined;
};

/** A spreadsheet takes what begins like this for a formula. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(?:\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** RFC 4180: a line for each figure, under stable names in every language. */
export const csvOf = (figures: Figures): string => {
  const lines = [
    ['table', 'row', 'column', 'value'],
    ['report', 'year', '', String(figures.year)],
    ['report', 'from', '', new Date(figures.from).toISOString()],
    ['report', 'until', '', new Date(figures.until).toISOString()],
    ['report', 'as-of', '', new Date(figures.at).toISOString()],
    ...figures.tables.flatMap((table) =>
      table.figures.flatMap(({ key, values }) =>
        values.map((value, i) => [table.key, key, table.columns[i] ?? '', value === null ? '' : String(value)]),
      ),
    ),
  ];
  return lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');
};
