/**
 * Takes over the form for adding files: many at once, chosen or dropped, each with its progress; paused, given up, and gone on
 * with where it broke off, after a closed tab or a restarted server too.
 */
import { FileSender, type Sending } from './sending/send-file.ts';
import { uploadRow } from './sending/upload-row.ts';
import { ask, said } from './sending/send-piece.ts';

/** So many files are on their way at the same time. */
const atOnce = 3;

type Unfinished = { id: string; fileName: string; length: number; offset: number };

class MediaUpload extends HTMLElement {
  #senders = new Set<FileSender>();
  #list: HTMLUListElement | undefined;
  #told: HTMLElement | undefined;

  connectedCallback(): void {
    const input = this.querySelector<HTMLInputElement>('input[type="file"]');
    const form = this.querySelector('form');
    if (!input || !form || this.#list) return;
    this.classList.add('is-live');
    form.querySelector('button')?.remove();
    input.required = false;
    const hint = form.querySelector('.field-hint');
    if (hint) hint.textContent += input.multiple ? ' Files can be dropped here.' : ' It can be dropped here.';
    input.addEventListener('change', () => {
      this.#add([...(input.files ?? [])]);
      input.value = '';
    });
    form.addEventListener('submit', (event) => event.preventDefault());
    this.#list = document.createElement('ul');
    this.#list.className = 'upload-list';
    this.#list.setAttribute('aria-label', 'Uploads');
    this.#told = document.createElement('p');
    this.#told.className = 'upload-told';
    this.#told.setAttribute('role', 'status');
    this.append(this.#list, this.#told);
    this.#takeDrops();
    window.addEventListener('beforeunload', (event) => {
      if (this.#running > 0) event.preventDefault();
    });
    void this.#showUnfinished();
  }

  get #running(): number {
    const isRunning = ({ sending }: FileSender): boolean => ['sending', 'broken', 'judging'].includes(sending.state);
    return [...this.#senders].filter(isRunning).length;
  }

  #takeDrops(): void {
    const isOver = (is: boolean) => (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      this.classList.toggle('is-over', is);
    };
    this.addEventListener('dragover', isOver(true));
    this.addEventListener('dragleave', isOver(false));
    this.addEventListener('drop', (event) => {
      isOver(false)(event);
      this.#add([...(event.dataTransfer?.files ?? [])]);
    });
  }

  #add(files: File[]): void {
    const { uploads = '', replaces, page = '' } = this.dataset;
    for (const file of replaces ? files.slice(0, 1) : files) {
      const sender = new FileSender({ file, uploads, replaces, onChange: (sending) => this.#follow(sender, sending) });
      const row = uploadRow(sender, page, {
        goOn: () => void sender.send(),
        pause: () => sender.pause(),
        cancel: () => {
          void sender.cancel();
          this.#senders.delete(sender);
          row.element.remove();
          this.#next();
        },
      });
      this.#rows.set(sender, row.follow);
      this.#senders.add(sender);
      this.#list?.append(row.element);
    }
    this.#next();
  }

  readonly #rows = new WeakMap<FileSender, (sending: Sending) => void>();

  #follow(sender: FileSender, sending: Sending): void {
    this.#rows.get(sender)?.(sending);
    if (sending.state === 'done') this.#arrived(sending);
    if (sending.state !== 'sending') this.#next();
    this.#sum();
  }

  #arrived({ media }: Sending): void {
    this.dispatchEvent(new CustomEvent('media-added', { bubbles: true, detail: media }));
    const { replaces, page = '' } = this.dataset;
    if (replaces) location.assign(`${page}/${replaces}?said=replaced`);
  }

  /** Begins with those that wait, as long as not too many are on their way. */
  #next(): void {
    for (const sender of this.#senders) {
      if (this.#running >= atOnce) return;
      if (sender.sending.state === 'waiting') void sender.send();
    }
  }

  #sum(): void {
    if (!this.#told) return;
    const all = [...this.#senders];
    const count = (state: string): number => all.filter(({ sending }) => sending.state === state).length;
    const [done, refused] = [count('done'), count('refused')];
    if (done + refused < all.length || all.length === 0) return void (this.#told.textContent = '');
    const words = [`${done} of ${all.length} added.`, ...(refused > 0 ? [`${refused} refused.`] : [])].join(' ');
    const again = document.createElement('a');
    again.href = this.dataset['page'] ?? '';
    again.textContent = 'Show the library';
    this.#told.replaceChildren(`${words} `, again);
  }

  /** What was begun on another day, or before the tab was closed. */
  async #showUnfinished(): Promise<void> {
    const { uploads = '', replaces } = this.dataset;
    if (replaces) return;
    const { signal } = new AbortController();
    const { text, status } = await ask({ method: 'GET', url: uploads, signal });
    const { uploads: found = [] } = said<{ uploads: Unfinished[] }>(text);
    if (status !== 200 || found.length === 0 || this.#senders.size > 0) return;
    const box = document.createElement('div');
    box.className = 'upload-unfinished';
    const words = document.createElement('p');
    words.textContent = 'These broke off. Choose the same files again, and they go on where they were:';
    const list = document.createElement('ul');
    for (const one of found) list.append(this.#unfinishedRow(one, box));
    box.append(words, list);
    this.append(box);
  }

  #unfinishedRow({ id, fileName, length, offset }: Unfinished, box: HTMLElement): HTMLLIElement {
    const row = document.createElement('li');
    const name = document.createElement('bdi');
    name.textContent = fileName;
    const forget = document.createElement('button');
    forget.type = 'button';
    forget.className = 'link-button';
    forget.textContent = 'Give up';
    forget.setAttribute('aria-label', `Give up ${fileName}`);
    forget.addEventListener('click', () => {
      const { signal } = new AbortController();
      void ask({ method: 'DELETE', url: `${this.dataset['uploads']}/${id}`, signal });
      row.remove();
      if (!box.querySelector('li')) box.remove();
    });
    row.append(name, ` (${Math.floor((offset / Math.max(1, length)) * 100)} %) `, forget);
    return row;
  }
}

customElements.define('media-upload', MediaUpload);
