/** Keeps the number on the bell fresh while somebody looks at the page: once a minute, and when they come back to it. */
type Count = { unread: number; shown: string; said: string };

const every = 60_000;

class ReaderBell extends HTMLElement {
  #askedAt = Date.now();
  #left: AbortController | undefined;

  connectedCallback(): void {
    const { signal } = (this.#left = new AbortController());
    const timer = setInterval(() => void this.#look(), every);
    signal.addEventListener('abort', () => clearInterval(timer));
    document.addEventListener('visibilitychange', () => void this.#look(), { signal });
    document.addEventListener('notifications-read', () => void this.#ask(), { signal });
  }

  /** While something plays pages change without being loaded anew, and each brings its own bell. */
  disconnectedCallback(): void {
    this.#left?.abort();
  }

  async #look(): Promise<void> {
    if (document.visibilityState === 'visible' && Date.now() - this.#askedAt >= every - 1_000) await this.#ask();
  }

  async #ask(): Promise<void> {
    this.#askedAt = Date.now();
    const answer = await fetch(this.dataset['count'] ?? '').catch(() => undefined);
    if (!answer?.ok) return;
    const { unread, shown, said } = (await answer.json()) as Count;
    const link = this.querySelector('a');
    link?.classList.toggle('has-news', unread > 0);
    const words = link?.querySelector('.unseen');
    const number = link?.querySelector('.bell-count');
    if (words) words.textContent = said;
    if (number) number.textContent = shown;
  }
}

customElements.define('reader-bell', ReaderBell);
