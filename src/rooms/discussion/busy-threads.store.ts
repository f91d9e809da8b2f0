import { sql } from 'kysely';
import type { Db } from '../../storage/storage.ts';

export type BusyRow = {
  id: string;
  headline: string;
  path: string;
  edition: string;
  comments: number;
  lastCommentAt: number | null;
};

const ofStories = (db: Db) =>
  db
    .selectFrom('article')
    .leftJoin('thread', 'thread.article_id', 'article.id')
    .select([
      'article.id',
      'article.headline',
      'article.path',
      'article.edition',
      sql<number>`coalesce(thread.comment_count, 0)`.as('comments'),
      'thread.last_comment_at as lastCommentAt',
    ])
    .where('article.status', '=', 'published')
    .where('article.kind', '<>', 'page');

/** Those named, those commented on last, and the stories published last; a story may come twice. */
export const busyRows = async (db: Db, limit: number, named: readonly string[]): Promise<BusyRow[]> => {
  const chosen = named.length === 0 ? [] : await ofStories(db).where('article.id', 'in', named).execute();
  const last = await db
    .selectFrom('thread')
    .select('article_id')
    .where('last_comment_at', 'is not', null)
    .orderBy('last_comment_at', 'desc')
    .orderBy('article_id', 'desc')
    .limit(limit)
    .execute();
  const ids = last.map((row) => row.article_id);
  const busy = ids.length === 0 ? [] : await ofStories(db).where('article.id', 'in', ids).execute();
  busy.sort((a, b) => (b.lastCommentAt ?? 0) - (a.lastCommentAt ?? 0));
  const editions = await db.selectFrom('edition').select('code').execute();
  const fresh: BusyRow[] = [];
  for (const { code } of editions)
    fresh.push(
      ...(await ofStories(db)
        .where('article.edition', '=', code)
        .where('article.listed_at', 'is not', null)
        .orderBy('article.listed_at', 'desc')
        .limit(Math.ceil(limit / 2))
        .execute()),
    );
  return [...chosen, ...busy, ...fresh];
};
