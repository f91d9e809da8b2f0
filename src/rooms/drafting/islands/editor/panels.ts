/** The tabs beside the text: they fold away, and F6 leads round. */
import { make, makeButton } from './dom.ts';
import type { Room } from './room.ts';

const titles = [
  ['story', 'Story'],
  ['outline', 'Outline'],
  ['notes', 'Notes'],
  ['checks', 'Checks'],
  ['history', 'More'],
] as const;

export type PanelName = (typeof titles)[number][0] | 'find' | 'counts';

const openKey = 'courant-editor-side';

/** What the browser does not want to remember is not remembered. */
const remembered = (): string | null => {
  try {
    return localStorage.getItem(openKey);
  } catch {
    return null;
  }
};
const remember = (value: string): void => {
  try {
    localStorage.setItem(openKey, value);
  } catch {
    // A window of its own keeps nothing; the side is shown as it comes.
  }
};

export type Panels = { show: (name: string) => void; panel: (name: string) => HTMLElement };

const tabKeys = (tabs: readonly HTMLElement[], event: KeyboardEvent): void => {
  const at = tabs.indexOf(event.target as HTMLElement);
  const isRtl = getComputedStyle(event.target as HTMLElement).direction === 'rtl';
  const step = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }[event.key];
  const next =
    event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : step === undefined ? undefined : at + step;
  if (next === undefined || at < 0) return;
  event.preventDefault();
  const tab = tabs[(next + tabs.length) % tabs.length];
  tab?.focus();
  tab?.click();
};

type Side = {
  room: Room;
  side: HTMLElement;
  holders: ReadonlyMap<string, HTMLElement>;
  tabs: readonly HTMLElement[];
  opener: HTMLElement;
};

/** What the page brought has its place; the other panels are made here. */
const holdersIn = ({ element }: Room, side: HTMLElement): Map<string, HTMLElement> => {
  const holder = (place: HTMLElement, name: string): HTMLElement =>
    place.querySelector<HTMLElement>(`[data-panel="${name}"]`) ?? make('div', { 'data-panel': name });
  const holders = new Map<string, HTMLElement>();
  for (const [name] of titles) {
    const found = holder(side, name);
    found.id = `panel-${name}`;
    found.setAttribute('role', 'tabpanel');
    found.setAttribute('aria-labelledby', `tab-${name}`);
    found.tabIndex = -1;
    holders.set(name, found);
  }
  for (const name of ['find', 'counts']) holders.set(name, holder(element, name));
  return holders;
};

const tabsOf = (show: (name: string) => void): { tabs: HTMLElement[]; list: HTMLElement } => {
  const tabs = titles.map(([name, words]) =>
    make(
      'button',
      { type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': `panel-${name}`, onclick: () => show(name) },
      words,
    ),
  );
  const look = {
    role: 'tablist',
    class: 'side-tabs',
    'aria-label': 'Beside the text',
    onkeydown: (event: KeyboardEvent) => tabKeys(tabs, event),
  };
  return { tabs, list: make('div', look, ...tabs) };
};

const select = ({ room, holders, tabs }: Side, name: string): void => {
  for (const [index, [key]] of titles.entries()) {
    const isIt = key === name;
    tabs[index]?.setAttribute('aria-selected', String(isIt));
    if (tabs[index]) tabs[index].tabIndex = isIt ? 0 : -1;
    const panel = holders.get(key);
    if (panel) panel.hidden = !isIt;
  }
  room.element.dispatchEvent(new CustomEvent('panel-shown', { detail: name }));
};

const open = ({ room, side, opener }: Side, isOpen: boolean): void => {
  room.element.toggleAttribute('data-side-open', isOpen);
  side.hidden = !isOpen;
  opener.setAttribute('aria-expanded', String(isOpen));
};

const isWide = (): boolean => matchMedia('(min-width: 64rem)').matches;

/** Opened and put away by one's own hand: it stays so the next time. */
const fold = (of: Side, isOpen: boolean): void => {
  open(of, isOpen);
  remember(isOpen ? 'open' : 'closed');
};

/** The side as the page brought it holds the story's own form. */
export const makePanels = (room: Room): Panels => {
  const side = room.element.querySelector<HTMLElement>('[data-side]') ?? make('aside');
  side.id = 'story-side';
  const show = (name: string): void => {
    if (!titles.some(([key]) => key === name)) return;
    open(of, true);
    select(of, name);
  };
  const { tabs, list } = tabsOf(show);
  const opener = makeButton({ icon: 'side', words: 'Beside the text' }, () => fold(of, side.hidden === true));
  opener.setAttribute('aria-controls', side.id);
  const of: Side = { room, side, holders: holdersIn(room, side), tabs, opener };
  const leave = (): void => {
    fold(of, false);
    opener.focus();
  };
  const closer = makeButton({ icon: 'close', words: 'Fold away', class: 'icon-button side-close' }, leave);
  side.addEventListener('keydown', (event) => {
    // Where it lies over the text, Escape puts it away.
    if (event.key === 'Escape' && !isWide()) leave();
  });
  side.replaceChildren(closer, list, ...titles.flatMap(([name]) => of.holders.get(name) ?? []));
  room.element.querySelector('[data-bar-end]')?.append(opener);
  select(of, 'story');
  open(of, isWide() && remembered() !== 'closed');
  room.element.addEventListener('panel-wanted', (event) => show((event.target as HTMLElement).dataset['panel'] ?? ''));
  return { show, panel: (name) => of.holders.get(name) ?? make('div') };
};

const stopsIn = '[tabindex="0"], textarea, input, select, a[href], button:not([tabindex="-1"])';

/** F6 and Shift+F6 lead round: the bar over everything, the tools, the text, the side. */
export const leadRound = (room: Room, places: () => (HTMLElement | null)[]): void => {
  room.element.addEventListener('keydown', (event) => {
    if (event.key !== 'F6' && !(event.key === 'F10' && event.altKey)) return;
    event.preventDefault();
    const stops = places().filter((place): place is HTMLElement => place !== null && place.offsetParent !== null);
    const here = stops.findIndex((place) => place.contains(document.activeElement));
    const to = event.key === 'F10' ? 1 : (here + (event.shiftKey ? -1 : 1) + stops.length) % stops.length;
    const stop = stops[to];
    const inside = [...(stop?.querySelectorAll<HTMLElement>(stopsIn) ?? [])].filter((one) => one.offsetParent !== null);
    const target = stop?.isContentEditable
      ? stop
      : (inside.find((one) => one.tabIndex === 0 && one.hasAttribute('tabindex')) ?? inside[0]);
    target?.focus();
  });
};
