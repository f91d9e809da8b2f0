import type { Insertable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';
import type { KnownComment } from '../shared/import.store.ts';

const atOnce = 500;

export const commentsWithIds = async (db: Db, ids: readonly string[]): Promise<Map<string, KnownComment>> => {
  const found = new Map<string, KnownComment>();
  for (let i = 0; i < ids.length; i += atOnce) {
    const rows = await db
      .selectFrom('comment')
      .select(['id', 'article_id', 'root_id', 'state', 'source'])
      .where('id', 'in', ids.slice(i, i + atOnce))
      .execute();
    for (const row of rows)
      found.set(row.id, {
        id: row.id,
        articleId: row.article_id,
        rootId: row.root_id,
        state: row.state,
        source: row.source ?? '',
      });
  }
  return found;
};

/** Which of these people are here already, by the id they have in both. */
export const commentersWithIds = async (db: Db, ids: readonly string[]): Promise<Set<string>> => {
  const found = new Set<string>();
  for (let i = 0; i < ids.length; i += atOnce) {
    const part = ids.slice(i, i + atOnce);
    for (const { id } of await db.selectFrom('commenter').select('id').where('id', 'in', part).execute()) found.add(id);
  }
  return found;
};

/** People of one system after an id, for counting what they wrote. */
export const commenterIdsAfter = async (db: Db, after: string, limit: number): Promise<string[]> => {
  const rows = await db
    .selectFrom('commenter')
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
};

export const replaceText = async (
  db: Db,
  id: string,
  change: { source: string | null; body: string | null },
): Promise<void> => {
  await db.updateTable('comment').set(change).where('id', '=', id).execute();
};

export const insertRevisions = async (
  db: Db,
  rows: readonly Insertable<Tables['comment_revision']>[],
): Promise<void> => {
  for (let i = 0; i < rows.length; i += atOnce)
    await db
      .insertInto('comment_revision')
      .values(rows.slice(i, i + atOnce))
      .execute();
};

export const insertPicks = async (db: Db, rows: readonly Insertable<Tables['comment_pick']>[]): Promise<void> => {
  for (let i = 0; i < rows.length; i += atOnce)
    await db
      .insertInto('comment_pick')
      .values(rows.slice(i, i + atOnce))
      .execute();
};

/** Comments whose text has not been turned into the tree yet, in the order of their ids. */
export const unreadSources = (
  db: Db,
  after: string,
  limit: number,
): Promise<{ id: string; source: string | null; origin: string | null; article_id: string }[]> =>
  db
    .selectFrom('comment')
    .select(['id', 'source', 'origin', 'article_id'])
    .where('body', 'is', null)
    .where('source', 'is not', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
