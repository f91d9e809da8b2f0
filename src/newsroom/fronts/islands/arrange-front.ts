/**
 * Lets a front be arranged by hand: by pointer, by keyboard, with others at the same table. All it improves is there before and works by
 * itself: each step is a form, and what is shown afterwards is drawn by the server.
 */
import { adopted, make, makeButton } from '../../../rooms/discussion/islands/thread/dom.ts';
import { moveByKeys } from './arrange/by-keys.ts';
import { moveByPointer } from './arrange/by-pointer.ts';
import { findAsTyped } from './arrange/finding.ts';
import { arrangingIn, begin, lay, layoutOf, pageAt, versionOf, type Table } from './arrange/table.ts';

type Sending = {
  /** Sends one thing after the other; what the server answers is laid on the table. */
  send: (path: string, fields: Record<string, string>) => Promise<boolean>;
  undo: () => void;
  isBusy: () => boolean;
};

const mostUndone = 50;
const every = 20_000;

/** A line under the headline: saved, and how to take it back. */
const showSaved = (table: Table, undo: (() => void) | undefined): void => {
  table.element.querySelector('.front-undo')?.remove();
  const line = make('p', 'front-undo');
  line.append(make('span', '', 'Saved as draft.'));
  if (undo) line.append(' ', makeButton('link-button', 'Undo', undo));
  arrangingIn(table.element)?.append(line);
};

const createSending = (table: Table): Sending => {
  let queue: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const before: string[] = [];
  const post = async (path: string, fields: Record<string, string>, isUndo: boolean): Promise<boolean> => {
    const had = layoutOf(table);
    const version = versionOf(table);
    const sent = new URLSearchParams({ ...fields, version: String(version), from: had });
    const page = await pageAt(`${table.base}/${path}`, sent).catch(() => undefined);
    if (!page) {
      table.say('The server does not answer. Nothing was changed.');
      const now = await pageAt(table.base).catch(() => undefined);
      if (now) lay(table, now);
      return false;
    }
    const isDone = lay(table, page);
    if (!isDone) before.length = 0;
    else if (layoutOf(table) !== had && !isUndo) before.push(had);
    before.splice(0, Math.max(0, before.length - mostUndone));
    if (isDone && (path === 'change' || path === 'layout')) showSaved(table, before.length > 0 ? undo : undefined);
    const said = arrangingIn(table.element)?.dataset['said'];
    if (said) table.say(said);
    return isDone;
  };
  const send = (path: string, fields: Record<string, string>, isUndo = false): Promise<boolean> => {
    waiting += 1;
    const turn = queue.then(() => post(path, fields, isUndo)).finally(() => (waiting -= 1));
    queue = turn.catch(() => undefined);
    return turn;
  };
  const undo = (): void => {
    const layout = before.pop();
    if (layout === undefined) return table.say('There is nothing to undo.');
    void send('layout', { layout }, true).then((isDone) => isDone && table.say('Undone.'));
  };
  return { send, undo, isBusy: () => waiting > 0 };
};

const fieldsOf = (form: HTMLFormElement, button: HTMLElement | null): Record<string, string> => {
  const data = new FormData(form, button);
  return Object.fromEntries([...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
};

/** Every form of the table is sent without leaving it. */
const sendForms = (table: Table, { send }: Sending): void => {
  table.element.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.method !== 'post') return;
    event.preventDefault();
    const path = new URL(form.action).pathname.split('/').at(-1) ?? '';
    const unfolded = form.closest('details');
    if (unfolded) unfolded.open = false;
    const fields = fieldsOf(form, event.submitter);
    form.closest('dialog')?.close();
    void send(path, fields).then((isDone) => {
      if (!isDone && unfolded) unfolded.open = true;
    });
  });
};

/** How a story is told here is changed in a window over the page. */
const openDialog = async (table: Table, href: string): Promise<void> => {
  const page = await pageAt(href).catch(() => undefined);
  const form = page?.querySelector('#story-form');
  if (!form) return location.assign(href);
  const dialog = make('dialog', 'front-dialog');
  const title = make('h2', '', page?.querySelector('h1')?.textContent ?? '');
  title.id = 'front-dialog-title';
  title.dir = 'auto';
  dialog.setAttribute('aria-labelledby', title.id);
  dialog.append(
    title,
    adopted(form),
    makeButton('button button-quiet', 'Close', () => dialog.close()),
  );
  dialog.addEventListener('close', () => dialog.remove());
  table.element.append(dialog);
  dialog.showModal();
};

const openDialogs = (table: Table): void => {
  table.element.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('[data-dialog]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void openDialog(table, link.href);
  });
};

type Heard = { others: string[]; version: number; by: string };

const othersText = (names: readonly string[]): string =>
  names.length === 0
    ? ''
    : `${new Intl.ListFormat('en-GB').format(names)} ${names.length === 1 ? 'is' : 'are'} arranging this page too.`;

/** Others at the same table: who they are, and what they changed. */
const hearOthers = (table: Table, sending: Sending, isHolding: () => boolean): void => {
  const hear = async (): Promise<void> => {
    if (document.hidden) return;
    const answer = await fetch(`${table.base}/here`, { method: 'POST', headers: { accept: 'application/json' } });
    if (!answer.ok) return;
    const heard = (await answer.json()) as Heard;
    const line = table.element.querySelector('[data-others]');
    const text = othersText(heard.others);
    if (line && line.textContent !== text) {
      line.textContent = text;
      if (text) table.say(text);
    }
    const isOurs = heard.version === versionOf(table);
    if (isOurs || sending.isBusy() || isHolding() || table.element.querySelector('dialog[open]')) return;
    lay(table, await pageAt(table.base));
    table.say(`${heard.by || 'Somebody'} changed the page: you see it as it is now.`);
  };
  const timer = setInterval(() => void hear().catch(() => undefined), every);
  table.element.addEventListener('front-gone', () => clearInterval(timer), { once: true });
};

class ArrangeFront extends HTMLElement {
  connectedCallback(): void {
    const speaker = this.querySelector<HTMLElement>('[data-say]');
    const table: Table = {
      element: this,
      base: this.dataset['base'] ?? '',
      say: (words) => {
        if (speaker) speaker.textContent = words;
      },
    };
    const sending = createSending(table);
    const dropped = (fields: Record<string, string>): void => void sending.send('change', fields);
    const keys = moveByKeys(table, dropped);
    const pointer = moveByPointer(table, dropped);
    begin(table);
    sendForms(table, sending);
    openDialogs(table);
    findAsTyped(table);
    hearOthers(table, sending, () => keys.isHolding() || pointer.isHolding());
    this.addEventListener('keydown', (event) => {
      const isTyping = /^(?:INPUT|TEXTAREA|SELECT)$/.test((event.target as Element).tagName);
      if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || isTyping) return;
      event.preventDefault();
      sending.undo();
    });
    this.dataset['ready'] = '';
  }

  disconnectedCallback(): void {
    this.dispatchEvent(new Event('front-gone'));
  }
}

customElements.define('arrange-front', ArrangeFront);
