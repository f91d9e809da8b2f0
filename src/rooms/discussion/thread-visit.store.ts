import type { Db } from '../../storage/storage.ts';

export type VisitRow = { articleId: string; at: number; before: number };

export const visitRows = async (db: Db, accountId: string, articleIds: readonly string[]): Promise<VisitRow[]> => {
  const rows = await db
    .selectFrom('thread_visit')
    .select(['article_id', 'at', 'before'])
    .where('account_id', '=', accountId)
    .where('article_id', 'in', articleIds)
    .execute();
  return rows.map(({ article_id: articleId, at, before }) => ({ articleId, at, before }));
};

export const saveVisit = async (db: Db, accountId: string, { articleId, at, before }: VisitRow): Promise<void> => {
  await db
    .insertInto('thread_visit')
    .values({ account_id: accountId, article_id: articleId, at, before })
    .onConflict((c) => c.columns(['account_id', 'article_id']).doUpdateSet({ at, before }))
    .execute();
};
