/**
 * A transcript beside its sound: the cue that is heard is shown, a press plays from a cue, and cues are split, joined and timed by
 * keys. It is saved without leaving the page; what is typed is kept in the browser until then.
 */
import { secondsIn, soundTime } from '../../../common/sound-times.ts';
import {
  insertAfter,
  joinRows,
  numberAnew,
  rowOf,
  rowsIn,
  splitRow,
  wordsOf,
  write,
  type CueRow,
  type CueWords,
} from './sound/cue-rows.ts';
import { forgetWords, keepWords, keptWords } from './sound/kept-words.ts';
import { button, make } from './sound/parts.ts';
import { listenKeys, waveIn, type Wave } from './sound/wave.ts';

const pause = 600;

class TranscriptDesk extends HTMLElement {
  #wave: Wave | undefined;
  #list: HTMLElement | null = null;
  #form: HTMLFormElement | null = null;
  #row: CueRow | undefined;
  #heard: HTMLElement | undefined;
  #said: HTMLElement | null = null;
  #isFollowing = true;
  #isChanged = false;
  #timer: number | undefined;

  connectedCallback(): void {
    this.#list = this.querySelector('[data-rows]');
    this.#form = this.querySelector('form');
    if (!this.#list || !this.#form || this.#said) return;
    this.#said = this.querySelector('[data-saved]') ?? make('span');
    this.#wave = waveIn(this);
    if (this.#wave) {
      listenKeys(this, this.#wave);
      this.#wave.audio.addEventListener('timeupdate', () => this.#follow());
    }
    this.#list.addEventListener('focusin', (event) => {
      this.#row = rowOf((event.target as Element).closest('[data-row]'));
    });
    this.#addTools();
    if (this.dataset['may'] !== 'edit') return;
    this.#list.addEventListener('keydown', (event) => this.#press(event));
    this.#list.addEventListener('input', () => this.#change());
    this.#form.addEventListener('submit', (event) => this.#submit(event));
    this.addEventListener('keydown', (event) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void this.#save();
    });
    window.addEventListener('beforeunload', (event) => {
      if (this.#isChanged) event.preventDefault();
    });
    this.#offerKept();
  }

