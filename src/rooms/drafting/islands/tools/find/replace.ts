/** Going from match to match, and putting something in their place. */
import type { Node } from 'prosemirror-model';
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { contextOf } from '../tool-context.ts';
import { apart, undoManagerOf } from '../undo-steps.ts';
import { fields, findKey, findState, type FindChange, type Match, type Query } from './find-state.ts';
import { findAll } from './matches.ts';

/** Changes of the headline made here belong to the same undo as those of the text. */
const origin = 'find and replace';

const change = (tr: Transaction, to: FindChange): Transaction => tr.setMeta(findKey, to).setMeta('addToHistory', false);

const nearest = (matches: readonly Match[], { selection }: EditorState): number => {
  const after = matches.findIndex(({ field, from }) => !field && from >= selection.from);
  return after >= 0 ? after : matches.length > 0 ? 0 : -1;
};

/** Looks anew; the match that is looked at stays the one at its place. */
export const lookAgain = (view: EditorView, query?: Query): void => {
  const found = findState(view.state);
  const context = contextOf(view.state);
  if (!found || !context) return;
  const matches = findAll(view.state.doc, context.doc, query ?? found.query);
  const here = found.matches[found.current];
  const same = here ? matches.findIndex(({ field, from }) => field === here.field && from === here.from) : -1;
  const current = same >= 0 ? same : query ? nearest(matches, view.state) : Math.min(found.current, matches.length - 1);
  view.dispatch(change(view.state.tr, { matches, current, ...(query ? { query } : {}) }));
};

const showField = (match: Match): void => {
  const area = document.querySelector<HTMLTextAreaElement>(`textarea[data-text="${match.field ?? ''}"]`);
  area?.setSelectionRange(match.from, match.to);
  area?.scrollIntoView({ block: 'nearest' });
};

const place: Record<string, string> = { headline: 'in the headline', standfirst: 'in the standfirst' };

const tell = (view: EditorView, matches: readonly Match[], current: number): void => {
  const match = matches[current];
  if (!match) return contextOf(view.state)?.say('Nothing found');
  const size = view.state.doc.content.size;
  const around = match.field
    ? (place[match.field] ?? '')
    : view.state.doc.textBetween(Math.max(0, match.from - 30), Math.min(size, match.to + 30), ' ', ' ');
  contextOf(view.state)?.say(`${current + 1} of ${matches.length}: ${around}`);
};

/** Shows a match: selects it, without taking the keyboard from where it is. */
export const goTo = (view: EditorView, current: number): void => {
  const { matches } = findState(view.state) ?? { matches: [] };
  const match = matches[current];
  if (match) {
    const tr = change(view.state.tr, { current });
    if (match.field) showField(match);
    else tr.setSelection(TextSelection.create(tr.doc, match.from, match.to)).scrollIntoView();
    view.dispatch(tr);
  }
  tell(view, matches, current);
};

export const step = (view: EditorView, by: 1 | -1): void => {
  const found = findState(view.state);
  if (!found || found.matches.length === 0) return contextOf(view.state)?.say('Nothing found');
  const from = found.current < 0 && by < 0 ? 0 : found.current;
  goTo(view, (from + by + found.matches.length) % found.matches.length);
};

const isSame = (doc: Node, { from, to }: Match, put: string): boolean =>
  doc.textBetween(from, to, undefined, '\ufffc') === put;

/** The new words look like those they stand for. */
const put = (tr: Transaction, match: Match, text: string): void => {
  if (isSame(tr.doc, match, text)) return;
  const $from = tr.doc.resolve(match.from);
  const marks = ($from.nodeAfter?.marks ?? []).filter(
    ({ type }) => type.name !== 'insertion' && type.name !== 'deletion',
  );
  if (text) tr.replaceWith(match.from, match.to, tr.doc.type.schema.text(text, marks));
  else tr.delete(match.from, match.to);
};

const putInFields = (view: EditorView, matches: readonly Match[], text: string): void => {
  const doc = contextOf(view.state)?.doc;
  const inFields = matches.filter(({ field }) => field !== undefined);
  if (!doc || inFields.length === 0) return;
  const manager = undoManagerOf(view.state);
  manager?.addTrackedOrigin(origin);
  manager?.addToScope(fields.map((field) => doc.getText(field)));
  doc.transact(() => {
    for (const { field, from, to } of [...inFields].reverse()) {
      const shared = doc.getText(field);
      shared.delete(from, to - from);
      if (text) shared.insert(from, text);
    }
  }, origin);
};

const replaceThese = (view: EditorView, matches: readonly Match[], text: string): void =>
  apart(view.state, () => {
    const { tr } = view.state;
    for (const match of [...matches].reverse()) if (!match.field) put(tr, match, text);
    if (tr.docChanged) view.dispatch(tr);
    putInFields(view, matches, text);
  });

export const replaceOne = (view: EditorView): void => {
  const found = findState(view.state);
  const match = found?.matches[found.current];
  if (!found || !match) return step(view, 1);
  replaceThese(view, [match], found.query.put);
  lookAgain(view);
  const { matches } = findState(view.state) ?? { matches: [] };
  const behind = match.from + found.query.put.length;
  const next = matches.findIndex(({ field, from }) =>
    match.field ? field !== undefined && from >= behind : !field && from >= behind,
  );
  goTo(view, next >= 0 ? next : 0);
};

export const replaceAll = (view: EditorView): void => {
  lookAgain(view);
  const found = findState(view.state);
  if (!found) return;
  const { length } = found.matches;
  replaceThese(view, found.matches, found.query.put);
  lookAgain(view);
  contextOf(view.state)?.say(
    length === 1 ? '1 replaced. Undo takes it back' : `${length} replaced. Undo takes it back`,
  );
};
