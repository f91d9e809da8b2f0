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

export const createRemoval = (desk: Desk, deciding: Deciding): Removal => {
  const remove = (card: Card, details: Element, rule: HTMLOptionElement | undefined): void => {
    if (!rule) return;
    const some = deciding.selected();
    deciding.decide(some.length > 0 ? some : [card], actFor(details, rule));
  };

  const dress = (card: Card, details: HTMLDetailsElement): void => {
    if (details.querySelector('.desk-rules')) return;
    const list = make('ol', 'desk-rules');
    rulesIn(details).forEach((rule, i) => {
      const button = makeButton('desk-act', '', () => remove(card, details, rule));
      button.append(make('kbd', '', keys[i] ?? ''), ` ${rule.label}`);
      const line = make('li');
      line.append(button);
      list.append(line);
    });
    const form = details.querySelector('.desk-removal-form');
    form?.querySelector('label')?.setAttribute('hidden', '');
    form?.querySelector('.button')?.setAttribute('hidden', '');
    const words = form?.querySelector('label:not([hidden])');
    if (words) words.after(list);
  };

  desk.list.addEventListener(
    'toggle',
    ({ target }) => {
      if (!(target instanceof HTMLDetailsElement) || !target.matches('.desk-removal') || !target.open) return;
      const card = target.closest<Card>('[data-id]');
      if (card) dress(card, target);
    },
    true,
  );

  return {
    open: (card) => {
      const details = removalOf(card);
      if (!details) return;
      details.open = true;
      dress(card, details);
      details.querySelector<HTMLElement>('.desk-rules button')?.focus({ preventScroll: true });
      details.scrollIntoView({ block: 'nearest' });
    },
    close: (card) => {
      const details = removalOf(card);
      if (!details?.open) return false;
      details.open = false;
      card.focus({ preventScroll: true });
      return true;
    },
    pick: (card, key) => {
      const details = removalOf(card);
      const at = keys.indexOf(key);
      if (!details?.open || at < 0) return false;
      remove(card, details, rulesIn(details)[at]);
      return true;
    },
  };
};
