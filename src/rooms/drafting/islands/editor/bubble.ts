/** A small row of tools beside words that were chosen with the mouse. */
import { toggleMark } from 'prosemirror-commands';
import type { MarkType } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { make, makeButton, placeBeside } from './dom.ts';
import { askForLanguage, askForLink } from './asking.ts';
import { isMarked, markChoices } from './marks.ts';
import type { Room } from './room.ts';
import { toolCommands } from '../tools/tools.ts';

export type Bubble = { element: HTMLElement; update: (view: EditorView) => void };

const isChosen = (view: EditorView): boolean => {
  const { selection } = view.state;
  return selection instanceof TextSelection && !selection.empty && view.hasFocus() && view.editable;
};

type Marked = { mark: MarkType; button: HTMLElement };

const markButtons = (room: Room): Marked[] =>
  markChoices.slice(0, 3).map(({ mark, words, keys, icon }) => ({
    mark,
    button: makeButton({ words, keys, icon: icon ?? 'strike' }, () => {
      const view = room.view();
      toggleMark(mark)(view.state, view.dispatch);
    }),
  }));

const drawBubble = (room: Room, marks: readonly Marked[]): HTMLElement => {
  const note = toolCommands['note'];
  const write = (): void => void note?.run(room.view().state, room.view().dispatch, room.view());
  const element = make(
    'div',
    { class: 'floating bubble', 'aria-hidden': 'true', hidden: true },
    ...marks.map(({ button }) => button),
    makeButton({ words: 'Link', icon: 'link', keys: 'Mod-k' }, () => askForLink(room)),
    makeButton({ words: 'Another language', icon: 'language' }, () => askForLanguage(room)),
    note && makeButton({ words: note.words, icon: 'note' }, write),
  );
  // For the mouse alone: the same tools are in the toolbar, for keys and for those who do not see this.
  for (const button of element.querySelectorAll('button')) button.tabIndex = -1;
  element.addEventListener('mousedown', (event) => event.preventDefault());
  return element;
};

const placeAt = (view: EditorView, element: HTMLElement): void => {
  const { from, to } = view.state.selection;
  const [start, end] = [view.coordsAtPos(from), view.coordsAtPos(to, -1)];
  const top = start.top - element.offsetHeight - 8;
  if (top > 120) placeBeside(element, { left: start.left, top: start.top - 2, bottom: window.innerHeight });
  else placeBeside(element, { left: start.left, top: start.top, bottom: end.bottom });
};

export const makeBubble = (room: Room): Bubble => {
  const marks = markButtons(room);
  const element = drawBubble(room, marks);
  let isPointed = false;
  const show = (view: EditorView): void => {
    const isShown = isPointed && isChosen(view);
    element.hidden = !isShown;
    if (!isShown) return;
    for (const { mark, button } of marks) button.toggleAttribute('data-on', isMarked(view.state, mark));
    placeAt(view, element);
  };
  const hide = (): void => {
    isPointed = false;
    element.hidden = true;
  };
  const dom = room.element;
  dom.addEventListener('pointerdown', (event) => {
    if (!element.contains(event.target as Node)) hide();
  });
  dom.addEventListener('pointerup', (event) => {
    if (event.pointerType !== 'mouse' || element.contains(event.target as Node)) return;
    isPointed = true;
    setTimeout(() => show(room.view()));
  });
  dom.addEventListener('keydown', hide);
  return { element, update: (view) => (element.hidden ? undefined : show(view)) };
};
