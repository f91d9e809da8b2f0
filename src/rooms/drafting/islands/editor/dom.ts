/** Making elements: no string of markup is ever read. */

type Value = string | number | boolean | undefined | null | ((event: never) => void);
export type Children = readonly (Node | string | undefined | null | false)[];

const namespace = 'http://www.w3.org/2000/svg';

const setOn = (element: Element, name: string, value: Value): void => {
  if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
  else if (value === true) element.setAttribute(name, '');
  else if (value !== undefined && value !== null && value !== false) element.setAttribute(name, String(value));
};

/** An element with its attributes; a function under `onclick` hears that event. */
export const make = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, Value>> = {},
  ...children: Children
): HTMLElementTagNameMap[Tag] => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setOn(element, name, value);
  element.append(...children.filter((child) => child !== undefined && child !== null && child !== false));
  return element;
};

/** Drawn on a grid of 20 with one stroke. */
const strokes = {
  bold: 'M6 4h4.5a3 3 0 0 1 0 6H6zM6 10h5.2a3 3 0 0 1 0 6H6z',
  italic: 'M9 4h5M6 16h5M12 4 8 16',
  link: 'M8.5 11.5l3-3M9 6.5l1.8-1.8a3.2 3.2 0 0 1 4.5 4.5L13.5 11M11 13.5l-1.8 1.8a3.2 3.2 0 0 1-4.5-4.5L6.5 9',
  bullets: 'M8 5h9M8 10h9M8 15h9M3.5 5h.1M3.5 10h.1M3.5 15h.1',
  numbers: 'M9 5h8M9 10h8M9 15h8M3 4l1.2-.8V7M2.8 12h2.4l-2.4 3.4h2.6',
  quote: 'M8 6C5.5 7 4.5 8.8 4.5 11.5V14H8v-3.5H6M15.500 6c-2.500 1-3.500 2.800-3.500 5.500V14h3.500v-3.500h-2',
  picture: 'M3 4h14v12H3zM3 13l4-4 4 4 2.500-2.500L17 14M13 7.500h.1',
  plus: 'M10 4v12M4 10h12',
  undo: 'M7 5 3.500 8.500 7 12M4 8.500h7a4.500 4.500 0 0 1 0 9H8',
  redo: 'm13 5 3.500 3.500L13 12M16 8.500H9a4.500 4.500 0 0 0 0 9h3',
  more: 'M5 10h.1M10 10h.1M15 10h.1',
  grip: 'M7.500 5h.1M12.500 5h.1M7.500 10h.1M12.500 10h.1M7.500 15h.1M12.500 15h.1',
  table: 'M3 4h14v12H3zM3 8h14M3 12h14M9 4v12',
  up: 'm5 12 5-5 5 5',
  down: 'm5 8 5 5 5-5',
  close: 'm5 5 10 10M15 5 5 15',
  help: 'M7 7.500a3 3 0 1 1 4.300 2.700c-.9.500-1.300 1-1.300 2.100M10 15.500h.1',
  find: 'M8.500 3a5.500 5.500 0 1 1 0 11 5.500 5.500 0 0 1 0-11M12.600 12.600 17 17',
  side: 'M3 4h14v12H3zM12.500 4v12',
  language: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14M3 10h14M10 3c-4 4-4 10 0 14M10 3c4 4 4 10 0 14',
  note: 'M4 4h12v9H9l-3.500 3v-3H4z',
  strike:
    'M3 10h14M13.500 6.500C13 5 11.700 4.200 10 4.200c-2 0-3.500 1-3.500 2.700M6.500 13.500c.4 1.500 1.800 2.300 3.500 2.300 2 0 3.600-1 3.600-2.900',
} as const;
export type IconName = keyof typeof strokes;

export const icon = (name: IconName): SVGSVGElement => {
  const svg = document.createElementNS(namespace, 'svg');
  for (const [key, value] of Object.entries({ class: 'icon', viewBox: '0 0 20 20', 'aria-hidden': 'true' }))
    svg.setAttribute(key, value);
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', strokes[name]);
  svg.append(path);
  return svg;
};

let made = 0;
/** A name no other element of the page has. */
export const freshId = (base: string): string => `${base}-${(made += 1)}`;

export type ButtonLook = { icon?: IconName; words: string; class?: string; keys?: string };

const isApple = /Mac|iP(?:hone|ad)/.test(navigator.platform);

/** Keys as prosemirror-keymap writes them, for people. */
export const keysInWords = (keys: string): string =>
  keys
    .split(/-(?=.)/)
    .map((key) => {
      if (key === 'Mod') return isApple ? '⌘' : 'Ctrl';
      if (key === 'Alt') return isApple ? '⌥' : 'Alt';
      const arrow = { ArrowUp: '↑', ArrowDown: '↓' }[key];
      return arrow ?? (key.length === 1 ? key.toUpperCase() : key);
    })
    .join(isApple ? '' : '+');

/** The same for `aria-keyshortcuts`. */
export const keysForAria = (keys: string): string =>
  keys
    .split(/-(?=.)/)
    .map((key) => (key === 'Mod' ? (isApple ? 'Meta' : 'Control') : key.length === 1 ? key.toUpperCase() : key))
    .join('+');

/** A button that does something at once and sends nothing; what it is drawn by is told in words as well. */
export const makeButton = (look: ButtonLook, act: (event: MouseEvent) => void): HTMLButtonElement => {
  const { words, keys } = look;
  return make(
    'button',
    {
      type: 'button',
      class: look.class ?? (look.icon ? 'icon-button' : 'link-button'),
      'aria-label': look.icon ? words : undefined,
      title: look.icon ? (keys ? `${words} (${keysInWords(keys)})` : words) : undefined,
      'aria-keyshortcuts': keys ? keysForAria(keys) : undefined,
      onclick: act,
    },
    look.icon ? icon(look.icon) : words,
  );
};

/** Puts something beside a place on the screen, within the window; under it where there is room. */
export const placeBeside = (element: HTMLElement, place: { left: number; top: number; bottom: number }): void => {
  const { offsetWidth: width, offsetHeight: height } = element;
  const { innerWidth, innerHeight } = window;
  const below = place.bottom + 6;
  const top = below + height <= innerHeight - 8 ? below : Math.max(8, place.top - height - 6);
  element.style.top = `${top}px`;
  element.style.left = `${Math.max(8, Math.min(place.left, innerWidth - width - 8))}px`;
};
