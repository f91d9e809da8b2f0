import type { Insertable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';

export type KnownEpisode = {
  id: string;
  articleId: string;
  mediaId: string | undefined;
  status: string;
  revision: number;
};

/** The episodes of a show by their guids, some hundred at a time. */
export const episodesByGuid = async (
  db: Db,
  showId: string,
  guids: readonly string[],
): Promise<Map<string, KnownEpisode>> => {
  const found = new Map<string, KnownEpisode>();
  for (let i = 0; i < guids.length; i += 500) {
    const rows = await db
      .selectFrom('episode')
      .innerJoin('article', 'article.id', 'episode.article_id')
      .select([
        'episode.id',
        'episode.guid',
        'episode.article_id',
        'episode.media_id',
        'article.status',
        'article.revision',
      ])
      .where('episode.show_id', '=', showId)
      .where('episode.guid', 'in', guids.slice(i, i + 500))
      .execute();
    for (const row of rows)
      found.set(row.guid, {
        id: row.id,
        articleId: row.article_id ?? '',
        mediaId: row.media_id ?? undefined,
        status: row.status,
        revision: row.revision,
      });
  }
  return found;
};

export const isSoundOfShow = async (db: Db, showId: string, mediaId: string): Promise<boolean> =>
  (await db
    .selectFrom('episode')
    .select('id')
    .where('show_id', '=', showId)
    .where('media_id', '=', mediaId)
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** An episode's place in its show: made, or filled where it had no sound. */
export const putEpisode = async (db: Db, row: Insertable<Tables['episode']>, isNew: boolean): Promise<void> => {
  const { id, created_at: _, ...change } = row;
  if (isNew) await db.insertInto('episode').values(row).execute();
  else await db.updateTable('episode').set(change).where('id', '=', id).execute();
};

export const showIdOfGuid = async (db: Db, guid: string): Promise<string | undefined> =>
  (await db.selectFrom('show').select('id').where('guid', '=', guid).executeTakeFirst())?.id;
