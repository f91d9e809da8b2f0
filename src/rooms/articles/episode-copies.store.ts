/**
 * An episode of a podcast is a story of kind `episode` and a row that says what it is as part of a show. Lists of episodes are read from
 * that row alone, so it holds copies of the story's headline, state and time; they are kept true here, by whoever changes a story.
 */
import { sql } from 'kysely';
import type { Db } from '../../storage/storage.ts';
import type { Tx } from '../../world.ts';

const showsOfStories = (db: Db, articleIds: readonly string[]): Promise<{ id: string; edition: string }[]> =>
  db
    .selectFrom('episode')
    .innerJoin('show', 'show.id', 'episode.show_id')
    .select(['show.id', 'show.edition'])
    .distinct()
    .where('episode.article_id', 'in', articleIds)
    .execute();

/** What lists episodes is drawn anew. */
const tellShows = async (tx: Tx, shows: readonly { id: string; edition: string }[]): Promise<void> =>
  tx.changed(...shows.flatMap(({ id, edition }) => [`show:${id}`, `podcasts:${edition}`]));

/** The shows whose feeds have one of these stories among their episodes. */
const showsInFeeds = async (db: Db, articleIds: readonly string[]): Promise<string[]> => {
  const rows = await db
    .selectFrom('episode')
    .select('show_id')
    .distinct()
    .where('article_id', 'in', articleIds)
    .where('published_at', 'is not', null)
    .execute();
  return rows.map(({ show_id: id }) => id);
};

/** Hubs are told of feeds that have changed; once for all that changed since they were told last. */
const pingFeeds = async (tx: Tx, showIds: ReadonlySet<string>): Promise<void> => {
  for (const showId of showIds) {
    const waiting = await tx.db
      .selectFrom('job')
      .select('id')
      .where('kind', '=', 'podcast-ping')
      .where('state', '=', 'waiting')
      .where('payload', '=', JSON.stringify({ showId }))
      .executeTakeFirst();
    if (!waiting) await tx.later('podcast-ping', { showId });
  }
};

/**
 * Follows stories that were saved, published, taken back or thrown away, in the transaction that did it. A story that is an episode
 * no longer stands in no list of episodes.
 */
export const followEpisodes = async (tx: Tx, articleIds: readonly string[]): Promise<void> => {
  if (articleIds.length === 0) return;
  const shows = await showsOfStories(tx.db, articleIds);
  if (shows.length === 0) return;
  const before = await showsInFeeds(tx.db, articleIds);
  await tx.db
    .updateTable('episode')
    .from('article')
    .set({
      title: (eb) => eb.ref('article.headline'),
      status: (eb) => eb.ref('article.status'),
      published_at: sql<number | null>`case when article.kind = 'episode' then article.listed_at end`,
    })
    .whereRef('article.id', '=', 'episode.article_id')
    .where('episode.article_id', 'in', articleIds)
    .execute();
  await tellShows(tx, shows);
  await pingFeeds(tx, new Set([...before, ...(await showsInFeeds(tx.db, articleIds))]));
};

/** The same for a single story; `kinds` are what it was and what it is: only episodes cost a question. */
export const followEpisode = async (
  tx: Tx,
  articleId: string,
  kinds: readonly (string | undefined)[],
): Promise<void> => {
  if (kinds.includes('episode')) await followEpisodes(tx, [articleId]);
};

/** Takes away what a story was as part of a show, before the story itself is deleted for good. */
export const dropEpisode = async (tx: Tx, articleId: string): Promise<string | undefined> => {
  const shows = await showsOfStories(tx.db, [articleId]);
  if (shows.length === 0) return undefined;
  await tellShows(tx, shows);
  const gone = await tx.db.selectFrom('episode').select('id').where('article_id', '=', articleId).executeTakeFirst();
  await tx.db.deleteFrom('episode').where('article_id', '=', articleId).execute();
  return gone?.id;
};

/** Where the show of an episode stands: its edition and the end of its address. */
export const showPlaceOf = (db: Db, articleId: string): Promise<{ edition: string; slug: string } | undefined> =>
  db
    .selectFrom('episode')
    .innerJoin('show', 'show.id', 'episode.show_id')
    .select(['show.edition', 'show.slug'])
    .where('episode.article_id', '=', articleId)
    .executeTakeFirst();
