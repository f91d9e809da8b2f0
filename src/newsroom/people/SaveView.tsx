import type { JSX } from 'preact';
import type { SavedView } from '../../rooms/moderation/moderation.ts';
import type { Visit } from '../../rooms/publication/publication.ts';

type SaveProps = {
  visit: Visit;
  /** The query string that is kept. */
  query: string;
  /** Where the form leads back to. */
  back: string;
};

/** Keeps the filters of a list or search under a name. */
export const SaveView = ({ visit, query, back }: SaveProps): JSX.Element => (
  <details class="save-view">
    <summary>Save this view</summary>
    <form class="view-form" method="post" action={visit.link('/newsroom/discussion/views')}>
      <input type="hidden" name="query" value={query} />
      <input type="hidden" name="back" value={back} />
      <label>
        Name
        <input class="input" name="name" required maxlength={60} dir="auto" autocomplete="off" />
      </label>
      <label class="choice">
        <input type="checkbox" name="shared" value="1" />
        <span>Share it with all moderators</span>
      </label>
      <button type="submit" class="button button-quiet">
        Save
      </button>
    </form>
  </details>
);

/** Views that were kept, as links. */
export const ViewLinks = ({ views, visit }: { views: readonly SavedView[]; visit: Visit }): JSX.Element | null =>
  views.length === 0 ? null : (
    <nav aria-label="Saved views">
      <ul class="link-row view-links">
        {views.map(({ id, name, href, isOwn, by }) => (
          <li key={id}>
            <a href={visit.link(href)}>
              <bdi>{name}</bdi>
            </a>
            {isOwn ? null : (
              <span class="meta">
                {' '}
                <bdi>{by}</bdi>
              </span>
            )}
          </li>
        ))}
        <li>
          <a href={visit.link('/newsroom/discussion/views')}>Manage views</a>
        </li>
      </ul>
    </nav>
  );
