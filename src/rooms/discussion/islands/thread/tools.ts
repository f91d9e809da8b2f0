import { actionOf, isWell, send, sentBy, type FormAnswer } from './answer.ts';
import { adopted, commentElement, commentIdOf, documentAt, focusOn, make, makeButton } from './dom.ts';
import { dressForm } from './form.ts';
import type { News } from './news.ts';
import type { Replies } from './reply.ts';
import type { ThreadOnPage } from './thread.ts';

type Desk = { thread: ThreadOnPage; news: News; replies: Replies };

/** To sign in, and back to the comment; by the form itself where the answer does not say where. */
const signIn = ({ url }: FormAnswer, form: HTMLFormElement): void =>
  url === undefined ? form.submit() : location.assign(url);

/** What a window was opened by, also where one window leads to another. */
const openers = new WeakMap<Element, HTMLAnchorElement>();

/** An empty window over the page; what opened it gets the focus back. */
const makeWindow = ({ thread }: Desk, from: HTMLAnchorElement, heading: string): HTMLDialogElement => {
  const before = from.closest('dialog');
  const link = (before && openers.get(before)) ?? from;
  before?.close();
  const dialog = make('dialog', 'live-window');
  openers.set(dialog, link);
  const title = make('h2', '', heading);
  title.id = 'live-window-title';
  dialog.setAttribute('aria-labelledby', title.id);
  dialog.append(title);
  dialog.addEventListener('close', () => {
    dialog.remove();
    const more = link.closest('details');
    if (more) more.open = false;
    (more?.querySelector('summary') ?? link).focus();
  });
  thread.element.append(dialog);
  return dialog;
};

/** The page's own way out closes the window, and so does Escape; what else the page leads to is offered below. */
const addWaysOut = (dialog: HTMLDialogElement, form: HTMLFormElement, page: Document, cancel: string): void => {
  const way = form.querySelector('.form-foot > a:last-child');
  const close = makeButton('button button-quiet', cancel, () => dialog.close());
  if (way) way.replaceWith(close);
  else dialog.append(close);
  const others = page.querySelector('main form ~ .link-row');
  if (others) dialog.append(adopted(others));
};

/** A form the page's address leads to, shown in a window of its own; what was done is told in the thread. */
const openInWindow = async (desk: Desk, link: HTMLAnchorElement): Promise<void> => {
  const { thread, news } = desk;
  const { words } = thread;
  const page = await documentAt(link.href);
  // Any other form is another page's: whoever has to sign in first does so there.
  const found = page.querySelector<HTMLFormElement>('main form[method="post"][action*="/comments/"]');
  if (!found) return location.assign(link.href);
  const id = commentIdOf(link);
  const dialog = makeWindow(desk, link, page.querySelector('main h1')?.textContent ?? link.textContent);
  const form = adopted(found);
  const said = make('p', 'form-alert');
  said.role = 'alert';
  const hint = page.querySelector('main .page-standfirst');
  if (hint) dialog.append(make('p', 'meta', hint.textContent));
  dialog.append(form, said);
  addWaysOut(dialog, form, page, words.cancel);
  const settle = (message = words.done): void => {
    dialog.close();
    thread.say(message, true);
    // What is gone is told by the stream; what was reported is as it was.
    if (id !== undefined && /\/(?:edit|pick)$/.test(link.pathname)) void news.show(id);
  };
  const post = async (submitter: HTMLElement | null): Promise<void> => {
    const answer = await send(actionOf(form, submitter), sentBy(form, submitter));
    if (isWell(answer)) settle(answer.words);
    else if (answer.status === 401) signIn(answer, form);
    else said.textContent = answer.words ?? (answer.status === 0 ? words.offline : words.failed);
  };
  if (form.matches('.comment-form')) dressForm(form, thread, { isPlaced: false, published: async () => settle() });
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    void post(event.submitter);
  });
  dialog.showModal();
};

