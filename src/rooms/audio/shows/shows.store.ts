import type { Insertable, Selectable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';

export type ShowRow = Selectable<Tables['show']>;

/** A publication has a handful of shows; no more than these are listed. */
const mostShows = 500;

export const showRows = (db: Db): Promise<ShowRow[]> =>
  db.selectFrom('show').selectAll().orderBy('position').orderBy('id').limit(mostShows).execute();

export const showRow = (db: Db, id: string): Promise<ShowRow | undefined> =>
  db.selectFrom('show').selectAll().where('id', '=', id).executeTakeFirst();

export const isSlugTaken = async (db: Db, edition: string, slug: string): Promise<boolean> =>
  (await db
    .selectFrom('show')
    .select('id')
    .where('edition', '=', edition)
    .where('slug', '=', slug)
    .executeTakeFirst()) !== undefined;

export const showWithGuid = (db: Db, guid: string): Promise<{ id: string } | undefined> =>
  db.selectFrom('show').select('id').where('guid', '=', guid).executeTakeFirst();

export const insertShow = async (db: Db, row: Insertable<Tables['show']>): Promise<void> => {
  await db.insertInto('show').values(row).execute();
};

export const updateShow = async (
  db: Db,
  id: string,
  change: Partial<Omit<ShowRow, 'id' | 'created_at'>>,
): Promise<void> => {
  await db.updateTable('show').set(change).where('id', '=', id).execute();
};

export const deleteShow = async (db: Db, id: string): Promise<void> => {
  await db.deleteFrom('show').where('id', '=', id).execute();
};

export const lastPosition = async (db: Db, edition: string): Promise<number> => {
  const row = await db
    .selectFrom('show')
    .select(({ fn }) => fn.max('position').as('last'))
    .where('edition', '=', edition)
    .executeTakeFirst();
  return row?.last ?? -1;
};

/** How many episodes a show has, whatever their state. */
export const countEpisodes = async (db: Db, showId: string): Promise<number> => {
  const row = await db
    .selectFrom('episode')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('show_id', '=', showId)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
};

/** The stories that are episodes of a show, with their addresses. */
export const addressesOfEpisodes = (db: Db, showId: string): Promise<{ id: string; path: string }[]> =>
  db
    .selectFrom('episode')
    .innerJoin('article', 'article.id', 'episode.article_id')
    .select(['article.id', 'article.path'])
    .where('episode.show_id', '=', showId)
    .limit(20_000)
    .execute();
