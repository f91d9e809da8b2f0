import type { JSX } from 'preact';
import type { Table, TableCell, TableRow } from '../../body/body.ts';
import { plainInline } from '../../body/walk-body.ts';
import type { StoryContext } from './story-context.ts';
import { drawInline } from './StoryInline.tsx';

type Scope = 'col' | 'row';

const Cell = ({ cell, scope, context }: { cell: TableCell; scope: Scope; context: StoryContext }): JSX.Element => {
  const { align, colspan, rowspan } = cell.attrs ?? {};
  const shared = { class: align && align !== 'start' ? `cell-${align}` : undefined, colspan, rowspan };
  const content = drawInline(cell.content, context);
  // An empty header cell would be announced as the header of its column; it is only a corner.
  const isHeader = cell.type === 'tableHeader' && plainInline(cell.content).trim() !== '';
  return isHeader ? (
    <th scope={scope} {...shared}>
      {content}
    </th>
  ) : (
    <td {...shared}>{content}</td>
  );
};

const rows = (list: readonly TableRow[], scope: Scope, context: StoryContext): JSX.Element[] =>
  list.map((row) => (
    <tr>
      {row.content.map((cell) => (
        <Cell cell={cell} scope={scope} context={context} />
      ))}
    </tr>
  ));

const columnsOf = ({ content }: Table): number =>
  Math.max(0, ...content.map((row) => row.content.reduce((sum, { attrs }) => sum + (attrs?.colspan ?? 1), 0)));

/** A table in a frame of its own that scrolls sideways, by keys too, when the window is narrower than the figures. */
export const StoryTable = ({
  table,
  id,
  context,
}: {
  table: Table;
  id: string;
  context: StoryContext;
}): JSX.Element => {
  const heads = table.content.findIndex((row) => row.content.some(({ type }) => type === 'tableCell'));
  const headRows = table.content.slice(0, heads < 0 ? 1 : heads);
  const bodyRows = table.content.slice(headRows.length);
  const caption = table.attrs?.caption;
  return (
    <section
      class={columnsOf(table) > 5 ? 'table-frame wide' : 'table-frame'}
      tabindex={0}
      aria-label={caption ? undefined : context.words.table}
      aria-labelledby={caption ? id : undefined}
    >
      <table class="table">
        {caption ? <caption id={id}>{caption}</caption> : null}
        {headRows.length > 0 ? <thead>{rows(headRows, 'col', context)}</thead> : null}
        {bodyRows.length > 0 ? <tbody>{rows(bodyRows, 'row', context)}</tbody> : null}
      </table>
    </section>
  );
};
