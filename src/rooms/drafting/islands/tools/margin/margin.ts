/** Notes and suggestions beside the text: drawn when nobody is typing, arranged beside their words, led to and fro by keys. */
import { TextSelection, type Command, type PluginView } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { EditorContext } from '../../document/editor-context.ts';
import { make, wantPanel, whenIdle } from '../parts.ts';
import { makeCard, makeShelved, writing, type CardActs } from './cards.ts';
import { arrange, hasRoom } from './column.ts';
import { makeHead } from './margin-head.ts';
import { decorationsOf, marginKey, marginState, type MarginChange } from './margin-state.ts';
import { addNote, notesOf } from './notes.ts';
import { nameOf } from './people.ts';
import { remarkAt, remarksOf, type Remark, type Remarks } from './remarks.ts';
import { settleThese } from './suggesting.ts';
import { suggestionsOf } from './suggestions.ts';

type Card = { element: HTMLLIElement; signature: string };

export type Margin = {
  view: EditorView;
  context: EditorContext;
  list: HTMLElement;
  column: HTMLElement;
  cards: Map<string, Card>;
  remarks: Remarks;
  acts: CardActs;
  form?: HTMLLIElement;
  /** What was drawn last, so that the same is not drawn again. */
  drawn: { looks: string; shelf: string };
};

const change = (margin: Margin, to: MarginChange): void =>
  margin.view.dispatch(margin.view.state.tr.setMeta(marginKey, to).setMeta('addToHistory', false));

const toText = (margin: Margin, id: string): void => {
  const { view } = margin;
  const place = remarksOf(view.state.doc, margin.context).placed.find((one) => one.id === id);
  if (place)
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, place.from)).scrollIntoView());
  view.focus();
};

const settle = (margin: Margin, id: string, isAccepted: boolean): void => {
  const { view } = margin;
  const these = suggestionsOf(view.state.doc).filter((one) => one.id === id);
  if (these.length > 0) settleThese(view.state, view.dispatch, these, isAccepted);
  view.focus();
};

const quoteOf = ({ view }: Margin, { from, to }: Remark): string =>
  view.state.doc.textBetween(from, to, ' ', ' ').slice(0, 200);

const cardOf = (margin: Margin, remark: Remark): Card => {
  const quote = quoteOf(margin, remark);
  const signature = JSON.stringify(
    remark.kind === 'note'
      ? [remark.note, quote]
      : [remark.suggestion.by, remark.suggestion.runs.map(({ kind, text }) => [kind, text])],
  );
  const known = margin.cards.get(remark.id);
  if (known?.signature === signature) return known;
  const made = { element: makeCard(remark, quote, margin.acts), signature };
  if (known?.element.contains(document.activeElement))
    queueMicrotask(() => (made.element.querySelector<HTMLElement>('textarea') ?? made.element).focus());
  return made;
};

const endForm = (margin: Margin): void => {
  delete margin.form;
  change(margin, { pending: null });
  margin.view.focus();
  draw(margin);
};

const saveNote = (margin: Margin, text: string): void => {
  const { view, context } = margin;
  const pending = marginState(view.state)?.pending;
  if (!pending) return endForm(margin);
  const id = crypto.randomUUID();
  const quote = view.state.doc.textBetween(pending.from, pending.to, ' ', ' ').slice(0, 300);
  const mark = view.state.schema.mark('note', { id });
  addNote(context, { id, text, quote });
  view.dispatch(
    view.state.tr.addMark(pending.from, pending.to, mark).setMeta(marginKey, { pending: null } satisfies MarginChange),
  );
  context.say('Note added');
  endForm(margin);
};

/** The form of a new note, while one is being written. */
const formOf = (margin: Margin): HTMLLIElement | undefined => {
  if (!marginState(margin.view.state)?.pending) {
    delete margin.form;
    return undefined;
  }
  if (margin.form) return margin.form;
  const item = make('li', 'remark remark-note remark-new');
  item.append(
    make('p', 'remark-kind', 'New note'),
    writing('Your note', '', { send: (text) => saveNote(margin, text), leave: () => endForm(margin) }),
  );
  margin.form = item;
  setTimeout(() => item.querySelector('textarea')?.focus());
  return item;
};

const place = (margin: Margin): void => {
  const { view, list, column, context } = margin;
  const panel = context.panel('notes');
  const isBeside = hasRoom(view);
  const home = isBeside ? column : (panel.querySelector('[data-remarks]') ?? panel);
  column.hidden = !isBeside;
  if (list.parentElement !== home) home.append(list);
  const { pending, active } = marginState(view.state) ?? {};
  const placed = margin.remarks.placed.flatMap((remark) => {
    const element = margin.cards.get(remark.id)?.element;
    return element ? [{ element, from: remark.from, isActive: !pending && remark.id === active }] : [];
  });
  if (margin.form && pending) placed.push({ element: margin.form, from: pending.from, isActive: true });
  placed.sort((one, other) => one.from - other.from);
  const wanted = placed.map(({ element }) => element);
  if (wanted.length !== list.children.length || wanted.some((element, at) => list.children[at] !== element))
    list.replaceChildren(...wanted);
  for (const { element, isActive } of placed) element.toggleAttribute('data-active', isActive);
  if (isBeside) arrange(view, column, placed);
  else for (const { element } of placed) element.style.removeProperty('inset-block-start');
};

