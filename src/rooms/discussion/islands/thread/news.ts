import type { LiveComment, LiveFrame } from './frame.ts';
import { commentElement, focusOn, make, makeButton, makeLink } from './dom.ts';
import { showReplies, type ThreadOnPage } from './thread.ts';

type Added = LiveFrame['added'][number];

export type News = {
  hear: (frame: LiveFrame) => void;
  showViewers: (count: number) => void;
  /** Shows a comment now: the reader's own that was just posted, or one that has changed. */
  show: (id: string) => Promise<void>;
};

/** Beyond this many it is better to begin with the newest page. */
const mostAtOnce = 50;

type Desk = {
  thread: ThreadOnPage;
  bar: HTMLElement;
  /** Comments that are not on the page yet: by the top comment they are to stand under, or under '' for new top comments. */
  waiting: Map<string, Map<string, Added>>;
  /** New top comments have their place on this page. */
  takesNew: boolean;
  state: string;
};

const isGone = (element: Element): boolean =>
  element.querySelector('.comment')?.classList.contains('comment-gone') ?? true;

/** The own part of an element that also holds the answers. */
const ownPart = (element: HTMLElement): HTMLElement => element.querySelector<HTMLElement>('.comment') ?? element;

const waitingFor = ({ waiting }: Desk, place: string): Map<string, Added> => {
  const known = waiting.get(place) ?? new Map<string, Added>();
  waiting.set(place, known);
  return known;
};

const forget = ({ waiting }: Desk, id: string): void => {
  for (const [place, comments] of waiting) if (comments.delete(id) && comments.size === 0) waiting.delete(place);
};

/** Numbers change in place; a text that has changed is offered, not swapped under the reader's eyes. */
const patch = (desk: Desk, comment: LiveComment): void => {
  const element = commentElement(comment.id);
  const known = Number(element?.dataset['changed'] ?? 0);
  if (!element || comment.at < known) return;
  const { thread } = desk;
  const own = ownPart(element);
  const number = own.querySelector('[data-recommends]');
  if (number) number.textContent = comment.recommends > 0 ? thread.number(comment.recommends) : '';
  if (comment.replies > 0) showReplies(thread, element, comment.replies);
  element.dataset['changed'] = String(comment.at);
  if (comment.edited <= known || own.querySelector('.live-edited')) return;
  const offer = makeButton('live-edited', thread.words.editedNow, () => void show(desk, comment.id));
  own.querySelector('.comment-text')?.after(offer);
};

const entomb = ({ thread }: Desk, { id, why, at }: LiveFrame['gone'][number]): void => {
  const element = commentElement(id);
  if (!element || isGone(element) || at < Number(element.dataset['changed'] ?? 0)) return;
  const own = ownPart(element);
  const hadFocus = own.contains(document.activeElement);
  // What stands below stays where it is.
  own.style.minBlockSize = `${own.offsetHeight}px`;
  own.classList.add('comment-gone');
  own.replaceChildren(make('p', '', thread.words[why]));
  element.dataset['changed'] = String(at);
  if (hadFocus) focusOn(own);
};

const fetchAndShow = async (desk: Desk, ids: readonly string[], button?: HTMLButtonElement): Promise<void> => {
  const { thread } = desk;
  button?.setAttribute('aria-busy', 'true');
  try {
    const first = await thread.bring(ids);
    for (const id of ids) forget(desk, id);
    drawOffers(desk);
    if (first) focusOn(ownPart(first));
  } catch {
    thread.say(thread.words.loadFailed, true);
  } finally {
    button?.removeAttribute('aria-busy');
  }
};

const show = (desk: Desk, id: string): Promise<void> => fetchAndShow(desk, [id]);

const newestFirst = (): string => {
  const url = new URL(location.href);
  for (const name of ['after', 'comment', 'answers', 'reply', 'quote', 'filter']) url.searchParams.delete(name);
  url.searchParams.set('sort', 'newest');
  url.hash = 'comments';
  return url.href;
};

/** The bar above the thread: one button, or a link where the new ones have no place on this page. */
const drawBar = (desk: Desk): void => {
  const { thread, bar, waiting, takesNew } = desk;
  const fresh = waiting.get('');
  const had = bar.contains(document.activeElement);
  bar.querySelector('.live-new')?.remove();
  if (!fresh?.size) return;
  const text = thread.plural(fresh.size, thread.words.newComments);
  const isOffered = takesNew && fresh.size <= mostAtOnce && thread.list() !== null;
  const offer: HTMLElement = isOffered
    ? makeButton('live-new', text, () => void fetchAndShow(desk, [...fresh.keys()], offer as HTMLButtonElement))
    : makeLink(newestFirst(), text, 'live-new');
  bar.append(offer);
  if (had) offer.focus();
};

