/**
 * Moves through the site without ending the sound: the next page is fetched and put in the place of this one. Only while there is a
 * bar; whatever is out of the ordinary is loaded as always, and the sound goes on there at its second.
 */
import type { Bar } from './bar.ts';
import type { Engine } from './engine.ts';
import { bringIslands, bringSheets, pageAt, type Fetched } from './page.ts';
import { fill } from './player-element.ts';

const patience = 5_000;

/** Pages with rules of their own, and what is no page. */
const isApart = (path: string): boolean =>
  /^(?:\/[a-z]{2,3}(?:-[a-z\d]+)*)?\/(?:newsroom|text|sign-|me(?:\/|$)|account|api|embed|media|sound|assets|podcasts\/player|welcome|setup)/i.test(
    path,
  ) || /\.[a-z\d]{2,5}$/i.test(path);

const isHere = (url: URL): boolean => url.pathname === location.pathname && url.search === location.search;

const wanted = (event: MouseEvent): URL | undefined => {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
    return;
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]');
  if (!link || link.download !== '' || link.hasAttribute('download') || link.hreflang !== '') return;
  if ((link.target !== '' && link.target !== '_self') || link.relList.contains('external')) return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || isApart(url.pathname)) return;
  // A place on this very page is the browser's to find.
  return isHere(url) && url.hash !== '' ? undefined : url;
};

/** Says whether a page may stand in the place of this one. */
const isOrdinary = ({ page, url, policy }: Fetched): boolean =>
  url.origin === location.origin &&
  page.documentElement.lang === document.documentElement.lang &&
  page.querySelector('main') !== null &&
  !page.body.classList.contains('on-newsroom') &&
  page.querySelector('meta[http-equiv="refresh"]') === null &&
  // What a page may do is settled when the document is loaded.
  (policy === '' || (policy.includes("trusted-types 'none'") && !policy.includes('worker-src')));

/** Of the page as a whole, for machines that look at it and people who pass it on. */
const headParts =
  'title,meta[name],meta[property],link[rel="canonical"],link[rel="alternate"],link[rel="prev"],link[rel="next"]';

const swapHead = (page: Document): void => {
  for (const old of document.head.querySelectorAll(headParts)) old.remove();
  for (const part of page.head.querySelectorAll(headParts)) document.head.append(document.importNode(part, true));
  for (const name of ['lang', 'dir', 'data-scheme', 'data-size']) {
    const value = page.documentElement.getAttribute(name);
    if (value === null) document.documentElement.removeAttribute(name);
    else document.documentElement.setAttribute(name, value);
  }
};

/** Everything between the tags of the body, but what sounds. */
const swapBody = (page: Document, host: HTMLElement): void => {
  const fresh = document.importNode(page.body, true);
  for (const script of fresh.querySelectorAll('script')) script.remove();
  document.body.className = fresh.className;
  // A copy: the list itself shrinks while one goes through it.
  const before = Array.from(document.body.childNodes);
  for (const old of before) {
    // What islands say themselves stays, too.
    if (old !== host && !(old instanceof HTMLElement && old.role === 'status')) old.remove();
  }
  host.before(...fresh.childNodes);
};

type Going = { url: URL; y?: number; isBack?: boolean };

const keepScroll = (): void =>
  history.replaceState({ ...(history.state as object | null), y: Math.round(scrollY) }, '');

const arrive = ({ url, y, isBack = false }: Going): void => {
  const target = url.hash.length > 1 ? document.getElementById(decodeURIComponent(url.hash.slice(1))) : null;
  const main = document.querySelector<HTMLElement>('main');
  if (y !== undefined && isBack) scrollTo({ top: y, behavior: 'instant' });
  else if (target) target.scrollIntoView();
  else scrollTo({ top: 0, behavior: 'instant' });
  const stop = target ?? main;
  if (!stop) return;
  if (!stop.matches('a,button,input,select,textarea,[tabindex]')) stop.tabIndex = -1;
  stop.focus({ preventScroll: true });
};

type Desk = {
  engine: Engine;
  bar: Bar;
  /** The page that stands here, whatever the address says meanwhile. */
  here: string;
  under: AbortController | undefined;
  timer: number | undefined;
};

const put = (desk: Desk, { page, url }: Fetched, going: Going): void => {
  const { engine, bar } = desk;
  const end = new URL(url);
  end.hash = going.url.hash;
  if (going.isBack !== true) {
    keepScroll();
    history.pushState({}, '', end);
  }
  desk.here = end.pathname + end.search;
  swapHead(page);
  swapBody(page, engine.audio.parentElement as HTMLElement);
  bringIslands(page);
  bar.settle();
  arrive({ ...going, url: end });
  bar.say(fill(bar.words()['loaded'], document.title));
  engine.tell();
};

const go = async (desk: Desk, going: Going): Promise<void> => {
  const { engine, bar } = desk;
  const { url } = going;
  desk.under?.abort();
  const mine = (desk.under = new AbortController());
  bar.element()?.setAttribute('data-loading', '');
  try {
    const fetched = await pageAt(url.pathname + url.search, patience, mine.signal);
    if (!isOrdinary(fetched)) throw new Error('out of the ordinary');
    await bringSheets(fetched.page);
    if (!mine.signal.aborted) put(desk, fetched, going);
  } catch {
    if (mine.signal.aborted) return;
    engine.keep();
    if (going.isBack === true) location.reload();
    else location.assign(url);
  } finally {
    if (desk.under === mine) bar.element()?.removeAttribute('data-loading');
  }
};

const comeBack = (desk: Desk, state: { y?: number } | null): void => {
  // Where one was on the page that is left must not be written to the one that comes.
  clearTimeout(desk.timer);
  const url = new URL(location.href);
  const y = state?.y;
  if (url.pathname + url.search === desk.here) {
    if (y !== undefined) scrollTo({ top: y, behavior: 'instant' });
    return;
  }
  // What stands here is another page than the address says: it must come, softly or not.
  if (desk.engine.episode) void go(desk, { url, isBack: true, ...(y === undefined ? {} : { y }) });
  else location.reload();
};

export const moveSoftly = (engine: Engine, bar: Bar): void => {
  const here = location.pathname + location.search;
  const desk: Desk = { engine, bar, here, under: undefined, timer: undefined };
  addEventListener('click', (event) => {
    const url = engine.episode ? wanted(event) : undefined;
    if (!url) return;
    event.preventDefault();
    void go(desk, { url });
  });
  addEventListener('popstate', ({ state }: PopStateEvent) => comeBack(desk, state as { y?: number } | null));
  history.scrollRestoration = 'manual';
  addEventListener('pagehide', () => (history.scrollRestoration = 'auto'));
  const settle = (): void => {
    clearTimeout(desk.timer);
    desk.timer = setTimeout(keepScroll, 150);
  };
  addEventListener('scroll', settle, { passive: true });
};
