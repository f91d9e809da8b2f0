import type { JSX } from 'preact';
import { Button } from '../../../ui/parts/Button.tsx';
import { Field } from '../../../ui/parts/Field.tsx';
import type { SignInFirstWords } from '../sign-in-first-words.ts';
import { Entrance } from './SignIn.tsx';

export type SignInFirstProps = {
  words: SignInFirstWords;
  action: string;
  email?: string;
  name?: string;
  faults?: { email?: string; name?: string };
};

/** Who are you? Asked of the first person to open a new publication. */
export const SignInFirst = ({ words, action, email, name, faults }: SignInFirstProps): JSX.Element => (
  <Entrance title={words.title} standfirst={words.standfirst}>
    <form class="form entrance-form" method="post" action={action}>
      <Field
        name="email"
        type="email"
        dir="ltr"
        label={words.email}
        hint={words.emailHint}
        value={email}
        fault={faults?.email}
        autocomplete="email"
        maxLength={254}
        isRequired
      />
      <Field
        name="name"
        dir="auto"
        label={words.name}
        value={name}
        fault={faults?.name}
        autocomplete="name"
        maxLength={160}
        isRequired
      />
      <div class="entrance-go">
        <Button>{words.go}</Button>
      </div>
    </form>
  </Entrance>
);

/** The link has been used, or somebody was faster. */
export const SignInFirstOver = ({ words }: { words: SignInFirstWords }): JSX.Element => (
  <Entrance title={words.overTitle} standfirst={words.over} />
);
