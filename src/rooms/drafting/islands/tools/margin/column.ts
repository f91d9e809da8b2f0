/** Where the cards stand: beside their words where there is room, else in the list of the panel. */
import type { EditorView } from 'prosemirror-view';

const needed = 232;
const gap = 8;

/** Room beside the sheet, at the end of its lines. */
const roomBeside = (sheet: HTMLElement): number => {
  const desk = sheet.parentElement;
  if (!desk) return 0;
  const [own, around] = [sheet.getBoundingClientRect(), desk.getBoundingClientRect()];
  const side = desk.querySelector<HTMLElement>(':scope > [data-side]');
  const beside = side && side.offsetParent !== null ? side.getBoundingClientRect().width : 0;
  const isRtl = getComputedStyle(desk).direction === 'rtl';
  const free = isRtl ? own.left - around.left : around.right - own.right;
  return free - beside + Math.min(40, Number.parseFloat(getComputedStyle(sheet).paddingInlineEnd) || 0);
};

export const hasRoom = (view: EditorView): boolean => {
  const sheet = view.dom.parentElement;
  return sheet !== null && innerWidth >= 900 && roomBeside(sheet) >= needed;
};

type Placed = { element: HTMLElement; from: number; isActive: boolean };

/** Each card at the height of its words; where they would touch, the one being looked at keeps its place and the others make room. */
export const arrange = (view: EditorView, column: HTMLElement, cards: readonly Placed[]): void => {
  if (cards.length === 0) return;
  const origin = column.getBoundingClientRect().top;
  const size = view.state.doc.content.size;
  const wanted = cards.map(({ from }) => view.coordsAtPos(Math.min(from, size)).top - origin);
  const heights = cards.map(({ element }) => element.offsetHeight);
  const tops = [...wanted];
  const active = Math.max(
    0,
    cards.findIndex(({ isActive }) => isActive),
  );
  for (let at = active + 1; at < tops.length; at += 1)
    tops[at] = Math.max(wanted[at] ?? 0, (tops[at - 1] ?? 0) + (heights[at - 1] ?? 0) + gap);
  for (let at = active - 1; at >= 0; at -= 1)
    tops[at] = Math.min(wanted[at] ?? 0, (tops[at + 1] ?? 0) - (heights[at] ?? 0) - gap);
  for (const [at, { element }] of cards.entries()) element.style.insetBlockStart = `${Math.round(tops[at] ?? 0)}px`;
};
