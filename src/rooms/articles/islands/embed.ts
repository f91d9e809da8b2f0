/**
 * Shows something of another site in its place once the reader has asked for it, above the card that leads there. Until then nobody
 * else is asked for anything.
 */
class EmbedView extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector<HTMLButtonElement>('.embed-show');
    if (!button) return;
    button.hidden = false;
    // A button pressed by keys is clicked no times.
    button.onclick = ({ detail }) => this.#show(button, detail === 0);
  }

  #show(button: HTMLButtonElement, byKey: boolean): void {
    const { src = '', title = '', ratio = '' } = this.dataset;
    const frame = document.createElement('iframe');
    frame.className = `embed-frame embed-${ratio}`;
    if (byKey) frame.classList.add('embed-by-key');
    frame.title = title;
    frame.loading = 'lazy';
    frame.allowFullscreen = true;
    frame.src = src;
    this.prepend(frame);
    // The button has done its work: who pressed it goes on inside the frame, and its title is read out.
    frame.focus();
    button.remove();
    // Says that nothing has been loaded yet.
    this.querySelector('.embed-note')?.remove();
  }
}

customElements.define('embed-view', EmbedView);
