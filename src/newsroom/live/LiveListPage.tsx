import type { JSX } from 'preact';
import { formatDateTime, type Place } from '../../common/dates.ts';
import type { LiveBlogOnDesk } from '../../rooms/articles/articles.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import { Badge } from '../../ui/parts/Kicker.tsx';
import { entriesPath } from './live-pages.tsx';

type Props = { blogs: readonly LiveBlogOnDesk[]; visit: Visit; place: Place };

const stateOf = (blog: LiveBlogOnDesk, place: Place): string => {
  if (blog.isEnded) return blog.endedAt === undefined ? 'Ended' : `Ended ${formatDateTime(blog.endedAt, place)}`;
  if (!blog.isPublic) return 'Not public yet';
  return blog.lastEntryAt === undefined ? 'No entries yet' : `Last entry ${formatDateTime(blog.lastEntryAt, place)}`;
};

const Blog = ({ blog, visit, place }: { blog: LiveBlogOnDesk } & Omit<Props, 'blogs'>): JSX.Element => (
  <li class={blog.isEnded ? 'live-blog live-blog-ended' : 'live-blog'}>
    <a href={visit.link(entriesPath(blog.id))}>
      <span class="live-blog-name" dir="auto">
        {blog.headline || 'Without a headline'}
      </span>
      <span class="live-blog-state">
        {blog.isPublic && !blog.isEnded ? <Badge tone="live">Live</Badge> : null} {stateOf(blog, place)}
        {visit.publication.editions.length > 1
          ? ` · ${visit.publication.editionByCode(blog.edition)?.name ?? blog.edition}`
          : ''}
      </span>
    </a>
  </li>
);

/** The live blogs there are, big enough for a thumb: one tap, and one writes. */
export const LiveListPage = ({ blogs, visit, place }: Props): JSX.Element => {
  const open = blogs.filter(({ isEnded }) => !isEnded);
  const ended = blogs.filter(({ isEnded }) => isEnded);
  return (
    <>
      {open.length === 0 ? <p>No live blog is running.</p> : null}
      <ul class="live-blogs">
        {open.map((blog) => (
          <Blog blog={blog} visit={visit} place={place} />
        ))}
      </ul>
      <p>
        <a class="button button-quiet" href={visit.link('/newsroom/stories/new?kind=liveblog')}>
          Begin a live blog
        </a>
      </p>
      {ended.length > 0 ? (
        <details>
          <summary>Ended</summary>
          <ul class="live-blogs">
            {ended.map((blog) => (
              <Blog blog={blog} visit={visit} place={place} />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
};
