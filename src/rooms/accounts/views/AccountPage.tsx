import type { ComponentChildren, JSX } from 'preact';
import { wordsFor } from '../../../common/words.ts';
import type { Head, Visit } from '../../publication/publication.ts';
import type { Account } from '../account.ts';
import { profileWords, type ProfileWords } from '../profile-words.ts';
import { Portrait } from './Portrait.tsx';

/** Which page of one's account. */
export type AccountPlace = keyof ProfileWords['nav'];

export type AccountPageProps = {
  visit: Visit;
  account: Account;
  /** Undefined where the page stands in no place of the menu. */
  current: AccountPlace | undefined;
  title: string;
  /** A sentence or two under the title. */
  standfirst?: ComponentChildren;
  children: ComponentChildren;
};

/** The head of such a page: its styles, and nothing for search engines. */
export const accountHead = (title: string, more: Partial<Head> = {}): Head => ({
  ...more,
  title,
  kind: 'account',
  styles: ['profile.css', ...(more.styles ?? [])],
});

const Menu = ({ visit, account, current }: Pick<AccountPageProps, 'visit' | 'account' | 'current'>): JSX.Element => {
  const words = wordsFor(profileWords, visit.edition.language);
  const places = Object.entries(words.nav) as [AccountPlace, string][];
  return (
    <nav class="account-menu" aria-label={words.account}>
      <p class="account-who">
        {visit.textOnly ? null : <Portrait id={account.id} name={account.name} picture={account.picture} />}
        <bdi>{account.name}</bdi>
      </p>
      <ul class="account-places">
        {places.map(([path, label]) => (
          <li key={path}>
            <a href={visit.link(path)} aria-current={path === current ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

/** A page of one's own account: the menu beside it (above it on a phone), a title, and what is on it. */
export const AccountPage = ({
  visit,
  account,
  current,
  title,
  standfirst,
  children,
}: AccountPageProps): JSX.Element => (
  <div class="page account">
    <Menu visit={visit} account={account} current={current} />
    <div class="account-body">
      <header class="account-head">
        <h1>{title}</h1>
        {standfirst ? <p class="account-standfirst">{standfirst}</p> : null}
      </header>
      {children}
    </div>
  </div>
);
