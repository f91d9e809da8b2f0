/**
 * Writing a live blog without leaving the page: what is sent goes out at once, or waits on the device until there is a line again, in
 * its order and never twice. What is typed is kept. Colleagues’ entries appear by themselves. The form works without all this.
 */
import { sendFile } from '../../../rooms/drafting/islands/editor/send-file.ts';
import { documentAt, make, makeButton, store, stored } from '../../../rooms/discussion/islands/thread/dom.ts';
import { openOutbox, type Outbox, type Waiting } from './live-desk/outbox.ts';

type Desk = {
  element: HTMLElement;
  form: HTMLFormElement | null;
  outbox: Outbox;
  page: string;
  story: string;
  account: string;
  mark: number;
  typedAt: number;
  isSending: boolean;
};

type Answer = { state: string; words?: string; refusal?: string };

const hereEvery = 5_000;
const tryAgainAfter = 5_000;

const part = ({ element }: Desk, name: string): HTMLElement | null => element.querySelector(`[data-${name}]`);

const say = (desk: Desk, text: string): void => {
  const line = part(desk, 'status');
  if (line) line.textContent = text;
};

const draftKey = ({ story, account }: Desk): string => `live-draft ${story} ${account}`;

const textOf = (desk: Desk): HTMLTextAreaElement | null => desk.form?.querySelector('textarea') ?? null;

/** What is new is drawn by the server; nothing is moved under a finger that is on it. */
const refresh = async (desk: Desk): Promise<void> => {
  const page = await documentAt(desk.page);
  const fresh = page.querySelector('#desk-entries');
  const old = desk.element.querySelector('#desk-entries');
  const mark = page.querySelector<HTMLElement>('live-desk')?.dataset['mark'];
  if (!fresh || !old || old.contains(document.activeElement)) return;
  old.replaceWith(document.importNode(fresh, true));
  desk.mark = Number(mark ?? desk.mark);
};

const tellOthers = (desk: Desk, others: readonly { name: string; isTyping: boolean }[]): void => {
  const line = part(desk, 'others');
  const texts = others.map(({ name, isTyping }) => (isTyping ? `${name} is typing …` : `${name} is here too.`));
  if (line && line.textContent !== texts.join(' ')) line.textContent = texts.join(' ');
};

/** Says that one is here, and hears who else is, and whether anything has changed. */
const beHere = async (desk: Desk): Promise<void> => {
  const typing = Date.now() - desk.typedAt < hereEvery ? '1' : '0';
  const answer = await fetch(`${desk.page}/here`, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams({ typing }),
  });
  if (!answer.ok) return;
  const { others, mark } = (await answer.json()) as { others: { name: string; isTyping: boolean }[]; mark: number };
  tellOthers(desk, others);
  if (mark !== desk.mark) await refresh(desk);
};

const drawWaiting = async (desk: Desk): Promise<void> => {
  const place = part(desk, 'outbox');
  const waiting = await desk.outbox.all();
  if (!place) return;
  place.replaceChildren();
  if (waiting.length === 0) return;
  const box = make('div', 'outbox');
  const list = make('ol');
  for (const one of waiting) {
    const line = make('li', '', one.fields['text']?.slice(0, 80) || one.fields['headline'] || 'A picture');
    if (one.fault)
      line.append(
        make('strong', '', one.fault),
        makeButton('link-button', 'Take it back', () => void takeBack(desk, one)),
      );
    list.append(line);
  }
  box.append(make('p', '', `Waiting on this device: ${waiting.length}. It is sent as soon as there is a line.`), list);
  place.append(box);
};

/** What the server will never take goes back into the field. */
const takeBack = async (desk: Desk, { id, fields }: Waiting): Promise<void> => {
  const field = textOf(desk);
  if (field) field.value = [field.value, fields['text']].filter(Boolean).join('\n\n');
  await desk.outbox.remove(id);
  await drawWaiting(desk);
  void flush(desk);
};

/** Pictures first: an entry never goes out without those it came with. */
const sendPictures = async (desk: Desk, waiting: Waiting): Promise<string | undefined> => {
  while (waiting.files.length > 0) {
    const [file] = waiting.files;
    if (!file) break;
    const sent = await sendFile(file, desk.element.dataset['language'] ?? 'en');
    if (sent.state === 'refused') {
      if (sent.refusal === 'not-sent') throw new Error(sent.words);
      return sent.words;
    }
    waiting.media.push(sent.media.id);
    waiting.files.shift();
    await desk.outbox.put(waiting);
  }
  return undefined;
};