const share = async ({ thread }: Desk, link: HTMLAnchorElement): Promise<void> => {
  const data = { title: document.title, url: link.href };
  if (matchMedia('(pointer: coarse)').matches && navigator.canShare?.(data)) {
    // Who closes the share sheet has not met an error.
    return navigator.share(data).catch(() => undefined);
  }
  try {
    await navigator.clipboard.writeText(link.href);
    thread.say(thread.words.copied, true);
    link.textContent = thread.words.copied;
  } catch {
    location.assign(link.href);
  }
};

/** Recommends, or takes it back: the button says what holds now. */
const recommend = async ({ thread }: Desk, form: HTMLFormElement, button: HTMLButtonElement): Promise<void> => {
  if (button.ariaBusy === 'true') return;
  button.ariaBusy = 'true';
  const answer = await send(actionOf(form, button), sentBy(form, button));
  button.ariaBusy = null;
  if (answer.status === 401) return signIn(answer, form);
  if (!isWell(answer) || answer.count === undefined)
    return thread.say(answer.words ?? (answer.status === 0 ? thread.words.offline : thread.words.failed), true);
  const { words, number } = thread;
  const isOn = answer.isOn === true;
  const count = button.querySelector<HTMLElement>('[data-recommends]') ?? make('span');
  count.dataset['recommends'] = '';
  count.textContent = answer.count > 0 ? number(answer.count) : '';
  button.replaceChildren(`${isOn ? words.recommended : words.recommend} `, count);
  button.classList.toggle('is-on', isOn);
  button.ariaPressed = String(isOn);
  button.name = isOn ? 'off' : '';
  button.value = isOn ? '1' : '';
  button.title = isOn ? words.undo : '';
};

/** Everything of somebody who is muted folds: the server draws the thread anew, and the reader stays where they were. */
const mute = async ({ thread }: Desk, form: HTMLFormElement, button: HTMLButtonElement): Promise<void> => {
  const answer = await send(actionOf(form, button), sentBy(form, button));
  if (answer.status === 401) return signIn(answer, form);
  if (!isWell(answer)) return submitPlainly(form, button);
  const id = commentIdOf(form);
  const fresh = (await documentAt(location.href)).querySelector('ol.thread');
  const list = thread.list();
  if (fresh && list) list.replaceWith(adopted(fresh));
  thread.say(answer.words ?? thread.words.done, true);
  const element = id === undefined ? null : commentElement(id);
  if (element) focusOn(element);
};

/** Sends a form as it would be sent without a script, with the button's own address. */
const submitPlainly = (form: HTMLFormElement, button: HTMLButtonElement): void => {
  form.action = button.formAction;
  form.submit();
};

const inWindow = /\/comments\/[\w-]+\/(?:report|edit|delete|remove|pick)$/;

const followLink = (desk: Desk, link: HTMLAnchorElement): boolean => {
  const url = new URL(link.href);
  const { searchParams: query } = url;
  if (query.has('reply')) void desk.replies.open(link, query.has('quote'));
  else if (inWindow.test(url.pathname)) void openInWindow(desk, link).catch(() => location.assign(link.href));
  else if (link.closest('.comment-more') && query.has('comment')) void share(desk, link);
  else if (link.matches('.in-reply') && query.has('comment')) {
    const element = commentElement(query.get('comment') ?? '');
    if (!element) return false;
    focusOn(element);
  } else return false;
  return true;
};

/** What can be done with comments is done in place; every link and form of it works without this. */
export const improveTools = (thread: ThreadOnPage, news: News, replies: Replies): void => {
  const desk: Desk = { thread, news, replies };
  thread.element.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.origin === location.origin && followLink(desk, link)) event.preventDefault();
  });
  thread.element.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    const { submitter } = event;
    if (!form.matches('form.comment-tools') || !(submitter instanceof HTMLButtonElement)) return;
    const action = new URL(actionOf(form, submitter)).pathname;
    if (!/\/(?:recommend|mute)$/.test(action)) return;
    event.preventDefault();
    if (action.endsWith('/mute')) void mute(desk, form, submitter).catch(() => submitPlainly(form, submitter));
    else void recommend(desk, form, submitter);
  });
};
