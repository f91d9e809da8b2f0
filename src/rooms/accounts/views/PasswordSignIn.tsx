import type { JSX } from 'preact';
import type { Visit } from '../../publication/publication.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Field } from '../../../ui/parts/Field.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import type { PasswordWords } from '../passwords-words.ts';
import { PasswordField } from './PasswordField.tsx';
import { Carried, Entrance } from './SignIn.tsx';

export type PasswordSignInProps = {
  visit: Visit;
  words: PasswordWords;
  returnTo: string;
  draft: string | undefined;
  /** The page of signing in by mail, which leads back to the same place. */
  byMail: string;
  email?: string;
  fault?: string;
};

/** Address and password; the way by mail is never far. */
export const PasswordSignIn = (props: PasswordSignInProps): JSX.Element => {
  const { visit, words, byMail, email, fault, ...carried } = props;
  return (
    <Entrance title={words.title}>
      {fault ? <Notice tone="alarm">{fault}</Notice> : null}
      <form class="form entrance-form" method="post" action={visit.link('/sign-in/password')}>
        <Field
          name="email"
          type="email"
          dir="ltr"
          label={words.email}
          value={email}
          autocomplete="username"
          maxLength={254}
          isRequired
        />
        <PasswordField name="password" label={words.password} words={words} autocomplete="current-password" />
        <Carried {...carried} />
        <div class="entrance-go">
          <Button>{words.go}</Button>
        </div>
      </form>
      <p class="entrance-small">
        {words.forgotten}{' '}
        <a class="entrance-link" href={byMail}>
          {words.byMail}
        </a>
      </p>
    </Entrance>
  );
};
