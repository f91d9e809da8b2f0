/** One key for each act; all of them are listed by `?`. */
import { isField } from '../../../rooms/discussion/islands/thread/dom.ts';
import type { Care } from './care.ts';
import type { Deciding } from './decide.ts';
import type { More } from './more.ts';
import type { Removal } from './removal.ts';
import { cardsOf, idOf, send, type Card, type Desk } from './state.ts';
import type { Walk } from './walk.ts';
import { keysAreOn, type Windows } from './windows.ts';

export type Hands = { walk: Walk; deciding: Deciding; removal: Removal; windows: Windows; care: Care; more: More };

const boxOf = (card: Card): HTMLInputElement | null => card.querySelector('.desk-tick input');

export const approve = (desk: Desk, { deciding }: Pick<Hands, 'deciding'>, card: Card): void => {
  const some = deciding.selected();
  const cards = some.length > 0 ? some : [card];
  const isRestored = cards.every((one) => one.dataset.state === 'removed');
  if (desk.kind === 'errors') return;
  const said = isRestored ? 'Restored' : card.dataset.state === 'waiting' ? 'Approved' : 'In order';
  deciding.decide(cards, { act: isRestored ? 'restore' : 'approve', said });
};

export const listenToKeys = (desk: Desk, hands: Hands, selected: () => void): void => {
  const { walk, deciding, removal, windows, care, more } = hands;
  let anchor: Card | undefined;

  const select = (card: Card, isRange: boolean): void => {
    const box = boxOf(card);
    if (!box) return;
    const cards = cardsOf(desk);
    const from = anchor ? cards.indexOf(anchor) : -1;
    if (isRange && from >= 0) {
      const [first, last] = [from, cards.indexOf(card)].sort((a, b) => a - b);
      for (const one of cards.slice(first, (last ?? 0) + 1)) {
        const each = boxOf(one);
        if (each) each.checked = true;
      }
    } else box.checked = !box.checked;
    anchor = card;
    selected();
  };

  const about = (path: string) => (card: Card) => windows.form(card, `/comments/${idOf(card)}/${path}`);
  const writer = (path: string) => (card: Card) =>
    windows.form(card, `/newsroom/readers/${card.dataset.writer}/${path}`);

  const acts: Record<string, (card: Card) => void> = {
    a: (card) => approve(desk, hands, card),
    r: (card) => removal.open(card),
    o: (card) => windows.conversation(card),
    v: (card) => care.toggle(card),
    x: (card) => select(card, false),
    X: (card) => select(card, true),
    p: about('pick'),
    m: about('move'),
    g: about('hand-over'),
    e: about('escalate'),
    w: writer('warn'),
    s: writer('suspend'),
    h: writer('hold'),
    b: writer('ban'),
    c: (card) => {
      send(`/comments/${idOf(card)}/close-subthread`, [])
        .then(({ status, answer }) =>
          desk.say(status < 400 ? 'Answers below it are closed.' : (answer.words ?? 'Not done.')),
        )
        .catch(() => desk.say('The server could not be reached.'));
    },
  };
  const free: Record<string, () => void> = {
    j: () => walk.step(1),
    k: () => walk.step(-1),
    u: () => deciding.undo(),
    z: () => deciding.undo(),
    n: () => more.showNew(),
    '?': () => windows.help(),
    '/': () => location.assign(`${desk.base}/search`),
  };

  const letGo = (): boolean => {
    const { current } = desk;
    if (current && removal.close(current)) return true;
    const some = deciding.selected();
    for (const card of some) {
      const box = boxOf(card);
      if (box) box.checked = false;
    }
    selected();
    return some.length > 0;
  };

  const press = (key: string, target: EventTarget | null): boolean => {
    const { current } = desk;
    if (key === 'Escape') return letGo();
    if (current && removal.pick(current, key)) return true;
    if (key === 'Enter' && current && target === current) {
      location.assign(`${desk.base}/comments/${idOf(current)}`);
      return true;
    }
    const act = acts[key];
    if (act && current?.isConnected) act(current);
    else if (free[key]) free[key]();
    else return false;
    return true;
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
    const isTyping =
      isField(event.target) && !(event.target instanceof HTMLInputElement && event.target.type === 'checkbox');
    if ((isTyping && event.key !== 'Escape') || document.querySelector('dialog[open]') || !keysAreOn()) return;
    if (press(event.key, event.target)) event.preventDefault();
  });
};
