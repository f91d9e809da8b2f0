import type { Block, Table, TableCell, TableRow } from '../../rooms/articles/articles.ts';
import { captionOf, deepestBox, flatten, type Conversion, type Handler } from './conversion.ts';
import { isElement, type HtmlElement } from './html-tree.ts';

const groups = new Set(['thead', 'tbody', 'tfoot']);

const childrenNamed = (element: HtmlElement, ...names: readonly string[]): HtmlElement[] =>
  element.children.filter(isElement).filter(({ name }) => names.includes(name));

/** The rows of this table, not of one inside it; the group's name says whether a row is a heading. */
const rowsOf = (table: HtmlElement): { row: HtmlElement; isHead: boolean }[] =>
  table.children.filter(isElement).flatMap((child) => {
    if (child.name === 'tr') return [{ row: child, isHead: false }];
    return groups.has(child.name)
      ? childrenNamed(child, 'tr').map((row) => ({ row, isHead: child.name === 'thead' }))
      : [];
  });

const span = (text: string | undefined): number | undefined => {
  const value = Number.parseInt(text ?? '', 10);
  return Number.isInteger(value) && value > 1 ? Math.min(value, 100) : undefined;
};

const aligned = { left: 'start', right: 'end', center: 'center', start: 'start', end: 'end' } as const;

const alignOf = ({ attrs }: HtmlElement): 'start' | 'center' | 'end' | undefined => {
  const given =
    /text-align:\s*(\w+)/.exec(attrs['style'] ?? '')?.[1] ??
    /has-text-align-(\w+)/.exec(attrs['class'] ?? '')?.[1] ??
    attrs['align'] ??
    '';
  const name = given.toLowerCase();
  return name in aligned ? aligned[name as keyof typeof aligned] : undefined;
};

const cellOf = (cell: HtmlElement, isHead: boolean, content: TableCell['content']): TableCell => {
  const [colspan, rowspan, align] = [span(cell.attrs['colspan']), span(cell.attrs['rowspan']), alignOf(cell)];
  const attrs = { ...(colspan ? { colspan } : {}), ...(rowspan ? { rowspan } : {}), ...(align ? { align } : {}) };
  const type = isHead || cell.name === 'th' ? 'tableHeader' : 'tableCell';
  return { type, ...(Object.keys(attrs).length > 0 ? { attrs } : {}), content };
};

type Read = {
  rows: TableRow[];
  /** Everything, as it would stand without a table. */ plain: Block[];
  holdsMore: boolean;
};

const read = (table: HtmlElement, conversion: Conversion): Read => {
  const result: Read = { rows: [], plain: [], holdsMore: false };
  for (const { row, isHead } of rowsOf(table)) {
    const cells = childrenNamed(row, 'td', 'th').map((cell) => {
      const blocks = conversion.blocksOf(cell.children, deepestBox - 2);
      const { inline, rest } = flatten(blocks);
      if (rest.length > 0) result.holdsMore = true;
      result.plain.push(...blocks);
      return cellOf(cell, isHead, inline);
    });
    if (cells.length > 0) result.rows.push({ type: 'tableRow', content: cells });
  }
  return result;
};

/**
 * Tables. One that holds pictures, players or other tables was used to lay out a page, as was one with a single column:
 * its content follows in order.
 */
export const table: Handler = (element, flow, marks, conversion) => {
  const { rows, plain, holdsMore } = read(element, conversion);
  const caption = childrenNamed(element, 'caption')[0];
  const text = caption ? captionOf(caption.children, caption.at, conversion) : '';
  const isLayout = holdsMore || rows.every(({ content }) => content.length === 1);
  const strays = element.children.filter(
    (node) => !(isElement(node) && (groups.has(node.name) || ['tr', 'caption', 'colgroup', 'col'].includes(node.name))),
  );
  if (rows.length > 0 && !isLayout) {
    flow.add({ type: 'table', ...(text ? { attrs: { caption: text } } : {}), content: rows } satisfies Table);
  } else {
    if (holdsMore && rows.some(({ content }) => content.length > 1)) {
      conversion.lose(
        'A table that holds pictures or other blocks was taken apart; its content follows in order',
        element.at,
      );
    }
    flow.add(...plain);
    if (text) flow.add({ type: 'paragraph', content: [{ type: 'text', text }] });
  }
  flow.add(...conversion.blocksOf(strays, flow.depth, marks));
};