/** “1 new answer”, in the row of tools that ends a branch: there it moves nothing. */
const drawAnswers = (desk: Desk, rootId: string, fresh: ReadonlyMap<string, Added>): void => {
  const root = commentElement(rootId);
  if (!root) return;
  const { thread } = desk;
  const text = thread.plural(fresh.size, thread.words.newAnswers);
  const known = root.querySelector<HTMLButtonElement>('.live-answers');
  if (known) {
    known.textContent = text;
    return;
  }
  const offer = makeButton('live-answers', text, () => {
    const ids = [...(desk.waiting.get(rootId)?.keys() ?? [])];
    void fetchAndShow(desk, ids, offer).then(() => offer.remove());
  });
  const last = [...root.querySelectorAll('.comment')].at(-1) ?? root;
  (last.querySelector('.comment-tools') ?? last).append(offer);
};

const drawOffers = (desk: Desk): void => {
  if (desk.thread.posting > 0) return;
  drawBar(desk);
  for (const [place, fresh] of desk.waiting) if (place !== '') drawAnswers(desk, place, fresh);
  for (const offer of desk.thread.element.querySelectorAll('.live-answers')) {
    const place = offer.closest('.branch')?.id.slice(8) ?? '';
    if (!desk.waiting.has(place)) offer.remove();
  }
};

/** Where a new comment waits until it is asked for; nowhere when it stands on another page of the thread. */
const take = (desk: Desk, comment: Added): void => {
  const element = commentElement(comment.id);
  // The reader's own, which stood here waiting, is out.
  if (element?.classList.contains('is-waiting')) return void desk.thread.bring([comment.id]);
  if (element && !isGone(element)) return patch(desk, comment);
  const top = desk.waiting.get('');
  if (comment.id === comment.root || top?.has(comment.root)) waitingFor(desk, '').set(comment.id, comment);
  else if (commentElement(comment.root)) waitingFor(desk, comment.root).set(comment.id, comment);
};

const announce = ({ thread, waiting }: Desk): void => {
  const top = waiting.get('')?.size ?? 0;
  const below = [...waiting].reduce((sum, [place, { size }]) => (place === '' ? sum : sum + size), 0);
  const { plural, words } = thread;
  const texts = [
    ...(top > 0 ? [plural(top, words.newComments)] : []),
    ...(below > 0 ? [plural(below, words.newAnswers)] : []),
  ];
  if (texts.length > 0) thread.say(texts.join(', '));
};

/** Something has changed that only the server can draw: the thread was closed, or too much happened while one was away. */
const offerReload = ({ thread, bar }: Desk, text: string, href: string): void => {
  bar.querySelector('.live-new')?.remove();
  bar.append(makeLink(href, text, 'live-new'));
  thread.say(text);
};

const hear = (desk: Desk, frame: LiveFrame): void => {
  const { thread } = desk;
  for (const comment of frame.gone) forget(desk, comment.id);
  for (const comment of frame.gone) entomb(desk, comment);
  for (const comment of frame.changed) patch(desk, comment);
  for (const comment of frame.added) take(desk, comment);
  for (const counted of document.querySelectorAll('#comments [data-count], .tool-comments'))
    if (frame.count > 0) counted.textContent = thread.plural(frame.count, thread.words.count);
  if (frame.viewers !== undefined) showViewers(desk, frame.viewers);
  drawOffers(desk);
  if (frame.added.length > 0 && thread.posting === 0) announce(desk);
  if (frame.isMany) offerReload(desk, thread.words.many, newestFirst());
  if (frame.state === desk.state) return;
  desk.state = frame.state;
  offerReload(desk, `${thread.words.changed} ${thread.words.reload}`, location.href.replace(/#.*$/, ''));
};

const showViewers = ({ thread: { element, plural, words } }: Desk, count: number): void => {
  const head = element.querySelector('.discussion-head h2');
  const line = element.querySelector('.live-readers') ?? make('p', 'live-readers');
  if (!line.isConnected) head?.after(line);
  line.textContent = count > 1 ? plural(count, words.readers) : '';
};

export const createNews = (thread: ThreadOnPage): News => {
  const { element } = thread;
  const bar = element.querySelector<HTMLElement>('.live-bar') ?? make('div', 'live-bar no-print');
  if (!bar.isConnected) thread.list()?.before(bar);
  const desk: Desk = {
    thread,
    bar,
    waiting: new Map(),
    takesNew: element.dataset['takesNew'] !== undefined,
    state: element.dataset['state'] ?? 'open',
  };
  return {
    hear: (frame) => hear(desk, frame),
    showViewers: (count) => showViewers(desk, count),
    show: (id) => show(desk, id),
  };
};
