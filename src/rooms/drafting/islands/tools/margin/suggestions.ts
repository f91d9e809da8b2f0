/** The suggestions in a story: which there are, and what becomes of them when they are accepted or rejected. */
import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { suggestionOf } from './suggestion-marks.ts';

export type Run = { kind: 'insertion' | 'deletion'; from: number; to: number; text: string };
export type Suggestion = { id: string; by: string; at: number; runs: Run[] };

/** In the order of the text. */
export const suggestionsOf = (doc: Node): Suggestion[] => {
  const found = new Map<string, Suggestion>();
  doc.descendants((node, pos) => {
    const mark = node.isText ? suggestionOf(node) : undefined;
    if (!mark) return;
    const id = String(mark.attrs['id']);
    const suggestion = found.get(id) ?? { id, by: String(mark.attrs['by']), at: Number(mark.attrs['at']), runs: [] };
    found.set(id, suggestion);
    const kind = mark.type.name === 'insertion' ? 'insertion' : 'deletion';
    const last = suggestion.runs.at(-1);
    if (last?.kind === kind && last.to === pos) {
      last.to = pos + node.nodeSize;
      last.text += node.text ?? '';
    } else suggestion.runs.push({ kind, from: pos, to: pos + node.nodeSize, text: node.text ?? '' });
  });
  return [...found.values()];
};

/** Neighbouring paragraphs whose border lies within what goes become one. */
const isOverBorder = (doc: Node, one: Run, other: Run): boolean => {
  if (doc.textBetween(one.to, other.from, '', '\ufffc') !== '') return false;
  const [$one, $other] = [doc.resolve(one.to), doc.resolve(other.from)];
  if ($one.sameParent($other) || $one.depth !== $other.depth || $one.depth === 0) return $one.sameParent($other);
  return (
    $one.node(-1) === $other.node(-1) && $one.indexAfter(-1) === $other.index(-1) && !$one.parent.type.spec.tableRole
  );
};

const goneRanges = (doc: Node, runs: readonly Run[]): { from: number; to: number }[] => {
  const ranges: Run[] = [];
  for (const run of runs) {
    const last = ranges.at(-1);
    if (last && isOverBorder(doc, last, run)) last.to = run.to;
    else ranges.push({ ...run });
  }
  return ranges;
};

/** A paragraph nothing is left of goes with its last word, when it is not the only one. */
const remove = (tr: Transaction, { from, to }: { from: number; to: number }): void => {
  const $from = tr.doc.resolve(from);
  const isWhole =
    $from.parent.isTextblock &&
    $from.parentOffset === 0 &&
    tr.doc.resolve(to).parentOffset === tr.doc.resolve(to).parent.content.size;
  const isPlain = /^(?:paragraph|heading|pullQuote)$/.test($from.parent.type.name);
  tr.delete(from, to);
  if (!isWhole || !isPlain) return;
  const $at = tr.doc.resolve(from);
  let depth = $at.depth;
  while (depth > 1 && $at.node(depth - 1).childCount === 1) depth -= 1;
  if (depth > 0 && $at.node(depth - 1).childCount > 1) tr.delete($at.before(depth), $at.after(depth));
};

/** Accepts or rejects suggestions in one step. */
export const settle = (state: EditorState, ids: ReadonlySet<string>, isAccepted: boolean): Transaction => {
  const { tr } = state;
  const goes = isAccepted ? 'deletion' : 'insertion';
  const runs = suggestionsOf(state.doc).flatMap(({ id, runs: own }) =>
    ids.has(id) ? own.map((run) => ({ ...run, id })) : [],
  );
  for (const { kind, from, to } of runs) {
    const type = kind === goes ? undefined : state.schema.marks[kind];
    if (type) tr.removeMark(from, to, type);
  }
  const gone = [...ids].flatMap((id) =>
    goneRanges(
      state.doc,
      runs.filter((run) => run.id === id && run.kind === goes),
    ),
  );
  for (const range of gone.toSorted((one, other) => other.from - one.from)) remove(tr, range);
  return tr;
};

const quoted = (text: string): string => `“${text.length > 120 ? `${text.slice(0, 119)}…` : text}”`;

/** What a suggestion proposes, in words. */
export const proposal = ({ runs }: Suggestion): string => {
  const words = (kind: Run['kind']): string => runs.flatMap((run) => (run.kind === kind ? [run.text] : [])).join(' ');
  const [come, gone] = [words('insertion'), words('deletion')];
  if (come && gone) return `Replace ${quoted(gone)} by ${quoted(come)}`;
  return come ? `Put in ${quoted(come)}` : `Take out ${quoted(gone)}`;
};
