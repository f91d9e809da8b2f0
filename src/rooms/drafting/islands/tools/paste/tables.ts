/** Tables: those of spreadsheets and documents stay tables; those that only lay out a page are taken apart. */
import type { Node } from 'prosemirror-model';
import { findElement, findElements, type ClipElement } from './html-tree.ts';
import { marksInside } from './inline-marks.ts';
import { outside, type Place, type Reading } from './reading.ts';
import { styleOf } from './style-of.ts';

type ReadBlocks = (children: ClipElement['children'], place: Place) => Node[];

const whole = (text: string | undefined, most: number): number =>
  Math.min(most, Math.max(1, Number.parseInt(text ?? '1', 10) || 1));

const rowsOf = (table: ClipElement): ClipElement[] => findElements(table, ({ name }) => name === 'tr').slice(0, 1_000);
const cellsOf = (row: ClipElement): ClipElement[] =>
  row.children
    .filter((child): child is ClipElement => typeof child !== 'string' && /^t[dh]$/.test(child.name))
    .slice(0, 100);

/** Whether its cells are only places on a page: one cell in all, or tables and headings inside. */
export const isLayout = (table: ClipElement): boolean => {
  const rows = rowsOf(table);
  if (rows.reduce((sum, row) => sum + cellsOf(row).length, 0) < 2) return true;
  return findElement(table, ({ name }) => /^(?:table|h[1-6]|figure|article|section)$/.test(name)) !== undefined;
};

/** What blocks come to in a cell, which holds lines only. */
export const inlineOf = (blocks: readonly Node[], { schema }: Pick<Reading, 'schema'>): Node[] => {
  const lines: Node[][] = [];
  const take = (node: Node): boolean => {
    if (node.isTextblock && node.content.size > 0) lines.push([...node.content.content]);
    return !node.isTextblock;
  };
  for (const block of blocks) if (take(block)) block.descendants(take);
  const { hardBreak } = schema.nodes;
  return lines.flatMap((line, at) => (at > 0 && hardBreak ? [hardBreak.create(), ...line] : line));
};

const alignOf = (cell: ClipElement, reading: Reading): string | null => {
  const align = styleOf(cell, reading.rules)['text-align'] ?? cell.attrs['align']?.toLowerCase();
  if (align === 'center') return 'center';
  const far = reading.direction === 'rtl' ? 'left' : 'right';
  return align === far || align === 'end' ? 'end' : null;
};

const isBold = (content: readonly Node[]): boolean =>
  content.length > 0 && content.every((node) => !node.isText || node.marks.some(({ type }) => type.name === 'strong'));

type Cell = { content: Node[]; isHeader: boolean; attrs: Record<string, number | string | null> };

const makeRow = (cells: readonly Cell[], isHeader: boolean, reading: Reading): Node | undefined => {
  const { tableRow, tableHeader, tableCell, hardBreak } = reading.schema.nodes;
  const { strong } = reading.schema.marks;
  return tableRow?.create(
    null,
    cells.flatMap(({ content, attrs, ...cell }) => {
      const header = isHeader || cell.isHeader;
      const plain =
        header && strong
          ? content.map((node) => (node.type === hardBreak ? node : node.mark(strong.removeFromSet(node.marks))))
          : content;
      return (header ? tableHeader : tableCell)?.create(attrs, plain) ?? [];
    }),
  );
};

const placeIn = (cell: ClipElement, reading: Reading): Place => ({
  ...outside,
  isCell: true,
  marks: marksInside(cell, styleOf(cell, reading.rules), outside, reading),
});

/** A table as a node; undefined when it has no cell with anything in it. */
export const readTable = (table: ClipElement, reading: Reading, readBlocks: ReadBlocks): Node | undefined => {
  const rows = rowsOf(table)
    .map((row) =>
      cellsOf(row).map((cell): Cell => ({
        content: inlineOf(readBlocks(cell.children, placeIn(cell, reading)), reading),
        isHeader: cell.name === 'th',
        attrs: {
          colspan: whole(cell.attrs['colspan'], 100),
          rowspan: whole(cell.attrs['rowspan'], 1_000),
          align: alignOf(cell, reading),
        },
      })),
    )
    .filter((cells) => cells.length > 0);
  if (!rows.some((cells) => cells.some(({ content }) => content.length > 0))) return undefined;
  const [first = []] = rows;
  const hasHeads = rows.length > 1 && first.every(({ content }) => isBold(content));
  const made = rows.flatMap((cells, at) => makeRow(cells, hasHeads && at === 0, reading) ?? []);
  return made.length > 0 ? reading.schema.nodes['table']?.create(null, made) : undefined;
};
