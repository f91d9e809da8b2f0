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
  let chosen = 0;
  const close = (): void => {
    list.hidden = true;
    area.removeAttribute('aria-activedescendant');
  };
  const take = (name: string): void => {
    const before = area.value.slice(0, area.selectionStart).replace(/@[^@]*$/, `@${name} `);
    const behind = area.value.slice(area.selectionStart);
    area.value = before + behind;
    area.setSelectionRange(before.length, before.length);
    close();
    area.focus();
  };
  const choose = (at: number): void => {
    chosen = (at + list.children.length) % list.children.length;
    for (const [index, option] of [...list.children].entries())
      option.setAttribute('aria-selected', String(index === chosen));
    area.setAttribute('aria-activedescendant', list.children[chosen]?.id ?? '');
  };
  const draw = (people: readonly Person[]): void => {
    list.replaceChildren(
      ...people.map(({ name }, at) => {
        const option = make('li', 'tools-name', name);
        option.setAttribute('role', 'option');
        option.id = `${list.id}-${at}`;
        option.onmousedown = (event) => {
          event.preventDefault();
          take(name);
        };
        return option;
      }),
    );
    list.hidden = people.length === 0;
    if (people.length > 0) choose(0);
    else close();
  };
  area.addEventListener('input', () => {
    const begun = asked.exec(area.value.slice(0, area.selectionStart))?.[1];
    if (begun === undefined) return close();
    void staff().then((people) => draw(fitting(people, begun)));
  });
  area.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    const name = list.children[chosen]?.textContent ?? '';
    if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen - 1);
    else if (event.key === 'Enter' || event.key === 'Tab') take(name);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  area.addEventListener('blur', close);
  return list;
};
