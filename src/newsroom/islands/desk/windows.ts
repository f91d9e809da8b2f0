/** Pages of the desk shown in a window over the list: forms about a comment or its writer, the conversation, the keys. */
import { adopted, documentAt, make, makeButton, store, stored } from '../../../rooms/discussion/islands/thread/dom.ts';
import { idOf, send, type Card, type Desk } from './state.ts';

/** Where it is kept that somebody does not want single keys to do anything (WCAG 2.1.4). */
const switchName = 'desk keys';
export const keysAreOn = (): boolean => stored(switchName) !== 'off';

export type Windows = {
  form: (card: Card, path: string) => void;
  conversation: (card: Card) => void;
  help: () => void;
};

const keyList: [string, string][] = [
  ['j k', 'Next and previous comment'],
  ['a', 'Approve, or say it is in order'],
  ['r', 'Remove; then 1 – 9, 0 and - choose the rule'],
  ['u z', 'Take the last decision back'],
  ['o', 'Conversation'],
  ['Enter', 'Everything about the comment'],
  ['v', 'Show a covered text, cover it again'],
  ['x', 'Select; with Shift, all from the last one on'],
  ['p', 'Pick…'],
  ['m', 'Move under another…'],
  ['c', 'Close answers below'],
  ['g', 'Give to a colleague…'],
  ['e', 'Escalate…'],
  ['w s h b', 'The writer: warn, suspend, hold all comments, ban…'],
  ['n', 'Show what has come meanwhile'],
  ['/', 'Search'],
  ['Esc', 'Close, or let go of the selection'],
  ['?', 'This list'],
];

const dialogIn = (desk: Desk, title: string): HTMLDialogElement => {
  const dialog = make('dialog', 'desk-window');
  dialog.setAttribute('aria-label', title);
  dialog.addEventListener('close', () => {
    dialog.remove();
    desk.current?.focus({ preventScroll: true });
  });
  desk.element.append(dialog);
  return dialog;
};

const closer = (dialog: HTMLDialogElement): HTMLElement =>
  makeButton('button button-quiet', 'Close (Esc)', () => dialog.close());

type Sheet = {
  desk: Desk;
  dialog: HTMLDialogElement;
  /** Why it could not be done. */
  fault: HTMLElement;
};

const submit = async ({ desk, dialog, fault }: Sheet, form: HTMLFormElement): Promise<void> => {
  const fields = [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  const { status, answer } = await send(form.action, fields);
  if (status < 400 && answer.state !== 'refused') {
    dialog.close();
    return desk.say(`${dialog.getAttribute('aria-label') ?? ''}: done.`);
  }
  fault.textContent = answer.words ?? 'That could not be done. Look at what you filled in.';
};

const makeFault = (): HTMLElement => {
  const fault = make('p', 'field-fault');
  fault.setAttribute('role', 'alert');
  return fault;
};

/** Shows the page's form in a window; false when the page has none. */
const showForm = (desk: Desk, page: Document): boolean => {
  const main = page.querySelector('main .staff') ?? page.querySelector('main .page');
  if (!main || !page.querySelector('main form.form')) return false;
  const title = page.querySelector('main h1')?.textContent ?? '';
  const sheet: Sheet = { desk, dialog: dialogIn(desk, title), fault: makeFault() };
  const { dialog, fault } = sheet;
  for (const bar of main.querySelectorAll('.staff-bar, .desk-bar')) bar.remove();
  const shown = adopted(main);
  const form = shown.querySelector<HTMLFormElement>('form.form');
  dialog.append(shown, fault, closer(dialog));
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    submit(sheet, form).catch(() => (fault.textContent = 'The server could not be reached.'));
  });
  dialog.showModal();
  form?.querySelector<HTMLElement>('select, textarea, input:not([type="hidden"])')?.focus();
  return true;
};

/** Shows the conversation on a comment's page in a window; false when there is none. */
const showConversation = (desk: Desk, page: Document, url: string): boolean => {
  const part = page.querySelector('#conversation');
  if (!part) return false;
  const dialog = dialogIn(desk, 'Conversation');
  const all = make('a', 'button', 'Everything about this comment');
  all.href = url;
  const foot = make('p', 'desk-acts');
  foot.append(all, closer(dialog));
  dialog.append(adopted(part), foot);
  dialog.showModal();
  dialog.querySelector('[data-it]')?.scrollIntoView({ block: 'center' });
  return true;
};

/** Fetches a page to show it here; what cannot be shown here is gone to. */
const showPage = (url: string, show: (page: Document) => boolean): void => {
  documentAt(url)
    .then((page) => {
      if (!show(page)) location.assign(url);
    })
    .catch(() => location.assign(url));
};

const listOfKeys = (): HTMLElement => {
  const list = make('dl', 'desk-keys');
  for (const [key, text] of keyList) {
    const term = make('dt');
    for (const one of key.split(' ')) term.append(make('kbd', '', one), ' ');
    list.append(term, make('dd', '', text));
  }
  return list;
};

const keySwitch = (): HTMLElement => {
  const label = make('label', 'choice');
  const box = make('input');
  box.type = 'checkbox';
  box.checked = keysAreOn();
  box.onchange = () => store(switchName, box.checked ? undefined : 'off');
  label.append(box, make('span', '', 'Single keys do something'));
  return label;
};

const showHelp = (desk: Desk): void => {
  const dialog = dialogIn(desk, 'Keys');
  dialog.append(make('h2', '', 'Keys'), listOfKeys(), keySwitch(), closer(dialog));
  dialog.showModal();
};

export const createWindows = (desk: Desk): Windows => {
  const root = desk.base.replace(/\/newsroom\/discussion$/, '');
  return {
    form: (_card, path) => showPage(`${root}${path}`, (page) => showForm(desk, page)),
    conversation: (card) => {
      const url = `${desk.base}/comments/${idOf(card)}`;
      showPage(url, (page) => showConversation(desk, page, url));
    },
    help: () => showHelp(desk),
  };
};