const drawShelf = (margin: Margin): void => {
  const { shelved } = margin.remarks;
  const signature = JSON.stringify(shelved);
  const shelf = margin.context.panel('notes').querySelector<HTMLDetailsElement>('[data-shelf]');
  if (!shelf || margin.drawn.shelf === signature) return;
  margin.drawn.shelf = signature;
  shelf.hidden = shelved.length === 0;
  shelf.querySelector('summary')?.replaceChildren(`Resolved notes, and notes whose words are gone (${shelved.length})`);
  shelf.querySelector('ol')?.replaceChildren(...shelved.map((one) => makeShelved(one, margin.context)));
};

const drawLooks = (margin: Margin): void => {
  const looks = decorationsOf(margin.remarks, (id) => nameOf(margin.context, id));
  const signature = JSON.stringify(looks.map(({ from, to, spec }) => [from, to, spec]));
  if (margin.drawn.looks === signature) return;
  margin.drawn.looks = signature;
  change(margin, { looks });
};

function draw(margin: Margin): void {
  if (margin.view.isDestroyed) return;
  margin.remarks = remarksOf(margin.view.state.doc, margin.context);
  margin.cards = new Map(margin.remarks.placed.map((remark) => [remark.id, cardOf(margin, remark)]));
  formOf(margin);
  drawLooks(margin);
  drawShelf(margin);
  place(margin);
  margin.context.panel('notes').dispatchEvent(new CustomEvent('remarks', { detail: margin.remarks }));
}

/** Whoever comes upon a remark with the cursor hears what it is; not who is just writing it. */
const hearRemark = (margin: Margin): void => {
  const { view, context, remarks } = margin;
  const here = remarkAt(view.state);
  if (here?.id === marginState(view.state)?.active) return;
  change(margin, { active: here?.id ?? null });
  place(margin);
  const remark = remarks.placed.find(({ id }) => id === here?.id);
  if (!remark || !here) return;
  if (remark.kind === 'note') context.say(`Note by ${remark.note.by.name}: ${remark.note.text}`);
  else if (remark.suggestion.by !== context.me.id)
    context.say(`Suggested ${here.name} by ${nameOf(context, remark.suggestion.by)}`);
};

const makeMargin = (view: EditorView, context: EditorContext): Margin => {
  const list = make('ol', 'remarks');
  list.setAttribute('aria-label', 'Notes and suggestions');
  const column = make('div', 'remarks-column');
  for (const part of [list, column]) [part.lang, part.dir] = ['en', 'ltr'];
  column.hidden = true;
  view.dom.parentElement?.append(column);
  const shelf = make('details', 'remarks-shelf');
  shelf.dataset['shelf'] = '';
  shelf.append(make('summary'), make('ol', 'remarks'));
  shelf.hidden = true;
  const home = make('div');
  home.dataset['remarks'] = '';
  const margin: Margin = {
    view,
    context,
    list,
    column,
    cards: new Map(),
    remarks: { placed: [], shelved: [], resolved: [] },
    drawn: { looks: '[]', shelf: '' },
    acts: {
      context,
      drafts: new Map(),
      toText: (id) => toText(margin, id),
      settle: (id, isAccepted) => settle(margin, id, isAccepted),
    },
  };
  context.panel('notes').append(makeHead(margin), home, shelf);
  return margin;
};

const margins = new WeakMap<EditorView, Margin>();

/** From the words to the card about them; Escape leads back. */
export const toRemark: Command = (state, dispatch, view) => {
  const here = remarkAt(state);
  const margin = view ? margins.get(view) : undefined;
  if (!here || !margin) return false;
  if (!dispatch) return true;
  draw(margin);
  const card = margin.cards.get(here.id)?.element;
  if (!margin.column.contains(card ?? null)) wantPanel(margin.context.panel('notes'));
  setTimeout(() => card?.focus());
  return true;
};

const listen = (margin: Margin, soon: () => void): (() => void) => {
  const { view, context } = margin;
  const notes = notesOf(context);
  const people = context.doc.getMap('people');
  notes.observe(soon);
  people.observe(soon);
  const watcher = new ResizeObserver(soon);
  watcher.observe(view.dom);
  if (view.dom.parentElement?.parentElement) watcher.observe(view.dom.parentElement.parentElement);
  return () => {
    notes.unobserve(soon);
    people.unobserve(soon);
    watcher.disconnect();
    margin.column.remove();
  };
};

/** The cards and their drawing. */
export const marginView = (view: EditorView, context: EditorContext): PluginView => {
  const margin = makeMargin(view, context);
  margins.set(view, margin);
  // Nothing is drawn anew under an input method that is still at a word: it would be left with half of it.
  const quietly = (act: () => void, again: () => void): void => {
    if (view.isDestroyed) return;
    if (view.composing) again();
    else act();
  };
  const drawing = whenIdle(() => quietly(() => draw(margin), drawing.soon), 250);
  const hearing = whenIdle(() => quietly(() => hearRemark(margin), hearing.soon), 150);
  const stop = listen(margin, drawing.soon);
  drawing.soon();
  return {
    update: ({ state }, before) => {
      if (marginState(state)?.pending && !margin.form) {
        draw(margin);
        if (margin.column.hidden) wantPanel(context.panel('notes'));
      }
      if (state.doc !== before.doc) drawing.soon();
      if (!state.selection.eq(before.selection)) hearing.soon();
    },
    destroy: () => {
      drawing.stop();
      hearing.stop();
      stop();
    },
  };
};
