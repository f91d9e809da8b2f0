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

type Keyboard = {
  desk: Desk;
  hands: Hands;
  /** The selection has changed. */
  selected: () => void;
  /** The card that was selected last: a range begins there. */
  anchor: Card | undefined;
};

const tick = (card: Card, isOn: boolean): void => {
  const box = boxOf(card);
  if (box) box.checked = isOn;
};

const select = (keyboard: Keyboard, card: Card, isRange: boolean): void => {
  const box = boxOf(card);
  if (!box) return;
  const cards = cardsOf(keyboard.desk);
  const from = keyboard.anchor ? cards.indexOf(keyboard.anchor) : -1;
  const to = cards.indexOf(card);
  if (isRange && from >= 0) for (const one of cards.slice(Math.min(from, to), Math.max(from, to) + 1)) tick(one, true);
  else box.checked = !box.checked;
  keyboard.anchor = card;
  keyboard.selected();
};

const closeAnswers = (desk: Desk, card: Card): void => {
  send(`/comments/${idOf(card)}/close-subthread`, [])
    .then(({ status, answer }) =>
      desk.say(status < 400 ? 'Answers below it are closed.' : (answer.words ?? 'Not done.')),
    )
    .catch(() => desk.say('The server could not be reached.'));
};

type CardAct = (card: Card) => void;

/** What is done with the card one is at. */
const actsOf = (keyboard: Keyboard): Record<string, CardAct> => {
  const { desk, hands } = keyboard;
  const { removal, windows, care } = hands;
  const about = (path: string): CardAct => {
    return (card) => windows.form(card, `/comments/${idOf(card)}/${path}`);
  };
  const writer = (path: string): CardAct => {
    return (card) => windows.form(card, `/newsroom/readers/${card.dataset.writer}/${path}`);
  };
  return {
    a: (card) => approve(desk, hands, card),
    r: (card) => removal.open(card),
    o: (card) => windows.conversation(card),
    v: (card) => care.toggle(card),
    x: (card) => select(keyboard, card, false),
    X: (card) => select(keyboard, card, true),
    p: about('pick'),
    m: about('move'),
    g: about('hand-over'),
    e: about('escalate'),
    w: writer('warn'),
    s: writer('suspend'),
    h: writer('hold'),
    b: writer('ban'),
    c: (card) => closeAnswers(desk, card),
  };
};

/** What needs no card. */
const freeActsOf = (desk: Desk, { walk, deciding, more, windows }: Hands): Record<string, () => void> => ({
  j: () => walk.step(1),
  k: () => walk.step(-1),
  u: () => deciding.undo(),
  z: () => deciding.undo(),
  n: () => more.showNew(),
  '?': () => windows.help(),
  '/': () => location.assign(`${desk.base}/search`),
});

const letGo = ({ desk, hands, selected }: Keyboard): boolean => {
  if (desk.current && hands.removal.close(desk.current)) return true;
  const some = hands.deciding.selected();
  for (const card of some) tick(card, false);
  selected();
  return some.length > 0;
};

/** What is under way at the card goes before the other keys: choosing a rule, opening what has the focus. */
const pressAt = ({ desk, hands }: Keyboard, card: Card, { key, target }: KeyboardEvent): boolean => {
  if (hands.removal.pick(card, key)) return true;
  if (key !== 'Enter' || target !== card) return false;
  location.assign(`${desk.base}/comments/${idOf(card)}`);
  return true;
};

/** Whether keys are meant for the desk, not for a field, a window or the browser. */
const isForDesk = (event: KeyboardEvent): boolean => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return false;
  const { target, key } = event;
  const isTyping = isField(target) && !(target instanceof HTMLInputElement && target.type === 'checkbox');
  if (isTyping && key !== 'Escape') return false;
  return !document.querySelector('dialog[open]') && keysAreOn();
};

export const listenToKeys = (desk: Desk, hands: Hands, selected: () => void): void => {
  const keyboard: Keyboard = { desk, hands, selected, anchor: undefined };
  const acts = actsOf(keyboard);
  const freeActs = freeActsOf(desk, hands);

  const press = (event: KeyboardEvent): boolean => {
    const { key } = event;
    const { current } = desk;
    if (key === 'Escape') return letGo(keyboard);
    if (current && pressAt(keyboard, current, event)) return true;
    const act = acts[key];
    const free = freeActs[key];
    if (act && current?.isConnected) act(current);
    else if (free) free();
    else return false;
    return true;
  };

  document.addEventListener('keydown', (event) => {
    if (isForDesk(event) && press(event)) event.preventDefault();
  });
};