  #addTools(): void {
    const tools = this.querySelector('[data-tools]');
    if (!tools) return;
    const tone = 'button button-quiet';
    const follow = make('input', { type: 'checkbox', checked: '' });
    follow.addEventListener('change', () => (this.#isFollowing = follow.checked));
    if (this.#wave) {
      tools.append(button('Play this cue', () => this.#playRow(), 'Play this cue: the one you are in', tone));
      tools.append(make('label', { class: 'choice' }, follow, make('span', {}, 'Follow')));
    }
    if (this.dataset['may'] !== 'edit') return;
    tools.append(
      button('Split', () => this.#split(), 'Split the cue at the caret', tone),
      button('Join', () => this.#join(), 'Join the cue with the next', tone),
      button('Insert', () => this.#insert(), 'Insert a cue after this one', tone),
      button('Remove', () => this.#remove(), 'Remove the cue', tone),
    );
    if (this.#wave)
      tools.append(
        button('From here', () => this.#time('start'), 'From here: the cue begins where the sound is', tone),
        button('Until here', () => this.#time('end'), 'Until here: the cue ends where the sound is', tone),
      );
    tools.after(
      make(
        'details',
        { class: 'desk-keys' },
        make('summary', {}, 'Keys'),
        make(
          'p',
          { class: 'field-hint' },
          'Enter: next cue. Shift+Enter: the one before. Ctrl+Enter: split at the caret. Ctrl+Backspace at the beginning: join with the cue before. Alt+J, K, L: back, play or pause, on. Alt+I, Alt+O: begins here, ends here. Ctrl+S: save.',
        ),
      ),
    );
  }

  /** Where one is in the transcript, or where the sound is. */
  get #present(): CueRow | undefined {
    return this.#row?.element.isConnected
      ? this.#row
      : (rowOf(this.#heard) ?? (this.#list ? rowsIn(this.#list)[0] : undefined));
  }

  #playRow(): void {
    const start = secondsIn(this.#present?.start.value ?? '');
    if (start === undefined) this.#wave?.toggle();
    else this.#wave?.playFrom(start);
  }

  /** The cue that is heard, brought into sight unless somebody is typing in another one. */
  #follow(): void {
    if (!this.#list || !this.#wave) return;
    const { now } = this.#wave;
    let heard: HTMLElement | undefined;
    for (const row of rowsIn(this.#list)) {
      const [start, end] = [secondsIn(row.start.value), secondsIn(row.end.value)];
      if (start !== undefined && end !== undefined && start <= now && now < end) heard = row.element;
    }
    if (heard === this.#heard) return;
    this.#heard?.classList.remove('is-now');
    this.#heard?.removeAttribute('aria-current');
    this.#heard = heard;
    heard?.classList.add('is-now');
    heard?.setAttribute('aria-current', 'true');
    const isElsewhere = this.#list.contains(document.activeElement);
    if (heard && this.#isFollowing && !isElsewhere && !this.#wave.audio.paused)
      heard.scrollIntoView({ block: 'center' });
  }

  #press(event: KeyboardEvent): void {
    const row = rowOf((event.target as Element).closest('[data-row]'));
    if (!row) return;
    this.#row = row;
    const isWords = event.target === row.text;
    const isControl = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && isControl && isWords) this.#split();
    else if (event.key === 'Enter' && !event.isComposing) this.#step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Backspace' && isControl && isWords && row.text.selectionEnd === 0) this.#joinBefore(row);
    else if (event.altKey && event.code === 'KeyI') this.#time('start');
    else if (event.altKey && event.code === 'KeyO') this.#time('end');
    else return;
    event.preventDefault();
  }

  #step(by: 1 | -1): void {
    const element = this.#present?.element;
    const next = rowOf(by > 0 ? element?.nextElementSibling : element?.previousElementSibling);
    if (next) next.text.focus();
    else if (by > 0) this.#insert();
  }

  #split(): void {
    const row = this.#present;
    const next = row && splitRow(row, this.#wave?.now);
    next?.text.focus();
    next?.text.setSelectionRange(0, 0);
    this.#change();
  }

  #join(): void {
    const row = this.#present;
    if (!row || !joinRows(row)) return;
    row.text.focus();
    this.#change();
  }

  #joinBefore(row: CueRow): void {
    const before = rowOf(row.element.previousElementSibling);
    if (!before) return;
    joinRows(before);
    before.text.focus();
    this.#change();
  }

  #insert(): void {
    const row = this.#present;
    const end = row?.end.value ?? '';
    const made = row && insertAfter(row, { start: end, end, speaker: '', text: '' });
    made?.text.focus();
    this.#change();
  }

  #remove(): void {
    const row = this.#present;
    if (!row || !this.#list) return;
    const next = rowOf(row.element.nextElementSibling) ?? rowOf(row.element.previousElementSibling);
    if (next) row.element.remove();
    else write(row, { start: '', end: '', speaker: '', text: '' });
    numberAnew(this.#list);
    next?.text.focus();
    this.#change();
  }

  #time(which: 'start' | 'end'): void {
    const row = this.#present;
    if (!row || !this.#wave) return;
    row[which].value = soundTime(Math.round(this.#wave.now * 100) / 100);
    this.#change();
  }

  #words(): CueWords[] {
    return this.#list ? rowsIn(this.#list).map(wordsOf) : [];
  }

  #change(): void {
    this.#isChanged = true;
    if (this.#said) this.#said.textContent = 'Not saved yet.';
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => keepWords(this.dataset['key'] ?? '', this.#words()), pause);
  }

  #settled(): void {
    this.#isChanged = false;
    clearTimeout(this.#timer);
    forgetWords(this.dataset['key'] ?? '');
  }

  #submit(event: SubmitEvent): void {
    // Buttons for the whole of it draw the page anew.
    const { submitter } = event;
    if (submitter instanceof HTMLButtonElement && submitter.name === 'act') return void (this.#isChanged = false);
    event.preventDefault();
    void this.#save();
  }

  #field(name: string): HTMLInputElement | null {
    return this.#form?.querySelector<HTMLInputElement>(`input[name="${name}"]`) ?? null;
  }

  async #save(): Promise<void> {
    const form = this.#form;
    if (!form || !this.#said) return;
    this.#said.textContent = 'Saving…';
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
    const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } }).catch(
      () => undefined,
    );
    if (!answer || answer.status >= 500 || answer.status === 401) {
      this.#said.textContent = 'It could not be saved just now. What you typed is kept in this browser: try again.';
      return;
    }
    if (answer.ok && answer.headers.get('content-type')?.includes('json')) {
      const { version, count } = (await answer.json()) as { version: number; count: number };
      const [since, size] = [this.#field('since'), this.#field('count')];
      if (since) since.value = String(version);
      if (size) size.value = String(count);
      this.#settled();
      this.#said.textContent = 'Saved.';
      return;
    }
    // What is wrong is told by the page, with everything that was typed still in it.
    this.#isChanged = false;
    form.submit();
  }

  /** What was typed here before and never saved. */
  #offerKept(): void {
    const key = this.dataset['key'] ?? '';
    const kept = keptWords(key);
    if (kept === undefined || kept === JSON.stringify(this.#words())) return forgetWords(key);
    const box = make(
      'div',
      { class: 'notice', role: 'status' },
      make('p', {}, 'In this browser there is a transcript that was typed here and never saved.'),
    );
    box.append(
      button('Take it up again', () => {
        this.#takeUp(kept);
        box.remove();
      }),
      button('Forget it', () => {
        forgetWords(key);
        box.remove();
      }),
    );
    this.prepend(box);
  }

  #takeUp(kept: string): void {
    if (!this.#list) return;
    const words = JSON.parse(kept) as CueWords[];
    let rows = rowsIn(this.#list);
    while (rows.length < words.length) {
      const last = rows.at(-1);
      if (!last || !insertAfter(last, { start: '', end: '', speaker: '', text: '' })) return;
      rows = rowsIn(this.#list);
    }
    for (const [at, row] of rows.entries()) write(row, words[at] ?? { start: '', end: '', speaker: '', text: '' });
    this.#change();
  }
}

customElements.define('transcript-desk', TranscriptDesk);
