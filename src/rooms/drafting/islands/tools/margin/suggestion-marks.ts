/** Marks of suggestions on pieces of a story, and which suggestion a new one belongs to. */
import { Fragment, type Mark, type Node, type Schema } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';

export type Author = { id: string; at: number; by: string };
type Kind = 'insertion' | 'deletion';

export const suggestionOf = (node: Node | null | undefined): Mark | undefined =>
  node?.marks.find(({ type }) => type.name === 'insertion' || type.name === 'deletion');

export const isInserted = (node: Node): boolean => suggestionOf(node)?.type.name === 'insertion';
export const isDeleted = (node: Node): boolean => suggestionOf(node)?.type.name === 'deletion';

export const makeMark = (schema: Schema, kind: Kind, { id, at, by }: Author): Mark => schema.mark(kind, { id, at, by });

const without = (marks: readonly Mark[]): Mark[] =>
  marks.filter(({ type }) => type.name !== 'insertion' && type.name !== 'deletion');

/** As proposed to go: what was itself only proposed goes at once, what is proposed to go already stays so. */
export const asDeleted = (content: Fragment, author: Author): Fragment => {
  const nodes: Node[] = [];
  content.forEach((node) => {
    if (isInserted(node)) return;
    if (!node.isText || isDeleted(node)) nodes.push(node);
    else nodes.push(node.mark(makeMark(node.type.schema, 'deletion', author).addToSet(without(node.marks))));
  });
  return Fragment.fromArray(nodes);
};

/** As proposed new text, whatever it was before. */
export const asInserted = (content: Fragment, author: Author): Fragment => {
  const nodes: Node[] = [];
  content.forEach((node) => {
    if (!node.isText) nodes.push(node.isLeaf ? node : node.copy(asInserted(node.content, author)));
    else nodes.push(node.mark(makeMark(node.type.schema, 'insertion', author).addToSet(without(node.marks))));
  });
  return Fragment.fromArray(nodes);
};

/** Marks the text of a range as proposed; text that already is, by the same person, stays as it is. */
export const markInserted = (tr: Transaction, from: number, to: number, author: Author): void => {
  const places: { from: number; to: number }[] = [];
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isText) return true;
    const mark = suggestionOf(node);
    if (mark?.type.name !== 'insertion' || mark.attrs['by'] !== author.by)
      places.push({ from: Math.max(from, pos), to: Math.min(to, pos + node.nodeSize) });
    return false;
  });
  const { schema } = tr.doc.type;
  for (const place of places) tr.addMark(place.from, place.to, makeMark(schema, 'insertion', author));
};

/** Takes marks of suggestions off a range: what is typed directly is no suggestion, wherever it is typed. */
export const unmark = (tr: Transaction, from: number, to: number, kinds: readonly Kind[]): void => {
  for (const kind of kinds) {
    const type = tr.doc.type.schema.marks[kind];
    if (type && tr.doc.rangeHasMark(from, to, type)) tr.removeMark(from, to, type);
  }
};

const recent = 30 * 60_000;

/** The suggestion beside a place that the same person is just making. */
export const besideOf = (doc: Node, from: number, to: number, { by, at }: Omit<Author, 'id'>): Author | undefined => {
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
  const above =
    $from.parentOffset === 0 && $from.depth > 0 ? doc.resolve($from.before()).nodeBefore?.lastChild : undefined;
  for (const [place, node] of [
    ['beside', $from.nodeBefore],
    ['beside', $to.nodeAfter],
    ['above', above],
  ] as const) {
    const mark = suggestionOf(node);
    if (!mark || mark.attrs['by'] !== by || at - Number(mark.attrs['at']) > recent) continue;
    if (place === 'above' && mark.type.name !== 'insertion') continue;
    return { id: String(mark.attrs['id']), at: Number(mark.attrs['at']), by };
  }
  return undefined;
};
