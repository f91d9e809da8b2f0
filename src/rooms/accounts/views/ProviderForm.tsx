import type { ComponentChildren, JSX } from 'preact';
import { wordsFor } from '../../../common/words.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import type { Visit } from '../../publication/publication.ts';
import type { OpenIdProvider } from '../account-settings.ts';
import { credentialWords } from '../credential-words.ts';

type Props = {
  visit: Visit;
  provider: Pick<OpenIdProvider, 'id' | 'name'>;
  tone?: 'plain' | 'quiet';
  /** Where to go back to. */
  children?: ComponentChildren;
};

/** The button “Continue with NAME”. It sends a form: no link that is merely looked at begins to sign in. */
export const ProviderForm = ({ visit, provider, tone = 'quiet', children }: Props): JSX.Element => (
  <form class="provider-form" method="post" action={visit.link(`/sign-in/with/${provider.id}`)}>
    {children}
    <Button tone={tone}>{wordsFor(credentialWords, visit.edition.language).continueWith(provider.name)}</Button>
  </form>
);
