import type { FunctionComponent, HTMLAttributes, JSX } from 'preact';
import { Notice } from '../../../ui/parts/Notice.tsx';
import { Pager } from '../../../ui/parts/Pager.tsx';
import { AccountPage, type Account } from '../../accounts/accounts.ts';
import type { Visit } from '../../publication/publication.ts';
import type { Described } from '../describe.ts';
import type { Choices } from '../notification.ts';
import type { NotificationWords } from '../notification-words.ts';
import type { NotificationPlace } from '../notifications.store.ts';
import { placeText } from '../read-notifications.ts';
import { ChoicesForm } from './ChoicesForm.tsx';
import { NotificationItem } from './NotificationItem.tsx';

export type NotificationsProps = {
  account: Account;
  visit: Visit;
  words: NotificationWords;
  items: readonly Described[];
  older: NotificationPlace | undefined;
  isFirst: boolean;
  choices: Choices;
  isSaved: boolean;
  pushKey: string;
};

/** Says that the list has been looked at; the island of the same name does it by itself. */
const ReadMark = 'read-mark' as unknown as FunctionComponent<HTMLAttributes<HTMLElement>>;

const MarkAll = ({ items, visit, words }: NotificationsProps): JSX.Element | null => {
  const [newest] = items;
  if (!newest || items.every(({ isRead }) => isRead)) return null;
  return (
    <ReadMark>
      <form method="post" action={visit.link('/me/notifications/read')}>
        <input type="hidden" name="until" value={newest.at} />
        <button class="link-button" type="submit">
          {words.markAll}
        </button>
      </form>
    </ReadMark>
  );
};

/** What a reader has been told, and how they want to be told. */
export const NotificationsPage = (props: NotificationsProps): JSX.Element => {
  const { account, visit, words, items, older, isFirst } = props;
  const href = visit.link('/me/notifications');
  return (
    <AccountPage
      visit={visit}
      account={account}
      current="/me/notifications"
      title={words.title}
      standfirst={words.standfirst}
    >
      <MarkAll {...props} />
      {items.length === 0 ? (
        <Notice title={words.empty}>
          <p>{words.emptyText}</p>
        </Notice>
      ) : (
        <ol class="notification-list">
          {items.map((one) => (
            <NotificationItem notice={one} visit={visit} words={words} />
          ))}
        </ol>
      )}
      <Pager
        label={words.pages}
        newer={isFirst ? undefined : { href, text: words.newest }}
        older={older && { href: `${href}?before=${placeText(older)}`, text: words.older }}
      />
      <ChoicesForm {...props} />
    </AccountPage>
  );
};
