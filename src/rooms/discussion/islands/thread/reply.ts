import { adopted, commentElement, commentIdOf, documentAt, make, makeButton } from './dom.ts';
import { dressForm, type Posting } from './form.ts';
import { typeIn } from './format.ts';
import type { ThreadOnPage } from './thread.ts';

/** The form for an answer, opened under the comment it answers. */
export type Replies = { open: (link: HTMLAnchorElement, isQuote: boolean) => Promise<void> };

const nameIn = (own: Element): string => own.querySelector('.who')?.textContent?.trim() ?? '';

const quoted = (text: string): string =>
  `${text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')}\n\n`;

/** What the reader has selected of this comment; else, when a quote was asked for, all of it. */
const textToQuote = (own: Element, isQuote: boolean): string => {
  const text = own.querySelector<HTMLElement>('.comment-text');
  const selection = getSelection();
  const isInside = text?.contains(selection?.anchorNode ?? null) && text.contains(selection?.focusNode ?? null);
  const selected = isInside ? (selection?.toString().trim() ?? '') : '';
  return selected !== '' ? selected : isQuote ? (text?.innerText ?? '') : '';
};

/** The form under the story, made into one for an answer. */
const formFrom = (template: HTMLFormElement, id: string, name: string, { words }: ThreadOnPage): HTMLFormElement => {
  const form = template.cloneNode(true) as HTMLFormElement;
  const parent = make('input');
  Object.assign(parent, { type: 'hidden', name: 'parent', value: id });
  form.prepend(parent);
  const field = form.querySelector('textarea');
  if (field) Object.assign(field, { id: `answer-${id}`, value: '', textContent: '' });
  form.querySelector('label[for]')?.setAttribute('for', `answer-${id}`);
  const label = form.querySelector('.form-label');
  if (label) label.textContent = words.answerTo.replace('#', name);
  const submit = form.querySelector('.form-foot button:not([formaction])');
  if (submit) submit.textContent = words.postAnswer;
  return form;
};

/** Where one answers from the page without a form of its own, the server's page has one. */
const formAt = async (href: string): Promise<HTMLFormElement | undefined> => {
  const found = (await documentAt(href)).querySelector<HTMLFormElement>('.answering form');
  return found ? adopted(found) : undefined;
};

export const createReplies = (thread: ThreadOnPage, posting: Posting): Replies => {
  const main = thread.element.querySelector<HTMLFormElement>('form.comment-form:not(.answering form)');
  const template = main?.cloneNode(true) as HTMLFormElement | undefined;

  const build = async (id: string, own: Element, href: string): Promise<HTMLElement | undefined> => {
    const form = template ? formFrom(template, id, nameIn(own), thread) : await formAt(href);
    if (!form) return undefined;
    const box = make('div', 'answering');
    box.id = `reply-${id}`;
    const close = (): void => {
      box.remove();
      own.querySelector<HTMLElement>('.comment-tools .tool')?.focus();
    };
    const field = form.querySelector('textarea');
    form.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && field?.value === '') close();
    });
    form.querySelector('.form-foot')?.append(makeButton('button button-quiet', thread.words.cancel, close));
    box.append(form);
    own.append(box);
    dressForm(form, thread, { ...posting, over: () => box.remove() });
    return box;
  };

  return {
    open: async (link, isQuote) => {
      const id = commentIdOf(link);
      const own = id === undefined ? null : (commentElement(id)?.querySelector('.comment') ?? null);
      if (id === undefined || !own) return location.assign(link.href);
      const text = textToQuote(own, isQuote);
      const known = document.getElementById(`reply-${id}`);
      const box = known ?? (await build(id, own, link.href).catch(() => undefined));
      const field = box?.querySelector('textarea');
      if (!field) return location.assign(link.href);
      field.focus();
      field.scrollIntoView({ block: 'nearest' });
      if (text !== '') typeIn(field, quoted(text));
    },
  };
};
