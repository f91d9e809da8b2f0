import type { JSX } from 'preact';
import { formatDate, formatDateTime } from '../../../common/dates.ts';
import { wordsFor } from '../../../common/words.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import type { Visit } from '../../publication/publication.ts';
import type { Account } from '../account.ts';
import { profileWords, type ProfileWords } from '../profile-words.ts';
import type { Session } from '../sessions.ts';
import { AccountPage } from './AccountPage.tsx';
import { KeepTokens } from './KeepTokens.tsx';
import { SavedNotice } from './Profile.tsx';

export type OwnSession = Pick<Session, 'id' | 'createdAt' | 'seenAt' | 'device' | 'method'> & { isThis: boolean };

export type SessionsProps = {
  visit: Visit;
  account: Account;
  sessions: readonly OwnSession[];
  done: 'one' | 'others' | undefined;
  /** Programs act for them. */
  hasTokens: boolean;
};

const SessionRow = ({ visit, session }: { visit: Visit; session: OwnSession }): JSX.Element => {
  const { language } = visit.edition;
  const words = wordsFor(profileWords, language);
  const place = { language, timeZone: visit.publication.settings.timeZone };
  const device = session.device || words.unknownDevice;
  return (
    <li class="device">
      <div>
        <p class="device-name">
          <bdi>{device}</bdi>
          {session.isThis ? <strong class="device-this">{words.thisDevice}</strong> : null}
        </p>
        <p class="device-when">{words.signedIn(formatDate(session.createdAt, place), words.methods[session.method])}</p>
        {session.isThis ? null : <p class="device-when">{words.lastSeen(formatDateTime(session.seenAt, place))}</p>}
      </div>
      {session.isThis ? null : (
        <form method="post" action={visit.link(`/me/sessions/${encodeURIComponent(session.id)}/end`)}>
          <button class="button button-quiet" type="submit" aria-label={words.signOutOf(device)}>
            {words.signOut}
          </button>
        </form>
      )}
    </li>
  );
};

const doneWords = (words: ProfileWords, done: SessionsProps['done']): string | undefined =>
  done && { one: words.oneEnded, others: words.othersEnded }[done];

/** Everywhere somebody is signed in. */
export const Sessions = ({ visit, account, sessions, done, hasTokens }: SessionsProps): JSX.Element => {
  const words = wordsFor(profileWords, visit.edition.language);
  const message = doneWords(words, done);
  return (
    <AccountPage
      visit={visit}
      account={account}
      current="/me/sessions"
      title={words.sessionsTitle}
      standfirst={words.sessionsAbout}
    >
      {message ? <SavedNotice>{message}</SavedNotice> : null}
      <ul class="devices">
        {sessions.map((session) => (
          <SessionRow key={session.id} visit={visit} session={session} />
        ))}
      </ul>
      {sessions.length > 1 || hasTokens ? (
        <form class="form" method="post" action={visit.link('/me/sessions/end-others')}>
          <KeepTokens language={visit.edition.language} hasTokens={hasTokens} />
          <Button>{words.endOthers}</Button>
        </form>
      ) : null}
      {sessions.length > 1 ? null : <p>{words.onlyThis}</p>}
    </AccountPage>
  );
};