const sendOne = async (desk: Desk, waiting: Waiting): Promise<Answer> => {
  const refused = await sendPictures(desk, waiting);
  if (refused !== undefined) return { state: 'refused', words: refused };
  // Said as a length of time: the clocks of phones differ.
  const waited = String(Date.now() - waiting.at);
  const body = new URLSearchParams({ ...waiting.fields, entry: waiting.id, media: waiting.media.join(','), waited });
  const answer = await fetch(desk.page, { method: 'POST', headers: { Accept: 'application/json' }, body });
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
  if (answer.redirected || !isJson) {
    if (answer.status >= 500) throw new Error(`${answer.status}`);
    return {
      state: 'refused',
      words: 'You are signed out. Sign in again in another tab, then reload this page.',
      refusal: 'signed-out',
    };
  }
  return (await answer.json()) as Answer;
};

/** Sends what waits, one after the other, in the order in which it was written. */
const flush = async (desk: Desk): Promise<void> => {
  if (desk.isSending) return;
  desk.isSending = true;
  try {
    for (const waiting of await desk.outbox.all()) {
      const answer = await sendOne(desk, waiting);
      if (answer.state === 'refused') {
        waiting.fault = answer.words ?? 'It was not taken.';
        await desk.outbox.put(waiting);
        say(desk, waiting.fault);
        // Nobody is let in just now: what comes after it would not be taken either.
        if (answer.refusal === 'signed-out') break;
        continue;
      }
      await desk.outbox.remove(waiting.id);
      say(desk, waiting.fields['out'] ? 'It will go out by itself.' : 'Sent: readers see it now.');
    }
    await refresh(desk).catch(() => undefined);
  } catch {
    say(desk, 'No line: it waits on this device, and is sent by itself.');
    setTimeout(() => void flush(desk), tryAgainAfter);
  } finally {
    desk.isSending = false;
    await drawWaiting(desk);
  }
};

const fieldsOf = (form: HTMLFormElement): { fields: Record<string, string>; files: File[] } => {
  const fields: Record<string, string> = {};
  const files: File[] = [];
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') fields[name] = value;
    else if (value.size > 0) files.push(value);
  }
  return { fields, files };
};

/** A UUID of version 7: entries of one moment keep the order in which they were written. */
let lastMoment = 0;
const entryId = (at: number): string => {
  lastMoment = Math.max(at, lastMoment + 1);
  const time = lastMoment.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
};

const send = async (desk: Desk, form: HTMLFormElement): Promise<void> => {
  const { fields, files } = fieldsOf(form);
  if (!fields['text']?.trim() && !fields['headline']?.trim() && files.length === 0) {
    say(desk, 'Write something, or add a picture.');
    textOf(desk)?.focus();
    return;
  }
  const at = Date.now();
  const id = entryId(at);
  await desk.outbox.put({
    id,
    at,
    place: desk.page,
    fields,
    files,
    media: [],
    fault: '',
  });
  const { author } = fields;
  form.reset();
  const names = form.querySelector<HTMLSelectElement>('[name="author"]');
  if (names && author !== undefined) names.value = author;
  store(draftKey(desk), undefined);
  showPicture(desk);
  textOf(desk)?.focus();
  say(desk, 'Sending …');
  await drawWaiting(desk);
  await flush(desk);
};

/** The words for a picture are asked for once there is one. */
const showPicture = (desk: Desk): void => {
  const files = desk.form?.querySelector<HTMLInputElement>('[type="file"]')?.files;
  const name = part(desk, 'picture-name');
  const words = part(desk, 'picture-words');
  if (name) name.textContent = [...(files ?? [])].map((file) => file.name).join(', ');
  if (words) words.hidden = !files?.length;
};

const dressForm = (desk: Desk): void => {
  const { form } = desk;
  const field = textOf(desk);
  if (!form || !field) return;
  if (field.value === '') field.value = stored(draftKey(desk)) ?? '';
  showPicture(desk);
  form.addEventListener('input', () => {
    desk.typedAt = Date.now();
    store(draftKey(desk), field.value || undefined);
    showPicture(desk);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send(desk, form);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
};

/** The same stream readers hear: whatever comes, the list is drawn anew. */
const listen = (desk: Desk): void => {
  const { stream } = desk.element.dataset;
  if (stream !== undefined) new EventSource(stream).onmessage = () => void refresh(desk).catch(() => undefined);
};

class LiveDesk extends HTMLElement {
  #isDressed = false;

  connectedCallback(): void {
    const { page = '', story = '', account = '', mark } = this.dataset;
    if (this.#isDressed || page === '') return;
    this.#isDressed = true;
    const form = this.querySelector<HTMLFormElement>('form[data-compose]');
    const outbox = openOutbox(page, account);
    const desk: Desk = {
      element: this,
      form,
      outbox,
      page,
      story,
      account,
      mark: Number(mark),
      typedAt: 0,
      isSending: false,
    };
    dressForm(desk);
    listen(desk);
    void flush(desk);
    addEventListener('online', () => void flush(desk));
    const here = (): void => {
      if (!document.hidden) beHere(desk).catch(() => undefined);
    };
    here();
    setInterval(here, hereEvery);
    this.toggleAttribute('data-ready', true);
  }
}

customElements.define('live-desk', LiveDesk);
