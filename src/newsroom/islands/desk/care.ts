/** Counts what is looked at, for the moderator's own sake; covered texts are counted when they are shown. */
import { make } from '../../../rooms/discussion/islands/thread/dom.ts';
import { idOf, send, type Card, type Desk } from './state.ts';

export type Care = { meet: (card: Card) => void; toggle: (card: Card) => void };

const every = 12_000;

type Tally = {
  desk: Desk;
  /** Cards that have been met since the page was opened. */
  met: Set<string>;
  /** New comments looked at, of which the server has not been told yet. */
  looked: Set<string>;
  /** How many were seen, and how many covered texts shown, since the server was last told. */
  seen: number;
  disturbing: number;
};

const suggest = ({ element }: Desk, text: string | null | undefined): void => {
  if (!text || element.querySelector('.desk-break')) return;
  const line = make('p', 'notice desk-break', text);
  line.setAttribute('role', 'status');
  element.prepend(line);
};

type Fields = [string, string][];

/** What the server has not been told yet; from here on it counts as told. */
const takeCounts = (tally: Tally): Fields => {
  const { seen, disturbing } = tally;
  tally.seen = tally.disturbing = 0;
  if (seen + disturbing === 0) return [];
  return [
    ['seen', String(seen)],
    ['disturbing', String(disturbing)],
  ];
};

const takeLooked = ({ looked }: Tally): Fields => {
  const ids = [...looked].join(',');
  looked.clear();
  return ids === '' ? [] : [['ids', ids]];
};

const flush = (tally: Tally): void => {
  const { desk } = tally;
  const counts = takeCounts(tally);
  if (counts.length > 0)
    send(`${desk.base}/seen`, counts)
      .then(({ answer }) => suggest(desk, answer.suggestion))
      .catch(() => undefined);
  const looked = takeLooked(tally);
  if (looked.length > 0) send(`${desk.base}/looked`, looked).catch(() => undefined);
};

/** The page is being left: nobody is there any more to hear an answer. */
const flushLast = (tally: Tally): void => {
  const { base } = tally.desk;
  const counts = takeCounts(tally);
  if (counts.length > 0) navigator.sendBeacon(`${base}/seen`, new URLSearchParams(counts));
  const looked = takeLooked(tally);
  if (looked.length > 0) navigator.sendBeacon(`${base}/looked`, new URLSearchParams(looked));
};

const countShown = (tally: Tally, target: EventTarget | null): void => {
  if (!(target instanceof HTMLDetailsElement) || !target.matches('[data-cover]')) return;
  if (!target.open || target.dataset['told'] !== undefined) return;
  target.dataset['told'] = '';
  tally.disturbing += 1;
};

const meet = (tally: Tally, card: Card): void => {
  const id = idOf(card);
  if (tally.met.has(id)) return;
  tally.met.add(id);
  tally.seen += 1;
  if (tally.desk.kind === 'new') tally.looked.add(id);
};

const toggle = (card: Card): void => {
  const cover = card.querySelector<HTMLDetailsElement>('[data-cover]');
  if (cover) cover.open = !cover.open;
};

export const createCare = (desk: Desk): Care => {
  const tally: Tally = { desk, met: new Set(), looked: new Set(), seen: 0, disturbing: 0 };
  setInterval(() => flush(tally), every);
  addEventListener('pagehide', () => flushLast(tally));
  desk.list.addEventListener('toggle', ({ target }) => countShown(tally, target), true);
  return { meet: (card) => meet(tally, card), toggle };
};
