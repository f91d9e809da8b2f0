import { adopted, documentAt, make } from './dom.ts';
import type { ThreadOnPage } from './thread.ts';

const pause = 600;

/** What is being written as it will look, drawn by the server; shown from when it is asked for until it is asked for again. */
export const addPreview = (
  field: HTMLTextAreaElement,
  button: HTMLButtonElement,
  thread: ThreadOnPage,
): (() => void) => {
  const box = make('div', 'form-preview');
  box.hidden = true;
  box.role = 'region';
  box.ariaLabel = thread.words.preview;
  field.after(box);
  button.ariaExpanded = 'false';
  const address = thread.element.dataset['preview'] ?? button.formAction;
  let timer: number | undefined;
  let asked = 0;

  const draw = async (): Promise<void> => {
    asked += 1;
    const turn = asked;
    const text = field.value;
    const drawn = text.trim() === '' ? undefined : await documentAt(address, new URLSearchParams({ text }));
    const found = drawn?.querySelector('.comment-text');
    // An answer that comes after a later one shows what is not there any more.
    if (turn === asked && (found || !drawn)) box.replaceChildren(...(found ? [adopted(found)] : []));
  };
  const soon = (): void => {
    clearTimeout(timer);
    if (!box.hidden) timer = setTimeout(() => void draw().catch(() => undefined), pause);
  };
  field.addEventListener('input', soon);
  const show = (isShown: boolean): void => {
    box.hidden = !isShown;
    button.ariaExpanded = String(isShown);
    if (isShown) void draw().catch(() => undefined);
  };
  button.addEventListener('click', (event) => {
    event.preventDefault();
    show(box.hidden !== false);
  });
  return () => show(false);
};
