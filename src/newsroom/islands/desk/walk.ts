/** Going from card to card, and saying to colleagues which one is being looked at. */
import { holderOf, cardOf, cardsOf, idOf, send, type Card, type Claimed, type Desk } from './state.ts';

export type Walk = {
  to: (card: Card | undefined, how?: 'asked' | 'led') => void;
  step: (by: 1 | -1) => void;
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

export const createWalk = (desk: Desk): Walk => {
  let meet: (card: Card) => void = () => undefined;
  let end: () => void = () => undefined;
  let held: string[] = [];
  let wanted: string[] | undefined;
  let isAsking = false;
  let isLed = false;

  const free = (card: Card): boolean => holderOf(card) === undefined;

  const hear = (claims: readonly Claimed[]): void => {
    const others = new Map(claims.filter(({ byId }) => byId !== desk.me).map((claim) => [claim.id, claim]));
    for (const card of cardsOf(desk)) show(card, others.get(idOf(card)));
  };

  /** Two who arrive at the same card in the same moment: whoever did not get it goes on. */
  const yieldTo = (claims: readonly Claimed[]): void => {
    for (const claim of claims) {
      const card = cardOf(desk, claim.id);
      if (card) show(card, claim.byId === desk.me ? undefined : claim);
    }
    const { current } = desk;
    if (!isLed || !current || free(current)) return;
    const next = cardsOf(desk).find(free);
    if (next) to(next, 'led');
  };

  const ask = async (): Promise<void> => {
    if (isAsking || !wanted) return;
    isAsking = true;
    const ids = wanted;
    wanted = undefined;
    const release = held.filter((id) => !ids.includes(id));
    held = ids;
    try {
      const { answer } = await send(`${desk.base}/claim`, [
        ['ids', ids.join(',')],
        ['release', release.join(',')],
      ]);
      if (!wanted) yieldTo(answer.claims ?? []);
    } catch {
      // Who cannot be told is told by the next card.
    } finally {
      isAsking = false;
      void ask();
    }
  };

  const claim = (): void => {
    const cards = cardsOf(desk);
    const at = desk.current ? cards.indexOf(desk.current) : -1;
    // The next one as well: it is shown before anybody can be asked.
    wanted =
      at < 0
        ? []
        : [cards[at], cards.slice(at + 1).find(free)].flatMap((card) => (card && free(card) ? idOf(card) : []));
    void ask();
  };

  const to = (card: Card | undefined, how: 'asked' | 'led' = 'asked'): void => {
    desk.current?.removeAttribute('data-current');
    desk.current = card;
    isLed = how === 'led';
    claim();
    if (!card) return end();
    card.dataset['current'] = '';
    card.tabIndex = -1;
    card.focus({ preventScroll: true });
    bringIntoView(card);
    meet(card);
  };

  const step = (by: 1 | -1): void => {
    const cards = cardsOf(desk);
    const at = desk.current ? cards.indexOf(desk.current) : -1;
    const next = at < 0 ? (cards.find(free) ?? cards[0]) : cards[Math.max(0, Math.min(at + by, cards.length - 1))];
    if (next) to(next);
  };

  desk.list.addEventListener('focusin', ({ target }) => {
    const card = target instanceof Element ? target.closest<Card>('[data-id]') : null;
    if (!card || card === desk.current) return;
    desk.current?.removeAttribute('data-current');
    desk.current = card;
    card.dataset['current'] = '';
    isLed = false;
    claim();
    meet(card);
  });
  setInterval(() => {
    if (desk.current && !document.hidden) claim();
  }, renewEvery);
  addEventListener('pagehide', () => {
    if (held.length > 0) navigator.sendBeacon(`${desk.base}/claim`, new URLSearchParams({ release: held.join(',') }));
  });

  return {
    to,
    step,
    after: (gone) => {
      const cards = cardsOf(desk);
      const first = Math.min(...gone.map((card) => cards.indexOf(card)));
      const rest = [...cards.slice(first), ...cards.slice(0, first).reverse()];
      return rest.find((card) => !gone.includes(card) && free(card));
    },
    hear,
    onMeet: (met) => void (meet = met),
    onEnd: (ended) => void (end = ended),
  };
};
