/** Moving by pointer: what is dragged stands where it would fall while one drags. */
import { drop, grab, putBack, type Grab } from './grab.ts';
import { storiesIn, type Table } from './table.ts';

type Dropped = (sent: Record<string, string>) => void;
type Drag = { handle: HTMLElement; pointer: number; from: { x: number; y: number }; held: Grab | undefined };

/** So far the pointer may tremble before it drags. */
const trembling = 5;
/** So near the window's edge the page goes along. */
const edge = 70;

const middleOf = (item: Element): number => {
  const { top, height } = item.getBoundingClientRect();
  return top + height / 2;
};

const putAt = (parent: Element, others: readonly Element[], item: Element, y: number): void => {
  const next = others.find((other) => middleOf(other) > y) ?? null;
  if (next !== item && (item.parentElement !== parent || item.nextElementSibling !== next)) {
    parent.insertBefore(item, next);
  }
};

/** The list of stories under the pointer, or of the block it is over. */
const listAt = (table: Table, x: number, y: number): HTMLElement | null => {
  const under = document.elementFromPoint(x, y);
  if (!under || !table.element.contains(under)) return null;
  return under.closest<HTMLElement>('[data-block]')?.querySelector<HTMLElement>('[data-picks]') ?? null;
};

const follow = (table: Table, { item, kind }: Grab, { clientX: x, clientY: y }: PointerEvent): void => {
  if (kind === 'block') {
    const around = item.parentElement;
    if (around)
      putAt(
        around,
        [...around.children].filter((other) => other !== item),
        item,
        y,
      );
    return;
  }
  const list = listAt(table, x, y);
  if (list)
    putAt(
      list,
      storiesIn(list).filter((other) => other !== item),
      item,
      y,
    );
  if (kind === 'new') item.hidden = list === null;
};

const scrollAlong = (y: number): void => {
  if (y < edge) scrollBy(0, -(edge - y) / 3);
  else if (y > innerHeight - edge) scrollBy(0, (y - innerHeight + edge) / 3);
};

const isFarEnough = ({ from }: Drag, { clientX, clientY }: PointerEvent): boolean =>
  Math.hypot(clientX - from.x, clientY - from.y) > trembling;

export const moveByPointer = (table: Table, dropped: Dropped): { isHolding: () => boolean } => {
  let drag: Drag | undefined;
  const { element } = table;
  const end = (isDropped: boolean): void => {
    const held = drag?.held;
    drag = undefined;
    if (!held) return;
    const sent = isDropped && !held.item.hidden ? drop(table, held) : putBack(table, held);
    if (sent) dropped(sent);
  };
  element.addEventListener('pointerdown', (event) => {
    const handle = (event.target as Element).closest<HTMLElement>('[data-handle]');
    if (!handle || event.button !== 0) return;
    drag = { handle, pointer: event.pointerId, from: { x: event.clientX, y: event.clientY }, held: undefined };
    // The page, not the handle: what is dragged is moved about in the page meanwhile.
    element.setPointerCapture(event.pointerId);
    event.preventDefault();
    handle.focus({ preventScroll: true });
  });
  element.addEventListener('pointermove', (event) => {
    if (drag?.pointer !== event.pointerId) return;
    if (!drag.held && isFarEnough(drag, event)) {
      drag.held = grab(table, drag.handle);
      if (!drag.held) drag = undefined;
    }
    if (!drag?.held) return;
    follow(table, drag.held, event);
    scrollAlong(event.clientY);
  });
  element.addEventListener('pointerup', (event) => {
    if (drag?.pointer === event.pointerId) end(true);
  });
  element.addEventListener('pointercancel', () => end(false));
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') end(false);
  });
  return { isHolding: () => drag?.held !== undefined };
};
