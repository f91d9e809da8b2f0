/** Cards of the board and moments of the calendar are dragged to where they belong; the forms beside them do the same. */
import { send } from './page.ts';

type Hands = { tell: (words: string) => void; refresh: () => Promise<void> };

type Dragging = {
  /** What can be dragged, and where it can be dropped. */
  items: string;
  places: string;
  mayDrop: (item: HTMLElement, place: HTMLElement) => boolean;
  drop: (item: HTMLElement, place: HTMLElement) => Promise<void>;
};

const makeDraggable = (element: HTMLElement, items: string): void => {
  for (const item of element.querySelectorAll<HTMLElement>(items)) {
    item.draggable = true;
    // Else it would be the link that is dragged.
    for (const link of item.querySelectorAll('a')) link.draggable = false;
  }
};

const drag = (element: HTMLElement, { items, places, mayDrop, drop }: Dragging): void => {
  let item: HTMLElement | undefined;
  const placeOf = ({ target }: Event): HTMLElement | null =>
    target instanceof Element ? target.closest<HTMLElement>(places) : null;
  const clear = (): void => {
    for (const place of element.querySelectorAll(places)) place.removeAttribute('data-over');
  };
  makeDraggable(element, items);
  element.addEventListener('desk-fresh', () => makeDraggable(element, items));
  element.addEventListener('dragstart', (event) => {
    item = (event.target instanceof Element ? event.target.closest<HTMLElement>(items) : null) ?? undefined;
    if (!item) return;
    item.dataset['dragged'] = '';
    event.dataTransfer?.setData('text/plain', item.textContent ?? '');
    if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
  });
  element.addEventListener('dragover', (event) => {
    const place = placeOf(event);
    clear();
    if (!item || !place || !mayDrop(item, place)) return;
    event.preventDefault();
    place.dataset['over'] = '';
  });
  element.addEventListener('dragend', () => {
    clear();
    item?.removeAttribute('data-dragged');
    item = undefined;
  });
  element.addEventListener('drop', (event) => {
    const place = placeOf(event);
    if (!item || !place || !mayDrop(item, place)) return;
    event.preventDefault();
    const dropped = item;
    dropped.removeAttribute('data-dragged');
    clear();
    void drop(dropped, place);
  });
};

const showFault = (element: HTMLElement, words: string): void => {
  element.querySelector('.desk-fault')?.remove();
  const line = document.createElement('p');
  line.className = 'notice notice-alarm desk-fault';
  line.setAttribute('role', 'alert');
  line.textContent = words;
  element.prepend(line);
};

const done = async (
  element: HTMLElement,
  { tell, refresh }: Hands,
  fault: string | undefined,
  words: string,
): Promise<void> => {
  if (fault) showFault(element, fault);
  else {
    element.querySelector('.desk-fault')?.remove();
    tell(words);
  }
  await refresh();
};

export const dragCards = (element: HTMLElement, hands: Hands): void => {
  const move = async (card: HTMLElement, to: string): Promise<void> => {
    const form = card.querySelector<HTMLFormElement>('.board-move');
    if (!form) return;
    const fault = await send(form.action, { to, from: card.dataset['state'] ?? '' });
    await done(element, hands, fault, 'Moved.');
  };
  drag(element, {
    items: '.board-card:has(.board-move)',
    places: '.board-column',
    mayDrop: (card, column) => (card.dataset['to'] ?? '').split(' ').includes(column.dataset['column'] ?? ''),
    drop: (card, column) => move(card, column.dataset['column'] ?? ''),
  });
  element.addEventListener('submit', (event) => {
    const form = event.target instanceof HTMLFormElement ? event.target : undefined;
    const card = form?.matches('.board-move') ? form.closest<HTMLElement>('.board-card') : null;
    const to = form?.querySelector<HTMLSelectElement>('[data-move]')?.value;
    if (!card || !to) return;
    event.preventDefault();
    void move(card, to);
  });
};

export const dragMoments = (element: HTMLElement, hands: Hands): void => {
  const address = element.dataset['move'];
  if (!address) return;
  drag(element, {
    items: '.calendar-item[data-item]',
    places: '.calendar-day',
    mayDrop: (item, day) =>
      !(item.dataset['at'] ?? '').startsWith(day.dataset['day'] ?? '-') && day.dataset['past'] === undefined,
    drop: async (item, day) => {
      const clock = (item.dataset['at'] ?? '').slice(10);
      const at = `${day.dataset['day'] ?? ''}${clock}`;
      const fields = { id: item.dataset['item'] ?? '', kind: item.dataset['kind'] ?? '', at };
      await done(element, hands, await send(address, fields), `Moved to ${at.replace('T', ', ')}.`);
    },
  });
};
