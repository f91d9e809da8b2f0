/**
 * Keeps a discussion live and lets readers take part in it without leaving the page. Everything it improves is there before and works
 * by itself: links, forms and pages.
 */
import { connect, type Connection } from '../../articles/islands/live/connect.ts';
import { make } from './thread/dom.ts';
import { dressForm } from './thread/form.ts';
import type { LiveFrame } from './thread/frame.ts';
import { takeMoments, tellMoments } from './thread/moments.ts';
import { createNews } from './thread/news.ts';
import { createReplies } from './thread/reply.ts';
import { threadOnPage, type ThreadOnPage } from './thread/thread.ts';
import { improveTools } from './thread/tools.ts';
import { walkByKeys } from './thread/walk.ts';

/** A page nobody looks at gives its connection back. */
const hiddenFor = 30_000;

/** Listens while the page is looked at, from when the thread is near the window. */
const listenWhileSeen = (element: HTMLElement, connection: Connection, signal: AbortSignal): void => {
  let timer: number | undefined;
  let isNear = false;
  const settle = (): void => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(() => connection.close(), hiddenFor);
    else if (isNear) connection.open();
  };
  const begin = (): void => {
    isNear = true;
    observer.disconnect();
    settle();
  };
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) begin();
    },
    { rootMargin: '100%' },
  );
  observer.observe(element);
  // Whoever listens sees beside the sound what others say about it, however far down they say it.
  if (element.dataset['sound'] !== undefined)
    document.addEventListener('play', begin, { capture: true, once: true, signal });
  document.addEventListener('visibilitychange', settle, { signal });
  // A page with an open connection is not kept for the way back.
  addEventListener('pagehide', () => connection.close(), { signal });
  addEventListener('pageshow', settle, { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    observer.disconnect();
    connection.close();
  });
};

const listenTo = (thread: ThreadOnPage, news: ReturnType<typeof createNews>, signal: AbortSignal): void => {
  const { element } = thread;
  const { stream, since } = element.dataset;
  if (stream === undefined) return;
  const tell = tellMoments(thread);
  const connection = connect({
    stream,
    since: Number(since),
    frame: (frame: LiveFrame) => {
      news.hear(frame);
      tell(frame);
    },
    also: { viewers: (count) => news.showViewers(Number(count)) },
    live: (isLive) => element.toggleAttribute('data-live', isLive),
  });
  listenWhileSeen(element, connection, signal);
};

/** What was said since this reader was last here has a word beside its writer. */
const markNew = (element: HTMLElement, { words }: ThreadOnPage): void => {
  const since = Number(element.querySelector<HTMLElement>('[data-new-since]')?.dataset['newSince'] ?? 0);
  if (since === 0) return;
  for (const time of element.querySelectorAll<HTMLTimeElement>('ol.thread .comment-head time'))
    if (Date.parse(time.dateTime) > since) time.closest('.when')?.before(make('span', 'badge badge-new', words.isNew));
};

class LiveThread extends HTMLElement {
  #isDressed = false;
  #left = new AbortController();

  connectedCallback(): void {
    // A thread that is sealed says nothing of itself, and nothing can be done with it.
    if (this.#isDressed || this.dataset['words'] === undefined) return;
    this.#isDressed = true;
    const thread = threadOnPage(this);
    const news = createNews(thread);
    const posting = { isPlaced: true, published: (id: string): Promise<void> => news.show(id) };
    // Before the form is dressed: answers are written in a copy of it.
    const replies = createReplies(thread, posting);
    markNew(this, thread);
    for (const form of this.querySelectorAll<HTMLFormElement>('form.comment-form'))
      dressForm(form, thread, { ...posting, over: () => form.closest('.answering')?.remove() });
    improveTools(thread, news, replies);
    walkByKeys(thread, this.#left.signal);
    listenTo(thread, news, this.#left.signal);
    takeMoments(thread);
  }

  /** While something plays pages change without being loaded anew: what is no longer there listens no more. */
  disconnectedCallback(): void {
    this.#left.abort();
  }
}

customElements.define('live-thread', LiveThread);
