import type { JSX } from 'preact';
import { wordsFor } from '../../../common/words.ts';
import type { Account } from '../../accounts/accounts.ts';
import type { Visit } from '../../publication/publication.ts';
import { linkOfFinding, wordsOfFinding } from '../checks/check-words.ts';
import { suspensionOf } from '../checks/suspended-reader.ts';
import { noticeWords } from './notice-words.ts';

type Limited = Pick<Account, 'warningId' | 'suspendedUntil' | 'suspendedWhy'>;

/** Above the form, before anybody types in vain: that there is a warning to be read, or until when they may not write. */
export const OwnLimits = ({
  account,
  visit,
  now,
}: {
  account: Limited;
  visit: Visit;
  now: number;
}): JSX.Element | null => {
  const { language } = visit.edition;
  const words = wordsFor(noticeWords, language);
  const suspension = suspensionOf(account, now);
  if (suspension)
    return (
      <p class="own-waiting">
        {wordsOfFinding(suspension, language, visit.publication.settings.timeZone)}{' '}
        <a href={visit.link('/me/notices')}>{linkOfFinding(suspension, language)?.label}</a>
      </p>
    );
  return account.warningId === undefined ? null : (
    <p class="own-waiting">
      {words.unread} <a href={visit.link(`/me/notices/${account.warningId}`)}>{words.toNotice}</a>
    </p>
  );
};
