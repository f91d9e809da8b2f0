/** A menu that opens at a button or a place: arrow keys, first letters, Escape. */
import { icon, keysInWords, make, placeBeside, type IconName } from './dom.ts';

export type MenuItem = {
  words: string;
  keys?: string | undefined;
  icon?: IconName;
  /** One of several of which one holds. */
  isOn?: boolean;
  isOff?: boolean;
  /** A line over it. */
  starts?: boolean;
  run: () => void;
};

const itemOf = (item: MenuItem, close: () => void): HTMLElement =>
  make(
    'button',
    {
      type: 'button',
      role: item.isOn === undefined ? 'menuitem' : 'menuitemradio',
      'aria-checked': item.isOn === undefined ? undefined : String(item.isOn),
      tabindex: '-1',
      class: item.starts ? 'menu-item menu-starts' : 'menu-item',
      disabled: item.isOff,
      onclick: () => {
        close();
        item.run();
      },
    },
    item.icon && icon(item.icon),
    make('span', {}, item.words),
    item.keys ? make('kbd', {}, keysInWords(item.keys)) : undefined,
  );

const step = (items: readonly HTMLElement[], by: number): void => {
  const at = items.indexOf(document.activeElement as HTMLElement);
  items[(at + by + items.length) % items.length]?.focus();
};

const onKeys =
  (items: readonly HTMLElement[], close: (isLeft?: boolean) => void) =>
  (event: KeyboardEvent): void => {
    const acts: Record<string, () => void> = {
      ArrowDown: () => step(items, 1),
      ArrowUp: () => step(items, -1),
      Home: () => items[0]?.focus(),
      End: () => items.at(-1)?.focus(),
      Escape: () => close(),
      Tab: () => close(),
    };
    const act = acts[event.key];
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      return act();
    }
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey) return;
    const found = items.find((item) => item.textContent?.toLowerCase().startsWith(event.key.toLowerCase()));
    found?.focus();
  };

let closeOpen: ((isLeft?: boolean) => void) | undefined;

/** Opens a menu at an element. The focus comes back to it, or to `home`, when nothing was chosen. */
export const openMenu = (
  anchor: HTMLElement,
  { label, items, home = anchor }: { label: string; items: readonly MenuItem[]; home?: HTMLElement },
): void => {
  closeOpen?.();
  const menu = make('div', { role: 'menu', class: 'floating menu', 'aria-label': label });
  const close = (isLeft = false): void => {
    if (!menu.isConnected) return;
    menu.remove();
    removeEventListener('pointerdown', outside, true);
    anchor.setAttribute('aria-expanded', 'false');
    closeOpen = undefined;
    if (!isLeft) home.focus();
  };
  const outside = (event: Event): void => {
    if (!menu.contains(event.target as Node) && !anchor.contains(event.target as Node)) close(true);
  };
  menu.append(...items.map((item) => itemOf(item, () => close())));
  (anchor.closest('story-editor') ?? document.body).append(menu);
  placeBeside(menu, anchor.getBoundingClientRect());
  const choices = [...menu.querySelectorAll<HTMLElement>('button:not(:disabled)')];
  menu.addEventListener('keydown', onKeys(choices, close));
  addEventListener('pointerdown', outside, true);
  anchor.setAttribute('aria-expanded', 'true');
  closeOpen = close;
  (choices.find((choice) => choice.getAttribute('aria-checked') === 'true') ?? choices[0])?.focus();
};
