/** Says under a text how many bytes it has, as directories count them. */
class ByteCount extends HTMLElement {
  #said: HTMLElement | undefined;

  connectedCallback(): void {
    const field = this.querySelector('textarea');
    if (!field || this.#said) return;
    const most = Number(this.dataset['most']);
    this.#said = document.createElement('p');
    this.#said.className = 'field-hint';
    this.#said.id = `${field.id}-count`;
    this.append(this.#said);
    field.setAttribute('aria-describedby', `${field.getAttribute('aria-describedby') ?? ''} ${this.#said.id}`.trim());
    const tell = (): void => {
      const bytes = new TextEncoder().encode(field.value.trim()).length;
      if (!this.#said) return;
      const words = `${bytes.toLocaleString('en')} of ${most.toLocaleString('en')} bytes`;
      this.#said.textContent = bytes > most ? `${words}: ${(bytes - most).toLocaleString('en')} too many` : words;
      this.#said.classList.toggle('field-fault', bytes > most);
    };
    field.addEventListener('input', tell);
    tell();
  }
}

customElements.define('byte-count', ByteCount);
