import type { JSX } from 'preact';
import type { Visit } from '../../publication/publication.ts';
import { accountSettings } from '../account-settings.ts';
import { carrying, type Carried } from '../sign-in-page.tsx';
import type { SignInWords } from '../sign-in-words.ts';

/** Every other way in, for those who have one: accounts elsewhere, a password. */
export const OtherWays = ({
  visit,
  words,
  carried,
}: {
  visit: Visit;
  words: SignInWords;
  carried: Carried;
}): JSX.Element => (
  <ul class="entrance-list">
    {accountSettings(visit.publication).providers.map(({ id, name }) => (
      <li>
        <a class="button button-quiet" rel="nofollow" href={carrying(visit.link(`/sign-in/with/${id}`), carried)}>
          {words.with(name)}
        </a>
      </li>
    ))}
    <li>
      <a class="button button-quiet" rel="nofollow" href={carrying(visit.link('/sign-in/password'), carried)}>
        {words.byPassword}
      </a>
    </li>
  </ul>
);
