import type { Selectable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';

export type LiveEntryRow = Selectable<Tables['live_entry']>;

/** More entries than this are not shown as pinned. */
export const mostPinned = 5;

/** Entries an editor has pinned, the one pinned last on top. */
export const pinnedEntryRows = (db: Db, articleId: string): Promise<LiveEntryRow[]> =>
  db
    .selectFrom('live_entry')
    .selectAll()
    .where('article_id', '=', articleId)
    .where('is_pinned', '=', 1)
    .where('state', '=', 'published')
    .orderBy('pinned_at', 'desc')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostPinned)
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
    .where('state', '=', 'published')
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
      .where('state', 'in', ['published', 'removed'])
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
      .where('state', '=', 'published')
      .executeTakeFirst()
  )?.body;

/** What has changed in a live blog since a moment, in the order of the changes; what was never out is left out. */
export const changedEntryRows = (
  db: Db,
  articleId: string,
  { since, limit }: { since: number; limit: number },
): Promise<LiveEntryRow[]> =>
  db
    .selectFrom('live_entry')
    .selectAll()
    .where('article_id', '=', articleId)
    .where('changed_at', '>', since)
    .where('state', '!=', 'scheduled')
    .orderBy('changed_at')
    .limit(limit)
    .execute();
