/**
 * Makes the moderators' desk quick: by keyboard, without reloading, together with colleagues. All it improves is there before and works
 * by itself: links, forms and pages.
 */
import { connect } from '../../rooms/discussion/islands/thread/stream.ts';
import { makeButton } from '../../rooms/discussion/islands/thread/dom.ts';
import { createCare } from './desk/care.ts';
import { createDeciding } from './desk/decide.ts';
import { listenToKeys, type Hands } from './desk/keys.ts';
import { createMore } from './desk/more.ts';
import { createRemoval } from './desk/removal.ts';
import { cardOf, cardsOf, makeSay, send, type Card, type Claimed, type Desk } from './desk/state.ts';
import { createWalk, type Walk } from './desk/walk.ts';
import { createWindows } from './desk/windows.ts';

type News = {
  at: number;
  counts: Record<string, number>;
  gone: { id: string; decisionId: string; act: string; words: string; byId: string }[];
  /** Decisions that were taken back: these are to be decided about again. */
  back: string[];
  claims: Claimed[];
};

/** From which lists which decisions take a card away. */
const leaves = (kind: string, act: string): boolean =>
  kind === 'approved' ? act === 'remove' : kind === 'removed' ? act === 'restore' : kind !== 'errors';

const most = 1_000;

const showCounts = ({ element }: Desk, counts: News['counts']): void => {
  for (const place of element.querySelectorAll<HTMLElement>('[data-count]')) {
    const count = counts[place.dataset['count'] ?? ''];
    if (count === undefined) continue;
    place.textContent = `(${count >= most ? `${most - 1}+` : count})`;
    place.toggleAttribute('data-some', count > 0);
  }
};

const deskOn = (element: HTMLElement, list: HTMLElement): Desk => ({
  element,
  list,
  kind: element.dataset['list'] ?? '',
  me: element.dataset['me'] ?? '',
  base: element.dataset['base'] ?? '/newsroom/discussion',
  say: makeSay(element),
  current: undefined,
  done: new Set(),
  heard: new Set(),
});

/**
 * The card being worked on was decided about elsewhere. By a colleague: it stays, and says so, until one goes on; a key that is
 * just being pressed must not meet another comment.
 */
const lose = (desk: Desk, walk: Walk, { card, words, isOwn }: { card: Card; words: string; isOwn: boolean }): void => {
  if (!isOwn) {
    card.dataset['gone'] = words;
    const line = card.querySelector<HTMLElement>('[data-claim]');
    if (line) line.textContent = words;
    return desk.say(words);
  }
  const next = walk.after([card]);
  card.remove();
  walk.to(next, 'led');
};

const hearNews =
  (desk: Desk, { walk, more }: Hands, settle: () => void) =>
  (news: News): void => {
    showCounts(desk, news.counts);
    walk.hear(news.claims);
    for (const { id, decisionId, act, words, byId } of news.gone) {
      if (desk.heard.has(decisionId)) continue;
      desk.heard.add(decisionId);
      const card = cardOf(desk, id);
      if (!card || !leaves(desk.kind, act)) continue;
      desk.done.add(id);
      if (card === desk.current) lose(desk, walk, { card, words, isOwn: byId === desk.me });
      else card.remove();
    }
    for (const id of news.back) {
      desk.done.delete(id);
      cardOf(desk, id)?.removeAttribute('data-gone');
    }
    settle();
    const count = news.counts[desk.kind];
    if (count !== undefined && count < most) more.hearCount(count);
  };

/** The bar for a selection is there while something is selected. */
const selectionOf = (desk: Desk, selected: () => Card[]): (() => void) => {
  const form = desk.element.querySelector<HTMLFormElement>('.desk-bulk');
  const line = form?.querySelector<HTMLElement>('[data-selected]');
  return () => {
    const count = selected().length;
    if (form) form.hidden = count === 0;
    if (line) line.textContent = count === 1 ? 'One selected:' : `${count} selected:`;
  };
};

