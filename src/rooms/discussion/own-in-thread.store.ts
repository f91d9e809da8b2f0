import type { Db } from '../../storage/storage.ts';

const mostRecommended = 5_000;
const mostMuted = 2_000;

export const recommendedIds = async (db: Db, accountId: string, articleId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('recommendation')
    .select('comment_id')
    .where('account_id', '=', accountId)
    .where('article_id', '=', articleId)
    .limit(mostRecommended)
    .execute();
  return rows.map((row) => row.comment_id);
};

export const mutedIds = async (db: Db, accountId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('mute')
    .select('commenter_id')
    .where('account_id', '=', accountId)
    .limit(mostMuted)
    .execute();
  return rows.map((row) => row.commenter_id);
};

export type MutedRow = { commenterId: string; name: string; picture: string | undefined; at: number };

/** Whom an account has muted, the last first. */
export const mutedPeople = async (db: Db, accountId: string, limit: number): Promise<MutedRow[]> => {
  const rows = await db
    .selectFrom('mute')
    .innerJoin('commenter', 'commenter.id', 'mute.commenter_id')
    .select(['commenter.id', 'commenter.name', 'commenter.picture', 'mute.created_at'])
    .where('mute.account_id', '=', accountId)
    .orderBy('mute.created_at', 'desc')
    .orderBy('commenter.id')
    .limit(limit)
    .execute();
  return rows.map(({ id, name, picture, created_at: at }) => ({
    commenterId: id,
    name,
    picture: picture ?? undefined,
    at,
  }));
};

const mostWaiting = 20;

/** The comments of these people that wait for a moderator in this thread: the last ones, in the order of time. */
export const waitingIds = async (
  db: Db,
  { articleId, commenterIds }: { articleId: string; commenterIds: readonly string[] },
): Promise<string[]> => {
  if (commenterIds.length === 0) return [];
  const rows = await db
    .selectFrom('comment')
    .select('id')
    .where('article_id', '=', articleId)
    .where('commenter_id', 'in', commenterIds)
    .where('state', '=', 'waiting')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostWaiting)
    .execute();
  return rows.map(({ id }) => id).toReversed();
};

/** The name somebody writes under, and whether their page is open to all. */
export type PublicCommenter = {
  id: string;
  accountId: string | undefined;
  name: string;
  badge: string | undefined;
  picture: string | undefined;
  isPublic: boolean;
  isFormer: boolean;
  publishedCount: number;
};

export const publicCommenter = async (db: Db, id: string): Promise<PublicCommenter | undefined> => {
  const row = await db.selectFrom('commenter').selectAll().where('id', '=', id).executeTakeFirst();
  return (
    row && {
      id,
      accountId: row.account_id ?? undefined,
      name: row.name,
      badge: row.badge ?? undefined,
      picture: row.picture ?? undefined,
      isPublic: row.is_public === 1,
      isFormer: row.is_former === 1,
      publishedCount: row.published_count,
    }
  );
};
