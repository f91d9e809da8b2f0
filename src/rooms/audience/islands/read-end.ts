/** Tells the server once, and nothing about whom, that a story was on the screen long enough and to its end. */
class ReadEnd extends HTMLElement {
  connectedCallback(): void {
    const { story = '', after } = this.dataset;
    const foot = document.querySelector('.story-foot') ?? this;
    if (Reflect.get(navigator, 'globalPrivacyControl') || navigator.doNotTrack === '1') return;
    let seconds = 0;
    const timer = setInterval(() => {
      if (document.hidden || ++seconds < Number(after) || foot.getBoundingClientRect().top > innerHeight) return;
      clearInterval(timer);
      navigator.sendBeacon('/counted/end', story);
    }, 1000);
  }
}

customElements.define('read-end', ReadEnd);
