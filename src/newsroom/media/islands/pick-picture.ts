/** Beside a field that takes a picture's address in the library: a window in which one looks for the picture instead. */
import type { PickedMedia, PickedPage } from '../../../common/media-picked.ts';

const pause = 250;

const make = (name: string, attributes: Record<string, string>, ...children: (Node | string)[]): HTMLElement => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

const button = (words: string, press: () => void): HTMLElement => {
  const made = make('button', { type: 'button', class: 'button button-quiet' }, words);
  made.addEventListener('click', press);
  return made;
};

const nameOf = ({ title, alt, name }: PickedMedia): string => title || alt || name;

const pageOf = async (query: string[][]): Promise<PickedPage | undefined> => {
  try {
    const answer = await fetch(`/newsroom/media/pick?${new URLSearchParams(query).toString()}`);
    return answer.ok ? ((await answer.json()) as PickedPage) : undefined;
  } catch {
    return undefined;
  }
};

const card = (media: PickedMedia, press: () => void): HTMLElement => {
  const picture = media.thumb
    ? make('img', { src: media.thumb, alt: '', width: '160', height: '120', loading: 'lazy' })
    : make('span', { class: 'pick-none' });
  const faults = media.faults.length > 0 ? [make('small', {}, media.faults.join(' '))] : [];
  const made = make('button', { type: 'button', class: 'pick-card' }, picture, nameOf(media), ...faults);
  made.addEventListener('click', press);
  return made;
};

class PickPicture extends HTMLElement {
  #dialog: HTMLDialogElement | undefined;
  #list = make('div', { class: 'pick-list' });
  #status = make('p', { role: 'status', class: 'pick-status' });
  #more = button('More', () => void this.#load(true));
  #words = make('input', { type: 'search', class: 'input', 'aria-label': 'Words' }) as HTMLInputElement;
  #next: string | null = null;
  #asked = 0;
  #timer: number | undefined;

  connectedCallback(): void {
    if (this.#dialog) return;
    this.#dialog = this.#makeDialog();
    this.append(
      make(
        'div',
        { class: 'pick-tools' },
        button('Choose from the library', () => this.#open()),
      ),
    );
    this.append(this.#dialog);
  }

  #makeDialog(): HTMLDialogElement {
    const dialog = make('dialog', { class: 'pick-dialog', 'aria-label': 'Choose a picture' }) as HTMLDialogElement;
    const close = button('Close', () => dialog.close());
    dialog.append(make('div', { class: 'pick-head' }, this.#words, close), this.#status, this.#list, this.#more);
    this.#words.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#load(false), pause);
    });
    // Enter looks; it does not send the form this stands in.
    this.#words.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      void this.#load(false);
    });
    return dialog;
  }

  #open(): void {
    this.#dialog?.showModal();
    this.#words.focus();
    void this.#load(false);
  }

  async #load(isMore: boolean): Promise<void> {
    const mine = (this.#asked += 1);
    const language = this.dataset['language'] ?? 'en';
    const place = isMore && this.#next ? [['before', this.#next]] : [];
    const page = await pageOf([['kind', 'picture'], ['q', this.#words.value], ['language', language], ...place]);
    if (mine !== this.#asked) return;
    if (!page) return void (this.#status.textContent = 'The library cannot be asked just now.');
    if (!isMore) this.#list.replaceChildren();
    this.#list.append(...page.media.map((media) => card(media, () => this.#choose(media))));
    this.#next = page.next;
    this.#more.hidden = page.next === null;
    const count = this.#list.childElementCount;
    this.#status.textContent =
      count === 0 ? 'There is no such picture.' : count === 1 ? 'One picture' : `${count} pictures`;
  }

  #choose(media: PickedMedia): void {
    const field = this.querySelector<HTMLInputElement>('input[name]');
    if (field) {
      field.value = `/newsroom/media/${media.id}`;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
    this.querySelector('.pick-chosen')?.remove();
    const shown = media.thumb ? [make('img', { src: media.thumb, alt: '', width: '160', height: '120' })] : [];
    this.append(make('p', { class: 'pick-chosen', role: 'status' }, ...shown, nameOf(media)));
    this.#dialog?.close();
  }
}

customElements.define('pick-picture', PickPicture);
