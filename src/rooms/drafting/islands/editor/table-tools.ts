/** What can be done with a table: rows, columns, headers, cells that are joined, how figures stand. */
import type { Command } from 'prosemirror-state';
import {
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
  toggleHeaderCell,
  toggleHeaderColumn,
  toggleHeaderRow,
} from 'prosemirror-tables';
import type { MenuItem } from './menu.ts';
import type { Room } from './room.ts';

const acts: readonly (readonly [words: string, command: Command, starts?: boolean])[] = [
  ['Row above', addRowBefore],
  ['Row below', addRowAfter],
  ['Remove the row', deleteRow],
  ['Column before', addColumnBefore, true],
  ['Column after', addColumnAfter],
  ['Remove the column', deleteColumn],
  ['First row is a header', toggleHeaderRow, true],
  ['First column is a header', toggleHeaderColumn],
  ['This cell is a header', toggleHeaderCell],
  ['Join the chosen cells', mergeCells, true],
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
