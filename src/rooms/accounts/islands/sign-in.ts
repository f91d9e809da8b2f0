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
    // With the sum done already this is still within the submit event, in which a browser ignores another submit.
    await new Promise((done) => setTimeout(done));
    this.#isSending = true;
    form.requestSubmit(submitter);
  }
}

customElements.define('sign-in-form', SignInForm);

/** Lets a reader look at the password they are typing. */
class PasswordField extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input');
    if (!input || this.querySelector('.password-look')) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'password-look';
    button.setAttribute('aria-controls', input.id);
    const show = (isShown: boolean): void => {
      input.type = isShown ? 'text' : 'password';
      button.textContent = (isShown ? this.dataset['hide'] : this.dataset['show']) ?? '';
    };
    show(false);
    button.addEventListener('click', () => show(input.type === 'password'));
    // Never sent as plain text: browsers would offer it again when anybody types here.
    input.form?.addEventListener('submit', () => show(false));
    input.after(button);
  }
}

customElements.define('password-field', PasswordField);
