import type { ComponentChildren, JSX } from 'preact';
import { mayStory } from '../../../rooms/articles/articles.ts';
import type { Account } from '../../../rooms/accounts/accounts.ts';
import type { Visit } from '../../../rooms/publication/publication.ts';
import { StaffBar } from '../../views/StaffBar.tsx';

const pages = [
  ['list', '/newsroom/stories', 'List'],
  ['board', '/newsroom/stories?view=board', 'Board'],
  ['calendar', '/newsroom/stories/calendar', 'Calendar'],
  ['templates', '/newsroom/stories/templates', 'Templates'],
] as const;

export type StoriesPlace = (typeof pages)[number][0];

type FrameProps = {
  account: Account;
  visit: Visit;
  here: StoriesPlace | undefined;
  children: ComponentChildren;
  /** Addresses of list and board that keep what they are narrowed to. */
  hrefs?: Partial<Record<StoriesPlace, string>> | undefined;
};

/** What every page of the desk of stories has at its head. */
export const StoriesFrame = ({ account, visit, here, hrefs = {}, children }: FrameProps): JSX.Element => (
  <div class="page staff">
    <StaffBar account={account} here="stories" />
    <div class="stories-bar">
      <nav aria-label="Desk of stories">
        <ul class="link-row">
          {pages.map(([key, href, name]) => (
            <li key={key}>
              <a href={visit.link(hrefs[key] ?? href)} aria-current={key === here ? 'page' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {mayStory(account, 'create-story') ? (
        <a class="button" href={visit.link('/newsroom/stories/new')}>
          New story
        </a>
      ) : null}
    </div>
    {children}
  </div>
);
