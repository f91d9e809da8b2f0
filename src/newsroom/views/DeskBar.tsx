import type { JSX } from 'preact';
import type { Account } from '../../rooms/accounts/accounts.ts';

/** The pages of the moderation desk, in the order of the bar; each says its own line here. `needs`: for editors and publishers only. */
export const deskPages: readonly { key: string; href: string; name: string; needs?: 'chief' }[] = [
  { key: 'queues', href: '/newsroom/discussion', name: 'Queues' },
  { key: 'search', href: '/newsroom/discussion/search', name: 'Search' },
  { key: 'readers', href: '/newsroom/readers', name: 'Readers' },
  { key: 'appeals', href: '/newsroom/discussion/appeals', name: 'Appeals' },
  { key: 'words', href: '/newsroom/discussion/words', name: 'Words' },
  { key: 'rules', href: '/newsroom/discussion/rules', name: 'Rules' },
  { key: 'tonight', href: '/newsroom/discussion/tonight', name: 'Tonight' },
  { key: 'presets', href: '/newsroom/discussion/presets', name: 'Presets' },
  { key: 'domains', href: '/newsroom/discussion/domains', name: 'Mail domains' },
  { key: 'hand-over', href: '/newsroom/discussion/hand-over', name: 'Hand-over' },
  { key: 'precedents', href: '/newsroom/discussion/precedents', name: 'Precedents' },
  { key: 'report', href: '/newsroom/discussion/report', name: 'Report' },
  { key: 'kept', href: '/newsroom/discussion/kept', name: 'What is kept' },
  { key: 'duties', href: '/newsroom/discussion/duties', name: 'Duties', needs: 'chief' },
  { key: 'escalations', href: '/newsroom/discussion/escalations', name: 'Escalations', needs: 'chief' },
  { key: 'mails', href: '/newsroom/discussion/mails', name: 'Mails' },
  { key: 'signals', href: '/newsroom/signals', name: 'Webhooks', needs: 'chief' },
  { key: 'judges', href: '/newsroom/judges', name: 'Judges', needs: 'chief' },
];

type DeskBarProps = {
  /** The key of the page in `deskPages`. */
  here: string;
  /** How much lies there, by key: stands beside the name. */
  counts?: Readonly<Record<string, number>>;
  /** Who is signed in: pages that are not for them are left out. */
  account?: Account;
};

const isChief = (account: Account | undefined): boolean =>
  account === undefined || account.role === 'publisher' || account.role === 'editor';

/** The second row under the newsroom's bar: the pages moderators work in. */
export const DeskBar = ({ here, counts = {}, account }: DeskBarProps): JSX.Element => (
  <nav class="desk-bar" aria-label="Moderation">
    <ul class="link-row">
      {deskPages
        .filter(({ needs }) => needs === undefined || isChief(account))
        .map(({ key, href, name }) => (
          <li key={key}>
            <a href={href} aria-current={key === here ? 'page' : undefined}>
              {name}
              {(counts[key] ?? 0) > 0 ? ` (${counts[key]})` : ''}
            </a>
          </li>
        ))}
    </ul>
  </nav>
);
