import type { Db } from '../../../storage/storage.ts';

export type RecentRow = {
  id: string;
  articleId: string;
  commenterId: string;
  at: number;
  networkMark: string | null;
};

/** The states of comments that count; a check that looked for more would have to look through archives. */
const counted = ['published', 'waiting'] as const;

/** The comments written here since then, the newest first, at most `limit` of each state; by the index `comment_waiting`. */
export const recentRows = async (db: Db, since: number, limit: number): Promise<RecentRow[]> => {
  const found: RecentRow[] = [];
  for (const state of counted) {
    const rows = await db
      .selectFrom('comment')
      .select(['id', 'article_id', 'commenter_id', 'created_at', 'network_mark'])
      .where('state', '=', state)
      .where('created_at', '>', since)
      .where('origin', 'is', null)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    for (const row of rows)
      found.push({
        id: row.id,
        articleId: row.article_id,
        commenterId: row.commenter_id,
        at: row.created_at,
        networkMark: row.network_mark,
      });
  }
  return found;
};

/** The texts of these comments. */
export const bodiesOf = (db: Db, ids: readonly string[]): Promise<{ id: string; body: string | null }[]> =>
  db.selectFrom('comment').select(['id', 'body']).where('id', 'in', ids).execute();

export type SameText = { id: string; commenterId: string; state: string };

const mostSame = 50;

/** Comments with the same text since then, the oldest first. */
export const sameTexts = async (db: Db, textMark: string, since: number): Promise<SameText[]> => {
  const rows = await db
    .selectFrom('comment')
    .select(['id', 'commenter_id', 'state'])
    .where('text_mark', '=', textMark)
    .where('created_at', '>', since)
    .where('state', '!=', 'deleted')
    .orderBy('created_at')
    .limit(mostSame)
    .execute();
  return rows.map((row) => ({ id: row.id, commenterId: row.commenter_id, state: row.state }));
};

/** What has become of these comments; those their writers deleted are left out. */
export const stillThere = async (db: Db, ids: readonly string[]): Promise<SameText[]> => {
  const rows = await db
    .selectFrom('comment')
    .select(['id', 'commenter_id', 'state'])
    .where('id', 'in', ids)
    .where('state', '!=', 'deleted')
    .execute();
  return rows.map((row) => ({ id: row.id, commenterId: row.commenter_id, state: row.state }));
};
