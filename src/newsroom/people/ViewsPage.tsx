import type { JSX } from 'preact';
import type { SavedView } from '../../rooms/moderation/moderation.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import { Notice } from '../../ui/parts/Notice.tsx';

type ViewsProps = { views: readonly SavedView[]; visit: Visit; mayRemoveShared: boolean; fault: string | undefined };

/** One’s own views and those of colleagues. */
export const ViewsPage = ({ views, visit, mayRemoveShared, fault }: ViewsProps): JSX.Element => (
  <>
    {fault ? <Notice tone="alarm">{fault}</Notice> : null}
    <p>
      A view is a queue or a search with its filters, under a name. Save one where you have narrowed a list; the same
      name takes the new filters.
    </p>
    {views.length === 0 ? <p>There are none yet.</p> : null}
    <ul class="card-list">
      {views.map((view) => (
        <li key={view.id} class="view-line">
          <span>
            <a href={visit.link(view.href)}>
              <bdi>{view.name}</bdi>
            </a>
            {view.isShared ? ' · shared' : ''}
            {view.isOwn ? null : (
              <>
                {' '}
                by <bdi>{view.by}</bdi>
              </>
            )}
          </span>
          {view.isOwn || mayRemoveShared ? (
            <form method="post" action={visit.link(`/newsroom/discussion/views/${view.id}/remove`)}>
              <button type="submit" class="button button-quiet">
                Remove <span class="unseen">{view.name}</span>
              </button>
            </form>
          ) : null}
        </li>
      ))}
    </ul>
  </>
);
