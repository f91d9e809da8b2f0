/** A button that copies what stands beside it. */
class CopyText extends HTMLElement {
  connectedCallback(): void {
    const { text = '', label = '' } = this.dataset;
    if (this.querySelector('button') || !('clipboard' in navigator)) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'link-button';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', `Copy the ${label}`);
    const said = document.createElement('span');
    said.setAttribute('role', 'status');
    button.addEventListener('click', () => {
      void navigator.clipboard.writeText(text).then(
        () => (said.textContent = 'Copied.'),
        () => (said.textContent = 'It could not be copied: select it, and copy it by hand.'),
      );
    });
    this.append(button, said);
  }
}

customElements.define('copy-text', CopyText);
