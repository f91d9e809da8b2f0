/**
 * Improves a strip of pictures: buttons that step through it, and a window of its own that shows one picture at a time. Keys, swiping and
 * Escape work; what had the focus gets it back.
 */
type Shot = { slide: HTMLElement; link: HTMLAnchorElement };

const button = (text: string, act: () => void): HTMLButtonElement => {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'gallery-step';
  made.textContent = text;
  made.onclick = act;
  return made;
};

const element = (tag: string, name: string): HTMLElement => {
  const made = document.createElement(tag);
  made.className = name;
  return made;
};

/** So far a finger must move sideways, and more so than up or down, for a swipe. */
const swipeWidth = 40;

class GalleryView extends HTMLElement {
  #shots: Shot[] = [];
  #place = 0;
  #dialog: HTMLDialogElement | undefined;
  #steps: { previous: HTMLButtonElement; next: HTMLButtonElement }[] = [];

  get #isRtl(): boolean {
    return getComputedStyle(this).direction === 'rtl';
  }

  connectedCallback(): void {
    if (this.#shots.length > 0) return;
    this.#shots = [...this.querySelectorAll<HTMLElement>('.gallery-slide')].flatMap((slide) => {
      const link = slide.querySelector<HTMLAnchorElement>('.gallery-open');
      return link ? [{ slide, link }] : [];
    });
    for (const [place, { link }] of this.#shots.entries()) {
      link.addEventListener('click', (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        this.#open(place);
      });
    }
    const strip = this.querySelector('.gallery-strip');
    if (!strip || this.#shots.length < 2) return;
    const row = element('div', 'gallery-steps no-print');
    row.append(...this.#stepButtons((place) => this.#scrollTo(place)));
    strip.after(row);
    strip.addEventListener('scroll', () => this.#noticeScroll(strip), { passive: true });
    this.#refresh();
  }

  #stepButtons(go: (place: number) => void): HTMLButtonElement[] {
    const { previous = '', next = '' } = this.dataset;
    const pair = {
      previous: button(previous, () => go(this.#place - 1)),
      next: button(next, () => go(this.#place + 1)),
    };
    this.#steps.push(pair);
    return [pair.previous, pair.next];
  }

  #scrollTo(place: number): void {
    this.#shots[place]?.slide.scrollIntoView({ behavior: 'auto', block: 'nearest', inline: 'start' });
  }

  #noticeScroll(strip: Element): void {
    const frame = strip.getBoundingClientRect();
    const middle = frame.left + frame.width / 2;
    const place = this.#shots.findIndex(({ slide }) => {
      const { left, right } = slide.getBoundingClientRect();
      return left <= middle && right >= middle;
    });
    if (place < 0 || this.#dialog?.open) return;
    this.#place = place;
    this.#refresh();
  }

  #refresh(): void {
    for (const { previous, next } of this.#steps) {
      const focused = document.activeElement;
      previous.disabled = this.#place <= 0;
      next.disabled = this.#place >= this.#shots.length - 1;
      // A button that has just been switched off would swallow the keys that follow.
      if (focused === previous && previous.disabled) next.focus();
      if (focused === next && next.disabled) previous.focus();
    }
  }

  #open(place: number): void {
    this.#dialog ??= this.#makeDialog();
    this.#show(place);
    this.#dialog.showModal();
    this.#dialog.querySelector<HTMLButtonElement>('.gallery-bar button:enabled')?.focus();
  }

  #makeDialog(): HTMLDialogElement {
    const dialog = document.createElement('dialog');
    dialog.className = 'gallery-dialog';
    dialog.tabIndex = -1;
    dialog.setAttribute('aria-label', this.querySelector('.gallery-strip')?.getAttribute('aria-label') ?? '');
    const bar = element('div', 'gallery-bar');
    const steps = this.#shots.length > 1 ? this.#stepButtons((place) => this.#show(place)) : [];
    bar.append(
      ...steps,
      button(this.dataset['close'] ?? '', () => dialog.close()),
    );
    const words = element('div', 'gallery-words');
    words.setAttribute('aria-live', 'polite');
    dialog.append(element('div', 'gallery-stage'), words, bar);
    dialog.addEventListener('keydown', (event) => this.#followKey(event));
    dialog.addEventListener('close', () => {
      this.#scrollTo(this.#place);
      this.#shots[this.#place]?.link.focus({ preventScroll: true });
    });
    this.#followSwipes(dialog);
    this.append(dialog);
    return dialog;
  }

  #show(wanted: number): void {
    const place = Math.max(0, Math.min(wanted, this.#shots.length - 1));
    const shot = this.#shots[place];
    const stage = this.#dialog?.querySelector('.gallery-stage');
    const words = this.#dialog?.querySelector('.gallery-words');
    if (!shot || !stage || !words) return;
    this.#place = place;
    const picture = shot.slide.querySelector('picture')?.cloneNode(true) as HTMLElement | undefined;
    for (const source of picture?.querySelectorAll<HTMLElement>('source, img') ?? []) {
      source.setAttribute('sizes', '100vw');
      source.removeAttribute('loading');
    }
    stage.replaceChildren(...(picture ? [picture] : []));
    const caption = shot.slide.querySelector('figcaption')?.cloneNode(true);
    // A link that is about to vanish must not take the focus, and with it the keys, along.
    if (words.contains(document.activeElement)) this.#dialog?.focus();
    words.replaceChildren(...(caption?.childNodes ?? []));
    this.#refresh();
  }

  #followKey(event: KeyboardEvent): void {
    const forward = this.#isRtl ? 'ArrowLeft' : 'ArrowRight';
    const back = this.#isRtl ? 'ArrowRight' : 'ArrowLeft';
    const wanted = { [forward]: this.#place + 1, [back]: this.#place - 1, Home: 0, End: this.#shots.length - 1 }[
      event.key
    ];
    if (wanted === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#show(wanted);
  }

  #followSwipes(dialog: HTMLDialogElement): void {
    let start: { x: number; y: number } | undefined;
    dialog.addEventListener('pointerdown', (event) => {
      start = event.isPrimary && event.pointerType !== 'mouse' ? { x: event.clientX, y: event.clientY } : undefined;
    });
    dialog.addEventListener('pointerup', (event) => {
      if (!start) return;
      const [x, y] = [event.clientX - start.x, event.clientY - start.y];
      start = undefined;
      if (Math.abs(x) < swipeWidth || Math.abs(x) < Math.abs(y)) return;
      this.#show(this.#place + (x < 0 === this.#isRtl ? -1 : 1));
    });
    dialog.addEventListener('pointercancel', () => (start = undefined));
  }
}

customElements.define('gallery-view', GalleryView);
