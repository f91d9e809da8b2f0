/** Where colleagues are in the text, with their names; colours are classes, so that they keep their contrast in the dark. */
import type { Plugin } from 'prosemirror-state';
import { yCursorPlugin } from 'y-prosemirror';
import type { Awareness } from 'y-protocols/awareness';
import { make } from './dom.ts';

export type Person = { id?: string; name: string; color?: string };

/** The same person has the same colour on every screen. */
export const tintOf = (person: Person): number => {
  const text = person.id ?? person.name;
  let sum = 0;
  for (const sign of text) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return sum % 8;
};

const cursor = (person: Person): HTMLElement =>
  make(
    'span',
    { class: `their-cursor tint-${tintOf(person)}`, 'aria-hidden': 'true' },
    '\u2060',
    make('span', { class: 'their-name' }, person.name),
    '\u2060',
  );

export const cursorsPlugin = (awareness: Awareness): Plugin =>
  yCursorPlugin(awareness, {
    cursorBuilder: (person: Person) => cursor(person),
    selectionBuilder: (person: Person) => ({ class: `their-selection tint-${tintOf(person)}` }),
  }) as Plugin;
