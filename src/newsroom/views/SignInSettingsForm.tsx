import type { JSX } from 'preact';
import type { Account, AccountSettings, OpenIdProvider } from '../../rooms/accounts/accounts.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Choices, Field } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import { mostProviders } from '../sign-in-settings-form.ts';
import { StaffBar } from './StaffBar.tsx';

export type SignInSettingsProps = {
  account: Account;
  settings: AccountSettings;
  /** What is in force, where something else has been typed. */
  kept: AccountSettings;
  publicUrl: string;
  faults: readonly string[];
  isSaved: boolean;
};

const factorChoices = [
  { value: 'off', label: 'Off: the newsroom never asks for one (whoever has set one up still gives it)' },
  { value: 'offered', label: 'Offered: staff may set one up' },
  { value: 'required', label: 'Required: staff set one up before they open the newsroom' },
] as const;

type RowProps = { row: number; provider: OpenIdProvider | undefined; hasSecret: boolean; publicUrl: string };

const ProviderRow = ({ row, provider, hasSecret, publicUrl }: RowProps): JSX.Element => (
  <fieldset class="setting-group">
    <legend>{provider?.name || 'One more provider'}</legend>
    <div class="setting-grid">
      <Field name={`name-${row}`} label="Name on the button" value={provider?.name} maxLength={60} />
      <Field
        name={`id-${row}`}
        label="Short name, for addresses"
        value={provider?.id}
        maxLength={40}
        dir="ltr"
        hint="a–z, 0–9 and hyphens; must not change later"
      />
      <Field name={`issuer-${row}`} label="Issuer" type="url" value={provider?.issuer} dir="ltr" hint="https://…" />
      <Field name={`clientId-${row}`} label="Client id" value={provider?.clientId} dir="ltr" autocomplete="off" />
      <Field
        name={`clientSecret-${row}`}
        label="Client secret"
        type="password"
        dir="ltr"
        autocomplete="off"
        hint={
          hasSecret
            ? 'One is kept; left empty it stays, unless the issuer changes.'
            : 'Or set it in the environment, see below.'
        }
      />
    </div>
    {provider ? (
      <p class="field-hint">
        Tell the provider this address to come back to: <code>{`${publicUrl}/sign-in/with/${provider.id}/back`}</code>.
        In the environment the secret is called{' '}
        <code>{`OIDC_${provider.id.toUpperCase().replaceAll('-', '_')}_SECRET`}</code>. To remove the provider, empty
        its fields.
      </p>
    ) : null}
  </fieldset>
);

/** How readers and staff may sign in. */
export const SignInSettingsForm = ({
  account,
  settings,
  kept,
  publicUrl,
  faults,
  isSaved,
}: SignInSettingsProps): JSX.Element => {
  const rows = [...settings.providers, undefined].slice(0, mostProviders);
  return (
    <div class="page staff">
      <StaffBar account={account} here="sign-in-settings" />
      <h1>Signing in</h1>
      {isSaved ? <Notice>Saved.</Notice> : null}
      {faults.length > 0 ? (
        <Notice tone="alarm" title="Nothing was saved">
          <ul>
            {faults.map((fault) => (
              <li>{fault}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <form class="form setting-form" method="post" action="/newsroom/sign-in">
        <Choices
          name="secondFactorForStaff"
          label="Second step for staff"
          choices={factorChoices}
          value={settings.secondFactorForStaff}
        />
        <p>
          Readers can sign in with accounts they have elsewhere: anything that speaks OpenID Connect. Each provider is
          asked once, when it is saved, whether it is there.
        </p>
        {rows.map((provider, row) => (
          <ProviderRow
            row={row}
            provider={provider}
            hasSecret={kept.providers.some(({ id, clientSecret }) => id === provider?.id && clientSecret !== '')}
            publicUrl={publicUrl}
          />
        ))}
        <Button>Save</Button>
      </form>
    </div>
  );
};
