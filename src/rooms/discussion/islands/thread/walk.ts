import { focusOn, isField, make, makeButton, store, stored } from './dom.ts';
import type { ThreadOnPage } from './thread.ts';

/** Where it is kept that somebody does not want single keys to do anything (WCAG 2.1.4). */
const switchName = 'comment keys';

const isOn = (): boolean => stored(switchName) !== 'off';

const isOnScreen = (element: HTMLElement): boolean => {
  const { top, bottom } = element.getBoundingClientRect();
  return top < innerHeight && bottom > 0;
};

/** Comments that can be seen, in the order they stand. */
const comments = (element: HTMLElement): HTMLElement[] =>
  [...element.querySelectorAll<HTMLElement>('ol.thread .comment')].filter((comment) => comment.offsetParent !== null);

/** From the comment that has the focus, else from the first that begins in the window. */
const step = (thread: ThreadOnPage, by: 1 | -1): void => {
  const all = comments(thread.element);
  const focused = all.findIndex((comment) => comment.contains(document.activeElement));
  const first = all.findIndex((comment) => comment.getBoundingClientRect().top >= 0);
  const at = focused >= 0 ? focused + by : by > 0 ? first : first - 1;
  const next = all[Math.max(0, Math.min(at, all.length - 1))];
  if (!next) return;
  focusOn(next);
  next.scrollIntoView({ block: 'nearest' });
};

const makeList = ({ words }: ThreadOnPage): HTMLDialogElement => {
  const dialog = make('dialog', 'live-window live-keys');
  dialog.setAttribute('aria-label', words.keys);
  const list = make('dl');
  for (const [key, text] of [
    ['j', words.keyNext],
    ['k', words.keyPrevious],
    ['r', words.keyAnswer],
    ['?', words.keyList],
  ]) {
    const term = make('dt');
    term.append(make('kbd', '', key));
    list.append(term, make('dd', '', text));
  }
  const label = make('label', 'choice');
  const box = make('input');
  box.type = 'checkbox';
  box.checked = isOn();
  box.onchange = () => store(switchName, box.checked ? undefined : 'off');
  label.append(box, make('span', '', words.keysOn));
  dialog.append(
    make('h2', '', words.keys),
    list,
    label,
    makeButton('button', words.close, () => dialog.close()),
  );
  return dialog;
};

/** j and k walk from comment to comment, r answers, ? shows the list: while the thread is on the screen and nothing is being typed. */
export const walkByKeys = (thread: ThreadOnPage, signal: AbortSignal): void => {
  let dialog: HTMLDialogElement | undefined;
  const showList = (): void => {
    if (!dialog) thread.element.append((dialog = makeList(thread)));
    if (!dialog.open) dialog.showModal();
  };
  const acts: Record<string, () => void> = {
    j: () => step(thread, 1),
    k: () => step(thread, -1),
    r: () =>
      document.activeElement
        ?.closest('.comment')
        ?.querySelector<HTMLElement>('.comment-tools a[href*="reply="]')
        ?.click(),
    '?': showList,
  };
  const opener = makeButton('link-button live-keys-open no-print', thread.words.keys, showList);
  (thread.list()?.parentElement ?? thread.element).append(opener);
  const hear = (event: KeyboardEvent): void => {
    const act = acts[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isField(event.target) || document.querySelector('dialog[open]') || !isOn() || !isOnScreen(thread.element))
      return;
    event.preventDefault();
    act();
  };
  document.addEventListener('keydown', hear, { signal });
};
