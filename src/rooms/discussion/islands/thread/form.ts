import { actionOf, isWell, send, sentBy, type FormAnswer } from './answer.ts';
import { commentElement, make, makeButton, makeLink } from './dom.ts';
import { draftKey, keepDraft, type DraftKeeper } from './draft.ts';
import { addFormatting } from './format.ts';
import { addPreview } from './preview.ts';
import type { ThreadOnPage } from './thread.ts';

export type Posting = {
  /** Called with a comment that is published now. */
  published: (id: string) => Promise<void>;
  /** It should stand on the page then. */
  isPlaced: boolean;
  /** Called when the form has done its work. */
  over?: (() => void) | undefined;
};

type Desk = {
  form: HTMLFormElement;
  field: HTMLTextAreaElement;
  thread: ThreadOnPage;
  alert: HTMLElement;
  draft: DraftKeeper | undefined;
  posting: Posting;
  isSending: boolean;
  hidePreview: () => void;
};

/** Where the browser is not trusted with `crypto.randomUUID` (plain http), the same is made by hand. */
const newKey = (): string =>
  typeof crypto.randomUUID === 'function'
    ? crypto.randomUUID()
    : [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const input = (form: HTMLFormElement, name: string): HTMLInputElement => {
  const known = form.querySelector<HTMLInputElement>(`input[name="${name}"]`);
  if (known) return known;
  const made = make('input');
  made.type = 'hidden';
  made.name = name;
  form.append(made);
  return made;
};

/** How much room is left, once it is little. */
const countLength = (field: HTMLTextAreaElement, { plural, words }: ThreadOnPage): void => {
  const longest = Number(field.dataset['longest']);
  if (!(longest > 0)) return;
  const line = make('p', 'form-left meta');
  field.after(line);
  const count = (): void => {
    const left = longest - field.value.length;
    line.textContent = left <= longest / 5 ? plural(left, words.left) : '';
    line.classList.toggle('is-over', left < 0);
  };
  field.addEventListener('input', count);
  count();
};

const status = ({ form }: Desk, text: string): void => {
  const line = form.querySelector('.form-status');
  if (line) line.textContent = text;
};

const complain = (desk: Desk, text: string): void => {
  status(desk, '');
  desk.alert.replaceChildren(make('p', '', text));
};

/** The reader was asked to think again, and may insist. */
const offerToInsist = (desk: Desk): void => {
  const { form, alert, thread } = desk;
  alert.append(
    makeButton('button button-quiet', thread.words.postAnyway, () => {
      input(form, 'confirmed').value = '1';
      form.requestSubmit();
    }),
  );
};

/** To the page that says how a comment stands that waits. */
const linkStatus = ({ form, thread }: Desk, url: string): void =>
  form.querySelector('.form-status')?.append(' ', makeLink(url, thread.words.seeStatus));

const clear = (desk: Desk): void => {
  const { form, field } = desk;
  field.value = '';
  field.dispatchEvent(new Event('input'));
  input(form, 'key').value = newKey();
  form.querySelector('input[name="confirmed"]')?.remove();
  desk.draft?.forget();
  desk.hidePreview();
};

const accept = async (desk: Desk, answer: FormAnswer): Promise<void> => {
  const { thread, posting } = desk;
  clear(desk);
  const isOut = answer.state === 'published';
  const told = answer.words ?? (isOut ? thread.words.posted : thread.words.waits);
  status(desk, told);
  if (!isOut && answer.url !== undefined) linkStatus(desk, answer.url);
  // Whoever wrote it is shown it where it will stand; the form has said already that it waits.
  if (!isOut && answer.id !== undefined) await thread.bring([answer.id]).catch(() => undefined);
  if (isOut && answer.id !== undefined) {
    thread.say(told, true);
    await posting.published(answer.id);
    // Where its place is not on this page one goes there.
    if (posting.isPlaced && !commentElement(answer.id) && answer.url !== undefined) return location.assign(answer.url);
    posting.over?.();
  }
};

const refuse = (desk: Desk, { status: code, refusal, words: told, link }: FormAnswer): void => {
  const { words } = desk.thread;
  if (code === 0) return complain(desk, words.offline);
  complain(desk, told ?? words.failed);
  if (link) desk.alert.append(makeLink(link.path, link.label));
  if (refusal === 'nudge') offerToInsist(desk);
  else desk.form.querySelector('input[name="confirmed"]')?.remove();
};

const post = async (desk: Desk, submitter: HTMLElement | null): Promise<void> => {
  const { form, field, thread } = desk;
  if (desk.isSending) return;
  desk.isSending = true;
  thread.posting += 1;
  form.ariaBusy = 'true';
  desk.alert.replaceChildren();
  status(desk, thread.words.posting);
  const key = input(form, 'key');
  if (form.dataset['keyed'] === undefined) key.value = newKey();
  form.dataset['keyed'] = '';
  const answer = await send(actionOf(form, submitter), sentBy(form, submitter));
  desk.isSending = false;
  thread.posting -= 1;
  form.ariaBusy = null;
  if (isWell(answer)) return accept(desk, answer);
  if (answer.status === 401) {
    // The text goes along to sign in and is posted then.
    desk.draft?.markSent();
    return answer.url === undefined ? form.submit() : location.assign(answer.url);
  }
  refuse(desk, answer);
  field.focus();
};

const hearKeys = ({ form, field }: Desk): void =>
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });

/** Improves a form for a comment: it posts in place, keeps what is typed, shows how it will look. */
export const dressForm = (form: HTMLFormElement, thread: ThreadOnPage, posting: Posting): void => {
  const field = form.querySelector<HTMLTextAreaElement>('textarea[name="text"]');
  if (!field || form.dataset['dressed'] !== undefined) return;
  form.dataset['dressed'] = '';
  const alert = make('div', 'form-alert');
  alert.role = 'alert';
  form.querySelector('.form-foot')?.before(alert);
  const previewButton = form.querySelector<HTMLButtonElement>('button[formaction$="/preview"], button[name="preview"]');
  countLength(field, thread);
  const hidePreview = previewButton ? addPreview(field, previewButton, thread) : () => undefined;
  // A comment that is being changed is there already: what is typed over it is no draft.
  const isNew = new URL(form.action).pathname.endsWith('/comments');
  const articleId = isNew ? form.querySelector<HTMLInputElement>('input[name="article"]')?.value : undefined;
  const parentId = form.querySelector<HTMLInputElement>('input[name="parent"]')?.value ?? '';
  const draft = articleId === undefined ? undefined : keepDraft(field, draftKey(articleId, parentId), thread.words);
  addFormatting(field, thread.words);
  const desk: Desk = { form, field, thread, alert, draft, posting, isSending: false, hidePreview };
  hearKeys(desk);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void post(desk, event.submitter);
  });
};
