import type { JSX } from 'preact';
import { wordsFor } from '../../../common/words.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import type { Visit } from '../../publication/publication.ts';
import type { Account } from '../account.ts';
import { profileWords } from '../profile-words.ts';
import { AccountPage } from './AccountPage.tsx';

export type OwnDataPageProps = { visit: Visit; account: Account; isTooOften?: boolean };

/** Taking one's data along, and the way to leaving. */
export const OwnDataPage = ({ visit, account, isTooOften = false }: OwnDataPageProps): JSX.Element => {
  const words = wordsFor(profileWords, visit.edition.language);
  return (
    <AccountPage
      visit={visit}
      account={account}
      current="/me/data"
      title={words.dataTitle}
      standfirst={words.dataAbout}
    >
      {isTooOften ? (
        <Notice tone="alarm">
          <p>{words.tooOften}</p>
        </Notice>
      ) : null}
      <div class="account-text">
        <p>{words.dataHolds}</p>
        <p>{words.dataForms}</p>
      </div>
      <form method="post" action={visit.link('/me/data/download')}>
        <Button>{words.download}</Button>
      </form>
      <section class="account-part" aria-labelledby="leave">
        <h2 id="leave">{words.leave}</h2>
        <p>{words.leaveAbout}</p>
        <p>
          <a class="button button-quiet" href={visit.link('/me/delete')}>
            {words.leave}
          </a>
        </p>
      </section>
    </AccountPage>
  );
};
