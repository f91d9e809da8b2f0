import { sql, type Selectable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';
import type { Source, Subscriber, SubscriberState } from './letter.ts';

type Row = Selectable<Tables['subscriber']>;

export const subscriberOf = (row: Row): Subscriber => ({
  id: row.id,
  email: row.email,
  code: row.code,
  state: row.state as SubscriberState,
  edition: row.edition,
  source: row.source as Source,
  sourceNote: row.source_note,
  consent: JSON.parse(row.consent) as Record<string, string>,
  confirmedAt: row.confirmed_at ?? undefined,
  pausedUntil: row.paused_until ?? undefined,
  asideWhy: row.aside_why,
  asideAt: row.aside_at ?? undefined,
  createdAt: row.created_at,
});

export type NewSubscriber = Pick<
  Row,
  'id' | 'email' | 'code' | 'state' | 'edition' | 'source' | 'source_note' | 'consent' | 'created_at' | 'changed_at'
> & { confirmed_at?: number | null };

/** Adds them; those whose address is known stay as they are. */
export const insertSubscribers = async (db: Db, rows: readonly NewSubscriber[]): Promise<void> => {
  if (rows.length === 0) return;
  await db
    .insertInto('subscriber')
    .values([...rows])
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute();
};

export const subscriberRow = async (
  db: Db,
  by: { id: string } | { email: string } | { code: string },
): Promise<Subscriber | undefined> => {
  const query = db.selectFrom('subscriber').selectAll();
  const row = await (
    'id' in by
      ? query.where('id', '=', by.id)
      : 'email' in by
        ? query.where('email', '=', by.email)
        : query.where('code', '=', by.code)
  ).executeTakeFirst();
  return row && subscriberOf(row);
};

/** The known ones among these addresses. */
export const subscribersByEmail = async (db: Db, emails: readonly string[]): Promise<Subscriber[]> =>
  emails.length === 0
    ? []
    : (await db.selectFrom('subscriber').selectAll().where('email', 'in', emails).execute()).map(subscriberOf);

export const updateSubscriber = async (db: Db, id: string, change: Partial<Omit<Row, 'id'>>): Promise<void> => {
  await db.updateTable('subscriber').set(change).where('id', '=', id).execute();
};

export const deleteSubscriber = async (db: Db, id: string): Promise<void> => {
  await db.deleteFrom('subscriber').where('id', '=', id).execute();
};

export const lettersOf = async (db: Db, subscriberId: string): Promise<string[]> =>
  (
    await db
      .selectFrom('subscription')
      .select('letter_id')
      .where('subscriber_id', '=', subscriberId)
      .limit(500)
      .execute()
  ).map(({ letter_id: id }) => id);

/** Which letters each of these gets. */
export const lettersOfMany = async (db: Db, ids: readonly string[]): Promise<Map<string, string[]>> => {
  const found = new Map<string, string[]>();
  if (ids.length === 0) return found;
  const rows = await db
    .selectFrom('subscription')
    .select(['subscriber_id', 'letter_id'])
    .where('subscriber_id', 'in', ids)
    .execute();
  for (const { subscriber_id: id, letter_id: letter } of rows) found.set(id, [...(found.get(id) ?? []), letter]);
  return found;
};

export const addSubscriptions = async (
  db: Db,
  rows: readonly { subscriber_id: string; letter_id: string; at: number }[],
): Promise<void> => {
  for (let from = 0; from < rows.length; from += 1_000)
    await db
      .insertInto('subscription')
      .values(rows.slice(from, from + 1_000))
      .onConflict((conflict) => conflict.columns(['letter_id', 'subscriber_id']).doNothing())
      .execute();
};

/** Ends some subscriptions, or all of them; says how many there were. */
export const endSubscriptions = async (db: Db, subscriberId: string, letters?: readonly string[]): Promise<number> => {
  let query = db.deleteFrom('subscription').where('subscriber_id', '=', subscriberId);
  if (letters) query = query.where('letter_id', 'in', letters);
  return Number((await query.executeTakeFirst()).numDeletedRows);
};

export type TokenRow = Selectable<Tables['subscriber_token']>;

export const insertToken = async (db: Db, row: Omit<TokenRow, 'used_at'>): Promise<void> => {
  await db.insertInto('subscriber_token').values(row).execute();
};

export const tokenRow = (db: Db, hash: string): Promise<TokenRow | undefined> =>
  db.selectFrom('subscriber_token').selectAll().where('hash', '=', hash).executeTakeFirst();

/** Uses a token up; false when it was. */
export const useToken = async (db: Db, hash: string, now: number): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('subscriber_token')
    .set({ used_at: now })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** When this reader's last mails with a link were asked for, the latest first. */
export const tokenTimes = async (db: Db, subscriberId: string, since: number): Promise<number[]> =>
  (
    await db
      .selectFrom('subscriber_token')
      .select('created_at')
      .where('subscriber_id', '=', subscriberId)
      .where('created_at', '>', since)
      .orderBy('created_at', 'desc')
      .limit(20)
      .execute()
  ).map(({ created_at: at }) => at);

/** Links nobody used, and the addresses that never answered: nothing is kept of them. */
export const sweepWaiting = async (db: Db, before: number): Promise<void> => {
  await db.deleteFrom('subscriber_token').where('expires_at', '<', before).execute();
  await db
    .deleteFrom('subscriber')
    .where('state', '=', 'waiting')
    .where('source', '=', 'form')
    .where('changed_at', '<', before)
    .execute();
};

export type SubscriberQuery = {
  words?: string | undefined;
  state?: SubscriberState | undefined;
  source?: Source | undefined;
  letterId?: string | undefined;
  after?: string | undefined;
  limit: number;
};

/** Subscribers by their id (that is, by when they came, the latest first); words are how an address begins. */
export const subscriberList = async (db: Db, asked: SubscriberQuery): Promise<Subscriber[]> => {
  let query = db.selectFrom('subscriber').selectAll('subscriber');
  if (asked.letterId !== undefined)
    query = query.where('subscriber.id', 'in', (eb) =>
      eb
        .selectFrom('subscription')
        .select('subscription.subscriber_id')
        .where('subscription.letter_id', '=', asked.letterId ?? ''),
    );
  if (asked.state) query = query.where('subscriber.state', '=', asked.state);
  if (asked.source) query = query.where('subscriber.source', '=', asked.source);
  if (asked.words)
    query = query
      .where('subscriber.email', '>=', asked.words)
      .where('subscriber.email', '<', `${asked.words}\u{10ffff}`);
  if (asked.after) query = query.where('subscriber.id', '<', asked.after);
  const rows = await query.orderBy('subscriber.id', 'desc').limit(asked.limit).execute();
  return rows.map(subscriberOf);
};

/** How many there are in each state. */
export const countStates = async (db: Db): Promise<Map<string, number>> => {
  const rows = await db
    .selectFrom('subscriber')
    .select(['state', sql<number>`count(*)`.as('count')])
    .groupBy('state')
    .limit(20)
    .execute();
  return new Map(rows.map(({ state, count }) => [state, count]));
};
