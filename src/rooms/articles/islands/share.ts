/** Shows the tools of a story that need a script, as far as this device has them: its own share sheet, the clipboard, a printer. */
class ShareTools extends HTMLElement {
  connectedCallback(): void {
    const { url = location.href, title = document.title } = this.dataset;
    const data = { title, url };
    if (navigator.share && (!navigator.canShare || navigator.canShare(data))) {
      // A reader who closes the share sheet has not met an error.
      this.#offer('share', () => void navigator.share(data).catch(() => undefined));
    }
    if (navigator.clipboard) this.#offer('copy', () => void this.#copy(url));
    this.#offer('print', () => print());
  }

  #offer(tool: string, act: () => void): void {
    const button = this.querySelector<HTMLButtonElement>(`[data-tool="${tool}"]`);
    if (!button) return;
    button.hidden = false;
    button.onclick = act;
  }

  async #copy(url: string): Promise<void> {
    const status = this.querySelector('[role="status"]');
    const { copied = '', failed = '' } = this.dataset;
    const text = await navigator.clipboard.writeText(url).then(
      () => copied,
      () => `${failed} ${url}`,
    );
    if (status) status.textContent = text;
  }
}

customElements.define('share-tools', ShareTools);
