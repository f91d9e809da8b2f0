/** Moving by keyboard: space takes up and drops, arrows move, escape puts back. */
import { drop, grab, move, putBack, type Grab } from './grab.ts';
import type { Table } from './table.ts';

type Dropped = (sent: Record<string, string>) => void;

const arrows: Record<string, readonly [step: 1 | -1, isFar: boolean]> = {
  ArrowUp: [-1, false],
  ArrowDown: [1, false],
  ArrowLeft: [-1, true],
  ArrowRight: [1, true],
};

const isTaking = ({ key }: KeyboardEvent): boolean => key === ' ' || key === 'Enter';

const takeUp = (table: Table, handle: Element): Grab | undefined => {
  const held = grab(table, handle);
  if (!held) return undefined;
  held.item.querySelector<HTMLElement>('[data-handle]')?.focus();
  const far = held.kind === 'block' ? '' : ' left and right to go from block to block,';
  table.say(`“${held.name}” grabbed. Up and down to move it,${far} space to drop it, escape to put it back.`);
  return held;
};

/** In a page read from right to left the arrows to the sides go the other way. */
const arrowOf = ({ key }: KeyboardEvent): (typeof arrows)[string] | undefined => {
  const found = arrows[key];
  if (!found) return undefined;
  const isTurned = found[1] && document.documentElement.dir === 'rtl';
  return isTurned ? [found[0] === 1 ? -1 : 1, true] : found;
};

export const moveByKeys = (table: Table, dropped: Dropped): { isHolding: () => boolean } => {
  let held: Grab | undefined;
  const end = (how: 'drop' | 'back'): void => {
    const was = held;
    held = undefined;
    if (!was) return;
    const sent = how === 'drop' ? drop(table, was) : undefined;
    if (how === 'back') putBack(table, was);
    if (sent) dropped(sent);
    was.item.querySelector<HTMLElement>('[data-handle]')?.focus();
  };
  table.element.addEventListener('keydown', (event) => {
    const handle = (event.target as Element).closest('[data-handle]');
    if (!handle) return;
    const arrow = arrowOf(event);
    if (held && arrow) move(table, held, ...arrow);
    else if (held && event.key === 'Escape') end('back');
    else if (held && event.key === 'Tab') return end('back');
    else if (isTaking(event)) {
      if (held) end('drop');
      else held = takeUp(table, handle);
    } else return;
    event.preventDefault();
  });
  table.element.addEventListener('pointerdown', () => end('back'));
  return { isHolding: () => held !== undefined };
};
