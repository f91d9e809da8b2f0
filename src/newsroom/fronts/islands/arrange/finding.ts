/** Stories are found while one types. */
import { adopted } from '../../../../rooms/discussion/islands/thread/dom.ts';
import { begin, pageAt, type Table } from './table.ts';

const pause = 220;

export const findAsTyped = (table: Table): void => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  const find = async (query: string): Promise<void> => {
    const turn = ++asked;
    const page = await pageAt(`${table.base}/stories?q=${encodeURIComponent(query)}`).catch(() => undefined);
    const found = page?.querySelector('[data-found]');
    // What was asked before must not come after.
    if (!found || turn !== asked) return;
    table.element.querySelector('[data-found]')?.replaceWith(adopted(found));
    begin(table);
    table.say(table.element.querySelector('.front-found')?.textContent ?? '');
  };
  const isSearch = (target: EventTarget | null): target is HTMLInputElement =>
    target instanceof HTMLInputElement && target.type === 'search';
  table.element.addEventListener('input', ({ target }) => {
    if (!isSearch(target)) return;
    clearTimeout(timer);
    timer = setTimeout(() => void find(target.value.trim()), pause);
  });
  table.element.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches('.front-search')) return;
    event.preventDefault();
    clearTimeout(timer);
    void find(form.querySelector<HTMLInputElement>('[type="search"]')?.value.trim() ?? '');
  });
};
