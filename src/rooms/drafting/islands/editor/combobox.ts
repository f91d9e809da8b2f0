/** A field in which something named is found by typing: arrows choose, Enter takes. */
import { freshId, icon, make } from './dom.ts';
import { whenQuiet } from './room.ts';

export type Named = { id: string; name: string };
/** Something found, or a name of which something new shall be made. */
export type Option = Named & { isNew?: boolean };

export type Wanted = {
  label: string;
  prompt: string;
  mayMake: boolean;
  find: (words: string) => Promise<Named[] | undefined>;
  /** Those that are there already. */
  has: () => readonly string[];
  take: (option: Option) => void;
  say: (words: string) => void;
};

type Box = { wanted: Wanted; input: HTMLInputElement; list: HTMLElement; options: Option[]; at: number };

const close = (box: Box): void => {
  box.options = [];
  box.list.hidden = true;
  box.input.setAttribute('aria-expanded', 'false');
  box.input.removeAttribute('aria-activedescendant');
};

const choose = (box: Box, option: Option | undefined): void => {
  if (!option) return;
  box.input.value = '';
  close(box);
  box.wanted.take(option);
};

const optionOf = (box: Box, option: Option, index: number): HTMLElement =>
  make(
    'div',
    {
      role: 'option',
      id: `${box.list.id}-${index}`,
      class: 'menu-item',
      'aria-selected': String(index === box.at),
      onmousedown: (event: MouseEvent) => {
        event.preventDefault();
        choose(box, option);
      },
    },
    option.isNew && icon('plus'),
    make('span', {}, option.isNew ? `New: ${option.name}` : option.name),
  );

const draw = (box: Box): void => {
  const { list, input, options, at } = box;
  list.replaceChildren(...options.map((option, index) => optionOf(box, option, index)));
  list.hidden = options.length === 0;
  input.setAttribute('aria-expanded', String(options.length > 0));
  if (options.length > 0) input.setAttribute('aria-activedescendant', `${list.id}-${at}`);
};

const look = async (box: Box): Promise<void> => {
  const { wanted, input } = box;
  const words = input.value.trim();
  if (words === '') return close(box);
  const found = (await wanted.find(words)) ?? [];
  if (input.value.trim() !== words) return;
  const has = wanted.has();
  box.options = found.filter((one) => !has.includes(one.id)).slice(0, 8);
  const isKnown = found.some(({ name }) => name.toLowerCase() === words.toLowerCase());
  if (wanted.mayMake && !isKnown) box.options.push({ id: '', name: words, isNew: true });
  box.at = 0;
  draw(box);
  wanted.say(`${box.options.length} found`);
};

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

const onKey = (box: Box, event: KeyboardEvent): void => {
  const by = steps[event.key];
  const isOpen = box.options.length > 0;
  if (event.key === 'Enter' || (by !== undefined && isOpen)) event.preventDefault();
  if (by !== undefined && isOpen) {
    box.at = (box.at + by + box.options.length) % box.options.length;
    draw(box);
  } else if (event.key === 'Enter') choose(box, box.options[box.at]);
  else if (event.key === 'Escape' && isOpen) {
    event.stopPropagation();
    close(box);
  }
};

export const makeCombobox = (wanted: Wanted): HTMLElement => {
  const id = freshId('found');
  const list = make('div', { role: 'listbox', id, class: 'menu found-list', 'aria-label': wanted.label, hidden: true });
  const input = make('input', {
    class: 'input',
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    'aria-expanded': 'false',
    'aria-controls': id,
    'aria-autocomplete': 'list',
    'aria-label': wanted.prompt,
    placeholder: wanted.prompt,
  });
  const box: Box = { wanted, input, list, options: [], at: 0 };
  input.addEventListener(
    'input',
    whenQuiet(120, () => void look(box)),
  );
  input.addEventListener('blur', () => close(box));
  input.addEventListener('keydown', (event) => onKey(box, event));
  return make('div', { class: 'found-box' }, input, list);
};
