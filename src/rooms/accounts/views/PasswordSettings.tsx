import type { JSX } from 'preact';
import type { Visit } from '../../publication/publication.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import type { Account } from '../account.ts';
import type { PasswordWords } from '../passwords-words.ts';
import { AccountPage } from './AccountPage.tsx';
import { KeepTokens } from './KeepTokens.tsx';
import { PasswordField } from './PasswordField.tsx';

export type PasswordSettingsProps = {
  visit: Visit;
  account: Account;
  words: PasswordWords;
  /** They have just signed in: the old password need not be known. */
  isFresh: boolean;
  /** Programs act for them. */
  hasTokens: boolean;
  /** Where they prove again that it is them. */
  again: string;
  done?: 'saved' | 'removed' | undefined;
  faults?: { current?: string; fresh?: string; form?: string };
};

const Current = ({ words, isFresh, again, faults }: PasswordSettingsProps): JSX.Element | null =>
  isFresh ? null : (
    <div>
      <PasswordField
        name="current"
        label={words.current}
        words={words}
        autocomplete="current-password"
        fault={faults?.current}
      />
      <p class="field-hint">
        {words.noCurrent} <a href={again}>{words.proveByMail}</a>
      </p>
    </div>
  );

const Removal = ({ visit, words, hasTokens }: PasswordSettingsProps): JSX.Element => (
  <form class="form password-removal" method="post" action={visit.link('/me/password')}>
    <input type="hidden" name="act" value="remove" />
    <p class="field-hint">{words.removeText}</p>
    <KeepTokens language={visit.edition.language} hasTokens={hasTokens} />
    <Button tone="quiet">{words.remove}</Button>
  </form>
);

const Forms = (props: PasswordSettingsProps): JSX.Element => {
  const { visit, account, words, isFresh, again, faults } = props;
  if (!account.hasPassword && !isFresh)
    return (
      <>
        <p>{words.proveFirst}</p>
        <p>
          <a class="button" href={again}>
            {words.proveByMail}
          </a>
        </p>
      </>
    );
  return (
    <>
      <form class="form" method="post" action={visit.link('/me/password')}>
        {/* For password managers: whose password this is. */}
        <input type="email" name="username" value={account.email} autocomplete="username" readOnly hidden />
        <Current {...props} />
        <PasswordField
          name="fresh"
          label={words.fresh}
          hint={words.freshHint}
          words={words}
          autocomplete="new-password"
          fault={faults?.fresh}
        />
        <p class="field-hint">{words.othersEnd}</p>
        <KeepTokens language={visit.edition.language} hasTokens={props.hasTokens} />
        <Button>{words.save}</Button>
      </form>
      {account.hasPassword && isFresh ? <Removal {...props} /> : null}
    </>
  );
};

/** Where a password is set, changed or removed. */
export const PasswordSettings = (props: PasswordSettingsProps): JSX.Element => {
  const { visit, account, words, done, faults } = props;
  return (
    <AccountPage
      visit={visit}
      account={account}
      current="/me/sign-in"
      title={account.hasPassword ? words.changeTitle : words.setTitle}
      standfirst={words.optional}
    >
      {done ? <Notice>{words[done]}</Notice> : null}
      {faults?.form ? <Notice tone="alarm">{faults.form}</Notice> : null}
      <Forms {...props} />
      <p>
        <a href={visit.link('/me/sign-in')}>{words.back}</a>
      </p>
    </AccountPage>
  );
};
