import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db } from '../../storage/storage.ts';
import type { Tables } from '../../storage/tables.ts';
import type { WebhookEvent } from './newsroom-events.ts';
import type { Delivery, DeliveryState, Webhook, WebhookFormat } from './webhook.ts';

type HookRow = Selectable<Tables['webhook']>;
type DeliveryRow = Selectable<Tables['webhook_delivery']>;

/** A publication has a handful; this many can be shown. */
export const mostWebhooks = 100;

const fromRow = (row: HookRow): Webhook & { secret: string } => ({
  id: row.id,
  url: row.url,
  secret: row.secret,
  format: row.format as WebhookFormat,
  events: JSON.parse(row.events) as WebhookEvent[],
  withText: row.with_text === 1,
  isOn: row.is_on === 1,
  note: row.note,
  createdAt: row.created_at,
  createdBy: row.created_by ?? undefined,
  failingSince: row.failing_since ?? undefined,
});

export type StoredWebhook = ReturnType<typeof fromRow>;

export const webhookRows = async (db: Db): Promise<StoredWebhook[]> => {
  const rows = await db.selectFrom('webhook').selectAll().orderBy('created_at').limit(mostWebhooks).execute();
  return rows.map(fromRow);
};

export const webhookRow = async (db: Db, id: string): Promise<StoredWebhook | undefined> => {
  const row = await db.selectFrom('webhook').selectAll().where('id', '=', id).executeTakeFirst();
  return row && fromRow(row);
};

export const insertWebhook = async (db: Db, row: Insertable<Tables['webhook']>): Promise<void> => {
  await db.insertInto('webhook').values(row).execute();
};

export const updateWebhook = async (db: Db, id: string, change: Updateable<Tables['webhook']>): Promise<void> => {
  await db.updateTable('webhook').set(change).where('id', '=', id).execute();
};

export const deleteWebhook = async (db: Db, id: string): Promise<void> => {
  await db.deleteFrom('webhook').where('id', '=', id).execute();
};

/** A message that is there already stays as it is. */
export const insertDelivery = async (db: Db, row: Insertable<Tables['webhook_delivery']>): Promise<void> => {
  await db
    .insertInto('webhook_delivery')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

const deliveryFromRow = (row: DeliveryRow): Delivery => ({
  id: row.id,
  event: row.event,
  state: row.state as DeliveryState,
  attempts: row.attempts,
  code: row.code ?? undefined,
  error: row.error,
  createdAt: row.created_at,
  dueAt: row.due_at ?? undefined,
  triedAt: row.tried_at ?? undefined,
});

/** The newest messages to a webhook; `before`: those older than this one. */
export const deliveriesOf = async (
  db: Db,
  webhookId: string,
  { before, limit }: { before?: { at: number; id: string } | undefined; limit: number },
): Promise<Delivery[]> => {
  let query = db.selectFrom('webhook_delivery').selectAll().where('webhook_id', '=', webhookId);
  if (before)
    query = query.where((eb) =>
      eb.or([eb('created_at', '<', before.at), eb.and([eb('created_at', '=', before.at), eb('id', '<', before.id)])]),
    );
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(deliveryFromRow);
};

export const deliveryRow = (db: Db, id: string): Promise<DeliveryRow | undefined> =>
  db.selectFrom('webhook_delivery').selectAll().where('id', '=', id).executeTakeFirst();

/** Webhooks that have a message due. */
export const dueWebhooks = async (db: Db, now: number): Promise<string[]> => {
  const rows = await db
    .selectFrom('webhook_delivery')
    .select('webhook_id')
    .distinct()
    .where('due_at', '<=', now)
    .limit(mostWebhooks)
    .execute();
  return rows.map(({ webhook_id: id }) => id);
};

/** The oldest messages of a webhook that are due. */
export const dueDeliveries = (db: Db, webhookId: string, now: number): Promise<DeliveryRow[]> =>
  db
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('webhook_id', '=', webhookId)
    .where('due_at', '<=', now)
    .orderBy('created_at')
    .orderBy('id')
    .limit(50)
    .execute();

/** When a new message is due: at once, or with those that wait for a webhook that does not answer. */
export const dueFor = async (db: Db, webhookId: string, now: number): Promise<number> => {
  const waiting = await db
    .selectFrom('webhook_delivery')
    .innerJoin('webhook', 'webhook.id', 'webhook_delivery.webhook_id')
    .select('webhook_delivery.due_at')
    .where('webhook_delivery.webhook_id', '=', webhookId)
    .where('webhook.failing_since', 'is not', null)
    .where('webhook_delivery.due_at', '>', now)
    .orderBy('webhook_delivery.due_at')
    .limit(1)
    .executeTakeFirst();
  return waiting?.due_at ?? now;
};

export const nextDueAt = async (db: Db): Promise<number | undefined> => {
  const row = await db
    .selectFrom('webhook_delivery')
    .select('due_at')
    .where('due_at', 'is not', null)
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst();
  return row?.due_at ?? undefined;
};

/** Takes a message for sending until `until`; false when somebody else has taken it. */
export const takeDelivery = async (
  db: Db,
  { id, due_at: dueAt, attempts }: Pick<DeliveryRow, 'id' | 'due_at' | 'attempts'>,
  { now, until }: { now: number; until: number },
): Promise<boolean> => {
  const taken = await db
    .updateTable('webhook_delivery')
    .set({ due_at: until, tried_at: now, attempts: attempts + 1 })
    .where('id', '=', id)
    .where('due_at', '=', dueAt)
    .returning('id')
    .executeTakeFirst();
  return taken !== undefined;
};

export const updateDelivery = async (
  db: Db,
  id: string,
  change: Updateable<Tables['webhook_delivery']>,
): Promise<void> => {
  await db.updateTable('webhook_delivery').set(change).where('id', '=', id).execute();
};

/** What waits for a webhook that does not answer is not tried before this time either. */
export const putOffDeliveries = async (db: Db, webhookId: string, until: number): Promise<void> => {
  await db
    .updateTable('webhook_delivery')
    .set({ due_at: until })
    .where('webhook_id', '=', webhookId)
    .where('due_at', '<', until)
    .execute();
};

/** Nothing more is sent to a webhook that is off. */
export const giveUpDeliveries = async (db: Db, webhookId: string): Promise<void> => {
  await db
    .updateTable('webhook_delivery')
    .set({ due_at: null, state: 'failed', error: 'off' })
    .where('webhook_id', '=', webhookId)
    .where('due_at', 'is not', null)
    .execute();
};

/** Whether a job of this kind waits for this time or an earlier one. */
export const isPlanned = async (db: Db, kind: string, at: number): Promise<boolean> => {
  const job = await db
    .selectFrom('job')
    .select('id')
    .where('kind', '=', kind)
    .where('state', '=', 'waiting')
    .where('run_at', '<=', at)
    .limit(1)
    .executeTakeFirst();
  return job !== undefined;
};

export const hasDeliveries = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('webhook_delivery').select('id').limit(1).executeTakeFirst()) !== undefined;

/** Forgets messages from before; how many these were. */
export const forgetDeliveries = async (db: Db, before: number): Promise<number> => {
  const old = await db
    .selectFrom('webhook_delivery')
    .select('id')
    .where('created_at', '<', before)
    .limit(500)
    .execute();
  if (old.length === 0) return 0;
  const ids = old.map(({ id }) => id);
  await db.deleteFrom('webhook_delivery').where('id', 'in', ids).execute();
  return old.length;
};
