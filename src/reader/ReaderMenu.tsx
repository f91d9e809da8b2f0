import { renderToString } from 'preact-render-to-string';
import type { JSX } from 'preact';
import { formatNumber, wordsFor } from '../common/words.ts';
import type { Account, SlotKeeper } from '../rooms/accounts/accounts.ts';
import { isStaff } from '../rooms/accounts/accounts.ts';
import { unreadCount } from '../rooms/notifications/notifications.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import { Icon } from '../ui/parts/Icon.tsx';
import { readerMenuWords, type ReaderMenuWords } from './reader-menu-words.ts';

type Known = { unread: number };

const SignInLink = ({ visit, words }: { visit: Visit; words: ReaderMenuWords }): JSX.Element => (
  <li>
    <a href={`${visit.link('/sign-in')}?return=${encodeURIComponent(visit.link(visit.path))}`} rel="nofollow">
      {visit.textOnly ? null : <Icon name="person" />}
      {words.signIn}
    </a>
  </li>
);

/** The same for the text-only edition: links in a row. */
const PlainMenu = ({
  visit,
  account,
  words,
}: {
  visit: Visit;
  account: Account;
  words: ReaderMenuWords;
}): JSX.Element => (
  <>
    <li>
      <a href={visit.link('/me')}>
        <bdi>{account.name}</bdi>
      </a>
    </li>
    <li>
      <a href={visit.link('/saved')}>{words.saved}</a>
    </li>
    <li>
      <a href={visit.link('/me/notifications')}>{words.notifications}</a>
    </li>
  </>
);

const OwnMenu = ({
  visit,
  account,
  unread,
  words,
}: {
  visit: Visit;
  account: Account;
  unread: number;
  words: ReaderMenuWords;
}): JSX.Element => (
  <>
    <li>
      <a href={visit.link('/me/notifications')} class={unread > 0 ? 'bell has-news' : 'bell'}>
        <Icon name="bell" />
        <span class="unseen">{words.notifications}</span>
        <span class="bell-count" data-bell>
          {unread > 0 ? formatNumber(visit.edition.language, Math.min(unread, 99)) : ''}
        </span>
      </a>
    </li>
    <li>
      <details class="reader-menu" name="masthead">
        <summary>
          <Icon name="person" />
          <bdi class="reader-name">{account.name}</bdi>
          <Icon name="down" />
        </summary>
        <ul class="edition-list">
          <li>
            <a href={visit.link('/me')}>{words.profile}</a>
          </li>
          <li>
            <a href={visit.link('/saved')}>{words.saved}</a>
          </li>
          <li>
            <a href={visit.link('/for-you')}>{words.forYou}</a>
          </li>
          <li>
            <a href={visit.link('/me/comments')}>{words.comments}</a>
          </li>
          {isStaff(account.role) ? (
            <li>
              <a href="/newsroom">{words.newsroom}</a>
            </li>
          ) : null}
          <li>
            <form method="post" action="/sign-out">
              <button class="link-button" type="submit">
                {words.signOut}
              </button>
            </form>
          </li>
        </ul>
      </details>
    </li>
  </>
);

/** The reader's corner of the masthead: signing in, or their own menu with what is new. */
export const readerMenuSlots: SlotKeeper<Known> = {
  kinds: ['reader-menu'],
  keys: () => ['reader-menu'],
  keyOf: () => 'reader-menu',
  know: async (world, account) => ({ unread: await unreadCount(world, account.id) }),
  fill: (_slot, { visit, account, known }) => {
    const words = wordsFor(readerMenuWords, visit.edition.language);
    if (account && visit.textOnly) return renderToString(<PlainMenu visit={visit} account={account} words={words} />);
    return renderToString(
      account ? (
        <OwnMenu visit={visit} account={account} unread={known?.unread ?? 0} words={words} />
      ) : (
        <SignInLink visit={visit} words={words} />
      ),
    );
  },
};
