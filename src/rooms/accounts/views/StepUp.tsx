import type { JSX } from 'preact';
import type { Visit } from '../../publication/publication.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Field } from '../../../ui/parts/Field.tsx';
import type { Account } from '../account.ts';
import type { CredentialWords } from '../credential-words.ts';
import { CodeField } from './CodeField.tsx';
import { PasskeyForm } from './PasskeyForm.tsx';
import { Carried, Entrance } from './SignIn.tsx';

type Common = { visit: Visit; words: CredentialWords };

export type StepUpProps = Common & { account: Account; email: string; returnTo: string; hasPasskeys: boolean };

/** Asks a signed-in reader for proof once more, by whatever they have. */
export const StepUpPage = ({ visit, words, account, email, returnTo, hasPasskeys }: StepUpProps): JSX.Element => {
  const carried = <Carried returnTo={returnTo} draft={undefined} />;
  return (
    <Entrance title={words.againTitle} standfirst={words.againWhy}>
      {hasPasskeys ? (
        <PasskeyForm visit={visit} act="get" tone="plain">
          {carried}
        </PasskeyForm>
      ) : null}
      {account.hasPassword ? (
        <form class="form entrance-form" method="post" action={visit.link('/sign-in/password')}>
          <input type="hidden" name="email" value={account.email} autocomplete="username" />
          {carried}
          <Field
            name="password"
            type="password"
            label={words.passwordLabel}
            autocomplete="current-password"
            isRequired
          />
          <div class="entrance-go">
            <Button>{words.withPassword}</Button>
          </div>
        </form>
      ) : null}
      <form method="post" action={visit.link('/sign-in/again/mail')}>
        {carried}
        <Button tone={hasPasskeys || account.hasPassword ? 'quiet' : 'plain'}>{words.againMail(email)}</Button>
      </form>
    </Entrance>
  );
};

export type CodePageProps = Common & { email: string; action: string; again: string; fault?: string | undefined };

/** The mail is on its way, and its code is to be typed here. */
export const CodePage = ({ words, email, action, again, fault }: CodePageProps): JSX.Element => (
  <Entrance title={words.codeTitle} standfirst={words.codeSent(email)}>
    <form class="form entrance-form" method="post" action={action}>
      <CodeField label={words.codeLabel} hint={words.codeHint} fault={fault} />
      <div class="entrance-go">
        <Button>{words.goOn}</Button>
      </div>
    </form>
    <p class="entrance-small">
      <a href={again}>{words.askAgain}</a>
    </p>
  </Entrance>
);
