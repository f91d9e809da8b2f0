import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import { prepared } from '../../storage/prepared.ts';
import type { Db, Storage, Tables } from '../../storage/storage.ts';

export type StoredCommenter = Selectable<Tables['commenter']>;

type Counts = Pick<StoredCommenter, 'id' | 'origin' | 'published_count' | 'removed_count'>;

const ofAccount = prepared<{ accountId: string }, Counts>((db, { accountId }) =>
  db
    .selectFrom('commenter')
    .select(['id', 'origin', 'published_count', 'removed_count'])
    .where('account_id', '=', accountId)
    .limit(sql.lit(100)),
);

/** All that an account writes as, or once wrote as elsewhere; its own row is the one without origin. */
export const commentersOfAccount = (db: Db, accountId: string): Promise<Counts[]> => ofAccount(db, { accountId });

export const storedCommenter = (db: Db, id: string): Promise<StoredCommenter | undefined> =>
  db.selectFrom('commenter').selectAll().where('id', '=', id).executeTakeFirst();

export const ownCommenter = (db: Db, accountId: string): Promise<StoredCommenter | undefined> =>
  db
    .selectFrom('commenter')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('origin', 'is', null)
    .executeTakeFirst();

/** Leaves the one that is there already as it is. */
export const insertCommenter = async (db: Db, row: Insertable<Tables['commenter']>): Promise<void> => {
  await db
    .insertInto('commenter')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

export const updateCommenter = async (db: Db, id: string, change: Updateable<Tables['commenter']>): Promise<void> => {
  await db.updateTable('commenter').set(change).where('id', '=', id).execute();
};

const stillTheirs = prepared<{ id: string; accountId: string }, { id: string }>((db, { id, accountId }) =>
  db.selectFrom('commenter').select('id').where('id', '=', id).where('account_id', '=', accountId).forNoKeyUpdate(),
);

/**
 * Keeps a writer from being forgotten until the transaction ends; false when they have been. SQLite writes one transaction at a time
 * anyway.
 */
export const holdWriter = async (
  { dialect }: Pick<Storage, 'dialect'>,
  db: Db,
  writer: { id: string; accountId: string },
): Promise<boolean> => dialect !== 'postgres' || (await stillTheirs(db, writer)).length > 0;

const addCounts = prepared<{ commenterId: string; published: number; removed: number }>(
  (db, { commenterId, published, removed }) =>
    db
      .updateTable('commenter')
      .set({
        published_count: sql`published_count + ${published}`,
        removed_count: sql`removed_count + ${removed}`,
      })
      .where('id', '=', commenterId),
);

export const countComments = async (
  db: Db,
  commenterId: string,
  by: { published: number; removed: number },
): Promise<void> => {
  if (by.published !== 0 || by.removed !== 0) await addCounts(db, { commenterId, ...by });
};

/** People of archives with this e-mail address whom nobody has claimed yet. */
export const unclaimedWithEmail = async (db: Db, email: string, limit: number): Promise<string[]> => {
  const rows = await db
    .selectFrom('commenter')
    .select('id')
    .where('email', '=', email)
    .where('account_id', 'is', null)
    .where('is_former', '=', 0)
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
};

/** The stories somebody has comments under that readers see. */
export const storiesWith = async (db: Db, commenterIds: readonly string[]): Promise<string[]> => {
  if (commenterIds.length === 0) return [];
  const rows = await db
    .selectFrom('comment')
    .select('article_id')
    .distinct()
    .where('commenter_id', 'in', commenterIds)
    .where('is_listed', '=', 1)
    .limit(20_000)
    .execute();
  return rows.map(({ article_id: articleId }) => articleId);
};
