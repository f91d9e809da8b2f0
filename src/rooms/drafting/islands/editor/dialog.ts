/** Windows over the page: the browser's own dialogs, which keep the focus and close with Escape. */
import { freshId, make, makeButton, type Children } from './dom.ts';

export type Asked = {
  title: string;
  body: Children;
  /** The button that says yes; none: the window is only closed. */ yes?: string;
  class?: string;
};

export type Opened = { dialog: HTMLDialogElement; closed: Promise<boolean>; accept: () => void };

type Ways = { accept: () => void; close: () => void };

const formOf = ({ title, body, yes }: Asked, heading: string, { accept, close }: Ways): HTMLFormElement =>
  make(
    'form',
    {
      method: 'dialog',
      onsubmit: (event: SubmitEvent) => {
        event.preventDefault();
        accept();
      },
    },
    make(
      'div',
      { class: 'dialog-head' },
      make('h2', { id: heading }, title),
      makeButton({ icon: 'close', words: 'Close' }, close),
    ),
    ...body,
    yes
      ? make(
          'div',
          { class: 'dialog-acts' },
          make('button', { class: 'button', type: 'submit' }, yes),
          makeButton({ words: 'Never mind', class: 'button button-quiet' }, close),
        )
      : undefined,
  );

/** Opens a window over the page; the promise tells whether it was closed with yes. */
export const openDialog = (home: HTMLElement, asked: Asked, check: () => boolean = () => true): Opened => {
  const heading = freshId('dialog');
  let isYes = false;
  const accept = (): void => {
    if (!check()) return;
    isYes = true;
    dialog.close();
  };
  const form = formOf(asked, heading, { accept, close: () => dialog.close() });
  const dialog = make('dialog', { class: `editor-dialog ${asked.class ?? ''}`, 'aria-labelledby': heading }, form);
  home.append(dialog);
  const closed = new Promise<boolean>((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(isYes);
    });
  });
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.showModal();
  form.querySelector<HTMLElement>('.input')?.focus();
  return { dialog, closed, accept };
};
