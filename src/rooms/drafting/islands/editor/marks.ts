/** What a run of text can be: strong, emphasised, struck … with keys and words. */
import { toggleMark } from 'prosemirror-commands';
import type { MarkType } from 'prosemirror-model';
import type { Command, EditorState } from 'prosemirror-state';
import { storySchema } from '../document/schema.ts';
import type { IconName } from './dom.ts';

const { marks } = storySchema;

export type MarkChoice = { mark: MarkType; words: string; keys: string; icon?: IconName };

export const markOf = (name: string): MarkType => {
  const type = marks[name];
  if (!type) throw new Error(`the schema has no ${name}`);
  return type;
};

export const markChoices: readonly MarkChoice[] = [
  { mark: markOf('strong'), words: 'Bold', keys: 'Mod-b', icon: 'bold' },
  { mark: markOf('em'), words: 'Italic', keys: 'Mod-i', icon: 'italic' },
  { mark: markOf('strike'), words: 'Struck through', keys: 'Mod-Shift-x' },
  { mark: markOf('superscript'), words: 'Superscript', keys: 'Mod-.' },
  { mark: markOf('subscript'), words: 'Subscript', keys: 'Mod-,' },
  { mark: markOf('code'), words: 'Code in the line', keys: 'Mod-e' },
];

/** Whether the text at the cursor, or all of what is selected in its first run, has a mark. */
export const isMarked = (state: EditorState, type: MarkType): boolean => {
  const { from, $from, to, empty } = state.selection;
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined;
  return state.doc.rangeHasMark(from, to, type);
};

/** The extent of a mark round a place, with its attributes. */
export const extentOfMark = (
  state: EditorState,
  type: MarkType,
): { from: number; to: number; attrs: Record<string, unknown> } | undefined => {
  const { $from, empty, from, to } = state.selection;
  const { parent } = $from;
  const at = parent.childAfter($from.parentOffset);
  const before = parent.childBefore($from.parentOffset);
  const spot = at.node && type.isInSet(at.node.marks) ? at : before;
  const mark = spot.node && type.isInSet(spot.node.marks);
  if (!mark) return empty ? undefined : { from, to, attrs: {} };
  const holds = (index: number): boolean =>
    index >= 0 && index < parent.childCount && mark.isInSet(parent.child(index).marks);
  let [first, last] = [spot.index, spot.index];
  while (holds(first - 1)) first -= 1;
  while (holds(last + 1)) last += 1;
  let start = $from.start();
  for (let index = 0; index < first; index += 1) start += parent.child(index).nodeSize;
  let end = start;
  for (let index = first; index <= last; index += 1) end += parent.child(index).nodeSize;
  return { from: start, to: end, attrs: mark.attrs };
};

/** Puts a mark with attributes on a stretch, or takes it away. */
export const setMark =
  (type: MarkType, { from, to }: { from: number; to: number }, attrs: Record<string, unknown> | undefined): Command =>
  (state, dispatch) => {
    const { tr } = state;
    tr.removeMark(from, to, type);
    if (attrs) tr.addMark(from, to, type.create(attrs));
    dispatch?.(tr.removeStoredMark(type).scrollIntoView());
    return true;
  };

export const markKeys: Readonly<Record<string, Command>> = Object.fromEntries(
  markChoices.map(({ mark, keys }) => [keys, toggleMark(mark)]),
);
