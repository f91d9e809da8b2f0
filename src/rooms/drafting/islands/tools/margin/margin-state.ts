/** What the margin knows between two keys: the words a note is being written about, and how remarks look in the text. */
import { Plugin, PluginKey, TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { contextOf } from '../tool-context.ts';
import { remarksOf, type Remark, type Remarks } from './remarks.ts';

export type Pending = { from: number; to: number };
export type MarginState = { pending?: Pending; active?: string; decorations: DecorationSet };
/** `null` takes away. */
export type MarginChange = { pending?: Pending | null; active?: string | null; looks?: readonly Decoration[] };

export const marginKey = new PluginKey<MarginState>('margin');
export const marginState = (state: EditorState): MarginState | undefined => marginKey.getState(state);

const withPending = (
  { pending }: MarginState,
  tr: { mapping: { map: (pos: number, side: number) => number } },
): Pending | undefined => {
  if (!pending) return undefined;
  const moved = { from: tr.mapping.map(pending.from, 1), to: tr.mapping.map(pending.to, -1) };
  return moved.to > moved.from ? moved : undefined;
};

export const marginStatePlugin = (): Plugin<MarginState> =>
  new Plugin<MarginState>({
    key: marginKey,
    state: {
      init: () => ({ decorations: DecorationSet.empty }),
      apply: (tr, value) => {
        const change = tr.getMeta(marginKey) as MarginChange | undefined;
        if (!change && !tr.docChanged) return value;
        const pending = change?.pending === undefined ? withPending(value, tr) : (change.pending ?? undefined);
        const active = change?.active === undefined ? value.active : (change.active ?? undefined);
        const decorations = change?.looks
          ? DecorationSet.create(tr.doc, [...change.looks])
          : value.decorations.map(tr.mapping, tr.doc);
        return { decorations, ...(pending ? { pending } : {}), ...(active ? { active } : {}) };
      },
    },
    props: {
      decorations: (state) => {
        const { pending, decorations } = marginState(state) ?? { decorations: DecorationSet.empty };
        return pending
          ? decorations.add(state.doc, [Decoration.inline(pending.from, pending.to, { class: 'noted noted-now' })])
          : decorations;
      },
    },
  });

const wordAround = ({ selection, doc }: EditorState): Pending | undefined => {
  const { from, to, empty, $from } = selection;
  if (!empty) return doc.textBetween(from, to, '', '').trim() ? { from, to } : undefined;
  if (!$from.parent.isTextblock) return undefined;
  const text = $from.parent.textBetween(0, $from.parent.content.size, undefined, '\ufffc');
  const before = /[\p{L}\p{N}\p{M}'’-]*$/u.exec(text.slice(0, $from.parentOffset))?.[0].length ?? 0;
  const after = /^[\p{L}\p{N}\p{M}'’-]*/u.exec(text.slice($from.parentOffset))?.[0].length ?? 0;
  return before + after > 0 ? { from: from - before, to: from + after } : undefined;
};

/** Begins a note about what is selected, or about the word the cursor is in. */
export const beginNote: Command = (state, dispatch) => {
  const pending = wordAround(state);
  if (!dispatch) return pending !== undefined;
  if (!pending) contextOf(state)?.say('Select the words the note is about');
  else dispatch(state.tr.setMeta(marginKey, { pending } satisfies MarginChange));
  return true;
};

const stepTo =
  (by: 1 | -1): Command =>
  (state, dispatch) => {
    const context = contextOf(state);
    const placed = context ? remarksOf(state.doc, context).placed : [];
    if (placed.length === 0 || !context) return false;
    const { from } = state.selection;
    const next =
      by > 0
        ? (placed.find((one) => one.from > from) ?? placed[0])
        : (placed.findLast((one) => one.from < from) ?? placed.at(-1));
    if (dispatch && next)
      dispatch(
        state.tr
          .setSelection(TextSelection.create(state.doc, next.from))
          .setMeta(marginKey, { active: next.id } satisfies MarginChange)
          .scrollIntoView(),
      );
    return true;
  };

export const nextRemark = stepTo(1);
export const previousRemark = stepTo(-1);

/** The words are told twice: to the page, and to whoever asks whether a look is still the same. */
const look = (from: number, to: number, attrs: Record<string, string>): Decoration =>
  Decoration.inline(from, to, attrs, { words: Object.values(attrs)[0] });

const looksOf = (remark: Remark, nameOf: (id: string) => string): Decoration[] => {
  if (remark.kind === 'note')
    return [
      look(remark.from, remark.to, { title: `Note by ${remark.note.by.name}: ${remark.note.text.slice(0, 200)}` }),
    ];
  const { by, runs } = remark.suggestion;
  return runs.map(({ kind, from, to }) => {
    const words = `Suggested ${kind} by ${nameOf(by)}`;
    return look(from, to, { title: words, 'aria-description': words });
  });
};

export const decorationsOf = ({ placed, resolved }: Remarks, nameOf: (id: string) => string): Decoration[] => [
  ...placed.flatMap((remark) => looksOf(remark, nameOf)),
  ...resolved.map(({ from, to }) => look(from, to, { class: 'noted-resolved' })),
];
