import type { Db } from '../../../storage/storage.ts';

/** The sound a story is heard in: an episode's recording, or the one sound a story shows. `length` in seconds, where it is known. */
export type SoundUnder = { mediaId: string; length: number | undefined };

const episodeSounds = (
  db: Db,
  articleIds: readonly string[],
): Promise<{ articleId: string | null; mediaId: string | null; length: number | null }[]> =>
  db
    .selectFrom('episode')
    .leftJoin('recording', 'recording.media_id', 'episode.media_id')
    .select(['episode.article_id as articleId', 'episode.media_id as mediaId', 'recording.duration as length'])
    .where('episode.article_id', 'in', articleIds)
    .where('episode.media_id', 'is not', null)
    .execute();

const shownSounds = (
  db: Db,
  articleIds: readonly string[],
): Promise<{ articleId: string; mediaId: string; length: number | null }[]> =>
  db
    .selectFrom('media_use')
    .innerJoin('media', 'media.id', 'media_use.media_id')
    .leftJoin('recording', 'recording.media_id', 'media.id')
    .select(['media_use.ref_id as articleId', 'media.id as mediaId', 'recording.duration as length'])
    .where('media_use.kind', '=', 'article')
    .where('media_use.ref_id', 'in', articleIds)
    .where('media.kind', '=', 'sound')
    .limit(1_000)
    .execute();

/** The sounds of those stories that have one, by story; a story with several sounds of its own has none that a moment could mean. */
export const soundsUnder = async (db: Db, articleIds: readonly string[]): Promise<Map<string, SoundUnder>> => {
  const found = new Map<string, SoundUnder>();
  if (articleIds.length === 0) return found;
  const several = new Set<string>();
  for (const { articleId, mediaId, length } of await shownSounds(db, articleIds)) {
    if (found.has(articleId)) several.add(articleId);
    found.set(articleId, { mediaId, length: length ?? undefined });
  }
  for (const articleId of several) found.delete(articleId);
  for (const { articleId, mediaId, length } of await episodeSounds(db, articleIds))
    if (articleId !== null && mediaId !== null) found.set(articleId, { mediaId, length: length ?? undefined });
  return found;
};

type ToKeep = { commentId: string; articleId: string; second: number };

export const putMoment = async (db: Db, { commentId, articleId, second }: ToKeep): Promise<void> => {
  await db
    .insertInto('comment_moment')
    .values({ comment_id: commentId, article_id: articleId, second })
    .onConflict((conflict) => conflict.column('comment_id').doUpdateSet({ second }))
    .execute();
};

export const dropMoment = async (db: Db, commentId: string): Promise<void> => {
  await db.deleteFrom('comment_moment').where('comment_id', '=', commentId).execute();
};

/** A second of a story's sound that comments are about: how many, and the one that was first. */
export type Moment = { second: number; count: number; commentId: string };

/** Ids grow with time: the smallest is the first. A sound may have become shorter since. */
export const momentRows = async (
  db: Db,
  { articleId, length, limit }: { articleId: string; length: number; limit: number },
): Promise<Moment[]> => {
  const rows = await db
    .selectFrom('comment_moment')
    .innerJoin('comment', 'comment.id', 'comment_moment.comment_id')
    .select((eb) => [
      'comment_moment.second',
      eb.fn.count<number | string>('comment.id').as('count'),
      eb.fn.min('comment.id').as('commentId'),
    ])
    .where('comment_moment.article_id', '=', articleId)
    .where('comment_moment.second', '<=', Number.isFinite(length) ? Math.floor(length) : 1_000_000)
    .where('comment.state', '=', 'published')
    .groupBy('comment_moment.second')
    .orderBy('comment_moment.second')
    .limit(limit)
    .execute();
  return rows.map(({ second, count, commentId }) => ({ second, count: Number(count), commentId }));
};
