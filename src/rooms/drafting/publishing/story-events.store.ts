import type { Db } from '../../../storage/storage.ts';

export type StoryEventRow = {
  id: string;
  article_id: string;
  account_id: string | null;
  at: number;
  act: string;
  details: string;
};

export const insertStoryEvent = async (db: Db, row: StoryEventRow): Promise<void> => {
  await db.insertInto('story_event').values(row).execute();
};

/** When somebody last did this with a story. */
export const lastEventAt = async (
  db: Db,
  { articleId, accountId, act }: { articleId: string; accountId?: string | null; act: string },
): Promise<number | undefined> => {
  const row = await db
    .selectFrom('story_event')
    .select('at')
    .where('article_id', '=', articleId)
    .where('act', '=', act)
    .$if(accountId !== undefined, (query) =>
      accountId === null || accountId === undefined
        ? query.where('account_id', 'is', null)
        : query.where('account_id', '=', accountId),
    )
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at;
};

export type NamedEventRow = StoryEventRow & { name: string | null };

/** What was done with a story, newest first, with the names of those who did it. */
export const storyEventRows = (
  db: Db,
  articleId: string,
  { before, limit }: { before?: { at: number; id: string } | undefined; limit: number },
): Promise<NamedEventRow[]> =>
  db
    .selectFrom('story_event')
    .leftJoin('account', 'account.id', 'story_event.account_id')
    .select([
      'story_event.id',
      'story_event.article_id',
      'story_event.account_id',
      'story_event.at',
      'story_event.act',
      'story_event.details',
      'account.name as name',
    ])
    .where('story_event.article_id', '=', articleId)
    .$if(before !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('story_event.at', '<', before?.at ?? 0),
          eb.and([eb('story_event.at', '=', before?.at ?? 0), eb('story_event.id', '<', before?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('story_event.at', 'desc')
    .orderBy('story_event.id', 'desc')
    .limit(limit)
    .execute();
