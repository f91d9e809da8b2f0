import type { JSX } from 'preact';
import { wordsFor } from '../../../common/words.ts';
import { Notice } from '../../../ui/parts/Notice.tsx';
import { PageHead } from '../../../ui/parts/PageHead.tsx';
import type { Visit } from '../../publication/publication.ts';
import type { Account } from '../account.ts';
import type { Farewell } from '../own-data.ts';
import { profileWords, type ProfileWords } from '../profile-words.ts';
import { AccountPage } from './AccountPage.tsx';

export type DeletionFault = 'no-choice' | 'last-publisher';

export type ProfileDeletionProps = {
  visit: Visit;
  account: Account;
  chosen: Farewell['comments'] | undefined;
  fault?: DeletionFault;
};

const CommentsChoice = ({
  words,
  chosen,
  fault,
}: Pick<ProfileDeletionProps, 'chosen' | 'fault'> & { words: ProfileWords }): JSX.Element => (
  <fieldset class="field choices" aria-describedby={fault === 'no-choice' ? 'comments-fault' : undefined}>
    <legend>{words.comments}</legend>
    {(['remove', 'keep'] as const).map((value) => (
      <label key={value} class="choice">
        <input
          type="radio"
          name="comments"
          value={value}
          required
          checked={value === chosen}
          id={value === 'remove' ? 'field-comments' : undefined}
        />
        <span>{value === 'remove' ? words.commentsRemove : words.commentsKeep}</span>
      </label>
    ))}
    {fault === 'no-choice' ? (
      <p class="field-fault" id="comments-fault" role="alert">
        {words.chooseComments}
      </p>
    ) : null}
  </fieldset>
);

const WhatGoes = ({ visit, words }: { visit: Visit; words: ProfileWords }): JSX.Element => (
  <div class="account-text">
    <p>{words.leaveGone}</p>
    <ul>
      {words.leaveList.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
    <p>{words.leaveStays}</p>
    <p>
      <a href={visit.link('/me/data')}>{words.leaveDataFirst}</a>
    </p>
  </div>
);

/** What leaving means, and the last question. */
export const ProfileDeletion = ({ visit, account, chosen, fault }: ProfileDeletionProps): JSX.Element => {
  const words = wordsFor(profileWords, visit.edition.language);
  return (
    <AccountPage
      visit={visit}
      account={account}
      current="/me/data"
      title={words.leaveTitle}
      standfirst={words.leaveLead}
    >
      {fault === 'last-publisher' ? (
        <Notice tone="alarm">
          <p>{words.lastPublisher}</p>
        </Notice>
      ) : null}
      <WhatGoes visit={visit} words={words} />
      <form class="form" method="post" action={visit.link('/me/delete')}>
        <CommentsChoice words={words} chosen={chosen} fault={fault} />
        <div class="account-actions">
          <button class="button button-grave" type="submit">
            {words.leaveNow}
          </button>
          <a class="button button-quiet" href={visit.link('/me')}>
            {words.keepAccount}
          </a>
        </div>
      </form>
    </AccountPage>
  );
};

/** Said to whoever has left. */
export const ProfileDeleted = ({ visit }: { visit: Visit }): JSX.Element => {
  const words = wordsFor(profileWords, visit.edition.language);
  return (
    <div class="page">
      <PageHead title={words.leftTitle} standfirst={words.leftText}>
        <p class="link-row">
          <a href={visit.link('/')}>{words.toFront}</a>
        </p>
      </PageHead>
    </div>
  );
};
