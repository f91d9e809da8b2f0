/** Puts what stands in its field into the clipboard, where the device has one; without it the field is selected by hand. */
class CopyField extends HTMLElement {
  connectedCallback(): void {
    const field = this.querySelector('input');
    const button = this.querySelector('button');
    const status = this.querySelector('[role="status"]');
    if (!field || !button) return;
    field.addEventListener('focus', () => field.select());
    button.hidden = !navigator.clipboard;
    button.onclick = async () => {
      field.select();
      const isCopied = await navigator.clipboard.writeText(field.value).then(
        () => true,
        () => false,
      );
      if (status) status.textContent = (isCopied ? this.dataset['copied'] : this.dataset['failed']) ?? '';
    };
  }
}

customElements.define('copy-field', CopyField);
