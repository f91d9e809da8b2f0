import { renderToString } from 'preact-render-to-string';
import type { FunctionComponent, HTMLAttributes, JSX } from 'preact';
import { plural, wordsFor } from '../common/words.ts';
import { asset } from '../delivery/assets.ts';
import type { Account, SlotKeeper } from '../rooms/accounts/accounts.ts';
import { isStaff } from '../rooms/accounts/accounts.ts';
import { shownCount, unreadCount } from '../rooms/notifications/notifications.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import { Icon } from '../ui/parts/Icon.tsx';
import { readerMenuWords, type ReaderMenuWords } from './reader-menu-words.ts';

type Known = { unread: number };
type MenuProps = { visit: Visit; account: Account; unread: number; words: ReaderMenuWords };

const SignInLink = ({ visit, words }: { visit: Visit; words: ReaderMenuWords }): JSX.Element => (
  <li>
    <a href={`${visit.link('/sign-in')}?return=${encodeURIComponent(visit.link(visit.path))}`} rel="nofollow">
      {visit.textOnly ? null : <Icon name="person" />}
      {words.signIn}
    </a>
  </li>
);

/** The same for the text-only edition: links in a row. */
const PlainMenu = ({ visit, account, unread, words }: MenuProps): JSX.Element => (
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
      <a href={visit.link('/me/notifications')}>
        {unread > 0 ? plural(visit.edition.language, unread, words.unread) : words.notifications}
      </a>
    </li>
  </>
);

/** What is new, and the way to it; the island of the same name keeps the number fresh. */
const ReaderBell = 'reader-bell' as unknown as FunctionComponent<HTMLAttributes<HTMLElement>>;

const Bell = ({ visit, unread, words }: { visit: Visit; unread: number; words: ReaderMenuWords }): JSX.Element => (
  <li>
    <ReaderBell data-count={visit.link('/me/notifications/count')}>
      <a href={visit.link('/me/notifications')} class={unread > 0 ? 'bell has-news' : 'bell'}>
        <Icon name="bell" />
        <span class="unseen">
          {unread > 0 ? plural(visit.edition.language, unread, words.unread) : words.notifications}
        </span>
        <span class="bell-count" aria-hidden="true">
          {shownCount(unread, visit.edition.language)}
        </span>
      </a>
    </ReaderBell>
  </li>
);

/** The scripts for those who are signed in; strangers load none of them. */
const Islands = (): JSX.Element => (
  <>
    <script type="module" src={asset('marks.js')} />
    <script type="module" src={asset('bell.js')} />
  </>
);

const Places = ({ visit, account, words }: Omit<MenuProps, 'unread'>): JSX.Element => {
  const places = [
    ['/me', words.profile],
    ['/saved', words.saved],
    ['/for-you', words.forYou],
    ['/following', words.following],
    ['/me/comments', words.comments],
  ] as const;
  return (
    <ul class="edition-list reader-places">
      {places.map(([path, text]) => (
        <li>
          <a href={visit.link(path)}>{text}</a>
        </li>
      ))}
      {isStaff(account.role) ? (
        <li>
          <a href="/newsroom">{words.newsroom}</a>
        </li>
      ) : null}
      <li>
        <form method="post" action="/sign-out">
          <button type="submit">{words.signOut}</button>
        </form>
      </li>
    </ul>
  );
};

const OwnMenu = ({ visit, account, unread, words }: MenuProps): JSX.Element => (
  <>
    <Bell visit={visit} unread={unread} words={words} />
    <li>
      <details class="reader-menu edition-switch" name="masthead">
        <summary>
          <Icon name="person" />
          <bdi class="reader-name">{account.name}</bdi>
          <Icon name="down" />
        </summary>
        <Places visit={visit} account={account} words={words} />
      </details>
      <Islands />
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
    if (!account) return renderToString(<SignInLink visit={visit} words={words} />);
    const Menu = visit.textOnly ? PlainMenu : OwnMenu;
    return renderToString(<Menu visit={visit} account={account} unread={known?.unread ?? 0} words={words} />);
  },
};
