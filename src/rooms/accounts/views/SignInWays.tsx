import type { JSX } from 'preact';
import type { Visit } from '../../publication/publication.ts';
import { accountSettings } from '../account-settings.ts';
import { carrying, type Carried as From } from '../sign-in-page.tsx';
import type { SignInWords } from '../sign-in-words.ts';
import { PasskeyForm } from './PasskeyForm.tsx';
import { ProviderForm } from './ProviderForm.tsx';
import { Carried } from './SignIn.tsx';

/** Every other way in: a passkey where the device knows them, accounts elsewhere, a password. */
export const OtherWays = ({
  visit,
  words,
  carried,
}: {
  visit: Visit;
  words: SignInWords;
  carried: From;
}): JSX.Element => (
  <div class="entrance-list">
    <PasskeyForm visit={visit} act="get">
      <Carried {...carried} />
    </PasskeyForm>
    {accountSettings(visit.publication).providers.map((provider) => (
      <ProviderForm visit={visit} provider={provider}>
        <Carried {...carried} />
      </ProviderForm>
    ))}
    <a class="button button-quiet" rel="nofollow" href={carrying(visit.link('/sign-in/password'), carried)}>
      {words.byPassword}
    </a>
  </div>
);
