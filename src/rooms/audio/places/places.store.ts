import { sql } from 'kysely';
import type { Db } from '../../../storage/storage.ts';

/** How far somebody has listened: seconds, and when that was so. */
export type Place = { mediaId: string; seconds: number; at: number };

const columns = ['media_id as mediaId', 'seconds', 'at'] as const;

export const placeOf = (db: Db, accountId: string, mediaId: string): Promise<Place | undefined> =>
  db
    .selectFrom('listening_place')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('media_id', '=', mediaId)
    .executeTakeFirst();

export const placesIn = async (db: Db, accountId: string, mediaIds: readonly string[]): Promise<Place[]> =>
  mediaIds.length === 0
    ? []
    : db
        .selectFrom('listening_place')
        .select(columns)
        .where('account_id', '=', accountId)
        .where('media_id', 'in', mediaIds)
        .execute();

/** Everything an account has begun, what it heard last first. */
export const placesOf = (db: Db, accountId: string, limit: number): Promise<Place[]> =>
  db
    .selectFrom('listening_place')
    .select(columns)
    .where('account_id', '=', accountId)
    .orderBy('at', 'desc')
    .orderBy('media_id')
    .limit(limit)
    .execute();

/** The newest wins: what another device has said since stays. */
export const putPlace = async (db: Db, accountId: string, { mediaId, seconds, at }: Place): Promise<void> => {
  await db
    .insertInto('listening_place')
    .values({ account_id: accountId, media_id: mediaId, seconds, at })
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'media_id'])
        .doUpdateSet({ seconds, at })
        .where(sql<boolean>`listening_place.at <= ${at}`),
    )
    .execute();
};

/** Gone when it was not heard elsewhere since. */
export const dropPlace = async (db: Db, accountId: string, { mediaId, at }: Omit<Place, 'seconds'>): Promise<void> => {
  await db
    .deleteFrom('listening_place')
    .where('account_id', '=', accountId)
    .where('media_id', '=', mediaId)
    .where('at', '<=', at)
    .execute();
};

export const dropPlaces = async (db: Db, accountId: string): Promise<void> => {
  await db.deleteFrom('listening_place').where('account_id', '=', accountId).execute();
};

/** The oldest beyond so many of one account. */
export const dropBeyond = async (db: Db, accountId: string, most: number): Promise<void> => {
  const [last] = await db
    .selectFrom('listening_place')
    .select('at')
    .where('account_id', '=', accountId)
    .orderBy('at', 'desc')
    .offset(most)
    .limit(1)
    .execute();
  if (!last) return;
  await db.deleteFrom('listening_place').where('account_id', '=', accountId).where('at', '<=', last.at).execute();
};

/** A sound somebody may have a place in, and how long it is. */
export const soundLength = async (db: Db, mediaId: string): Promise<{ length: number | undefined } | undefined> => {
  const row = await db
    .selectFrom('media')
    .leftJoin('recording', 'recording.media_id', 'media.id')
    .select(['recording.duration', 'media.duration as told'])
    .where('media.id', '=', mediaId)
    .where('media.kind', '=', 'sound')
    .executeTakeFirst();
  return row && { length: row.duration ?? row.told ?? undefined };
};

/** The public story each of these sounds is heard under: the episode it is, else a story that shows it. */
export const storiesOfSounds = async (
  db: Db,
  mediaIds: readonly string[],
): Promise<Map<string, { articleId: string; length: number | undefined }>> => {
  const found = new Map<string, { articleId: string; length: number | undefined }>();
  if (mediaIds.length === 0) return found;
  const shown = await db
    .selectFrom('media_use')
    .innerJoin('article', 'article.id', 'media_use.ref_id')
    .leftJoin('recording', 'recording.media_id', 'media_use.media_id')
    .select(['media_use.media_id as mediaId', 'article.id as articleId', 'recording.duration as length'])
    .where('media_use.media_id', 'in', mediaIds)
    .where('media_use.kind', '=', 'article')
    .where('article.status', '=', 'published')
    .orderBy('article.id', 'desc')
    .limit(500)
    .execute();
  const episodes = await db
    .selectFrom('episode')
    .innerJoin('article', 'article.id', 'episode.article_id')
    .leftJoin('recording', 'recording.media_id', 'episode.media_id')
    .select(['episode.media_id as mediaId', 'article.id as articleId', 'recording.duration as length'])
    .where('episode.media_id', 'in', mediaIds)
    .where('article.status', '=', 'published')
    .limit(500)
    .execute();
  for (const { mediaId, articleId, length } of [...shown, ...episodes])
    if (mediaId !== null) found.set(mediaId, { articleId, length: length ?? undefined });
  return found;
};
