import type { JSX } from 'preact';
import type { Visit } from '../../publication/publication.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Field } from '../../../ui/parts/Field.tsx';
import type { OpenIdProvider } from '../account-settings.ts';
import type { CredentialWords } from '../credential-words.ts';
import type { JoinNeed } from '../identities.ts';
import { ProviderForm } from './ProviderForm.tsx';
import { Carried, Entrance } from './SignIn.tsx';

type Common = { visit: Visit; words: CredentialWords };

/** For those who came to a provider's address by a link: the button that begins. */
export const VisitPage = ({
  visit,
  words,
  provider,
  returnTo,
  draft,
}: Common & { provider: OpenIdProvider; returnTo: string; draft: string | undefined }): JSX.Element => (
  <Entrance title={words.continueWith(provider.name)} standfirst={words.elsewhereText}>
    <ProviderForm visit={visit} provider={provider} tone="plain">
      <Carried returnTo={returnTo} draft={draft} />
    </ProviderForm>
  </Entrance>
);

/** On the way to a provider. A form must not lead to another site, so a page stands between. */
export const GoingPage = ({
  words,
  name,
  href,
}: {
  words: CredentialWords;
  name: string;
  href: string;
}): JSX.Element => (
  <Entrance title={words.goingTo(name)} standfirst={words.goingToText(name)}>
    <p>
      <a class="button" href={href} rel="nofollow">
        {words.continueWith(name)}
      </a>
    </p>
  </Entrance>
);

export type JoinPageProps = Common & {
  need: JoinNeed;
  /** The provider's. */
  from: string;
  email: string | undefined;
  name: string;
  fault?: string | undefined;
};

/** Somebody whom the provider knows and we do not: what is still missing. Looking at it makes nothing. */
export const JoinPage = ({ visit, words, need, from, email, name, fault }: JoinPageProps): JSX.Element => {
  if (need === 'name')
    return (
      <Entrance title={words.joinTitle(from)} standfirst={words.joinNew}>
        <form class="form entrance-form" method="post" action={visit.link('/sign-in/join')}>
          <Field
            name="name"
            label={words.nameLabel}
            hint={words.nameHint}
            value={name}
            fault={fault}
            autocomplete="nickname"
            maxLength={160}
            dir="auto"
            isRequired
          />
          <div class="entrance-go">
            <Button>{words.makeAccount}</Button>
          </div>
        </form>
      </Entrance>
    );
  const isKnown = need === 'proof' && email !== undefined;
  return (
    <Entrance
      title={words.joinTitle(from)}
      standfirst={isKnown ? words.joinProve(from, email) : words.joinTypeEmail(from)}
    >
      <form class="form entrance-form" method="post" action={visit.link('/sign-in/join/mail')}>
        {isKnown ? null : (
          <Field
            name="email"
            type="email"
            dir="ltr"
            label={words.emailLabel}
            value={email}
            fault={fault}
            autocomplete="email"
            maxLength={254}
            isRequired
          />
        )}
        <div class="entrance-go">
          <Button>{words.sendCode}</Button>
        </div>
      </form>
    </Entrance>
  );
};
