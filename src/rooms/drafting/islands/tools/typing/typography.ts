/** Typography while one types. Undo takes it back at once, it is off in code, and a switch turns it off for good. */
import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, TextSelection, type Command, type EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { contextOf } from '../tool-context.ts';
import { store, stored } from '../parts.ts';
import { apart } from '../undo-steps.ts';
import { improve } from './improve.ts';

const switchName = 'editor typography';
const key = new PluginKey<boolean>('typography');

export const typographyIsOn = (state: EditorState): boolean => key.getState(state) ?? false;

/** The language at the cursor: of the words, of the quotation, of the story. */
const languageAt = (state: EditorState): string => {
  const { $from } = state.selection;
  const foreign = (state.storedMarks ?? $from.marks()).find(({ type }) => type.name === 'foreign');
  if (foreign) return String(foreign.attrs['lang']);
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const lang: unknown = $from.node(depth).attrs['lang'];
    if (typeof lang === 'string' && lang) return lang;
  }
  return contextOf(state)?.language ?? 'en';
};

const isInCode = (state: EditorState): boolean => {
  const { $from } = state.selection;
  return (
    $from.parent.type.spec.code === true ||
    (state.storedMarks ?? $from.marks()).some(({ type }) => type.name === 'code')
  );
};

const textBefore = (parent: Node, offset: number): string =>
  parent.textBetween(Math.max(0, offset - 300), offset, undefined, '\ufffc').replace(/\ufffc/g, '\n');

const onText = (view: EditorView, from: number, to: number, text: string): boolean => {
  const { state } = view;
  if (text.length !== 1 || view.composing || !typographyIsOn(state) || isInCode(state)) return false;
  const $from = state.doc.resolve(from);
  if (!$from.parent.isTextblock || !(state.selection instanceof TextSelection)) return false;
  const improved = improve(textBefore($from.parent, $from.parentOffset), text, languageAt(state));
  if (!improved || improved.take > $from.parentOffset) return false;
  // First what was typed, then what becomes of it, so that undo stops between the two.
  view.dispatch(state.tr.insertText(text, from, to).scrollIntoView());
  apart(view.state, () => {
    const at = view.state.selection.from;
    view.dispatch(view.state.tr.insertText(improved.put, at - 1 - improved.take, at));
  });
  return true;
};

export const typographyPlugin = (): Plugin<boolean> =>
  new Plugin<boolean>({
    key,
    state: {
      init: () => stored(switchName) !== 'off',
      apply: (tr, isOn) => (tr.getMeta(key) as boolean | undefined) ?? isOn,
    },
    props: { handleTextInput: onText },
  });

export const switchTypography: Command = (state, dispatch) => {
  if (!dispatch) return true;
  const isOn = !typographyIsOn(state);
  store(switchName, isOn ? undefined : 'off');
  dispatch(state.tr.setMeta(key, isOn));
  contextOf(state)?.say(isOn ? 'Typography while typing is on' : 'Typography while typing is off');
  return true;
};

type Run = { from: number; to: number; put: string };

const doubled = (node: Node, at: number): Run[] => {
  const text = node.textBetween(0, node.content.size, undefined, '\ufffc');
  const runs = [...text.matchAll(/[ \t\u00a0\u202f]{2,}|^[ \t]+|[ \t]+$/g)];
  return runs.flatMap(({ index, 0: found }) => {
    const inside = index > 0 && index + found.length < text.length;
    let isCode = false;
    node.nodesBetween(index, index + found.length, (child) => {
      if (child.marks.some(({ type }) => type.name === 'code')) isCode = true;
    });
    const put = inside ? (/[\u00a0\u202f]/.exec(found)?.[0] ?? ' ') : '';
    return isCode ? [] : [{ from: at + index, to: at + index + found.length, put }];
  });
};

/** Doubled spaces, and those at the ends of paragraphs: in what is selected, or everywhere. */
export const removeDoubleSpaces: Command = (state, dispatch) => {
  if (!dispatch) return true;
  const { from, to, empty } = state.selection;
  const runs: Run[] = [];
  state.doc.nodesBetween(empty ? 0 : from, empty ? state.doc.content.size : to, (node, pos) => {
    if (node.isTextblock) runs.push(...doubled(node, pos + 1));
    return !node.isTextblock;
  });
  const within = empty ? runs : runs.filter((run) => run.from >= from && run.to <= to);
  const { tr } = state;
  for (const run of [...within].reverse()) tr.insertText(run.put, run.from, run.to);
  if (tr.docChanged) apart(state, () => dispatch(tr));
  contextOf(state)?.say(within.length === 0 ? 'No double spaces' : `${within.length} double spaces removed`);
  return true;
};
