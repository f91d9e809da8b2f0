/** Does the page's sum while the reader types, and holds the form back for the moment it still takes. */
import { solve, type Task } from './proof-of-work.ts';

/** A reader on an old telephone waits no longer than this: the mail is sent without the sum too, only more sparingly. */
const longestWait = 8_000;

class SignInForm extends HTMLElement {
  #answer: Promise<void> | undefined;
  #isSending = false;

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    this.addEventListener('focusin', () => void this.#begin());
    form.addEventListener('submit', (event) => {
      if (this.#isSending) return;
      event.preventDefault();
      void this.#send(form, event.submitter);
    });
    // Coming back from the next page: the sum of this one has been used.
    window.addEventListener('pageshow', ({ persisted }) => {
      if (persisted) this.#forget();
    });
    if (this.contains(document.activeElement)) void this.#begin();
  }

  #field(): HTMLInputElement | null {
    return this.querySelector('input[name="proof"]');
  }

  #forget(): void {
    this.#answer = undefined;
    this.#isSending = false;
    this.removeAttribute('busy');
    const field = this.#field();
    if (field) field.value = '';
    this.#say('');
  }

  #say(text: string): void {
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = text;
  }

  async #work(): Promise<void> {
    const answer = await fetch(this.dataset['challenge'] ?? '', { headers: { accept: 'application/json' } });
    if (!answer.ok) return;
    const proof = await solve((await answer.json()) as Task);
    const field = this.#field();
    if (field) field.value = proof;
  }

  #begin(): Promise<void> {
    return (this.#answer ??= this.#work().catch(() => undefined));
  }

  async #send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    if (this.hasAttribute('busy')) return;
    this.setAttribute('busy', '');
    this.#say(this.dataset['working'] ?? '');
    await Promise.race([this.#begin(), new Promise((done) => setTimeout(done, longestWait))]);
    this.#isSending = true;
    form.requestSubmit(submitter);
  }
}

customElements.define('sign-in-form', SignInForm);
