/** Naming a colleague in a note: after @, names that fit are offered; arrows choose, Enter takes. */
import { make } from '../parts.ts';
import { staff } from './people.ts';
import type { Person } from './notes.ts';

const asked = /(?:^|\s)@([\p{L}\p{M}'’. -]{0,30})$/u;

const fitting = (people: readonly Person[], begun: string): Person[] => {
  const wanted = begun.toLocaleLowerCase();
  return people
    .filter(
      ({ name }) =>
        name
          .toLocaleLowerCase()
          .split(/\s+/)
          .some((word) => word.startsWith(wanted)) || name.toLocaleLowerCase().startsWith(wanted),
    )
    .slice(0, 6);
};

let lists = 0;

type Offer = { area: HTMLTextAreaElement; list: HTMLElement; chosen: number };

const close = ({ area, list }: Offer): void => {
  list.hidden = true;
  area.removeAttribute('aria-activedescendant');
};

const take = (offer: Offer, name: string): void => {
  const { area } = offer;
  const before = area.value.slice(0, area.selectionStart).replace(/@[^@]*$/, `@${name} `);
  area.value = before + area.value.slice(area.selectionStart);
  area.setSelectionRange(before.length, before.length);
  close(offer);
  area.focus();
};

const choose = (offer: Offer, at: number): void => {
  const options = [...offer.list.children];
  offer.chosen = (at + options.length) % options.length;
  for (const [index, option] of options.entries()) option.setAttribute('aria-selected', String(index === offer.chosen));
  offer.area.setAttribute('aria-activedescendant', options[offer.chosen]?.id ?? '');
};

const optionOf = (offer: Offer, name: string, at: number): HTMLElement => {
  const option = make('li', 'tools-name', name);
  option.setAttribute('role', 'option');
  option.id = `${offer.list.id}-${at}`;
  option.onmousedown = (event) => {
    event.preventDefault();
    take(offer, name);
  };
  return option;
};

const draw = (offer: Offer, people: readonly Person[]): void => {
  offer.list.replaceChildren(...people.map(({ name }, at) => optionOf(offer, name, at)));
  offer.list.hidden = people.length === 0;
  if (people.length > 0) choose(offer, 0);
  else close(offer);
};

const onKey = (offer: Offer, event: KeyboardEvent): void => {
  if (offer.list.hidden) return;
  if (event.key === 'ArrowDown') choose(offer, offer.chosen + 1);
  else if (event.key === 'ArrowUp') choose(offer, offer.chosen - 1);
  else if (event.key === 'Enter' || event.key === 'Tab')
    take(offer, offer.list.children[offer.chosen]?.textContent ?? '');
  else if (event.key === 'Escape') close(offer);
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
};

/** Offers names under a text field. */
export const offerNames = (area: HTMLTextAreaElement): HTMLElement => {
  const list = make('ul', 'tools-names');
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Colleagues');
  lists += 1;
  list.id = `names-${lists}`;
  list.hidden = true;
  area.setAttribute('aria-controls', list.id);
  area.setAttribute('aria-autocomplete', 'list');
  const offer: Offer = { area, list, chosen: 0 };
  area.addEventListener('input', () => {
    const begun = asked.exec(area.value.slice(0, area.selectionStart))?.[1];
    if (begun === undefined) close(offer);
    else void staff().then((people) => draw(offer, fitting(people, begun)));
  });
  area.addEventListener('keydown', (event) => onKey(offer, event));
  area.addEventListener('blur', () => close(offer));
  return list;
};
