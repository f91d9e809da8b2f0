import type { JSX } from 'preact';
import type { Visit } from '../../publication/publication.ts';
import { accountSettings } from '../account-settings.ts';
import { carrying, type Carried as CarriedAlong } from '../sign-in-page.tsx';
import type { SignInWords } from '../sign-in-words.ts';
import { PasskeyForm } from './PasskeyForm.tsx';
import { ProviderForm } from './ProviderForm.tsx';
import { Carried } from './SignIn.tsx';

/** Every other way in, for those who have one: accounts elsewhere, a passkey, a password. */
export const OtherWays = ({
  visit,
  words,
  carried,
}: {
  visit: Visit;
  words: SignInWords;
  carried: CarriedAlong;
}): JSX.Element => (
  <ul class="entrance-list">
    {accountSettings(visit.publication).providers.map((provider) => (
      <li>
        <ProviderForm visit={visit} provider={provider}>
          <Carried {...carried} />
        </ProviderForm>
      </li>
    ))}
    <li class="entrance-passkey">
      <PasskeyForm visit={visit} act="get">
        <Carried {...carried} />
      </PasskeyForm>
    </li>
    <li>
      <a class="button button-quiet" rel="nofollow" href={carrying(visit.link('/sign-in/password'), carried)}>
        {words.byPassword}
      </a>
    </li>
  </ul>
);
