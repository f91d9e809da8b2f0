/** Something is in the hand: where it came from, where it would go, and what is sent when it is let go. */
import { blockOf, listsOf, nameOf, storiesIn, type Table } from './table.ts';

export type Grab = {
  kind: 'block' | 'story' | 'new';
  item: HTMLElement;
  name: string;
  /** Whence it came: what it stood before, in what. */
  home: { parent: Element; next: Element | null };
};

/** Where something would go, said in words. */
const spotOf = ({ kind, item }: Grab): string => {
  const around = item.parentElement;
  if (!around) return '';
  if (kind === 'block') {
    const blocks = [...around.children];
    return `Place ${blocks.indexOf(item) + 1} of ${blocks.length} on the page.`;
  }
  const stories = storiesIn(around);
  return `Place ${stories.indexOf(item) + 1} of ${stories.length} in block “${nameOf(blockOf(item))}”.`;
};

/** A story of the panel stays there; a copy of it goes to the page. */
const copyOf = (story: HTMLElement): HTMLElement => {
  const copy = story.cloneNode(true) as HTMLElement;
  copy.className = 'front-pick';
  copy.querySelector('.front-add')?.remove();
  return copy;
};

/** Takes up what a handle belongs to; undefined when it can go nowhere. */
export const grab = (table: Table, handle: Element): Grab | undefined => {
  const from = handle.closest<HTMLElement>('[data-story], [data-block]');
  if (!from?.parentElement) return undefined;
  const isNew = from.closest('.front-panel') !== null;
  const item = isNew ? copyOf(from) : from;
  const kind = isNew ? 'new' : from.dataset['story'] ? 'story' : 'block';
  if (isNew) {
    const list = listsOf(table)[0];
    if (!list) {
      table.say('There is no block yet that takes stories. Add one first.');
      return undefined;
    }
    list.append(item);
  }
  item.classList.add('is-grabbed');
  table.element.dataset['grabbing'] = kind === 'block' ? 'block' : 'story';
  return {
    kind,
    item,
    name: nameOf(item),
    home: { parent: from.parentElement, next: from.nextElementSibling },
  };
};

const letGo = (table: Table, { item }: Grab): void => {
  item.classList.remove('is-grabbed');
  delete table.element.dataset['grabbing'];
};

/** Back where it was. */
export const putBack = (table: Table, held: Grab): void => {
  letGo(table, held);
  if (held.kind === 'new') held.item.remove();
  else held.home.parent.insertBefore(held.item, held.home.next);
  table.say(`“${held.name}” is back where it was.`);
};

/** What is sent when it is dropped here; undefined when nothing was moved. */
export const drop = (table: Table, held: Grab): Record<string, string> | undefined => {
  letGo(table, held);
  const { item, kind, home } = held;
  const around = item.parentElement;
  if (!around) return undefined;
  const isMoved = kind === 'new' || around !== home.parent || item.nextElementSibling !== home.next;
  table.say(`“${held.name}” dropped. ${spotOf(held)}`);
  if (!isMoved) return undefined;
  if (kind === 'block') {
    const to = [...around.children].indexOf(item);
    return { do: 'move-block', block: item.dataset['block'] ?? '', to: String(to) };
  }
  const block = blockOf(around)?.dataset['block'] ?? '';
  const to = String(storiesIn(around).indexOf(item));
  return { do: kind === 'new' ? 'add-story' : 'move-story', story: item.dataset['story'] ?? '', block, to };
};

const besideBlock = ({ item }: Grab, step: 1 | -1): boolean => {
  const beside = step > 0 ? item.nextElementSibling : item.previousElementSibling;
  if (!beside) return false;
  if (step > 0) beside.after(item);
  else beside.before(item);
  return true;
};

/** To the block before or behind: at its near end, as if one went on walking. */
const toNextList = (table: Table, { item }: Grab, step: 1 | -1, isFar: boolean): boolean => {
  const lists = listsOf(table);
  const next = lists[lists.indexOf(item.parentElement as HTMLElement) + step];
  if (!next) return false;
  if (step > 0 && !isFar) next.prepend(item);
  else next.append(item);
  return true;
};

const besideStory = (table: Table, held: Grab, step: 1 | -1): boolean => {
  const { item } = held;
  const beside = step > 0 ? item.nextElementSibling : item.previousElementSibling;
  if (!beside) return toNextList(table, held, step, false);
  if (step > 0) beside.after(item);
  else beside.before(item);
  return true;
};

/** One step by keyboard: up and down go from place to place, over the ends of blocks; `isFar` goes from block to block. */
export const move = (table: Table, held: Grab, step: 1 | -1, isFar: boolean): void => {
  const isMoved =
    held.kind === 'block'
      ? besideBlock(held, step)
      : isFar
        ? toNextList(table, held, step, true)
        : besideStory(table, held, step);
  if (isMoved) held.item.querySelector<HTMLElement>('[data-handle]')?.focus();
  held.item.scrollIntoView({ block: 'nearest' });
  table.say(isMoved ? spotOf(held) : 'It goes no further.');
};

export const spot = spotOf;
