/** What is said about a story beside its text: fields that colleagues see change. */
import type { Room } from './room.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const isFlag = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && control.type === 'checkbox';

/** What a field says, as the shared document keeps it; undefined: nothing. */
const saidBy = (control: Control): string | number | boolean | undefined => {
  if (isFlag(control)) return control.checked ? true : undefined;
  const text = control.value.trim();
  if (control.dataset['kind'] === 'number') return text === '' ? undefined : Number(text);
  return text === '' ? undefined : control.value;
};

const show = (control: Control, value: unknown): void => {
  if (isFlag(control)) return void (control.checked = value === true);
  const text =
    typeof value === 'string' || typeof value === 'number' ? String(value) : (control.dataset['unless'] ?? '');
  if (control.value !== text) control.value = text;
};

/** The preview of how a search engine would show it, and how long title and description may be. */
const showSearch = (room: Room): void => {
  const { element, facts, doc } = room;
  const place = element.querySelector('[data-search-preview]');
  if (!place) return;
  const said = (key: string): string => String(facts.get(key) ?? '');
  const title = said('metaTitle') || doc.getText('headline').toString() || 'No headline yet';
  const description = said('metaDescription') || doc.getText('standfirst').toString();
  const cut = (text: string, most: number): string =>
    text.length > most ? `${text.slice(0, most).trimEnd()} …` : text;
  const put = (name: string, text: string): void => {
    const line = place.querySelector(`[data-line="${name}"]`);
    if (line) line.textContent = text;
  };
  put('title', cut(title, 60));
  put('description', cut(description, 155) || 'A search engine would choose words of the text.');
};

/** Binds every `[data-fact]`. */
export const bindFacts = (room: Room): void => {
  const { element, facts, doc } = room;
  const controls = [...element.querySelectorAll<Control>('[data-fact]')];
  const showAll = (): void => {
    for (const control of controls) {
      if (
        document.activeElement === control &&
        !isFlag(control) &&
        saidBy(control) === facts.get(control.dataset['fact'] ?? '')
      )
        continue;
      show(control, facts.get(control.dataset['fact'] ?? ''));
    }
    showSearch(room);
  };
  for (const control of controls) {
    const key = control.dataset['fact'] ?? '';
    control.addEventListener(control instanceof HTMLSelectElement || isFlag(control) ? 'change' : 'input', () => {
      const value = saidBy(control);
      if (value === undefined || value === control.dataset['unless']) facts.delete(key);
      else facts.set(key, value);
    });
  }
  facts.observe(showAll);
  doc.getText('headline').observe(() => showSearch(room));
  doc.getText('standfirst').observe(() => showSearch(room));
  showAll();
};
