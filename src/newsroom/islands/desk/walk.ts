/** Going from card to card, and saying to colleagues which one is being looked at. */
import { holderOf, isGone, cardOf, cardsOf, idOf, send, type Card, type Claimed, type Desk } from './state.ts';

export type Walk = {
  to: (card: Card | undefined, how?: 'asked' | 'led') => void;
  step: (by: 1 | -1) => void;
  /** Goes on from a card that a colleague has decided about, and takes it away. */
  leave: (card: Card) => void;
  /** The card to go to when this one is done: the next nobody else has, else one before it. */
  after: (cards: readonly Card[]) => Card | undefined;
  hear: (claims: readonly Claimed[]) => void;
  /** Each card is met once. */
  onMeet: (met: (card: Card) => void) => void;
  /** There is nothing to go to. */
  onEnd: (ended: () => void) => void;
};

const renewEvery = 60_000;

const show = (card: Card, claim: Claimed | undefined): void => {
  if (isGone(card)) return;
  const line = card.querySelector<HTMLElement>('[data-claim]');
  if (!claim) card.removeAttribute('data-claimed');
  else card.dataset['claimed'] = claim.by;
  const text = claim ? `${claim.by} is looking at this` : '';
  if (line && line.textContent !== text) line.textContent = text;
};

/** What lies between the bars at the top and the foot of the window. */
const bringIntoView = (card: HTMLElement): void => {
  const { top, bottom } = card.getBoundingClientRect();
  const foot = innerHeight - 72;
  if (top < 8 || bottom > foot) scrollBy({ top: bottom - top > foot ? top - 8 : top < 8 ? top - 8 : bottom - foot });
};

type Walking = {
  desk: Desk;
  meet: (card: Card) => void;
  end: () => void;
  /** What colleagues have been told is being looked at here. */
  held: string[];
  /** What they are to be told next. */
  wanted: string[] | undefined;
  isAsking: boolean;
  /** The desk went here by itself; nobody chose the card. */
  isLed: boolean;
};

const isFree = (card: Card): boolean => holderOf(card) === undefined && !isGone(card);

const hear = (desk: Desk, claims: readonly Claimed[]): void => {
  const others = new Map(claims.filter(({ byId }) => byId !== desk.me).map((claim) => [claim.id, claim]));
  for (const card of cardsOf(desk)) show(card, others.get(idOf(card)));
};

/** Two who arrive at the same card in the same moment: whoever did not get it goes on. */
const yieldTo = (walking: Walking, claims: readonly Claimed[]): void => {
  const { desk } = walking;
  for (const claim of claims) {
    const card = cardOf(desk, claim.id);
    if (card) show(card, claim.byId === desk.me ? undefined : claim);
  }
  if (!walking.isLed || !desk.current || isFree(desk.current) || isGone(desk.current)) return;
  const next = cardsOf(desk).find(isFree);
  if (next) go(walking, next, 'led');
};

/** One request at a time; what is wanted meanwhile is asked for afterwards. */
const ask = async (walking: Walking): Promise<void> => {
  if (walking.isAsking || !walking.wanted) return;
  walking.isAsking = true;
  const ids = walking.wanted;
  walking.wanted = undefined;
  const release = walking.held.filter((id) => !ids.includes(id));
  walking.held = ids;
  try {
    const { answer } = await send(`${walking.desk.base}/claim`, [
      ['ids', ids.join(',')],
      ['release', release.join(',')],
    ]);
    if (!walking.wanted) yieldTo(walking, answer.claims ?? []);
  } catch {
    // Who cannot be told is told by the next card.
  } finally {
    walking.isAsking = false;
    void ask(walking);
  }
};

const claim = (walking: Walking): void => {
  const { current } = walking.desk;
  const cards = cardsOf(walking.desk);
  const at = current ? cards.indexOf(current) : -1;
  // The next one as well: it is shown before anybody can be asked.
  const both = at < 0 ? [] : [cards[at], cards.slice(at + 1).find(isFree)];
  walking.wanted = both.flatMap((card) => (card && isFree(card) ? idOf(card) : []));
  void ask(walking);
};

const mark = ({ desk }: Walking, card: Card | undefined): void => {
  desk.current?.removeAttribute('data-current');
  desk.current = card;
  if (card) card.dataset['current'] = '';
};

const go = (walking: Walking, card: Card | undefined, how: 'asked' | 'led' = 'asked'): void => {
  mark(walking, card);
  walking.isLed = how === 'led';
  claim(walking);
  if (!card) return walking.end();
  card.tabIndex = -1;
  card.focus({ preventScroll: true });
  bringIntoView(card);
  walking.meet(card);
};

const nextAfter = (desk: Desk, gone: readonly Card[]): Card | undefined => {
  const cards = cardsOf(desk);
  const first = Math.min(...gone.map((card) => cards.indexOf(card)));
  const rest = [...cards.slice(first), ...cards.slice(0, first).reverse()];
  return rest.find((card) => !gone.includes(card) && isFree(card));
};

const leave = (walking: Walking, card: Card): void => {
  const next = nextAfter(walking.desk, [card]);
  card.remove();
  go(walking, next);
};

const step = (walking: Walking, by: 1 | -1): void => {
  const { desk } = walking;
  const cards = cardsOf(desk);
  if (desk.current && isGone(desk.current)) return leave(walking, desk.current);
  const at = desk.current ? cards.indexOf(desk.current) : -1;
  const next = at < 0 ? (cards.find(isFree) ?? cards[0]) : cards[Math.max(0, Math.min(at + by, cards.length - 1))];
  if (next) go(walking, next);
};

/** The keyboard's focus came into a card by itself: with Tab, or a click. */
const follow = (walking: Walking, target: EventTarget | null): void => {
  const card = target instanceof Element ? target.closest<Card>('[data-id]') : null;
  if (!card || card === walking.desk.current) return;
  mark(walking, card);
  walking.isLed = false;
  claim(walking);
  walking.meet(card);
};

const keepClaims = (walking: Walking): void => {
  const { desk } = walking;
  setInterval(() => {
    if (desk.current && !document.hidden) claim(walking);
  }, renewEvery);
  addEventListener('pagehide', () => {
    const release = walking.held.join(',');
    if (release !== '') navigator.sendBeacon(`${desk.base}/claim`, new URLSearchParams({ release }));
  });
};

export const createWalk = (desk: Desk): Walk => {
  const nothing = (): void => undefined;
  const state = { held: [], wanted: undefined, isAsking: false, isLed: false };
  const walking: Walking = { desk, meet: nothing, end: nothing, ...state };
  desk.list.addEventListener('focusin', ({ target }) => follow(walking, target));
  keepClaims(walking);
  return {
    to: (card, how) => go(walking, card, how),
    step: (by) => step(walking, by),
    leave: (card) => leave(walking, card),
    after: (gone) => nextAfter(desk, gone),
    hear: (claims) => hear(desk, claims),
    onMeet: (met) => void (walking.meet = met),
    onEnd: (ended) => void (walking.end = ended),
  };
};
