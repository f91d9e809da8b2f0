import type { Db } from '../../../storage/storage.ts';

/** Notes that somebody has been told of; false when they had been already. */
export const markTold = async (
  db: Db,
  { articleId, place, accountId, at }: { articleId: string; place: string; accountId: string; at: number },
): Promise<boolean> => {
  const added = await db
    .insertInto('note_mention')
    .values({ article_id: articleId, place, account_id: accountId, at })
    .onConflict((conflict) => conflict.columns(['article_id', 'place', 'account_id']).doNothing())
    .executeTakeFirst();
  return Number(added.numInsertedOrUpdatedRows ?? 0) > 0;
};

/** Who has been told of what in a story, as `place account`. */
export const toldIn = async (db: Db, articleId: string): Promise<Set<string>> => {
  const rows = await db
    .selectFrom('note_mention')
    .select(['place', 'account_id'])
    .where('article_id', '=', articleId)
    .limit(5_000)
    .execute();
  return new Set(rows.map(({ place, account_id }) => `${place} ${account_id}`));
};
