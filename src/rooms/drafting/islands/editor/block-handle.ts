/** Beside the block under the mouse: a grip to drag it by or to do something with it, and “+” on empty lines. */
import { NodeSelection, TextSelection, type Command } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { copyBlock, moveBlock, removeBlock } from './block-commands.ts';
import { icon, make } from './dom.ts';
import { openMenu, type MenuItem } from './menu.ts';
import type { Room } from './room.ts';

type Found = { pos: number; dom: HTMLElement; isEmpty: boolean };

const blockUnder = (view: EditorView, target: Node, y: number): Found | undefined => {
  let dom = target as HTMLElement | null;
  while (dom && dom.parentElement !== view.dom) dom = dom.parentElement;
  // In the margin beside the text the line at the same height is meant.
  dom ??= [...view.dom.children].find((child) => {
    const { top, bottom } = child.getBoundingClientRect();
    return y >= top && y <= bottom;
  }) as HTMLElement | null;
  if (!dom) return undefined;
  const index = [...view.dom.children].filter((child) => !child.hasAttribute('data-widget')).indexOf(dom);
  let pos = 0;
  if (index < 0) return undefined;
  try {
    pos = view.posAtDOM(dom, 0);
    const $pos = view.state.doc.resolve(pos);
    pos = $pos.depth > 0 ? $pos.before(1) : pos;
  } catch {
    return undefined;
  }
  const node = view.state.doc.nodeAt(pos);
  return node ? { pos, dom, isEmpty: node.type.name === 'paragraph' && node.content.size === 0 } : undefined;
};

const choose = (view: EditorView, pos: number): void => {
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, pos)));
};

type Handle = {
  room: Room;
  sheet: HTMLElement;
  element: HTMLElement;
  grip: HTMLElement;
  plus: HTMLElement;
  found?: Found | undefined;
};

const draw = (room: Room, sheet: HTMLElement): Handle => {
  const [grip, plus] = (
    [
      ['block-grip', 'This block: drag it, or press for what can be done with it', 'grip'],
      ['block-plus', 'Put a block in here', 'plus'],
    ] as const
  ).map(([name, words, drawing]) =>
    make('button', { type: 'button', class: name, tabindex: '-1', 'aria-label': words, title: words }, icon(drawing)),
  ) as [HTMLButtonElement, HTMLButtonElement];
  grip.draggable = true;
  grip.setAttribute('aria-haspopup', 'menu');
  return { room, sheet, grip, plus, element: make('div', { class: 'block-handle', hidden: true }, plus, grip) };
};

const place = ({ found, element, plus, sheet }: Handle): void => {
  if (!found) return void (element.hidden = true);
  const line = found.dom.getBoundingClientRect();
  element.hidden = false;
  plus.hidden = !found.isEmpty;
  element.style.top = `${line.top - sheet.getBoundingClientRect().top + Math.min(0, (line.height - 32) / 2)}px`;
};

const follow = (handle: Handle): void => {
  const { room, sheet, element } = handle;
  sheet.addEventListener('pointermove', (event) => {
    if (event.pointerType !== 'mouse' || event.buttons !== 0 || element.contains(event.target as Node)) return;
    const view = room.view();
    if (!view.editable) return;
    const next = blockUnder(view, event.target as Node, event.clientY);
    if (next?.dom === handle.found?.dom && next?.isEmpty === handle.found?.isEmpty && !element.hidden) return;
    handle.found = next;
    place(handle);
  });
  sheet.addEventListener('pointerleave', () => void (element.hidden = true));
};

const openActs = ({ room, grip, found }: Handle): void => {
  if (!found) return;
  const view = room.view();
  const act = (command: Command) => (): void => {
    command(view.state, view.dispatch, view);
    view.focus();
  };
  choose(view, found.pos);
  const items: MenuItem[] = [
    { words: 'Move up', keys: 'Alt-Shift-ArrowUp', run: act(moveBlock(-1)) },
    { words: 'Move down', keys: 'Alt-Shift-ArrowDown', run: act(moveBlock(1)) },
    { words: 'Make a copy', run: act(copyBlock), starts: true },
    { words: 'Take it out', run: act(removeBlock) },
  ];
  openMenu(grip, { label: 'This block', items, home: view.dom });
};

const startDrag = ({ room, found }: Handle, event: DragEvent): void => {
  if (!found || !event.dataTransfer) return;
  const view = room.view();
  choose(view, found.pos);
  const slice = view.state.selection.content();
  const { dom, text } = view.serializeForClipboard(slice);
  event.dataTransfer.clearData();
  event.dataTransfer.setData('text/html', dom.innerHTML);
  event.dataTransfer.setData('text/plain', text);
  event.dataTransfer.effectAllowed = 'move';
  event.dataTransfer.setDragImage(found.dom, 0, 0);
  view.dragging = { slice, move: true };
};

const putIn = ({ room, found }: Handle): void => {
  if (!found) return;
  const view = room.view();
  const tr = view.state.tr.insertText('/', found.pos + 1);
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, found.pos + 2)));
  view.focus();
};

export const makeHandle = (room: Room, sheet: HTMLElement): HTMLElement => {
  const handle = draw(room, sheet);
  follow(handle);
  handle.grip.addEventListener('click', () => openActs(handle));
  handle.grip.addEventListener('dragstart', (event) => startDrag(handle, event));
  handle.plus.addEventListener('click', () => putIn(handle));
  return handle.element;
};
