/** Makes suggestions of what somebody has just done to the text: what came is proposed, what went is back and proposed to go. */
import { Slice, type Node } from 'prosemirror-model';
import { Selection, TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { changedRanges, type Changed } from './changed-ranges.ts';
import {
  asDeleted,
  asInserted,
  besideOf,
  isInserted,
  makeMark,
  markInserted,
  suggestionOf,
  type Author,
} from './suggestion-marks.ts';

export type Done = {
  transactions: readonly Transaction[];
  before: EditorState;
  after: EditorState;
  by: string;
  now: number;
  makeId: () => string;
};
/** The transaction that makes suggestions of it, and words for what cannot be one. */
export type Suggested = { tr: Transaction; words?: string };

const blocksStay = 'Pictures and other blocks stay: only text can be suggested away';
const noJoin = 'Paragraphs cannot be joined as a suggestion: select over the break to take words away';

const hasText = (doc: Node, from: number, to: number): boolean =>
  /[^\ufffc]/.test(doc.textBetween(from, to, '', '\ufffc'));

const blockAtoms = (doc: Node, from: number, to: number): Node[] => {
  const atoms: Node[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isBlock && node.isAtom && pos >= from && pos + node.nodeSize <= to) atoms.push(node);
  });
  return atoms;
};

const inOneParagraph = (doc: Node, from: number, to: number): boolean => {
  const $from = doc.resolve(from);
  return $from.parent.isTextblock && $from.sameParent(doc.resolve(to));
};

const authorOf = (done: Done, range: Changed, doc: Node, at: { from: number; to: number }): Author => {
  const { by, now } = done;
  const known =
    besideOf(doc, at.from, at.to, { by, at: now }) ??
    (range.toA > range.fromA ? besideOf(done.before.doc, range.fromA, range.toA, { by, at: now }) : undefined);
  return known ?? { id: done.makeId(), at: now, by };
};

/** Text that went within one paragraph comes back before what took its place. */
const bringBack = (tr: Transaction, range: Changed, done: Done): void => {
  const { before, after } = done;
  const author = authorOf(done, range, after.doc, { from: range.fromB, to: range.toB });
  markInserted(tr, range.fromB, range.toB, author);
  if (range.toA === range.fromA) return;
  const gone = asDeleted(before.doc.slice(range.fromA, range.toA).content, author);
  if (gone.size === 0) return;
  const isForward = before.selection.empty && before.selection.head === range.fromA;
  const isOnlyGone = range.toB === range.fromB;
  const isHere = tr.selection.empty && tr.mapping.map(after.selection.head) === range.fromB;
  tr.insert(range.fromB, gone);
  if (!isHere || !isOnlyGone) return;
  tr.setSelection(TextSelection.create(tr.doc, isForward ? range.fromB + gone.size : range.fromB));
};

const revert = (tr: Transaction, transactions: readonly Transaction[]): void => {
  for (const done of [...transactions].reverse())
    for (let at = done.steps.length - 1; at >= 0; at -= 1) {
      const doc = done.docs[at];
      const step = done.steps[at];
      if (step && doc) tr.step(step.invert(doc));
    }
};

/** Only lines of text, as they fit into a paragraph; undefined when blocks came. */
const linesOf = (slice: Slice): Slice | undefined => {
  const [only] = slice.content.childCount === 1 ? slice.content.content : [];
  if (slice.content.firstChild?.isInline) return slice;
  return only?.isTextblock ? new Slice(only.content, 0, 0) : undefined;
};

const proposeGone = (tr: Transaction, from: number, to: number, author: Author): void => {
  const proposed: { from: number; to: number; isGone: boolean }[] = [];
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isText) return true;
    const range = { from: Math.max(from, pos), to: Math.min(to, pos + node.nodeSize) };
    if (!suggestionOf(node) || isInserted(node)) proposed.push({ ...range, isGone: isInserted(node) });
    return false;
  });
  for (const range of proposed.reverse())
    if (range.isGone) tr.delete(range.from, range.to);
    else tr.addMark(range.from, range.to, makeMark(tr.doc.type.schema, 'deletion', author));
};

