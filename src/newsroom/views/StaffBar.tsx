import type { JSX } from 'preact';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { Button } from '../../ui/parts/Button.tsx';

const pages = [
  ['stories', '/newsroom/stories', 'Stories'],
  ['media', '/newsroom/media', 'Media'],
  ['fronts', '/newsroom/fronts', 'Front pages'],
  ['discussion', '/newsroom/discussion', 'Discussion'],
  ['settings', '/newsroom/settings', 'Settings'],
  ['discussion-settings', '/newsroom/discussion/settings', 'Discussion settings'],
  ['sign-in-settings', '/newsroom/sign-in', 'Signing in'],
] as const;

/** The newsroom's pages, and who is signed in. */
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
    <form method="post" action="/sign-out">
      <span>
        {account.name}, {account.role}
      </span>
      <Button tone="quiet">Sign out</Button>
    </form>
  </div>
);
