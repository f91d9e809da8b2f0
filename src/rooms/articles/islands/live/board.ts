/** The entries on the page, and what waits to be shown. */
import { buildElement, wakeIslands } from './build.ts';
import type { FrameEntry, LiveFrame, LivePart } from './frame.ts';
import { counted, type LiveSay } from './say.ts';

type Board = { hear: (frame: LiveFrame) => void };

type Desk = {
  root: HTMLElement;
  say: LiveSay;
  section: HTMLElement;
  pinned: HTMLElement;
  list: HTMLElement;
  bar: HTMLElement;
  voice: HTMLElement;
  waiting: Map<string, FrameEntry>;
  isEnded: boolean;
};

const number = (element: Element | null | undefined, name: string): number =>
  Number((element as HTMLElement | null | undefined)?.dataset[name] ?? 0);

const elementOf = ({ section }: Desk, id: string): HTMLElement | null =>
  section.querySelector<HTMLElement>(`#entry-${CSS.escape(id)}`);

/** What stands above what one reads may grow or go: what one reads stays where it is. */
const keepingPlace = ({ list, pinned }: Desk, act: () => void): void => {
  const seen = [...pinned.children, ...list.children].find((one) => one.getBoundingClientRect().bottom > 0);
  const before = seen?.getBoundingClientRect().top ?? 0;
  const isScrolled = before < 0 || (seen?.previousElementSibling ?? null) !== null;
  act();
  if (!seen?.isConnected || !isScrolled) return;
  const moved = seen.getBoundingClientRect().top - before;
  if (Math.abs(moved) > 1) scrollBy({ top: moved, behavior: 'instant' });
};

const make = (desk: Desk, { tree }: FrameEntry): HTMLElement => {
  const made = buildElement(tree);
  wakeIslands(desk.root, made);
  return made;
};

/** Puts an entry where it belongs in time. */
const place = ({ list }: Desk, element: HTMLElement, at: number): void => {
  const next = [...list.children].find((one) => number(one, 'at') <= at);
  list.insertBefore(element, next ?? null);
};

const put = (desk: Desk, entry: FrameEntry): HTMLElement => {
  const old = elementOf(desk, entry.id);
  const made = make(desk, entry);
  const hadFocus = old?.contains(document.activeElement) ?? false;
  const stays = old !== null && old.parentElement === (entry.isPinned ? desk.pinned : desk.list);
  if (stays && number(old, 'at') === entry.at) old.replaceWith(made);
  else {
    old?.remove();
    if (entry.isPinned) desk.pinned.append(made);
    else place(desk, made, entry.at);
  }
  if (hadFocus) focusOn(made);
  desk.section.querySelector('.no-entries')?.remove();
  return made;
};

const focusOn = (element: HTMLElement): void => {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
};

const orderPins = ({ pinned }: Desk, pins: readonly string[]): void => {
  for (const [index, id] of pins.entries()) {
    const element = pinned.querySelector(`#entry-${CSS.escape(id)}`);
    const there = pinned.children[index];
    if (element && there !== element) pinned.insertBefore(element, there ?? null);
  }
};

const putPart = ({ root, section }: Desk, { name, mark, tree }: LivePart): void => {
  const old = root.querySelector<HTMLElement>(`[data-part="${name}"]`);
  if (old?.dataset['mark'] === mark) return;
  if (!tree) return old?.remove();
  const made = buildElement(tree);
  if (old) old.replaceWith(made);
  else if (name === 'summary') root.prepend(made);
  else section.before(made);
};

/** One is at the beginning of the entries or before it, and not in the middle of something there. */
const isAtTop = ({ list }: Desk): boolean =>
  list.getBoundingClientRect().top > 0 && !list.contains(document.activeElement);

const speak = ({ voice }: Desk, text: string): void => {
  voice.textContent = text;
};

const showWaiting = (desk: Desk): void => {
  const entries = [...desk.waiting.values()].sort((a, b) => a.at - b.at);
  desk.waiting.clear();
  drawOffer(desk);
  const [newest] = entries.map((entry) => put(desk, entry)).reverse();
  if (!newest) return;
  focusOn(newest);
  newest.scrollIntoView({ block: 'start' });
};

