import type { JSX } from 'preact';
import type { Visit } from '../../publication/publication.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Field } from '../../../ui/parts/Field.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import type { SignInWords } from '../sign-in-words.ts';
import { Accepting, Entrance, type PolicyPaths } from './SignIn.tsx';

type CodeFieldProps = { words: SignInWords; fault: string | undefined };

const CodeField = ({ words, fault }: CodeFieldProps): JSX.Element => (
  <div class="field">
    <label for="field-code">{words.code}</label>
    <input
      class="input entrance-code"
      id="field-code"
      name="code"
      autofocus
      type="text"
      inputMode="numeric"
      autocomplete="one-time-code"
      autocapitalize="off"
      spellcheck={false}
      dir="ltr"
      maxLength={40}
      required
      aria-describedby={fault ? 'code-hint code-fault' : 'code-hint'}
      aria-invalid={fault ? 'true' : undefined}
    />
    <p class="field-hint" id="code-hint">
      {words.codeLife}
    </p>
    {fault ? (
      <p class="field-fault" id="code-fault" role="alert">
        {fault}
      </p>
    ) : null}
  </div>
);

/** A sentence with an address in it: whole, and left to right in every language. */
const WithEmail = ({ say, email }: { say: (email: string) => string; email: string }): JSX.Element => {
  const [before = '', after = ''] = say('\n').split('\n');
  return (
    <>
      {before}
      <bdi class="entrance-email" dir="ltr">
        {email}
      </bdi>
      {after}
    </>
  );
};

export type SignInCodeProps = {
  visit: Visit;
  words: SignInWords;
  email: string;
  again: string;
  fault?: string | undefined;
};

/** The mail is on its way: the code may be typed here, or the link opened anywhere. */
export const SignInCode = ({ visit, words, email, again, fault }: SignInCodeProps): JSX.Element => (
  <Entrance title={words.codeTitle} standfirst={<WithEmail say={words.codeSent} email={email} />}>
    <p class="entrance-text">{words.codeHow}</p>
    <form class="form entrance-form" method="post" action={visit.link('/sign-in/code')}>
      <CodeField words={words} fault={fault} />
      <div class="entrance-go">
        <Button>{words.codeGo}</Button>
      </div>
    </form>
    <p class="entrance-small">
      <strong>{words.noMail}</strong> {words.noMailText}{' '}
      <a class="entrance-link" href={again}>
        {words.again}
      </a>
    </p>
  </Entrance>
);

/** Nothing more can be done with this: where to go instead. */
export const SignInOver = ({
  title,
  text,
  words,
  again,
}: {
  title: string;
  text: string;
  words: SignInWords;
  again: string;
}): JSX.Element => (
  <Entrance title={title}>
    <Notice tone="alarm">
      <p>{text}</p>
    </Notice>
    <p>
      <a class="button" href={again}>
        {words.again}
      </a>
    </p>
  </Entrance>
);

export type ConfirmProps = {
  words: SignInWords;
  publicationName: string;
  /** Whose address the link was sent to; left out for links an operator makes. */
  email?: string;
  action: string;
  /** For somebody new: the name they may take, and what is wrong with the one they chose. */
  newcomer?: { name: string; fault?: string | undefined; policies: PolicyPaths };
};

const Confirmed = ({ words, email, isNew }: { words: SignInWords; email: string | undefined; isNew: boolean }) =>
  email === undefined ? (
    <>{words.confirmHere}</>
  ) : (
    <WithEmail say={isNew ? words.registerAs : words.confirmAs} email={email} />
  );

/** What a link from a mail shows, and a right code of somebody new: one button. Looking at it does nothing. */
export const Confirm = ({ words, publicationName, email, action, newcomer }: ConfirmProps): JSX.Element => (
  <Entrance
    title={newcomer ? words.registerTitle(publicationName) : words.confirmTitle(publicationName)}
    standfirst={<Confirmed words={words} email={email} isNew={newcomer !== undefined} />}
  >
    <form class="form entrance-form" method="post" action={action}>
      {newcomer ? (
        <Field
          name="name"
          label={words.name}
          hint={`${words.nameStandfirst} ${words.nameHint}`}
          value={newcomer.name}
          fault={newcomer.fault}
          autocomplete="nickname"
          maxLength={160}
          dir="auto"
          isRequired
        />
      ) : null}
      <div class="entrance-go">
        <Button>{newcomer ? words.makeAccount : words.confirmButton}</Button>
      </div>
    </form>
    {newcomer ? <Accepting lead={words.accept} words={words} policies={newcomer.policies} /> : null}
  </Entrance>
);

/** An account that was closed by the publication. */
export const SignInRefused = ({ words, contact }: { words: SignInWords; contact: string | undefined }): JSX.Element => (
  <Entrance title={words.refusedTitle} standfirst={words.refused}>
    {contact ? (
      <p>
        <a class="entrance-link" href={contact}>
          {words.writeToUs}
        </a>
      </p>
    ) : null}
  </Entrance>
);
