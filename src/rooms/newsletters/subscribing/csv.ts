/** Lists of subscribers as spreadsheets write and read them (RFC 4180). */

const cell = (value: string): string => {
  // A cell that begins like a formula would be one.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

/** Cells of each line; commas, semicolons and tabs part them, whichever the first line has most of. */
export const readCsv = (text: string): string[][] => {
  const first = text.split(/\r?\n/, 1)[0] ?? '';
  const separator = [',', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let value = '';
  let isQuoted = false;
  const endCell = (): void => {
    row.push(value.trim());
    value = '';
  };
  const endRow = (): void => {
    endCell();
    if (row.some((one) => one !== '')) rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (isQuoted && sign === '"' && text[at + 1] === '"') value += text[(at += 1)];
    else if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && sign === separator) endCell();
    else if (!isQuoted && sign === '\n') endRow();
    else value += sign;
  }
  endRow();
  return rows;
};
