/** Tells the server once, and nothing about whom, that a story was on the screen long enough and to its end. */
class ReadEnd extends HTMLElement {
  #timer: number | undefined;

  connectedCallback(): void {
    const { story = '', after } = this.dataset;
    const foot = document.querySelector('.story-foot') ?? this;
    if (Reflect.get(navigator, 'globalPrivacyControl') || navigator.doNotTrack === '1') return;
    let seconds = 0;
    this.#timer = setInterval(() => {
      if (document.hidden || ++seconds < Number(after) || foot.getBoundingClientRect().top > innerHeight) return;
      clearInterval(this.#timer);
      navigator.sendBeacon('/counted/end', story);
    }, 1000);
  }

  /** Left without the page being loaded anew, as happens while something plays. */
  disconnectedCallback(): void {
    clearInterval(this.#timer);
  }
}

customElements.define('read-end', ReadEnd);
