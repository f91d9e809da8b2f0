import { h, type JSX } from 'preact';
import { Field } from '../../../ui/parts/Field.tsx';
import type { PasswordWords } from '../passwords-words.ts';

type Props = {
  name: string;
  label: string;
  words: PasswordWords;
  /** `current-password` or `new-password`: what password managers go by. */
  autocomplete: string;
  hint?: string;
  fault?: string | undefined;
};

/** A password to type or paste; with script it can be looked at. */
export const PasswordField = ({ words, ...field }: Props): JSX.Element =>
  h(
    'password-field',
    { 'data-show': words.show, 'data-hide': words.hide },
    <Field {...field} type="password" dir="ltr" maxLength={1_024} isRequired />,
  );