const drawOffer = ({ bar, waiting, say }: Desk, act?: () => void): void => {
  const button = bar.querySelector('button');
  if (waiting.size === 0) return button?.remove();
  const text = counted(waiting.size, say.newEntries);
  if (button) {
    button.textContent = text;
    return;
  }
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'live-offer';
  made.textContent = text;
  made.onclick = act ?? null;
  bar.append(made);
};

const offerReload = ({ bar, say }: Desk): void => {
  const link = document.createElement('a');
  link.className = 'live-offer';
  link.href = location.pathname;
  link.textContent = say.many;
  bar.replaceChildren(link);
};

/** Entries older than all on this page stand on another one. */
const isElsewhere = ({ list, section }: Desk, entry: FrameEntry): boolean =>
  !entry.isPinned && section.querySelector('.pager-older') !== null && entry.at < number(list.lastElementChild, 'at');

type Heard = { fresh: number; changed: number };

const take = (desk: Desk, entry: FrameEntry, isNow: boolean): keyof Heard | undefined => {
  const old = elementOf(desk, entry.id);
  if (old) {
    if (number(old, 'changed') >= entry.changed) return undefined;
    put(desk, entry);
    return 'changed';
  }
  if (entry.isGone || isElsewhere(desk, entry)) {
    desk.waiting.delete(entry.id);
    return undefined;
  }
  const isKnown = desk.waiting.has(entry.id);
  if (isNow) put(desk, entry).classList.add('entry-new');
  else desk.waiting.set(entry.id, entry);
  return isKnown ? undefined : 'fresh';
};

const dropGone = (desk: Desk, id: string): void => {
  desk.waiting.delete(id);
  const element = elementOf(desk, id);
  if (element?.contains(document.activeElement)) focusOn(desk.section);
  element?.remove();
};

/** Everything of one frame is said in one sentence. */
const announce = (desk: Desk, { fresh, changed }: Heard, turned: boolean): void => {
  const { say, isEnded } = desk;
  const texts = [
    ...(turned ? [isEnded ? say.hasEnded : say.goesOn] : []),
    ...(fresh > 0 ? [counted(fresh, say.announced)] : []),
    ...(fresh === 0 && changed > 0 ? [say.changed] : []),
  ];
  if (texts.length > 0) speak(desk, texts.join(' '));
};

const hear = (desk: Desk, frame: LiveFrame): void => {
  if (frame.isMany) return offerReload(desk);
  const isNow = isAtTop(desk);
  const heard: Heard = { fresh: 0, changed: 0 };
  keepingPlace(desk, () => {
    for (const id of frame.gone) dropGone(desk, id);
    for (const entry of [...frame.entries].sort((a, b) => a.at - b.at)) {
      const what = take(desk, entry, isNow);
      if (what) heard[what] += 1;
    }
    orderPins(desk, frame.pins);
    for (const part of frame.parts) putPart(desk, part);
  });
  drawOffer(desk, () => showWaiting(desk));
  const turned = desk.isEnded !== (frame.state === 'ended');
  desk.isEnded = frame.state === 'ended';
  announce(desk, heard, turned);
};

const part = (parent: HTMLElement, className: string): HTMLElement => {
  const made = document.createElement('div');
  made.className = className;
  parent.append(made);
  return made;
};

export const createBoard = (root: HTMLElement, say: LiveSay): Board => {
  const section = root.querySelector<HTMLElement>('.entries') ?? root;
  const pinned = section.querySelector<HTMLElement>('.entries-pinned') ?? section;
  const list = section.querySelector<HTMLElement>('.entries-list') ?? section;
  const bar = part(section, 'live-bar no-print');
  pinned.before(bar);
  const voice = part(section, 'unseen');
  voice.setAttribute('role', 'status');
  const desk: Desk = { root, say, section, pinned, list, bar, voice, waiting: new Map(), isEnded: false };
  return { hear: (frame) => hear(desk, frame) };
};
