import type { JSX } from 'preact';
import { plural, wordsFor } from '../../common/words.ts';
import type { World } from '../../world.ts';
import { articlesByIds, type ArticleSummary } from '../articles/articles.ts';
import type { Visit } from '../publication/publication.ts';
import { notificationWords } from './notification-words.ts';
import { newestOfKind } from './notifications.store.ts';

/** A followed discussion in which something was said lately. */
export type NewsOfThread = { story: ArticleSummary; count: number; commentId: string; isRead: boolean };

const shown = 5;
const week = 7 * 86_400_000;

/** The followed discussions with new comments, the latest first. */
export const discussionNews = async (world: World, accountId: string): Promise<NewsOfThread[]> => {
  const since = world.now() - week;
  const rows = await newestOfKind(world.db, { accountId, kind: 'thread', since, limit: shown });
  const stories = await articlesByIds(
    world,
    rows.map(({ subject_id: id }) => id),
  );
  const byId = new Map(stories.map((story) => [story.id, story]));
  return rows.flatMap((row) => {
    const story = byId.get(row.subject_id);
    return story ? [{ story, count: row.count, commentId: row.about_id, isRead: row.read_at !== null }] : [];
  });
};

/** Where the talk goes on, above the stories. */
export const DiscussionNews = ({
  news,
  visit,
  title,
}: {
  news: readonly NewsOfThread[];
  visit: Visit;
  title: string;
}): JSX.Element => {
  const { language } = visit.edition;
  const words = wordsFor(notificationWords, language);
  return (
    <section class="thread-news" aria-labelledby="thread-news">
      <h2 class="block-title" id="thread-news">
        {title}
      </h2>
      <ul class="thread-news-list">
        {news.map(({ story, count, commentId }) => (
          <li>
            <a href={`${visit.stay(story.path)}?comment=${commentId}#comment-${commentId}`}>{story.headline}</a>
            <span class="meta">{` ${plural(language, count, words.newComments)}`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
