import { sql, type Insertable, type Selectable, type SqlBool } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';

export type NotificationRow = Selectable<Tables['notification']>;
export type NewNotification = Insertable<Tables['notification']>;
/** `count` is above one when the reader has been told of the thread already and has not looked. */
export type ToldRow = { id: string; account_id: string; count: number };

/** Each thing once: whoever has been told of it is left out of what is given back. */
export const insertNotifications = (db: Db, rows: readonly NewNotification[]): Promise<ToldRow[]> =>
  db
    .insertInto('notification')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['account_id', 'kind', 'subject_id']).doNothing())
    .returning(['id', 'account_id', 'count'])
    .execute();

/** One row for each followed thread: while it has not been read it counts, then it begins anew. */
export const countOnThreads = (db: Db, rows: readonly NewNotification[]): Promise<ToldRow[]> =>
  db
    .insertInto('notification')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'kind', 'subject_id'])
        .doUpdateSet({
          count: sql<number>`case when notification.read_at is null then notification.count + 1 else 1 end`,
          about_id: sql<string>`excluded.about_id`,
          details: sql<string>`excluded.details`,
          created_at: sql<number>`excluded.created_at`,
          read_at: null,
        })
        .where(sql<SqlBool>`notification.about_id < excluded.about_id`),
    )
    .returning(['id', 'account_id', 'count'])
    .execute();

/** How many an account has not looked at; counted up to `most`. */
export const countUnread = async (db: Db, accountId: string, most: number): Promise<number> => {
  const row = await db
    .selectFrom((from) =>
      from
        .selectFrom('notification')
        .select('id')
        .where('account_id', '=', accountId)
        .where('read_at', 'is', null)
        .limit(most)
        .as('unread'),
    )
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirst();
  return row?.count ?? 0;
};

/** The newest of one kind since a moment, read or not. */
export const newestOfKind = (
  db: Db,
  { accountId, kind, since, limit }: { accountId: string; kind: string; since: number; limit: number },
): Promise<NotificationRow[]> =>
  db
    .selectFrom('notification')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .where('created_at', '>', since)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();

export type NotificationPlace = { at: number; id: string };

export const notificationRows = (
  db: Db,
  accountId: string,
  { before, limit }: { before: NotificationPlace; limit: number },
): Promise<NotificationRow[]> =>
  db
    .selectFrom('notification')
    .selectAll()
    .where('account_id', '=', accountId)
    .where(sql<SqlBool>`(created_at, id) < (${before.at}, ${before.id})`)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

export const notificationRow = (db: Db, id: string): Promise<NotificationRow | undefined> =>
  db.selectFrom('notification').selectAll().where('id', '=', id).executeTakeFirst();

/** Marks as read what came until a moment; whether anything was unread. */
export const markRead = async (
  db: Db,
  accountId: string,
  { until, at }: { until: number; at: number },
): Promise<boolean> => {
  const done = await db
    .updateTable('notification')
    .set({ read_at: at })
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .where('created_at', '<=', until)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
};

export const markOneRead = async (db: Db, id: string, at: number): Promise<void> => {
  await db.updateTable('notification').set({ read_at: at }).where('id', '=', id).where('read_at', 'is', null).execute();
};

/** Notes that these are in a mail; gives those that nobody has read meanwhile. */
export const markMailed = async (db: Db, ids: readonly string[], at: number): Promise<string[]> => {
  const rows = await db
    .updateTable('notification')
    .set({ mailed_at: at })
    .where('id', 'in', ids)
    .where('read_at', 'is', null)
    .where((eb) => eb.or([eb('mailed_at', 'is', null), eb('mailed_at', '<', eb.ref('created_at'))]))
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
};

/** How many of a kind were mailed to an account since a moment, among its latest. */
export const countMailed = async (
  db: Db,
  { accountId, kind, since }: { accountId: string; kind: string; since: number },
): Promise<number> => {
  const row = await db
    .selectFrom('notification')
    .select(sql<number>`count(*)`.as('count'))
    .where('account_id', '=', accountId)
    .where('created_at', '>', since)
    .where('kind', '=', kind)
    .where('mailed_at', '>', since)
    .executeTakeFirst();
  return row?.count ?? 0;
};

/** What waits for a digest: unread, and not in a mail yet as it is now; the newest first. */
export const pendingRows = (
  db: Db,
  accountId: string,
  { kinds, since, limit }: { kinds: readonly string[]; since: number; limit: number },
): Promise<NotificationRow[]> =>
  kinds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('notification')
        .selectAll()
        .where('account_id', '=', accountId)
        .where('read_at', 'is', null)
        .where('created_at', '>', since)
        .where('kind', 'in', kinds)
        .where((eb) => eb.or([eb('mailed_at', 'is', null), eb('mailed_at', '<', eb.ref('created_at'))]))
        .orderBy('created_at', 'desc')
        .limit(limit)
        .execute();

export const deleteNotifications = async (db: Db, accountId: string): Promise<void> => {
  await db.deleteFrom('notification').where('account_id', '=', accountId).execute();
  await db.deleteFrom('notification_choice').where('account_id', '=', accountId).execute();
  await db.deleteFrom('digest').where('account_id', '=', accountId).execute();
  await db.deleteFrom('push_subscription').where('account_id', '=', accountId).execute();
};
