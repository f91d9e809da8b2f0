/** Chapters on the waveform: added where one listens, dragged, moved by keys; the list beneath says the same. */
import { secondsIn, soundTime } from '../../../common/sound-times.ts';
import { button, make } from './sound/parts.ts';
import { listenKeys, waveIn, type Grip, type Wave } from './sound/wave.ts';

type Row = { element: HTMLElement; start: HTMLInputElement; title: HTMLInputElement; grip: Grip | undefined };

const fieldOf = (element: HTMLElement, name: string): HTMLInputElement | null =>
  element.querySelector<HTMLInputElement>(`input[name^="${name}-"]`);

class ChapterDesk extends HTMLElement {
  #rows: Row[] = [];
  #wave: Wave | undefined;
  #list: HTMLElement | null = null;
  #status = make('span', { role: 'status', class: 'desk-said' });
  #changed = false;

  connectedCallback(): void {
    this.#list = this.querySelector('[data-rows]');
    if (!this.#list || this.#rows.length > 0) return;
    this.#wave = waveIn(this);
    for (const element of this.#list.querySelectorAll<HTMLElement>('[data-row]')) this.#take(element);
    if (this.#wave) listenKeys(this, this.#wave);
    this.#addTools();
    this.addEventListener('input', () => (this.#changed = true));
    this.querySelector('form')?.addEventListener('submit', () => (this.#changed = false));
    window.addEventListener('beforeunload', (event) => {
      if (this.#changed) event.preventDefault();
    });
  }

  #addTools(): void {
    const wave = this.#wave;
    const tools = this.querySelector('[data-tools]');
    if (!tools || !wave) return;
    const now = make('output', { class: 'desk-now', 'aria-label': 'Now at', 'aria-live': 'off' }, soundTime(0));
    wave.audio.addEventListener('timeupdate', () => (now.textContent = soundTime(Math.round(wave.now * 10) / 10)));
    const add = button('Add a chapter here', () => this.#addHere(), undefined, 'button button-quiet');
    add.title = 'Alt+C';
    tools.append(add, now, this.#status);
    tools.append(
      make(
        'span',
        { class: 'field-hint' },
        'Alt+C adds one, Alt+J goes back, Alt+K plays, Alt+L goes on. Marks are dragged, or moved by arrow keys.',
      ),
    );
    this.addEventListener('keydown', (event) => {
      if (!event.altKey || event.code !== 'KeyC') return;
      event.preventDefault();
      this.#addHere();
    });
  }

  /** A row of the form becomes one of ours. */
  #take(element: HTMLElement): Row | undefined {
    const [start, title] = [fieldOf(element, 'start'), fieldOf(element, 'title')];
    if (!start || !title) return undefined;
    const row: Row = { element, start, title, grip: undefined };
    this.#rows.push(row);
    const acts = make('div', { class: 'row-acts' });
    const number = this.#rows.length;
    if (this.#wave)
      acts.append(
        button('Play', () => this.#wave?.playFrom(secondsIn(start.value) ?? 0), `Play row ${number}`),
        button('Begin it here', () => this.#begin(row), `Begin it here, where the sound is: row ${number}`),
      );
    acts.append(button('Remove', () => this.#remove(row), `Remove row ${number}`));
    element.append(acts);
    start.addEventListener('change', () => this.#draw(row));
    title.addEventListener('input', () => this.#draw(row));
    this.#draw(row);
    return row;
  }

  #labelOf(row: Row): string {
    return `Chapter ${this.#rows.indexOf(row) + 1}: ${row.title.value || 'without a title'}`;
  }

  /** Puts a row’s mark where the row says. */
  #draw(row: Row): void {
    const at = row.start.value === '' ? undefined : secondsIn(row.start.value);
    if (at === undefined || !this.#wave) {
      row.grip?.remove();
      row.grip = undefined;
      return;
    }
    row.grip ??= this.#wave.grip({
      label: () => this.#labelOf(row),
      name: String(this.#rows.indexOf(row) + 1),
      at,
      onMove: (seconds) => {
        row.start.value = soundTime(seconds);
        this.#changed = true;
      },
      onRemove: () => this.#remove(row),
    });
    row.grip.put(at);
  }

  #begin(row: Row): void {
    row.start.value = soundTime(Math.round((this.#wave?.now ?? 0) * 10) / 10);
    this.#changed = true;
    this.#draw(row);
  }

  #remove(row: Row): void {
    for (const field of row.element.querySelectorAll('input')) {
      if (field.type === 'checkbox') field.checked = false;
      else field.value = '';
    }
    row.grip?.remove();
    row.grip = undefined;
    this.#changed = true;
    this.#status.textContent = 'Removed; it goes with the next save.';
    this.#list?.append(row.element);
    row.title.focus();
  }

  #addHere(): void {
    const free = this.#rows.find(({ start, title }) => start.value === '' && title.value === '') ?? this.#another();
    if (!free) return;
    this.#begin(free);
    this.#status.textContent = `A chapter at ${free.start.value}. Say what it is called.`;
    free.title.focus();
  }

  /** One more row like the last, with names of its own. */
  #another(): Row | undefined {
    const last = this.#rows.at(-1)?.element;
    if (!last || !this.#list) return undefined;
    const [from, to] = [this.#rows.length - 1, this.#rows.length];
    const element = last.cloneNode(true) as HTMLElement;
    element.querySelector('.row-acts')?.remove();
    for (const one of element.querySelectorAll<HTMLElement>('[name], [id], [for]'))
      for (const attribute of ['name', 'id', 'for']) {
        const value = one.getAttribute(attribute);
        if (value?.endsWith(`-${from}`)) one.setAttribute(attribute, `${value.slice(0, -String(from).length)}${to}`);
      }
    for (const field of element.querySelectorAll('input')) {
      if (field.type === 'checkbox') field.checked = false;
      else field.value = '';
    }
    this.#list.append(element);
    return this.#take(element);
  }
}

customElements.define('chapter-desk', ChapterDesk);
