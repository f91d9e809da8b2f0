import type { Db } from '../../../storage/storage.ts';

type Presence = { articleId: string; accountId: string };

export const putPresence = async (db: Db, { articleId, accountId }: Presence, at: number): Promise<void> => {
  await db
    .insertInto('draft_presence')
    .values({ article_id: articleId, account_id: accountId, at })
    .onConflict((conflict) => conflict.columns(['article_id', 'account_id']).doUpdateSet({ at }))
    .execute();
};

/** The same for a moment that may lie before what is known already. */
export const putLatest = async (db: Db, { articleId, accountId }: Presence, at: number): Promise<void> => {
  await db
    .insertInto('draft_presence')
    .values({ article_id: articleId, account_id: accountId, at })
    .onConflict((conflict) =>
      conflict.columns(['article_id', 'account_id']).doUpdateSet({ at }).where('draft_presence.at', '<', at),
    )
    .execute();
};

export const dropPresence = async (db: Db, { articleId, accountId }: Presence): Promise<void> => {
  await db
    .deleteFrom('draft_presence')
    .where('article_id', '=', articleId)
    .where('account_id', '=', accountId)
    .execute();
};

export const forgetPresences = async (db: Db, before: number): Promise<void> => {
  await db.deleteFrom('draft_presence').where('at', '<', before).execute();
};

export type PresenceRow = { articleId: string; accountId: string; name: string };

/** Who is in which story, as of a moment. */
export const presences = (db: Db, since: number, articleId?: string): Promise<PresenceRow[]> =>
  db
    .selectFrom('draft_presence')
    .innerJoin('account', 'account.id', 'draft_presence.account_id')
    .select([
      'draft_presence.article_id as articleId',
      'draft_presence.account_id as accountId',
      'account.name as name',
    ])
    .where('draft_presence.at', '>=', since)
    .$if(articleId !== undefined, (query) => query.where('draft_presence.article_id', '=', articleId ?? ''))
    .orderBy('draft_presence.at')
    .limit(1_000)
    .execute();
