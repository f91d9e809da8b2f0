/** What is written about live entries: their rows, their versions, and who is at it. */
import { sql, type Insertable, type Selectable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';
import type { LiveEntryRow } from '../live-entries.store.ts';

export type EntryVersionRow = Selectable<Tables['live_entry_version']>;
type Changes = Partial<Omit<LiveEntryRow, 'id'>> & { is_key?: 0 | 1; is_pinned?: 0 | 1; tells?: 0 | 1 };

export const entryRow = (db: Db, id: string): Promise<LiveEntryRow | undefined> =>
  db.selectFrom('live_entry').selectAll().where('id', '=', id).executeTakeFirst();

/** False when there is an entry of this id already. */
export const insertEntry = async (db: Db, row: Insertable<Tables['live_entry']>): Promise<boolean> => {
  const added = await db
    .insertInto('live_entry')
    .values(row)
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .execute();
  return added.length > 0;
};

/** Changes an entry; where it is only to be changed as it was known, false when it was not so any more. */
export const changeEntryRow = async (
  db: Db,
  id: string,
  changes: Changes,
  { version }: { version?: number } = {},
): Promise<boolean> => {
  const changed = await db
    .updateTable('live_entry')
    .set(version === undefined ? changes : { ...changes, version: version + 1 })
    .where('id', '=', id)
    .where((q) => (version === undefined ? sql<boolean>`1 = 1` : q('version', '=', version)))
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
};

export const insertVersion = async (db: Db, row: Insertable<Tables['live_entry_version']>): Promise<void> => {
  await db.insertInto('live_entry_version').values(row).execute();
};

const mostVersions = 200;

/** What an entry said, the last state first. */
export const versionRows = (db: Db, entryId: string): Promise<EntryVersionRow[]> =>
  db
    .selectFrom('live_entry_version')
    .selectAll()
    .where('entry_id', '=', entryId)
    .orderBy('id', 'desc')
    .limit(mostVersions)
    .execute();

export const pinnedCount = async (db: Db, articleId: string): Promise<number> => {
  const { count } = await db
    .selectFrom('live_entry')
    .select((q) => q.fn.countAll().as('count'))
    .where('article_id', '=', articleId)
    .where('is_pinned', '=', 1)
    .where('state', '=', 'published')
    .executeTakeFirstOrThrow();
  return Number(count);
};

export const setLiveState = async (
  db: Db,
  articleId: string,
  { state, endedAt, at }: { state: 'running' | 'ended'; endedAt: number | null; at: number },
): Promise<void> => {
  await db
    .updateTable('article')
    .set({ live_state: state, live_ended_at: endedAt, modified_at: at })
    .where('id', '=', articleId)
    .execute();
};

/** Everything in a live blog for those who write it, newest first; what was taken out as well. */
export const deskEntryRows = (
  db: Db,
  articleId: string,
  { before, limit }: { before?: { at: number; id: string } | undefined; limit: number },
): Promise<LiveEntryRow[]> =>
  db
    .selectFrom('live_entry')
    .selectAll()
    .where('article_id', '=', articleId)
    .where('state', '!=', 'scheduled')
    .where((q) =>
      before
        ? q.or([q('at', '<', before.at), q.and([q('at', '=', before.at), q('id', '<', before.id)])])
        : sql<boolean>`1 = 1`,
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

export const scheduledEntryRows = (db: Db, articleId: string, limit: number): Promise<LiveEntryRow[]> =>
  db
    .selectFrom('live_entry')
    .selectAll()
    .where('article_id', '=', articleId)
    .where('goes_out_at', 'is not', null)
    .where('state', '=', 'scheduled')
    .orderBy('goes_out_at')
    .limit(limit)
    .execute();

export type LiveBlogRow = Pick<
  Selectable<Tables['article']>,
  'id' | 'headline' | 'edition' | 'path' | 'status' | 'live_state' | 'live_ended_at' | 'modified_at'
> & { last_at: number | null };

/** Live blogs that are not in the bin, those touched last first. */
export const liveBlogRows = (db: Db, limit: number): Promise<LiveBlogRow[]> =>
  db
    .selectFrom('article')
    .select(['id', 'headline', 'edition', 'path', 'status', 'live_state', 'live_ended_at', 'modified_at'])
    .select((q) =>
      q
        .selectFrom('live_entry')
        .select('live_entry.at')
        .whereRef('live_entry.article_id', '=', 'article.id')
        .where('live_entry.state', '=', 'published')
        .orderBy('live_entry.at', 'desc')
        .limit(1)
        .as('last_at'),
    )
    .where('kind', '=', 'liveblog')
    .where('status', '!=', 'trashed')
    .orderBy('modified_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

type Presence = { articleId: string; accountId: string; at: number; typedAt: number | undefined };

export const putPresence = async (db: Db, { articleId, accountId, at, typedAt }: Presence): Promise<void> => {
  const typed = typedAt === undefined ? {} : { typed_at: typedAt };
  await db
    .insertInto('live_presence')
    .values({ article_id: articleId, account_id: accountId, at, ...typed })
    .onConflict((c) => c.columns(['article_id', 'account_id']).doUpdateSet({ at, ...typed }))
    .execute();
};

export const presentRows = (
  db: Db,
  articleId: string,
  since: number,
): Promise<{ account_id: string; name: string; typed_at: number }[]> =>
  db
    .selectFrom('live_presence')
    .innerJoin('account', 'account.id', 'live_presence.account_id')
    .select(['account_id', 'account.name', 'typed_at'])
    .where('article_id', '=', articleId)
    .where('at', '>', since)
    .orderBy('account.name')
    .limit(50)
    .execute();

type SummaryValues = Pick<
  Selectable<Tables['article']>,
  'body' | 'word_count' | 'teaser' | 'revision' | 'modified_by' | 'revision_note'
>;

export const putSummary = async (db: Db, articleId: string, values: SummaryValues): Promise<void> => {
  await db.updateTable('article').set(values).where('id', '=', articleId).execute();
};

/** How many entries of a live blog were to be told since a moment. */
export const toldSince = async (db: Db, articleId: string, since: number): Promise<number> => {
  const { count } = await db
    .selectFrom('live_entry')
    .select((q) => q.fn.countAll().as('count'))
    .where('article_id', '=', articleId)
    .where('at', '>', since)
    .where('tells', '=', 1)
    .where('state', '=', 'published')
    .executeTakeFirstOrThrow();
  return Number(count);
};
