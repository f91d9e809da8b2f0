/** What colleagues do is fetched as this same page and put in place of what is shown; the keyboard and the selection stay. */
import { documentAt } from './page.ts';

const fresh = '.stories-tabs, .stories, .stories-next, .board, .calendar';
const patience = 800;

const focusMark = (): { href: string | null; id: string | undefined; name: string | null } | undefined => {
  const at = document.activeElement;
  if (!(at instanceof HTMLElement)) return undefined;
  return {
    href: at.getAttribute('href'),
    id: at.closest<HTMLElement>('[data-id]')?.dataset['id'],
    name: at.getAttribute('name'),
  };
};

/** Gives the keyboard back to what it was on. */
const refocus = (element: HTMLElement, mark: ReturnType<typeof focusMark>): void => {
  if (!mark || element.contains(document.activeElement)) return;
  const within = mark.id ? element.querySelector(`[data-id="${CSS.escape(mark.id)}"]`) : element;
  const same = mark.name
    ? within?.querySelector<HTMLElement>(`[name="${CSS.escape(mark.name)}"]`)
    : mark.href
      ? within?.querySelector<HTMLElement>(`[href="${CSS.escape(mark.href)}"]`)
      : undefined;
  same?.focus({ preventScroll: true });
};

const chosenIn = (element: HTMLElement): Set<string> =>
  new Set([...element.querySelectorAll<HTMLInputElement>('[name="id"]:checked')].map(({ value }) => value));

/** Whether somebody is in the middle of something that must not be drawn anew under their hands. */
const isBusy = (element: HTMLElement): boolean =>
  element.querySelector('[data-dragged], .calendar-move[open]') !== null ||
  (document.activeElement instanceof HTMLSelectElement && element.contains(document.activeElement));

const replace = (element: HTMLElement, page: Document): void => {
  const mark = focusMark();
  const chosen = chosenIn(element);
  for (const old of element.querySelectorAll(fresh)) {
    const name = `.${[...old.classList].join('.')}`;
    const now = page.querySelector(`story-desk ${name}`);
    if (now) old.replaceWith(document.importNode(now, true));
  }
  for (const box of element.querySelectorAll<HTMLInputElement>('[name="id"]')) box.checked = chosen.has(box.value);
  refocus(element, mark);
  element.dispatchEvent(new CustomEvent('desk-fresh'));
};

export type Following = {
  /** After something of one's own: it is shown at once. */
  refresh: () => Promise<void>;
  stop: () => void;
};

/** Told by the server that something changed; nothing is heard while nobody looks. */
const listen = (address: string | undefined, told: () => void): { stop: () => void } => {
  let source: EventSource | undefined;
  const open = (): void => {
    if (source || !address || document.hidden) return;
    source = new EventSource(address);
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const { at } = JSON.parse(data) as { at: number };
      if (at > 0) told();
    };
  };
  const close = (): void => {
    source?.close();
    source = undefined;
  };
  const onSight = (): void => {
    if (document.hidden) return close();
    open();
    told();
  };
  open();
  document.addEventListener('visibilitychange', onSight);
  return {
    stop: () => {
      close();
      document.removeEventListener('visibilitychange', onSight);
    },
  };
};

export const followDesk = (element: HTMLElement): Following => {
  let timer: number | undefined;
  const look = async (isOwnDoing: boolean): Promise<void> => {
    try {
      const page = await documentAt(location.href);
      if (isOwnDoing || !isBusy(element)) replace(element, page);
      else later();
    } catch {
      // What is shown stays; the next change brings it up to date.
    }
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(false), patience);
  };
  const news = listen(element.dataset['stream'], later);
  return {
    refresh: () => look(true),
    stop: () => {
      clearTimeout(timer);
      news.stop();
    },
  };
};
