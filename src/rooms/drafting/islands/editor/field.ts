/** A field with its label, in windows and in the forms of blocks. */
import { freshId, make } from './dom.ts';

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