const dressForms = (desk: Desk, hands: Hands, settle: () => void): void => {
  const { deciding, windows } = hands;
  desk.element.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    const button = event.submitter as HTMLButtonElement | null;
    if (form.matches('.desk-undo') && deciding && !form.querySelector('[name="decisions"]')) {
      event.preventDefault();
      return deciding.undo();
    }
    if (button?.name !== 'act') return;
    const card = form.closest<Card>('[data-id]');
    const cards = form.matches('.desk-bulk') ? deciding.selected() : card ? [card] : [];
    if (cards.length === 0) return;
    event.preventDefault();
    if (button.value !== 'remove' && card) {
      return deciding.decide([card], { act: button.value, said: button.value === 'restore' ? 'Restored' : 'Approved' });
    }
    const data = new FormData(form);
    const select = form.querySelector<HTMLSelectElement>('select[name="rule"]');
    const said = button.value === 'remove' ? `Removed: ${select?.selectedOptions[0]?.label ?? ''}` : 'Approved';
    deciding.decide(cards, {
      act: button.value,
      rule: String(data.get('rule') ?? ''),
      words: String(data.get('words') ?? ''),
      said,
    });
    settle();
  });
  desk.list.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const link = (event.target as Element).closest('a');
    const card = link?.closest<Card>('[data-id]');
    if (!link || !card) return;
    if (link.dataset['form'] === undefined && link.dataset['conversation'] === undefined) return;
    event.preventDefault();
    if (link.dataset['form'] === undefined) windows.conversation(card);
    else windows.form(card, new URL(link.href).pathname);
  });
};

const listen = (desk: Desk, hear: (news: News) => void): void => {
  const connection = connect({
    stream: `${desk.base}/live`,
    since: Number(desk.element.dataset['since'] ?? 0),
    frame: (frame) => hear(frame as unknown as News),
    viewers: () => undefined,
    live: (isLive) => desk.element.toggleAttribute('data-desk-live', isLive),
  });
  connection.open();
  addEventListener('pagehide', () => connection.close());
  addEventListener('pageshow', () => connection.open());
};

const dress = (element: HTMLElement, list: HTMLElement): void => {
  const desk = deskOn(element, list);
  const walk = createWalk(desk);
  let settle = (): void => undefined;
  const more = createMore(desk, () => {
    settle();
    if (!desk.current?.isConnected) {
      const first = cardsOf(desk).find((card) => card.dataset['claimed'] === undefined);
      if (first) walk.to(first, 'led');
    }
  });
  const deciding = createDeciding(desk, walk, () => settle());
  const care = createCare(desk);
  const windows = createWindows(desk);
  const hands: Hands = { walk, deciding, removal: createRemoval(desk, deciding), windows, care, more };
  const showSelection = selectionOf(desk, deciding.selected);
  settle = () => {
    showSelection();
    more.look();
  };
  walk.onMeet(care.meet);
  walk.onEnd(() => {
    settle();
    element.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  });
  element.querySelector('h1')?.setAttribute('tabindex', '-1');
  list.addEventListener('change', showSelection);
  dressForms(desk, hands, settle);
  listenToKeys(desk, hands, showSelection);
  const opener = makeButton('link-button desk-keys-open', 'Keys (?)', windows.help);
  element.querySelector('.desk-head')?.append(opener);
  settle();
  listen(desk, hearNews(desk, hands, settle));
};

/** On the page of one comment: colleagues see that somebody looks at it. */
const holdCase = (element: HTMLElement, id: string): void => {
  const base = element.dataset['base'] ?? '';
  const line = element.querySelector<HTMLElement>('[data-claim]');
  const claim = (): void => {
    send(`${base}/claim`, [['ids', id]])
      .then(({ answer }) => {
        const other = answer.claims?.find(({ byId }) => byId !== element.dataset['me']);
        if (line) line.textContent = other ? `${other.by} is looking at this` : '';
      })
      .catch(() => undefined);
  };
  claim();
  setInterval(() => {
    if (!document.hidden) claim();
  }, 60_000);
  addEventListener('pagehide', () => navigator.sendBeacon(`${base}/claim`, new URLSearchParams({ release: id })));
};

class DeskQueue extends HTMLElement {
  #isDressed = false;

  connectedCallback(): void {
    if (this.#isDressed) return;
    this.#isDressed = true;
    const list = this.querySelector<HTMLElement>('.desk-cards');
    if (list) dress(this, list);
    else if (this.dataset['case']) holdCase(this, this.dataset['case']);
  }
}

customElements.define('desk-queue', DeskQueue);
