import type { Db } from '../../../storage/storage.ts';

/** The sound a story is heard in: an episode's recording, or a story's own. `length` in seconds, where it is known. */
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

type Known = { articleId: string; mediaId: string; length: number | null };

/** Stories that can be listened to: which sound it is stands in what is told of a story. */
const ownSounds = async (db: Db, articleIds: readonly string[]): Promise<Known[]> => {
  const stories = await db
    .selectFrom('article')
    .select(['id', 'meta'])
    .where('id', 'in', articleIds)
    .where('kind', '<>', 'episode')
    .where('meta', 'like', '%"soundId"%')
    .execute();
  const own = stories.flatMap(({ id, meta }) => {
    const { soundId } = JSON.parse(meta ?? '{}') as { soundId?: string };
    return soundId === undefined ? [] : [{ articleId: id, mediaId: soundId }];
  });
  if (own.length === 0) return [];
  const ids = own.map(({ mediaId }) => mediaId);
  const rows = await db.selectFrom('recording').select(['media_id', 'duration']).where('media_id', 'in', ids).execute();
  const lengths = new Map(rows.map((row) => [row.media_id, row.duration]));
  return own.map((one) => ({ ...one, length: lengths.get(one.mediaId) ?? null }));
};

/** The sounds of those stories that have one, by story. */
export const soundsUnder = async (db: Db, articleIds: readonly string[]): Promise<Map<string, SoundUnder>> => {
  const found = new Map<string, SoundUnder>();
  if (articleIds.length === 0) return found;
  for (const { articleId, mediaId, length } of [
    ...(await ownSounds(db, articleIds)),
    ...(await episodeSounds(db, articleIds)),
  ])
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
