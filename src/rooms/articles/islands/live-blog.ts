/**
 * Keeps a live blog live: new entries are put in at once when one is at their beginning, else announced; changes are made in place.
 * Everything is on the page without it.
 */
import { createBoard } from './live/board.ts';
import { connect } from './live/connect.ts';
import type { LiveFrame } from './live/frame.ts';
import type { LiveSay } from './live/say.ts';

/** A page nobody looks at gives its connection back. */
const hiddenFor = 60_000;

class LiveBlog extends HTMLElement {
  #isDressed = false;
  #left = new AbortController();

  connectedCallback(): void {
    const { stream, since, words } = this.dataset;
    if (this.#isDressed || stream === undefined || words === undefined) return;
    this.#isDressed = true;
    const board = createBoard(this, JSON.parse(words) as LiveSay);
    const line = connect({
      stream,
      since: Number(since),
      frame: (frame: LiveFrame) => board.hear(frame),
      live: (isLive) => this.toggleAttribute('data-live', isLive),
    });
    let timer: number | undefined;
    const settle = (): void => {
      clearTimeout(timer);
      if (document.hidden) timer = setTimeout(() => line.close(), hiddenFor);
      else line.open();
    };
    const { signal } = this.#left;
    document.addEventListener('visibilitychange', settle, { signal });
    addEventListener('online', () => line.again(), { signal });
    // A page with an open connection is not kept for the way back.
    addEventListener('pagehide', () => line.close(), { signal });
    addEventListener('pageshow', settle, { signal });
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      line.close();
    });
    settle();
  }

  /** While something plays pages change without being loaded anew: what is no longer there listens no more. */
  disconnectedCallback(): void {
    this.#left.abort();
  }
}

customElements.define('live-blog', LiveBlog);
