/** Writing inside what somebody proposed to take away. */
import type { EditorState, Transaction } from 'prosemirror-state';
import { changedRanges } from './changed-ranges.ts';
import { unmark } from './suggestion-marks.ts';

/** What is typed directly within something that is proposed to go is not proposed to go. */
export const cleanTyped = (
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
): Transaction | undefined => {
  const { tr } = after;
  for (const { fromA, toA, fromB, toB } of changedRanges(transactions, before.doc, after.doc))
    if (toB > fromB && toA === fromA) unmark(tr, fromB, toB, ['deletion']);
  return tr.docChanged ? tr : undefined;
};
