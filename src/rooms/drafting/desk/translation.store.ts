import type { Db } from '../../../storage/storage.ts';

/** The stories of a group, at most one an edition and some dozens in all. */
export const groupIds = async (db: Db, group: string): Promise<string[]> => {
  const rows = await db.selectFrom('article').select('id').where('translation_group', '=', group).limit(60).execute();
  return rows.map(({ id }) => id);
};

export type SourceRow = { article_id: string; source_id: string; text: string; at: number; account_id: string | null };

export const sourceRows = (db: Db, ids: readonly string[]): Promise<SourceRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db.selectFrom('translation_source').selectAll().where('article_id', 'in', ids).execute();

export const putSource = async (db: Db, row: SourceRow): Promise<void> => {
  await db
    .insertInto('translation_source')
    .values(row)
    .onConflict((c) => c.column('article_id').doUpdateSet(row))
    .execute();
};

/** What stories say now. */
export const storyTexts = (
  db: Db,
  ids: readonly string[],
): Promise<
  { id: string; headline: string; standfirst: string; body: string; revision: number; modified_at: number }[]
> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('article')
        .select(['id', 'headline', 'standfirst', 'body', 'revision', 'modified_at'])
        .where('id', 'in', ids)
        .execute();
