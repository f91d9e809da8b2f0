import { sql, type Selectable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';

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

export type NotificationRow = Selectable<Tables['notification']>;

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
