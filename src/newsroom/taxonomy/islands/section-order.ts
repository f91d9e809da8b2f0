/**
 * Lets a list be put in order by dragging its handles, or with the arrow keys while a handle has the focus. The new order is sent when
 * the row is let go of, or a moment after the last key; without script the buttons do the same.
 */
class SectionOrder extends HTMLElement {
  #held: HTMLElement | undefined;
  #before = '';
  #pause: number | undefined;

  connectedCallback(): void {
    if (this.querySelector('.section-handle')) return;
    for (const row of this.#rows()) {
      const handle = document.createElement('button');
      handle.type = 'button';
      handle.className = 'section-handle';
      handle.textContent = '⠿';
      const name = row.querySelector('a')?.textContent ?? '';
      handle.setAttribute('aria-label', `Move ${name} with the arrow keys`);
      handle.addEventListener('keydown', (event) => this.#followKey(event, row));
      handle.addEventListener('blur', () => void this.#send());
      handle.addEventListener('pointerdown', (event) => this.#take(event, row, handle));
      handle.addEventListener('pointermove', (event) => this.#drag(event));
      handle.addEventListener('pointerup', () => this.#letGo());
      handle.addEventListener('pointercancel', () => this.#letGo());
      row.prepend(handle);
    }
    this.#before = this.#order();
  }

  #rows(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('.section-row')];
  }

  #order(): string {
    return this.#rows()
      .map((row) => row.dataset['id'] ?? '')
      .join(' ');
  }

  #take(event: PointerEvent, row: HTMLElement, handle: HTMLElement): void {
    if (event.button !== 0) return;
    event.preventDefault();
    handle.focus();
    handle.setPointerCapture(event.pointerId);
    this.#held = row;
    row.classList.add('is-held');
  }

  #drag({ clientY }: PointerEvent): void {
    const held = this.#held;
    if (!held) return;
    for (const row of this.#rows()) {
      if (row === held) continue;
      const { top, bottom } = row.getBoundingClientRect();
      if (clientY < top || clientY > bottom) continue;
      const isAbove = row.compareDocumentPosition(held) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (isAbove) row.before(held);
      else row.after(held);
      return;
    }
  }

  #letGo(): void {
    this.#held?.classList.remove('is-held');
    if (this.#held) void this.#send();
    this.#held = undefined;
  }

  #followKey(event: KeyboardEvent, row: HTMLElement): void {
    const rows = this.#rows();
    const at = rows.indexOf(row);
    const other = event.key === 'ArrowUp' ? rows[at - 1] : event.key === 'ArrowDown' ? rows[at + 1] : undefined;
    if (!other) return;
    event.preventDefault();
    // The other row moves: what has the focus stays where it is.
    if (event.key === 'ArrowUp') row.after(other);
    else row.before(other);
    this.#say(`Place ${this.#rows().indexOf(row) + 1} of ${rows.length}`);
    clearTimeout(this.#pause);
    this.#pause = window.setTimeout(() => void this.#send(), 700);
  }

  #say(words: string): void {
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = words;
  }

  /** The first has no earlier place, the last no later one. */
  #offerButtons(): void {
    const rows = this.#rows();
    for (const [place, row] of rows.entries()) {
      const [earlier, later] = row.querySelectorAll<HTMLElement>(':scope > form > span');
      if (earlier) earlier.hidden = place === 0;
      if (later) later.hidden = place === rows.length - 1;
    }
  }

  /** Keeps the order without leaving the page; when that fails the form is sent as a whole, and its answer says why. */
  async #send(): Promise<void> {
    clearTimeout(this.#pause);
    const order = this.#order();
    const form = this.querySelector('form');
    const field = form?.querySelector<HTMLInputElement>('input[name="order"]');
    if (order === this.#before || !form || !field) return;
    this.#before = order;
    this.#offerButtons();
    field.value = order;
    const body = new URLSearchParams({ order });
    const sent = fetch(form.action, { method: 'POST', body, keepalive: true });
    const answer = await sent.catch(() => undefined);
    if (answer?.ok && answer.url.includes('done=ordered')) this.#say('The order is saved.');
    else form.requestSubmit();
  }
}

customElements.define('section-order', SectionOrder);
