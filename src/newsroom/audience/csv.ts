import type { FastifyReply } from 'fastify';

export type Cell = string | number;

/** A cell that no spreadsheet takes for a formula. */
const cellOf = (cell: Cell): string =>
  typeof cell === 'number'
    ? String(cell)
    : `"${(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`;

/** Sends a table for spreadsheets; never kept. */
export const sendCsv = async (
  reply: FastifyReply,
  name: string,
  { head, rows }: { head: readonly string[]; rows: readonly (readonly Cell[])[] },
): Promise<void> => {
  const lines = [head.join(','), ...rows.map((row) => row.map(cellOf).join(','))];
  await reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .type('text/csv; charset=utf-8')
    .send(`${lines.join('\r\n')}\r\n`);
};
