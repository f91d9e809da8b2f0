import type { Selectable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';

export type LiveEntryRow = Selectable<Tables['live_entry']>;

/** Entries an editor has pinned; only the newest three are shown as such. */
export const pinnedEntryRows = (db: Db, articleId: string): Promise<LiveEntryRow[]> =>
  db
    .selectFrom('live_entry')
    .selectAll()
    .where('article_id', '=', articleId)
    .where('is_pinned', '=', 1)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(3)
    .execute();

/** A live blog's key events are few; more than this are no longer key. */
const mostKeyEvents = 15;

export type KeyEntry = { id: string; at: number; headline: string };

/** Key events of a live blog, newest first. */
export const keyEntries = (db: Db, articleId: string): Promise<KeyEntry[]> =>
  db
    .selectFrom('live_entry')
    .select(['id', 'at', 'headline'])
    .where('article_id', '=', articleId)
    .where('is_key', '=', 1)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostKeyEvents)
    .execute();

/** When an entry was written; undefined when this live blog has no such entry. */
export const entryTime = async (db: Db, articleId: string, entryId: string): Promise<number | undefined> =>
  (
    await db
      .selectFrom('live_entry')
      .select('at')
      .where('article_id', '=', articleId)
      .where('id', '=', entryId)
      .executeTakeFirst()
  )?.at;

/** The text of one entry, as it is kept. */
export const entryBody = async (db: Db, articleId: string, entryId: string): Promise<string | undefined> =>
  (
    await db
      .selectFrom('live_entry')
      .select('body')
      .where('article_id', '=', articleId)
      .where('id', '=', entryId)
      .executeTakeFirst()
  )?.body;
