import type { Db } from '../../../storage/storage.ts';

/**
 * When anything in these shows last changed: their words, or a story that is an episode, whatever its state. One that is taken back is
 * among them: its feed has changed, though nothing in it is new.
 */
export const lastChangeOfShows = async (db: Db, showIds: readonly string[]): Promise<number> => {
  if (showIds.length === 0) return 0;
  const shows = await db
    .selectFrom('show')
    .select(({ fn }) => fn.max('changed_at').as('last'))
    .where('id', 'in', showIds)
    .executeTakeFirst();
  const episodes = await db
    .selectFrom('episode')
    .leftJoin('article', 'article.id', 'episode.article_id')
    .select(({ fn }) => [fn.max('episode.changed_at').as('said'), fn.max('article.modified_at').as('written')])
    .where('episode.show_id', 'in', showIds)
    .executeTakeFirst();
  return Math.max(shows?.last ?? 0, episodes?.said ?? 0, episodes?.written ?? 0);
};
