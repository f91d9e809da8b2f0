/** The bar for finding and replacing: opened by its keys, closed by Escape, back where one was. */
import { TextSelection, type Command, type PluginView } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { EditorContext } from '../../document/editor-context.ts';
import { contextOf } from '../tool-context.ts';
import { make, makeRow, makeSwitch, quietButton, wantPanel, whenIdle } from '../parts.ts';
import { findKey, findState, type FindChange, type Query } from './find-state.ts';
import { lookAgain, replaceAll, replaceOne, step } from './replace.ts';

type Bar = { element: HTMLElement; find: HTMLInputElement; put: HTMLInputElement; draw: () => void };

const field = (words: string, name: string): { row: HTMLElement; input: HTMLInputElement } => {
  const label = make('label', 'tools-field', words);
  const input = make('input');
  input.type = 'text';
  // The page's own form does not know this field.
  input.dataset['find'] = name;
  input.autocomplete = 'off';
  input.spellcheck = false;
  label.append(input);
  return { row: label, input };
};

/** Closed, the match that was looked at is selected: one goes on from there. */
const close = (view: EditorView, context: EditorContext): void => {
  const { matches, current } = findState(view.state) ?? { matches: [], current: -1 };
  const match = matches[current];
  const tr = view.state.tr.setMeta(findKey, { isOpen: false } satisfies FindChange);
  if (match && !match.field) tr.setSelection(TextSelection.create(tr.doc, match.from, match.to)).scrollIntoView();
  view.dispatch(tr);
  context.panel('find').hidden = true;
  view.focus();
};

const keysOn = (bar: HTMLElement, view: EditorView, context: EditorContext): void => {
  bar.addEventListener('keydown', (event) => {
    const isMod = event.ctrlKey || event.metaKey;
    if (event.key === 'Escape') close(view, context);
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type === 'text') {
      if (event.target.dataset['find'] === 'put' && !event.shiftKey) (isMod ? replaceAll : replaceOne)(view);
      else step(view, event.shiftKey ? -1 : 1);
    } else if (event.key === 'F3' || (isMod && event.key.toLowerCase() === 'g')) step(view, event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
};

const words = (view: EditorView): string => {
  const found = findState(view.state);
  if (!found || found.query.find === '') return '';
  const { length } = found.matches;
  if (length === 0) return 'Nothing found';
  return found.current < 0 ? `${length} found` : `${found.current + 1} of ${length}`;
};

const makeBar = (view: EditorView, context: EditorContext): Bar => {
  const element = make('div', 'tools-find');
  element.setAttribute('role', 'search');
  element.setAttribute('aria-label', 'Find and replace in the story');
  const find = field('Find', 'find');
  const put = field('Replace with', 'put');
  const status = make('output', 'tools-count');
  const query = (): Query => findState(view.state)?.query as Query;
  const ask = (part: Partial<Query>): void => lookAgain(view, { ...query(), ...part });
  find.input.addEventListener('input', () => ask({ find: find.input.value.slice(0, 500) }));
  put.input.addEventListener('input', () =>
    view.dispatch(
      view.state.tr.setMeta(findKey, {
        query: { ...query(), put: put.input.value.slice(0, 5_000) },
      } satisfies FindChange),
    ),
  );
  element.append(
    makeRow(
      find.row,
      status,
      quietButton('Previous', () => step(view, -1)),
      quietButton('Next', () => step(view, 1)),
    ),
    makeRow(
      put.row,
      quietButton('Replace', () => replaceOne(view)),
      quietButton('Replace all', () => replaceAll(view)),
    ),
    makeRow(
      makeSwitch('Same case', query().matchesCase, (isOn) => ask({ matchesCase: isOn })),
      makeSwitch('Whole words', query().wholeWords, (isOn) => ask({ wholeWords: isOn })),
      makeSwitch('é is e', query().foldsAccents, (isOn) => ask({ foldsAccents: isOn })),
      quietButton('Close (Esc)', () => close(view, context)),
    ),
  );
  keysOn(element, view, context);
  return { element, find: find.input, put: put.input, draw: () => void (status.value = words(view)) };
};

const selectedWords = (view: EditorView): string => {
  const { selection, doc } = view.state;
  if (!(selection instanceof TextSelection) || selection.empty || !selection.$from.sameParent(selection.$to)) return '';
  return doc.textBetween(selection.from, selection.to).slice(0, 200);
};

const bars = new WeakMap<EditorView, Bar>();

const open =
  (name: 'find' | 'put'): Command =>
  (state, dispatch, view) => {
    const context = contextOf(state);
    if (!dispatch || !view || !context) return Boolean(context);
    const bar = bars.get(view);
    if (!bar) return false;
    const selected = selectedWords(view);
    if (selected) bar.find.value = selected;
    view.dispatch(view.state.tr.setMeta(findKey, { isOpen: true } satisfies FindChange));
    lookAgain(view, { ...(findState(view.state)?.query as Query), find: bar.find.value });
    wantPanel(context.panel('find'));
    // After whoever ran this has given the keyboard back to the text.
    setTimeout(() => {
      const input = name === 'put' && bar.find.value ? bar.put : bar.find;
      input.focus();
      input.select();
    });
    return true;
  };

export const openFind = open('find');
export const openReplace = open('put');

const stepping =
  (by: 1 | -1): Command =>
  (state, dispatch, view) => {
    if (!findState(state)?.query.find) return false;
    if (dispatch && view) {
      if (!findState(state)?.isOpen) openFind(state, dispatch, view);
      step(view, by);
    }
    return true;
  };
export const findNext = stepping(1);
export const findPrevious = stepping(-1);

/** The bar, from when it is there: it looks again when the story has changed. */
export const findView = (view: EditorView, context: EditorContext): PluginView => {
  const bar = makeBar(view, context);
  const panel = context.panel('find');
  panel.hidden = true;
  panel.append(bar.element);
  bars.set(view, bar);
  const again = whenIdle(() => !view.isDestroyed && findState(view.state)?.isOpen && lookAgain(view));
  const onField = (): void => void (findState(view.state)?.isOpen && again.soon());
  const texts = [context.doc.getText('headline'), context.doc.getText('standfirst')];
  for (const text of texts) text.observe(onField);
  return {
    update: (_, before) => {
      const found = findState(view.state);
      if (!found?.isOpen) return;
      if (view.state.doc !== before.doc) again.soon();
      if (found !== findState(before)) bar.draw();
    },
    destroy: () => {
      again.stop();
      for (const text of texts) text.unobserve(onField);
      bar.element.remove();
    },
  };
};
