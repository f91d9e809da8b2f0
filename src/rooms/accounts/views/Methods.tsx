import type { ComponentChildren, JSX } from 'preact';
import { formatDate } from '../../../common/dates.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Field } from '../../../ui/parts/Field.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import type { Visit } from '../../publication/publication.ts';
import type { Account } from '../account.ts';
import type { OpenIdProvider } from '../account-settings.ts';
import type { CredentialWords } from '../credential-words.ts';
import type { Identity } from '../identities.ts';
import type { Passkey } from '../passkeys.ts';
import { PasskeyForm } from './PasskeyForm.tsx';

export type MethodsProps = {
  visit: Visit;
  words: CredentialWords;
  account: Account;
  passkeys: readonly Passkey[];
  identities: readonly Identity[];
  providers: readonly OpenIdProvider[];
  /** Since when an app is asked for. */
  totpSince: number | undefined;
  codesLeft: number;
  /** Recovery codes are of use to them. */
  mayRenew: boolean;
  done: string | undefined;
};

type Scene = Pick<MethodsProps, 'visit' | 'words'>;

const day = ({ visit }: Scene, at: number): string => {
  const { edition, publication } = visit;
  return formatDate(at, { language: edition.language, timeZone: publication.settings.timeZone });
};

const Part = ({ id, title, children }: { id: string; title: string; children: ComponentChildren }): JSX.Element => (
  <section class="method" id={id} aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`}>{title}</h2>
    {children}
  </section>
);

/** One button that does one thing, and says to which of several. */
const Act = ({
  visit,
  path,
  label,
  about,
  fields = {},
}: {
  visit: Visit;
  path: string;
  label: string;
  about?: string;
  fields?: Record<string, string>;
}): JSX.Element => (
  <form method="post" action={visit.link(path)}>
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <Button tone="quiet">
      {label}
      {about ? (
        <span class="unseen">
          {' '}
          <bdi>{about}</bdi>
        </span>
      ) : null}
    </Button>
  </form>
);

const OnePasskey = ({ passkey, ...scene }: Scene & { passkey: Passkey }): JSX.Element => {
  const { visit, words } = scene;
  const { id, createdAt, usedAt } = passkey;
  const name = passkey.name || words.unnamed;
  const path = `/me/sign-in/passkeys/${id}`;
  const times = [words.addedOn(day(scene, createdAt)), ...(usedAt ? [words.usedOn(day(scene, usedAt))] : [])];
  return (
    <li class="method-item">
      <div>
        <p class="method-name">
          <bdi>{name}</bdi>
        </p>
        <p class="meta">{times.join(' · ')}</p>
      </div>
      <div class="method-acts">
        <details class="method-rename">
          <summary class="button button-quiet">
            {words.rename}
            <span class="unseen">
              {' '}
              <bdi>{name}</bdi>
            </span>
          </summary>
          <form class="form" method="post" action={visit.link(`${path}/rename`)}>
            <div class="field">
              <label for={`name-${id}`}>{words.passkeyName}</label>
              <input class="input" id={`name-${id}`} name="name" value={name} maxLength={60} dir="auto" required />
            </div>
            <Button>{words.save}</Button>
          </form>
        </details>
        <Act visit={visit} path={`${path}/remove`} label={words.remove} about={name} />
      </div>
    </li>
  );
};

const Passkeys = ({ passkeys, ...scene }: Scene & Pick<MethodsProps, 'passkeys'>): JSX.Element => (
  <Part id="passkeys" title={scene.words.passkeys}>
    <p class="method-text">{scene.words.passkeysText}</p>
    {passkeys.length === 0 ? (
      <p>{scene.words.noPasskeys}</p>
    ) : (
      <ul class="method-list">
        {passkeys.map((passkey) => (
          <OnePasskey {...scene} passkey={passkey} />
        ))}
      </ul>
    )}
    <PasskeyForm visit={scene.visit} act="create" />
  </Part>
);

/** Providers there are, and those that are gone from the settings while accounts of theirs are still connected. */
const Elsewhere = ({
  identities,
  providers,
  ...scene
}: Scene & Pick<MethodsProps, 'identities' | 'providers'>): JSX.Element | null => {
  const { visit, words } = scene;
  const gone = identities.filter(({ issuer }) => !providers.some((one) => one.issuer === issuer));
  const rows = [...providers, ...gone.map(({ issuer }) => ({ id: '', name: issuer, issuer }))];
  if (rows.length === 0) return null;
  return (
    <Part id="elsewhere" title={words.elsewhere}>
      <p class="method-text">{words.elsewhereText}</p>
      <ul class="method-list">
        {rows.map(({ id, name, issuer }) => {
          const connected = identities.find((identity) => identity.issuer === issuer);
          return (
            <li class="method-item">
              <div>
                <p class="method-name">
                  <bdi>{name}</bdi>
                </p>
                {connected ? <p class="meta">{words.connectedOn(day(scene, connected.createdAt))}</p> : null}
              </div>
              <div class="method-acts">
                {connected ? (
                  <Act
                    visit={visit}
                    path="/me/sign-in/disconnect"
                    label={words.disconnect}
                    about={name}
                    fields={{ issuer }}
                  />
                ) : (
                  <Act visit={visit} path={`/me/sign-in/with/${id}`} label={words.connectTo(name)} />
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </Part>
  );
};

const SecondFactor = ({ totpSince, codesLeft, mayRenew, ...scene }: MethodsProps): JSX.Element => {
  const { visit, words } = scene;
  const isOn = totpSince !== undefined;
  return (
    <Part id="second-step" title={words.secondFactor}>
      <p class="method-text">{words.secondFactorText}</p>
      <p>{isOn ? words.factorIsOn(day(scene, totpSince)) : words.factorIsOff}</p>
      {isOn || codesLeft > 0 ? <p>{words.codesLeft(codesLeft)}</p> : null}
      <div class="method-acts">
        {isOn ? (
          <Act visit={visit} path="/me/sign-in/totp/off" label={words.switchOff} about={words.secondFactor} />
        ) : (
          <Act visit={visit} path="/me/sign-in/totp" label={words.setUp} />
        )}
        {mayRenew ? <Act visit={visit} path="/me/sign-in/recovery-codes" label={words.newCodes} /> : null}
      </div>
    </Part>
  );
};

/** All the ways in, on one page. */
export const Methods = (props: MethodsProps): JSX.Element => {
  const { visit, words, account, done } = props;
  const said = done !== undefined && Object.hasOwn(words.done, done) ? words.done[done as keyof typeof words.done] : '';
  return (
    <>
      {said ? <Notice>{said}</Notice> : null}
      <Part id="email" title={words.emailLabel}>
        <p>
          <bdi dir="ltr">{account.email}</bdi>
        </p>
        <p>
          <a class="button button-quiet" href={visit.link('/me/sign-in/email')}>
            {words.changeEmail}
          </a>
        </p>
      </Part>
      <Part id="password" title={words.password}>
        <p>{account.hasPassword ? words.passwordIsSet : words.passwordIsNotSet}</p>
        <p>
          <a class="button button-quiet" href={visit.link('/me/password')}>
            {account.hasPassword ? words.changePassword : words.setPassword}
          </a>
        </p>
      </Part>
      <Passkeys {...props} />
      <Elsewhere {...props} />
      <SecondFactor {...props} />
    </>
  );
};

export type EmailFormProps = Scene & { typed?: string; fault?: string | undefined };

/** Another address: a code goes there first. */
export const EmailForm = ({ visit, words, typed, fault }: EmailFormProps): JSX.Element => (
  <form class="form" method="post" action={visit.link('/me/sign-in/email')}>
    <Field
      name="email"
      type="email"
      dir="ltr"
      label={words.newEmail}
      value={typed}
      fault={fault}
      autocomplete="email"
      maxLength={254}
      isRequired
    />
    <Button>{words.sendCode}</Button>
  </form>
);
