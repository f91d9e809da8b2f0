import type { Selectable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';

type WorkChange = Partial<
  Pick<
    Selectable<Tables['article']>,
    'embargo_until' | 'unpublish_at' | 'draft_changed_at' | 'work_state' | 'priority' | 'scheduled_at' | 'status'
  >
>;

export const changeWork = async (db: Db, id: string, change: WorkChange): Promise<void> => {
  await db.updateTable('article').set(change).where('id', '=', id).execute();
};

type DraftChange = { goes_out_at?: number | null; goes_out?: string | null; base_revision?: number };

export const changeDraft = async (db: Db, id: string, change: DraftChange): Promise<void> => {
  await db.updateTable('draft').set(change).where('article_id', '=', id).execute();
};

export const planRow = (db: Db, id: string): Promise<Selectable<Tables['story_plan']> | undefined> =>
  db.selectFrom('story_plan').selectAll().where('article_id', '=', id).executeTakeFirst();

export const putPlanRow = async (db: Db, row: Selectable<Tables['story_plan']>): Promise<void> => {
  const { article_id: _, ...change } = row;
  await db
    .insertInto('story_plan')
    .values(row)
    .onConflict((c) => c.column('article_id').doUpdateSet(change))
    .execute();
};

/** Whether readers have written under it. */
export const countCommentsUnder = async (db: Db, articleId: string): Promise<number> => {
  const row = await db
    .selectFrom('comment')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('article_id', '=', articleId)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
};

/** With everything that hangs on it; its addresses are free again. */
export const deleteStoryRow = async (db: Db, id: string): Promise<void> => {
  await db.deleteFrom('address').where('target_kind', '=', 'article').where('target', '=', id).execute();
  await db.deleteFrom('article').where('id', '=', id).execute();
};

/** Every address that leads to a story; a few dozens at most are told. */
export const addressesOf = async (db: Db, articleId: string): Promise<{ path: string; createdAt: number }[]> => {
  const rows = await db
    .selectFrom('address')
    .select(['path', 'created_at'])
    .where('target_kind', '=', 'article')
    .where('target', '=', articleId)
    .orderBy('created_at', 'desc')
    .orderBy('path')
    .limit(100)
    .execute();
  return rows.map(({ path, created_at: createdAt }) => ({ path, createdAt }));
};

/** Frees an address of this story; true when it was one. */
export const freeAddress = async (db: Db, articleId: string, path: string): Promise<boolean> => {
  const done = await db
    .deleteFrom('address')
    .where('path', '=', path)
    .where('target_kind', '=', 'article')
    .where('target', '=', articleId)
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
};

/** Where else an address leads, by its normal path. */
export const addressHolder = (db: Db, path: string): Promise<{ target_kind: string; target: string } | undefined> =>
  db.selectFrom('address').select(['target_kind', 'target']).where('path', '=', path).executeTakeFirst();

/** The stories that were revised, and what each was before: the newest first. */
export const revisionRows = (
  db: Db,
  articleId: string,
  limit: number,
): Promise<{ number: number; at: number; account_id: string | null; note: string }[]> =>
  db
    .selectFrom('article_revision')
    .select(['number', 'at', 'account_id', 'note'])
    .where('article_id', '=', articleId)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();

export const pathOfStory = async (db: Db, articleId: string): Promise<string | undefined> =>
  (await db.selectFrom('article').select('path').where('id', '=', articleId).executeTakeFirst())?.path;
