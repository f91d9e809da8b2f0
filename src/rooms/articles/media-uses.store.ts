/** What stories, live entries and portraits show, for whoever has to go through all of them. */
import type { Db } from '../../storage/storage.ts';

export type Showing = { id: string; body: string; lead: string | null; meta: string | null; storyId: string };

export const storiesAfter = (db: Db, after: string, limit: number): Promise<Showing[]> =>
  db
    .selectFrom('article')
    .select(['id', 'body', 'lead', 'meta', 'id as storyId'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();

export const liveEntriesAfter = async (db: Db, after: string, limit: number): Promise<Showing[]> => {
  const rows = await db
    .selectFrom('live_entry')
    .select(['id', 'body', 'article_id as storyId'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, lead: null, meta: null }));
};

/** The entries of a story that show something. */
export const entriesShowing = async (db: Db, storyId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('live_entry')
    .select('id')
    .where('article_id', '=', storyId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('media_use')
          .select('media_id')
          .where('kind', '=', 'live')
          .whereRef('ref_id', '=', 'live_entry.id'),
      ),
    )
    .execute();
  return rows.map(({ id }) => id);
};

export const portraitsAfter = (
  db: Db,
  after: string,
  limit: number,
): Promise<{ id: string; portrait_id: string | null }[]> =>
  db.selectFrom('author').select(['id', 'portrait_id']).where('id', '>', after).orderBy('id').limit(limit).execute();
