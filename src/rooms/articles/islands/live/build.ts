import type { Tree } from './frame.ts';

const svg = 'http://www.w3.org/2000/svg';

/** Builds what the server drew: element by element, never from a string of markup. */
export const build = (tree: Tree, inside = ''): Node => {
  if (typeof tree === 'string') return document.createTextNode(tree);
  const [tag, attributes, ...children] = tree;
  const space = tag === 'svg' ? svg : inside;
  const made = space ? document.createElementNS(space, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
  made.append(...children.map((child) => build(child, space)));
  return made;
};

export const buildElement = (tree: Tree): HTMLElement => build(tree) as HTMLElement;

/** Elements that come with a new entry bring their islands along, if the page did not have them. */
export const wakeIslands = (root: HTMLElement, element: HTMLElement): void => {
  const known = JSON.parse(root.dataset['islands'] ?? '{}') as Record<string, string>;
  for (const [name, address] of Object.entries(known))
    if (element.querySelector(name) && !customElements.get(name)) void import(address);
};
