/** The arranging page as it stands in the browser: what it is made of, and how it follows what the server says. */
import { adopted } from '../../../../rooms/discussion/islands/thread/dom.ts';

export type Table = {
  element: HTMLElement;
  base: string;
  /** Says something to whoever listens instead of looking. */
  say: (words: string) => void;
};

export const arrangingIn = (parent: ParentNode): HTMLElement | null => parent.querySelector('#arranging');

export const versionOf = ({ element }: Table): number => Number(arrangingIn(element)?.dataset['version'] ?? -1);
export const layoutOf = ({ element }: Table): string => arrangingIn(element)?.dataset['layout'] ?? '';

export const nameOf = (item: Element | null | undefined): string => (item as HTMLElement | null)?.dataset['name'] ?? '';

/** Where picked stories stand, block by block. */
export const listsOf = ({ element }: Table): HTMLElement[] => [
  ...element.querySelectorAll<HTMLElement>('[data-picks]'),
];

export const storiesIn = (list: Element): HTMLElement[] => [
  ...list.querySelectorAll<HTMLElement>(':scope > [data-story]'),
];

export const blockOf = (item: Element): HTMLElement | null => item.closest<HTMLElement>('[data-block]');

/** A page of this site as a document, whatever the answer's status: what was refused is said in it. */
export const pageAt = (url: string, sent?: URLSearchParams): Promise<Document> =>
  new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open(sent ? 'POST' : 'GET', url);
    request.responseType = 'document';
    request.timeout = 20_000;
    request.onload = () => {
      const page = request.responseXML;
      if (page && (arrangingIn(page) || page.querySelector('#story-form'))) done(page);
      else failed(new Error(`${request.status}`));
    };
    request.onerror = request.ontimeout = () => failed(new Error('no answer'));
    request.send(sent);
  });

/** How to find what has the focus again on a page drawn anew. */
const focusPath = (table: Table): string | undefined => {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !table.element.contains(active)) return undefined;
  const item = active.closest<HTMLElement>('[data-story], [data-block]');
  if (!item) return active.id ? `#${active.id}` : undefined;
  const { story, block } = item.dataset;
  const within = item.closest('.front-panel') ? '.front-panel ' : '.front-blocks ';
  const part = active.matches('[data-handle]')
    ? '[data-handle]'
    : active.matches('[data-dialog]')
      ? '[data-dialog]'
      : active.matches('.sign-button')
        ? '.sign-button:not(:disabled)'
        : 'summary, [data-handle]';
  return `${within}${story ? `[data-story="${story}"]` : `[data-block="${block}"]`} :is(${part})`;
};

/** Forms that were begun stay as they are; what was unfolded stays unfolded. */
const keepOpen = (before: HTMLElement, after: HTMLElement): void => {
  for (const open of before.querySelectorAll<HTMLDetailsElement>('details[data-keep][open]')) {
    const fresh = after.querySelector<HTMLDetailsElement>(`details[data-keep="${open.dataset['keep']}"]`);
    fresh?.replaceWith(open);
  }
};

/** What was looked for stays on the table. */
const keepFound = (before: HTMLElement, after: HTMLElement): void => {
  const typed = before.querySelector<HTMLInputElement>('.front-search [type="search"]');
  const panel = before.querySelector('.front-panel');
  if (typed?.value && panel) after.querySelector('.front-panel')?.replaceWith(panel);
};

const showHandles = (arranging: HTMLElement): void => {
  for (const handle of arranging.querySelectorAll<HTMLElement>('[data-handle]')) handle.hidden = false;
};

/** Puts what the server says in place of what is there. Says whether all went well. */
export const lay = (table: Table, page: Document): boolean => {
  const before = arrangingIn(table.element);
  const found = arrangingIn(page);
  if (!before || !found) return false;
  const path = focusPath(table);
  const after = adopted(found);
  keepOpen(before, after);
  keepFound(before, after);
  before.replaceWith(after);
  showHandles(after);
  const alarm = after.querySelector<HTMLElement>('[role="alert"]');
  if (path) after.querySelector<HTMLElement>(path)?.focus({ preventScroll: true });
  alarm?.scrollIntoView({ block: 'center' });
  return alarm === null;
};

export const begin = (table: Table): void => {
  const arranging = arrangingIn(table.element);
  if (arranging) showHandles(arranging);
};
