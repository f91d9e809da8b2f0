import type { Engine, Episode } from './engine.ts';
import { bringSheets, pageAt } from './page.ts';
import { isFramed } from './kept.ts';
import type { Say } from './player-element.ts';

export type Bar = {
  /** What the bar says in the language of the page; empty before it is there. */
  words: () => Say;
  element: () => HTMLElement | null;
  say: (text: string) => void;
  openPanel: () => void;
  close: () => void;
  /** Puts the link past the page to the player where it belongs: after another page came in. */
  settle: () => void;
  /** Called when another bar is there. */
  drawn: (act: () => void) => void;
};

const patience = 15_000;

const skipTo = (text: string): HTMLAnchorElement => {
  const link = document.createElement('a');
  link.className = 'skip-link skip-to-player';
  link.href = '#now-playing';
  link.textContent = text;
  return link;
};

type Desk = {
  engine: Engine;
  host: HTMLElement;
  voice: HTMLElement;
  bar: HTMLElement | null;
  /** The recording whose bar is there or under way. */
  media: string;
  isOpen: boolean;
  acts: (() => void)[];
};

/** The end of the page and whatever has the focus stay above the bar. */
const makeRoom = ({ bar }: Desk): void => {
  const root = document.documentElement;
  root.classList.toggle('has-bar', bar !== null);
  if (!bar) return;
  const panel = bar.querySelector<HTMLElement>('.bar-panel');
  // What the arrow opens lies over the page; it is closed again with one key.
  const measure = (): void => root.style.setProperty('--bar', `${bar.offsetHeight - (panel?.offsetHeight ?? 0)}px`);
  new ResizeObserver(measure).observe(bar);
};

const words = ({ bar }: Desk): Say => {
  const from = bar ?? document.querySelector<HTMLElement>('audio-player');
  return JSON.parse(from?.dataset['words'] ?? '{}') as Say;
};

const say = ({ voice }: Desk, text: string): void => {
  voice.textContent = '';
  setTimeout(() => (voice.textContent = text), 50);
};

const settle = (desk: Desk): void => {
  const { bar } = desk;
  const first = document.querySelector('.skip-link');
  document.querySelector('.skip-to-player')?.remove();
  if (bar) first?.after(skipTo(words(desk)['skip'] ?? ''));
};

const openPanel = (desk: Desk, isOpen = !desk.isOpen): void => {
  desk.isOpen = isOpen;
  const panel = desk.bar?.querySelector<HTMLElement>('.bar-panel');
  const button = desk.bar?.querySelector<HTMLElement>('[data-act="panel"]');
  const { more = '', less = '' } = words(desk);
  if (panel) panel.hidden = !isOpen;
  if (!button) return;
  button.ariaExpanded = String(isOpen);
  button.ariaLabel = isOpen ? less : more;
};

const put = (desk: Desk, made: HTMLElement): void => {
  const hadFocus = desk.bar?.contains(document.activeElement) === true;
  desk.bar?.remove();
  desk.bar = made;
  desk.host.append(made);
  openPanel(desk, desk.isOpen);
  made.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !desk.isOpen) return;
    openPanel(desk, false);
    made.querySelector<HTMLElement>('[data-act="panel"]')?.focus();
  });
  if (hadFocus) made.querySelector<HTMLElement>('[data-act="toggle"]')?.focus({ preventScroll: true });
  makeRoom(desk);
  settle(desk);
  for (const act of desk.acts) act();
  desk.engine.tell();
};

/** The bar is drawn by the server, in the language of the page one began on. */
const fetchBar = async (desk: Desk, { player, media }: Episode): Promise<void> => {
  desk.media = media;
  try {
    const { page } = await pageAt(player, patience);
    const drawn = page.querySelector<HTMLElement>('#now-playing');
    if (!drawn || desk.media !== media) return;
    await bringSheets(page);
    put(desk, document.importNode(drawn, true));
  } catch {
    // The sound goes on; the bar is asked for again with the next thing that happens to it.
    setTimeout(() => {
      if (desk.media === media) desk.media = '';
    }, 5_000);
  }
};

const takeAway = (desk: Desk): void => {
  const hadFocus = desk.bar?.contains(document.activeElement) === true;
  desk.bar?.remove();
  desk.bar = null;
  desk.media = '';
  makeRoom(desk);
  settle(desk);
  if (hadFocus) document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
};

export const createBar = (engine: Engine): Bar => {
  const host = engine.audio.parentElement as HTMLElement;
  const voice = document.createElement('p');
  voice.className = 'unseen';
  voice.role = 'status';
  host.append(voice);
  const desk: Desk = { engine, host, voice, bar: null, media: '', isOpen: false, acts: [] };
  const look = (): void => {
    const { episode } = engine;
    if (episode && desk.media !== episode.media) void fetchBar(desk, episode);
    else if (!episode && desk.bar) takeAway(desk);
  };
  if (!isFramed()) {
    engine.watch(look);
    look();
  }
  return {
    words: () => words(desk),
    element: () => desk.bar,
    say: (text) => say(desk, text),
    openPanel: () => openPanel(desk),
    close: () => engine.close(),
    settle: () => settle(desk),
    drawn: (act) => void desk.acts.push(act),
  };
};
