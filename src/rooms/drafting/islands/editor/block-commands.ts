/** Turning blocks into others, putting new ones in, moving them about. */
import { setBlockType, wrapIn, lift } from 'prosemirror-commands';
import { Fragment, type Node, type NodeType } from 'prosemirror-model';
import { wrapInList } from 'prosemirror-schema-list';
import { NodeSelection, Selection, TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { storySchema } from '../document/schema.ts';

export const typeOf = (name: string): NodeType => {
  const type = storySchema.nodes[name];
  if (!type) throw new Error(`the schema has no ${name}`);
  return type;
};

/** The block of the text, or of the box, that the cursor stands in: where it starts, and the node. */
export const blockAt = (state: EditorState): { pos: number; node: Node; index: number; parent: Node } | undefined => {
  const { selection } = state;
  const { $from } = selection;
  const depth = selection instanceof NodeSelection ? $from.depth : 0;
  const parent = selection instanceof NodeSelection && selection.node.isBlock ? $from.parent : $from.node(depth);
  const pos = $from.depth > depth ? $from.before(depth + 1) : selection.from;
  const node = state.doc.nodeAt(pos);
  return node ? { pos, node, index: $from.index(depth), parent } : undefined;
};

/** The name of what the cursor stands in: heading, list, quote … from the inside out. */
export const standsIn = (state: EditorState, name: string, attrs: Readonly<Record<string, unknown>> = {}): boolean => {
  const { $from, to } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type.name === name && $from.end(depth) >= to)
      return Object.entries(attrs).every(([key, value]) => node.attrs[key] === value);
  }
  return false;
};

/** A plain paragraph, whatever it was: out of lists and quotations too. */
export const toText: Command = (state, dispatch, view) => {
  if (setBlockType(typeOf('paragraph'))(state, dispatch, view)) return true;
  return lift(state, dispatch);
};

export const toHeading = (level: number): Command => setBlockType(typeOf('heading'), { level });

export const toWrapped = (name: string): Command => {
  const wrap = wrapIn(typeOf(name));
  return (state, dispatch, view) => (standsIn(state, name) ? lift(state, dispatch) : wrap(state, dispatch, view));
};

export const toList = (name: 'bulletList' | 'orderedList'): Command => {
  const other = name === 'bulletList' ? 'orderedList' : 'bulletList';
  const wrap = wrapInList(typeOf(name));
  return (state, dispatch, view) => {
    const { $from } = state.selection;
    for (let depth = $from.depth; depth > 0; depth -= 1) {
      const node = $from.node(depth);
      if (node.type.name === other) {
        dispatch?.(state.tr.setNodeMarkup($from.before(depth), typeOf(name), {}));
        return true;
      }
      if (node.type.name === name) return lift(state, dispatch);
    }
    return wrap(state, dispatch, view);
  };
};

/** An empty paragraph where the cursor stands gives its place to what is put in; otherwise that comes after the block. */
export const insertBlock =
  (node: Node, isEdited = true): Command =>
  (state, dispatch) => {
    const { $from } = state.selection;
    const depth = $from.depth;
    const isEmpty = depth > 0 && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
    const spot = isEmpty ? $from.before(depth) : depth > 0 ? placeAfter(state) : state.selection.to;
    const { tr } = state;
    if (isEmpty) tr.replaceWith(spot, spot + $from.parent.nodeSize, node);
    else tr.insert(spot, node);
    const after = spot + node.nodeSize;
    const isLast = tr.doc.resolve(after).nodeAfter === null;
    if (isLast && !node.isTextblock) tr.insert(after, typeOf('paragraph').create());
    const inside = node.isAtom || node.type.name === 'gallery' || node.type.name === 'rule' ? undefined : after - 1;
    if (inside === undefined && isEdited && node.type.name !== 'rule')
      tr.setSelection(NodeSelection.create(tr.doc, spot));
    else if (inside === undefined) tr.setSelection(Selection.near(tr.doc.resolve(after), 1));
    else tr.setSelection(TextSelection.near(tr.doc.resolve(spot + 1)));
    dispatch?.(tr.scrollIntoView());
    return true;
  };

/** After the block of text, or after the table or list item's list, as far in as any block may stand. */
const placeAfter = (state: EditorState): number => {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const parent = $from.node(depth - 1).type.name;
    if (parent === 'doc' || parent === 'factBox') return $from.after(depth);
  }
  return $from.after(1);
};

/** Moves the block with the cursor past its neighbour. */
export const moveBlock =
  (by: 1 | -1): Command =>
  (state, dispatch) => {
    const block = blockAt(state);
    if (!block) return false;
    const { pos, node, index, parent } = block;
    const neighbour = parent.maybeChild(index + by);
    if (!neighbour) return false;
    const inside = state.selection.from - pos;
    const to = by < 0 ? pos - neighbour.nodeSize : pos + neighbour.nodeSize;
    const tr = state.tr.replaceWith(
      Math.min(pos, pos - (by < 0 ? neighbour.nodeSize : 0)),
      pos + node.nodeSize + (by > 0 ? neighbour.nodeSize : 0),
      Fragment.from(by < 0 ? [node, neighbour] : [neighbour, node]),
    );
    const isNode = state.selection instanceof NodeSelection && state.selection.from === pos;
    tr.setSelection(isNode ? NodeSelection.create(tr.doc, to) : TextSelection.near(tr.doc.resolve(to + inside)));
    dispatch?.(tr.scrollIntoView());
    return true;
  };

export const removeBlock: Command = (state, dispatch) => {
  const block = blockAt(state);
  if (!block) return false;
  const { tr } = state;
  tr.delete(block.pos, block.pos + block.node.nodeSize);
  if (tr.doc.childCount === 0) tr.insert(0, typeOf('paragraph').create());
  dispatch?.(
    tr.setSelection(Selection.near(tr.doc.resolve(Math.min(block.pos, tr.doc.content.size)))).scrollIntoView(),
  );
  return true;
};

export const copyBlock: Command = (state, dispatch) => {
  const block = blockAt(state);
  if (!block) return false;
  dispatch?.(state.tr.insert(block.pos + block.node.nodeSize, block.node).scrollIntoView());
  return true;
};

/** Shift+Enter. */
export const breakLine: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent) return false;
  dispatch?.(state.tr.replaceSelectionWith(typeOf('hardBreak').create()).scrollIntoView());
  return true;
};

/** Enter in what is one line (a pull quote, a table's cell) and Enter after a quotation's last empty line leave it. */
export const leaveBlock: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parent.type.name !== 'pullQuote') return false;
  const after = $from.after();
  const tr = state.tr.insert(after, typeOf('paragraph').create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
};

export const newTable = (rows = 3, columns = 3): Node => {
  const row = (name: string): Node =>
    typeOf('tableRow').create(
      null,
      Array.from({ length: columns }, () => typeOf(name).create()),
    );
  return typeOf('table').create(null, [
    row('tableHeader'),
    ...Array.from({ length: rows - 1 }, () => row('tableCell')),
  ]);
};
