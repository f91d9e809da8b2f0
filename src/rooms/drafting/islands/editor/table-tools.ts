/** What can be done with a table: rows, columns, headers, cells that are joined, how figures stand. */
import type { Command } from 'prosemirror-state';
import {
  CellSelection,
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  mergeCells,
  setCellAttr,
  splitCell,
  toggleHeader,
  toggleHeaderCell,
} from 'prosemirror-tables';
import type { MenuItem } from './menu.ts';
import type { Room } from './room.ts';

/** What stood in cells of their own stays apart when they are one. */
const joinCells: Command = (state, dispatch, view) => {
  const { selection, tr } = state;
  if (!dispatch || !view || !(selection instanceof CellSelection)) return mergeCells(state, dispatch);
  const ends: number[] = [];
  selection.forEachCell((cell, pos) => {
    if (cell.content.size > 0) ends.push(pos + cell.nodeSize - 1);
  });
  for (const end of ends.slice(0, -1).reverse()) tr.insertText(' ', end);
  dispatch(tr);
  return mergeCells(view.state, dispatch);
};

const acts: readonly (readonly [words: string, command: Command, starts?: boolean])[] = [
  ['Row above', addRowBefore],
  ['Row below', addRowAfter],
  ['Remove the row', deleteRow],
  ['Column before', addColumnBefore, true],
  ['Column after', addColumnAfter],
  ['Remove the column', deleteColumn],
  ['First row is a header', toggleHeader('row'), true],
  ['First column is a header', toggleHeader('column')],
  ['This cell is a header', toggleHeaderCell],
  ['Join the chosen cells', joinCells, true],
  ['Part the cell', splitCell],
  ['Words at the start', setCellAttr('align', null), true],
  ['Words in the middle', setCellAttr('align', 'center')],
  ['Figures at the end', setCellAttr('align', 'end')],
  ['Remove the table', deleteTable, true],
];

export const tableItems = (room: Room): MenuItem[] => {
  const view = room.view();
  return acts.map(([words, command, starts]) => ({
    words,
    ...(starts ? { starts } : {}),
    isOff: !command(view.state),
    run: () => {
      command(view.state, view.dispatch, view);
      view.focus();
    },
  }));
};
