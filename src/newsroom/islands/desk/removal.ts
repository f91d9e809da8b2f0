/** Removing: the rules of the guidelines as a list one picks from by number. */
import { make, makeButton } from '../../../rooms/discussion/islands/thread/dom.ts';
import type { Act, Deciding } from './decide.ts';
import type { Card, Desk } from './state.ts';

const keys = '1234567890-'.split('');

export type Removal = {
  open: (card: Card) => void;
  close: (card: Card) => boolean;
  /** A number was pressed: gives whether it meant a rule. */
  pick: (card: Card, key: string) => boolean;
};

const removalOf = (card: Card): HTMLDetailsElement | null => card.querySelector('.desk-removal');

const rulesIn = (details: Element): HTMLOptionElement[] => [
  ...details.querySelectorAll<HTMLOptionElement>('select[name="rule"] option'),
];

const actFor = (details: Element, rule: HTMLOptionElement): Act => ({
  act: 'remove',
  rule: rule.value,
  words: details.querySelector<HTMLTextAreaElement>('textarea')?.value ?? '',
  ready: details.querySelector<HTMLInputElement>('input[name="ready"]')?.checked === true,
  said: `Removed: ${rule.label}`,
});

type Remover = { desk: Desk; deciding: Deciding };

const remove = ({ deciding }: Remover, card: Card, details: Element, rule: HTMLOptionElement | undefined): void => {
  if (!rule) return;
  const some = deciding.selected();
  deciding.decide(some.length > 0 ? some : [card], actFor(details, rule));
};

const ruleList = (remover: Remover, card: Card, details: Element): HTMLElement => {
  const list = make('ol', 'desk-rules');
  rulesIn(details).forEach((rule, i) => {
    const button = makeButton('desk-act', '', () => remove(remover, card, details, rule));
    button.append(make('kbd', '', keys[i] ?? ''), ` ${rule.label}`);
    const line = make('li');
    line.append(button);
    list.append(line);
  });
  return list;
};

/** In place of the select and its button stands the list. */
const dress = (remover: Remover, card: Card, details: HTMLDetailsElement): void => {
  if (details.querySelector('.desk-rules')) return;
  const list = ruleList(remover, card, details);
  const form = details.querySelector('.desk-removal-form');
  form?.querySelector('label')?.setAttribute('hidden', '');
  form?.querySelector('.button')?.setAttribute('hidden', '');
  const words = form?.querySelector('label:not([hidden])');
  if (words) words.after(list);
};

/** However it was opened, with the mouse too. */
const dressOpened = (remover: Remover, target: EventTarget | null): void => {
  if (!(target instanceof HTMLDetailsElement) || !target.matches('.desk-removal') || !target.open) return;
  const card = target.closest<Card>('[data-id]');
  if (card) dress(remover, card, target);
};

const open = (remover: Remover, card: Card): void => {
  const details = removalOf(card);
  if (!details) return;
  details.open = true;
  dress(remover, card, details);
  details.querySelector<HTMLElement>('.desk-rules button')?.focus({ preventScroll: true });
  details.scrollIntoView({ block: 'nearest' });
};

const close = (card: Card): boolean => {
  const details = removalOf(card);
  if (!details?.open) return false;
  details.open = false;
  card.focus({ preventScroll: true });
  return true;
};

const pick = (remover: Remover, card: Card, key: string): boolean => {
  const details = removalOf(card);
  const at = keys.indexOf(key);
  if (!details?.open || at < 0) return false;
  remove(remover, card, details, rulesIn(details)[at]);
  return true;
};

export const createRemoval = (desk: Desk, deciding: Deciding): Removal => {
  const remover: Remover = { desk, deciding };
  desk.list.addEventListener('toggle', ({ target }) => dressOpened(remover, target), true);
  return {
    open: (card) => open(remover, card),
    close,
    pick: (card, key) => pick(remover, card, key),
  };
};
