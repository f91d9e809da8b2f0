/** The mode in which what one writes is proposed, not done. */
import { Plugin, PluginKey, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { ySyncPluginKey } from 'y-prosemirror';
import type { EditorContext } from '../../document/editor-context.ts';
import { contextOf } from '../tool-context.ts';
import { apart } from '../undo-steps.ts';
import { lateNow } from '../../late/load-late.ts';
import { cleanTyped } from './clean-typed.ts';
import { makeMark } from './suggestion-marks.ts';
import { settle, suggestionsOf, type Suggestion } from './suggestions.ts';

export const suggestingKey = new PluginKey<boolean>('suggesting');
export const isSuggesting = (state: EditorState): boolean => suggestingKey.getState(state) ?? false;

/** Said of a transaction that is no writing: settling suggestions, bringing in a picture. */
const settled = 'settled suggestions';

const isRemote = (tr: Transaction): boolean => {
  const sync: unknown = tr.getMeta(ySyncPluginKey);
  return typeof sync === 'object' && sync !== null && 'isChangeOrigin' in sync && sync.isChangeOrigin === true;
};

/** Names of those who suggest stand in the document, so that everybody can say whose a suggestion is. */
const leaveName = ({ doc, me }: EditorContext): void => {
  const people = doc.getMap('people');
  if (people.get(me.id) !== me.name) people.set(me.id, me.name);
};

/** What an input method has written so far. */
type Over = { before: EditorState; written: Transaction[] };

const proposed = (context: EditorContext, { written, before }: Over, after: EditorState): Transaction | undefined => {
  const suggested = lateNow()?.suggestChanges({
    transactions: written,
    before,
    after,
    by: context.me.id,
    now: Date.now(),
    makeId: () => crypto.randomUUID(),
  });
  if (!suggested) return undefined;
  leaveName(context);
  if (suggested.words) context.say(suggested.words);
  return suggested.tr.setMeta(settled, true);
};

const append = (
  context: EditorContext,
  written: readonly Transaction[],
  { before, after }: { before: EditorState; after: EditorState },
): Transaction | null => {
  if (written.length === 0 || written.some((tr) => isRemote(tr) || tr.getMeta(settled) === true)) return null;
  if (!isSuggesting(after)) return cleanTyped(written, before, after) ?? null;
  // The mode cannot be switched on before what it needs is here.
  return proposed(context, { before, written: [...written] }, after) ?? null;
};

/** An input method writes letters before they are final: they carry the mark from the start, so that nothing is redrawn under it. */
const markComposition = (context: EditorContext, state: EditorState): Transaction | undefined => {
  if (!isSuggesting(state)) return undefined;
  const marks = state.storedMarks ?? state.selection.$from.marks();
  if (marks.some(({ type, attrs }) => type.name === 'insertion' && attrs['by'] === context.me.id)) return undefined;
  const mark = makeMark(state.schema, 'insertion', { id: crypto.randomUUID(), at: Date.now(), by: context.me.id });
  return state.tr.setStoredMarks(mark.addToSet(marks));
};

/** There every word is a composition: it is marked letter by letter, so that what colleagues write meanwhile does no harm. */
const composesAll = /Android/.test(navigator.userAgent);

/** A little later than ProseMirror itself takes a composition to be over. */
const afterComposition = 80;

export const suggestingPlugin = (context: EditorContext): Plugin<boolean> => {
  let over: Over | undefined;
  const begin = (view: EditorView): void => {
    if (isSuggesting(view.state) && !(composesAll && view.state.selection.empty))
      over ??= { before: view.state, written: [] };
    const tr = over ? undefined : markComposition(context, view.state);
    if (tr) view.dispatch(tr);
  };
  const end = (view: EditorView): void => {
    if (!over || view.isDestroyed || view.composing) return;
    const tr = over.written.length > 0 ? proposed(context, over, view.state) : undefined;
    over = undefined;
    if (tr) view.dispatch(tr);
  };
  return new Plugin<boolean>({
    key: suggestingKey,
    state: { init: () => false, apply: (tr, isOn) => (tr.getMeta(suggestingKey) as boolean | undefined) ?? isOn },
    appendTransaction: (transactions, before, after) => {
      const written = transactions.filter((tr) => tr.docChanged);
      if (!over || written.length === 0) return append(context, written, { before, after });
      // Marked or brought back under an input method, words would leave it with half of its own: that waits for its end.
      if (!written.some(isRemote)) return void over.written.push(...written);
      over = undefined;
      context.say('A colleague wrote meanwhile: your last word is written, not proposed');
      return null;
    },
    props: {
      attributes: (state): Record<string, string> => (isSuggesting(state) ? { 'data-suggesting': '' } : {}),
      handleDOMEvents: {
        compositionstart: (view) => {
          begin(view);
          return false;
        },
        compositionend: (view) => {
          setTimeout(() => end(view), afterComposition);
          return false;
        },
      },
    },
  });
};

/** What the mode does, and what it does not. */
export const suggestingWords =
  'Suggesting: what you write and take away is proposed to the others. Formatting, new paragraphs and blocks are changed at once.';

export const switchSuggesting: Command = (state, dispatch) => {
  if (!dispatch) return true;
  const isOn = !isSuggesting(state);
  dispatch(state.tr.setMeta(suggestingKey, isOn));
  contextOf(state)?.say(isOn ? suggestingWords : 'Writing: what you write is done');
  return true;
};

/** Suggestions the cursor or the selection touches. */
export const suggestionsAt = (state: EditorState): Suggestion[] => {
  const { from, to } = state.selection;
  return suggestionsOf(state.doc).filter(({ runs }) => runs.some((run) => run.from <= to && run.to >= from));
};

/** Accepts or rejects some suggestions as one step that undo takes back. */
export const settleThese = (
  state: EditorState,
  dispatch: (tr: Transaction) => void,
  these: readonly Suggestion[],
  isAccepted: boolean,
): void => {
  const ids = new Set(these.map(({ id }) => id));
  apart(state, () => dispatch(settle(state, ids, isAccepted).setMeta(settled, true).scrollIntoView()));
  const count = these.length === 1 ? 'Suggestion' : `${these.length} suggestions`;
  contextOf(state)?.say(`${count} ${isAccepted ? 'accepted' : 'rejected'}`);
};

const settling =
  (which: (state: EditorState) => Suggestion[], isAccepted: boolean): Command =>
  (state, dispatch) => {
    const these = which(state);
    if (these.length === 0) return false;
    if (dispatch) settleThese(state, dispatch, these, isAccepted);
    return true;
  };

const all = (state: EditorState): Suggestion[] => suggestionsOf(state.doc);

export const acceptHere = settling(suggestionsAt, true);
export const rejectHere = settling(suggestionsAt, false);
export const acceptAll = settling(all, true);
export const rejectAll = settling(all, false);