/** Over the borders of blocks everything is put back as it was, and then proposed. */
const proposeAnew = (tr: Transaction, ranges: readonly Changed[], done: Done): void => {
  revert(tr, done.transactions);
  for (const range of [...ranges].reverse()) {
    const author = authorOf(done, range, done.before.doc, { from: range.fromA, to: range.toA });
    const came = done.after.doc.slice(range.fromB, range.toB);
    if (hasText(done.after.doc, range.fromB, range.toB)) {
      const size = tr.doc.content.size;
      const lines = linesOf(came);
      const slice = new Slice(
        asInserted((lines ?? came).content, author),
        lines ? 0 : came.openStart,
        lines ? 0 : came.openEnd,
      );
      tr.replace(range.toA, range.toA, slice);
      tr.setSelection(Selection.near(tr.doc.resolve(range.toA + tr.doc.content.size - size), -1));
    } else tr.setSelection(Selection.near(tr.doc.resolve(range.fromA)));
    proposeGone(tr, range.fromA, range.toA, author);
  }
};

const textblocks = (doc: Node): number => {
  let count = 0;
  doc.descendants((node) => {
    if (node.isTextblock) count += 1;
    return !node.isTextblock;
  });
  return count;
};

const isOwnOrEmpty = (block: Node): boolean => {
  let isAll = true;
  block.forEach((node) => {
    if (!isInserted(node)) isAll = false;
  });
  return isAll;
};

/** Whether two paragraphs with words of their own have become one. */
const isJoin = (ranges: readonly Changed[], { before, after }: Done): boolean =>
  textblocks(after.doc) < textblocks(before.doc) &&
  ranges.some(({ fromA, toA }) => {
    const [above, below] = [before.doc.resolve(fromA).parent, before.doc.resolve(toA).parent];
    return above !== below && above.isTextblock && below.isTextblock && !isOwnOrEmpty(above) && !isOwnOrEmpty(below);
  });

const moves = (ranges: readonly Changed[], { before, after }: Done): boolean => {
  const gone = ranges.flatMap(({ fromA, toA }) => blockAtoms(before.doc, fromA, toA));
  const came = ranges.flatMap(({ fromB, toB }) => blockAtoms(after.doc, fromB, toB));
  return gone.length > 0 && gone.every((node) => came.some((other) => other.eq(node)));
};

/** What somebody did in suggesting mode, as suggestions; undefined when it may stay as it is. */
export const suggestChanges = (done: Done): Suggested | undefined => {
  const { before, after, transactions } = done;
  const ranges = changedRanges(transactions, before.doc, after.doc);
  if (ranges.length === 0 || moves(ranges, done)) return undefined;
  const { tr } = after;
  const crossing = ranges.filter(({ fromA, toA }) => toA > fromA && !inOneParagraph(before.doc, fromA, toA));
  const atoms = crossing.some(({ fromA, toA }) => blockAtoms(before.doc, fromA, toA).length > 0);
  if (atoms || crossing.some(({ fromA, toA }) => hasText(before.doc, fromA, toA))) {
    proposeAnew(tr, ranges, done);
    return { tr, ...(atoms ? { words: blocksStay } : {}) };
  }
  if (crossing.length > 0 && isJoin(ranges, done)) {
    revert(tr, transactions);
    const { head } = before.selection;
    const [range] = crossing;
    const isBack = range !== undefined && head >= range.toA;
    tr.setSelection(Selection.near(tr.doc.resolve(isBack ? range.fromA : (range?.toA ?? head)), isBack ? -1 : 1));
    return { tr, words: noJoin };
  }
  for (const range of [...ranges].reverse()) bringBack(tr, range, done);
  return tr.docChanged ? { tr } : undefined;
};
