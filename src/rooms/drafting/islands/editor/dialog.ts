/** Windows over the page: the browser's own dialogs, which keep the focus and close with Escape. */
import { freshId, make, makeButton, type Children } from './dom.ts';

export type Asked = {
  title: string;
  body: Children;
  /** The button that says yes; none: the window is only closed. */ yes?: string;
  class?: string;
};

/** Opens a window over the page; the promise tells whether it was closed with yes. */
export const openDialog = (
  home: HTMLElement,
  { title, body, yes, ...more }: Asked,
  check: () => boolean = () => true,
): { dialog: HTMLDialogElement; closed: Promise<boolean>; accept: () => void } => {
  const heading = freshId('dialog');
  let isYes = false;
  const accept = (): void => {
    if (!check()) return;
    isYes = true;
    dialog.close();
  };
  const form = make(
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
      makeButton({ icon: 'close', words: 'Close' }, () => dialog.close()),
    ),
    ...body,
    yes
      ? make(
          'div',
          { class: 'dialog-acts' },
          make('button', { class: 'button', type: 'submit' }, yes),
          makeButton({ words: 'Never mind', class: 'button button-quiet' }, () => dialog.close()),
        )
      : undefined,
  );
  const dialog = make('dialog', { class: `editor-dialog ${more.class ?? ''}`, 'aria-labelledby': heading }, form);
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

export type FieldLook = {
  key: string;
  label: string;
  hint?: string;
  value?: string;
  /** Several lines, one, or one of several. */
  kind?: 'lines' | 'line' | 'choice';
  choices?: readonly (readonly [value: string, words: string])[];
  placeholder?: string;
  dir?: 'ltr' | 'auto';
};

export type FieldElement = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const controlOf = (look: FieldLook, id: string): FieldElement => {
  const shared = {
    id,
    class: 'input',
    'data-key': look.key,
    placeholder: look.placeholder,
    // What is written is in the story’s language, whatever the newsroom speaks.
    dir: look.dir ?? (look.kind === 'choice' ? undefined : 'auto'),
    'aria-describedby': look.hint ? `${id}-hint` : undefined,
  };
  if (look.kind === 'choice') {
    const options = (look.choices ?? []).map(([value, words]) => make('option', { value }, words));
    return make('select', shared, ...options);
  }
  return look.kind === 'lines'
    ? make('textarea', { ...shared, rows: '2' })
    : make('input', { ...shared, type: 'text' });
};

/** A field with its label and, where it helps, why it matters. */
export const makeField = (look: FieldLook): { row: HTMLElement; control: FieldElement } => {
  const id = freshId('field');
  const control = controlOf(look, id);
  control.value = look.value ?? '';
  const row = make(
    'div',
    { class: 'field' },
    make('label', { for: id }, look.label),
    look.hint ? make('p', { class: 'field-hint', id: `${id}-hint` }, look.hint) : undefined,
    control,
  );
  return { row, control };
};
