import type { JSX } from 'preact';
import type { AccountWords } from '../account-words.ts';

/** What to do to sign in, for those who came without a link. */
export const SignInHelp = ({ words }: { words: AccountWords }): JSX.Element => (
  <article class="plain">
    <h1>{words.signIn}</h1>
    <p>{words.staffByLink}</p>
    <p>{words.askOperator}</p>
    <pre>
      <code>npx courant user link you@example.org</code>
    </pre>
  </article>
);

export const SignInConfirm = ({ words, action }: { words: AccountWords; action: string }): JSX.Element => (
  <article class="plain">
    <h1>{words.signIn}</h1>
    <p>{words.confirm}</p>
    <form method="post" action={action}>
      <button class="button" type="submit">
        {words.signIn}
      </button>
    </form>
  </article>
);

export const SignInExpired = ({ words }: { words: AccountWords }): JSX.Element => (
  <article class="plain">
    <h1>{words.expiredTitle}</h1>
    <p>{words.expired}</p>
  </article>
);
