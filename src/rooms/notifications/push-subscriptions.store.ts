import type { Db } from '../../storage/storage.ts';

export type SubscriptionRow = {
  endpoint: string;
  account_id: string;
  keys: string;
  edition: string;
  created_at: number;
};

/** A browser's subscription belongs to whoever asked last. */
export const putSubscription = async (db: Db, row: SubscriptionRow): Promise<void> => {
  await db
    .insertInto('push_subscription')
    .values(row)
    .onConflict((conflict) => conflict.column('endpoint').doUpdateSet(row))
    .execute();
};

export const subscriptionsOf = (db: Db, accountIds: readonly string[]): Promise<SubscriptionRow[]> =>
  accountIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('push_subscription')
        .selectAll()
        .where('account_id', 'in', accountIds)
        .orderBy('created_at', 'desc')
        .execute();

export const subscriptionAt = (db: Db, endpoint: string): Promise<SubscriptionRow | undefined> =>
  db.selectFrom('push_subscription').selectAll().where('endpoint', '=', endpoint).executeTakeFirst();

export const dropSubscription = async (db: Db, endpoint: string, accountId?: string): Promise<void> => {
  await db
    .deleteFrom('push_subscription')
    .where('endpoint', '=', endpoint)
    .$if(accountId !== undefined, (query) => query.where('account_id', '=', accountId ?? ''))
    .execute();
};
