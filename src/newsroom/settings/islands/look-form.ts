/** While one chooses: how well an accent can be read, and the preview below. Without a script the button “Show it below” does the same. */
import { colourOf, nearestReadable, worstContrast } from '../../../common/colour.ts';

type Grounds = Record<string, Record<'light' | 'dark', string[]>>;

/** A pause in choosing: the eye of a colour field tells of every move. */
const pause = 150;

class LookForm extends HTMLElement {
  #timer = 0;

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    for (const field of this.querySelectorAll<HTMLElement>('[data-accent]')) this.#open(field);
    form.addEventListener('input', (event) => {
      const { target } = event;
      if (target instanceof HTMLInputElement && target.type === 'color') {
        const typed = target.parentElement?.querySelector<HTMLInputElement>('input[name]');
        if (typed) typed.value = target.value;
      }
      this.#judge();
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#draw(form), pause);
    });
    form.addEventListener('click', (event) => {
      const take = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-take]') : null;
      const typed = take?.closest('[data-accent]')?.querySelector<HTMLInputElement>('input[name]');
      if (!take || !typed) return;
      event.preventDefault();
      typed.value = take.dataset['take'] ?? '';
      typed.focus();
      this.#judge();
      this.#draw(form);
    });
    this.#judge();
  }

  /** The eye is of use only where something follows it. */
  #open(field: HTMLElement): void {
    const eye = field.querySelector<HTMLInputElement>('[type=color]');
    if (eye) eye.hidden = false;
  }

  #judge(): void {
    const grounds = JSON.parse(this.dataset['grounds'] ?? '{}') as Grounds;
    const least = Number(this.dataset['least']);
    const paper = this.querySelector<HTMLSelectElement>('[name=paper]')?.value ?? '';
    for (const field of this.querySelectorAll<HTMLElement>('[data-accent]')) {
      const typed = field.querySelector<HTMLInputElement>('input[name]');
      const told = field.querySelector<HTMLElement>('[data-ratio]');
      const offer = field.querySelector<HTMLElement>('[data-nearest]');
      const take = field.querySelector<HTMLButtonElement>('[data-take]');
      const eye = field.querySelector<HTMLInputElement>('[type=color]');
      const on = grounds[paper]?.[field.dataset['schemeOf'] as 'light' | 'dark'];
      const colour = colourOf(typed?.value ?? '');
      if (!typed || !told || !offer || !take || !on) continue;
      const ratio = colour === undefined ? 0 : worstContrast(colour, on);
      const isReadable = ratio >= least;
      const nearest = colour === undefined || isReadable ? '' : nearestReadable(colour, on, least);
      if (eye && colour !== undefined) eye.value = colour;
      const figure = `${(Math.floor(ratio * 10) / 10).toFixed(1)} : 1`;
      told.textContent =
        colour === undefined
          ? 'This is no colour yet.'
          : isReadable
            ? `${figure} – can be read`
            : `${figure} – too little: ${least} : 1 is needed. Nearest: ${nearest}`;
      if (isReadable) typed.removeAttribute('aria-invalid');
      else typed.setAttribute('aria-invalid', 'true');
      // The first button that is not disabled is the one Enter presses.
      offer.hidden = take.disabled = nearest === '';
      take.dataset['take'] = nearest;
      take.value = nearest;
      take.textContent = `Take ${nearest}`;
    }
  }

  /** The sheet of the preview is exchanged for another once that one is there: nothing flashes. */
  #draw(form: HTMLFormElement): void {
    const chosen = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') chosen.set(name, value);
    const address = `${this.dataset['preview'] ?? ''}?${chosen.toString()}`;
    const before = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].filter((one) =>
      one.getAttribute('href')?.startsWith(this.dataset['preview'] ?? ' '),
    );
    const sheet = document.createElement('link');
    sheet.rel = 'stylesheet';
    sheet.href = address;
    sheet.addEventListener('load', () => {
      for (const one of before) one.remove();
    });
    document.head.append(sheet);
  }
}

customElements.define('look-form', LookForm);
