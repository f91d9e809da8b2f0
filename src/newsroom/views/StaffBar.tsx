import type { JSX } from 'preact';
import type { Account } from '../../rooms/accounts/accounts.ts';

const pages = [
  ['stories', '/newsroom/stories', 'Stories'],
  ['live', '/newsroom/live', 'Live'],
  ['media', '/newsroom/media', 'Media'],
  ['podcasts', '/newsroom/podcasts', 'Podcasts'],
  ['fronts', '/newsroom/fronts', 'Front pages'],
  ['letters', '/newsroom/letters', 'Letters'],
  ['audience', '/newsroom/audience', 'Audience'],
  ['discussion', '/newsroom/discussion', 'Discussion'],
  ['settings', '/newsroom/settings', 'Settings'],
  ['discussion-settings', '/newsroom/discussion/settings', 'Discussion settings'],
  ['sign-in-settings', '/newsroom/sign-in', 'Signing in'],
] as const;

/** The newsroom's pages, and what one works as here; signing out is in the menu above. */
export const StaffBar = ({ account, here }: { account: Account; here: (typeof pages)[number][0] }): JSX.Element => (
  <div class="staff-bar">
    <nav aria-label="Newsroom">
      <ul class="link-row">
        {pages.map(([key, href, name]) => (
          <li key={key}>
            <a href={href} aria-current={key === here ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
    <span class="staff-who">{account.role}</span>
  </div>
);
