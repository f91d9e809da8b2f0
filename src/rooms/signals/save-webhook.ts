import { addressFault, type AddressFault } from '../../common/outside-address.ts';
import { cutText } from '../../common/text.ts';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import { keptSecret, newSigningSecret, replacedSecret } from '../../common/signed-message.ts';
import type { World } from '../../world.ts';
import type { Account } from '../accounts/accounts.ts';
import { may, signalsTopic } from '../discussion/discussion.ts';
import type { WebhookEvent } from './newsroom-events.ts';
import { postMessage, type Reach, type Reached } from './post-message.ts';
import { type Delivery, type Webhook, type WebhookFormat } from './webhook.ts';
import { webhooksOf } from './send-signal.ts';
import {
  deleteWebhook,
  deliveriesOf,
  deliveryRow,
  giveUpDeliveries,
  insertWebhook,
  mostWebhooks,
  updateDelivery,
  updateWebhook,
  webhookRow,
} from './webhooks.store.ts';

export type WebhookDraft = {
  url: string;
  format: WebhookFormat;
  events: readonly WebhookEvent[];
  withText: boolean;
  isOn: boolean;
  note: string;
};

export type WebhookRefusal = 'not-allowed' | 'no-webhook' | 'no-events' | 'too-many' | AddressFault;

const longestNote = 200;

const faultOf = (world: World, { url, events }: Pick<WebhookDraft, 'url' | 'events'>): WebhookRefusal | undefined =>
  addressFault(url, world.config.innerServices) ?? (events.length === 0 ? 'no-events' : undefined);

const rowOf = ({ url, format, events, withText, isOn, note }: WebhookDraft) => ({
  url: new URL(url).href,
  format,
  events: JSON.stringify([...new Set(events)]),
  with_text: withText ? (1 as const) : (0 as const),
  is_on: isOn ? (1 as const) : (0 as const),
  note: cutText(note.trim(), longestNote),
});

/** Adds a webhook. Its secret is told this one time. */
export const addWebhook = async (
  world: World,
  { account, ...draft }: WebhookDraft & { account: Account },
): Promise<Outcome<{ id: string; secret: string }, WebhookRefusal>> => {
  if (!may(account, 'edit-signals')) return refuse('not-allowed');
  const fault = faultOf(world, draft);
  if (fault) return refuse(fault);
  if ((await webhooksOf(world)).length >= mostWebhooks) return refuse('too-many');
  const [id, secret] = [world.newId(), newSigningSecret(world.newSecret())];
  await world.write(async (tx) => {
    const made = { created_at: world.now(), created_by: account.id };
    await insertWebhook(tx.db, { id, secret: keptSecret(secret), ...rowOf(draft), ...made });
    await tx.changed(signalsTopic);
  });
  return ok({ id, secret });
};

/** Changes what a webhook is sent, or where; what is not given stays. */
export const changeWebhook = async (
  world: World,
  { account, id, ...change }: Partial<WebhookDraft> & { account: Account; id: string },
): Promise<Outcome<undefined, WebhookRefusal>> => {
  if (!may(account, 'edit-signals')) return refuse('not-allowed');
  return world.write(async (tx) => {
    const known = await webhookRow(tx.db, id);
    if (!known) return refuse('no-webhook');
    const draft = { ...known, ...change };
    const fault = faultOf(world, draft);
    if (fault) return refuse(fault);
    // Who switches it on again begins anew: the days it failed before are over.
    const fresh = draft.isOn && (!known.isOn || draft.url !== known.url) ? { failing_since: null } : {};
    await updateWebhook(tx.db, id, { ...rowOf(draft), ...fresh });
    if (!draft.isOn) await giveUpDeliveries(tx.db, id);
    await tx.changed(signalsTopic);
    return ok(undefined);
  });
};

/** Gives a webhook another secret, told this one time; for a day messages are signed with the old one as well. */
export const rotateWebhookSecret = async (
  world: World,
  { account, id }: { account: Account; id: string },
): Promise<Outcome<{ secret: string }, 'not-allowed' | 'no-webhook'>> => {
  if (!may(account, 'edit-signals')) return refuse('not-allowed');
  const secret = newSigningSecret(world.newSecret());
  return world.write(async (tx) => {
    const known = await webhookRow(tx.db, id);
    if (!known) return refuse('no-webhook');
    await updateWebhook(tx.db, id, { secret: replacedSecret(known.secret, secret, world.now()) });
    await tx.changed(signalsTopic);
    return ok({ secret });
  });
};

export const removeWebhook = async (
  world: World,
  { account, id }: { account: Account; id: string },
): Promise<Outcome<undefined, 'not-allowed' | 'no-webhook'>> => {
  if (!may(account, 'edit-signals')) return refuse('not-allowed');
  return world.write(async (tx) => {
    if (!(await webhookRow(tx.db, id))) return refuse('no-webhook');
    await deleteWebhook(tx.db, id);
    await tx.changed(signalsTopic);
    return ok(undefined);
  });
};

/** Sends a message without content at once and says what came of it; it counts for nothing and is not in the log. */
export const testWebhook = async (
  world: World,
  { account, id, reach = {} }: { account: Account; id: string; reach?: Reach },
): Promise<Outcome<Reached, 'not-allowed' | 'no-webhook'>> => {
  if (!may(account, 'edit-signals')) return refuse('not-allowed');
  const hook = await webhookRow(world.db, id);
  if (!hook) return refuse('no-webhook');
  const message = { type: 'test', timestamp: new Date(world.now()).toISOString(), data: {} };
  return ok(await postMessage(world, hook, { id: `msg_test_${world.newId()}`, message, reach }));
};

/** Sends a message again, whatever came of it before: the same id, so that whoever has it already can tell. */
export const resendDelivery = async (
  world: World,
  { account, webhookId, id }: { account: Account; webhookId: string; id: string },
): Promise<Outcome<undefined, 'not-allowed' | 'no-delivery' | 'is-off'>> => {
  if (!may(account, 'edit-signals')) return refuse('not-allowed');
  return world.write(async (tx) => {
    const [row, hook] = [await deliveryRow(tx.db, id), await webhookRow(tx.db, webhookId)];
    if (!hook || row?.webhook_id !== webhookId) return refuse('no-delivery');
    if (!hook.isOn) return refuse('is-off');
    await updateDelivery(tx.db, id, { state: 'waiting', due_at: world.now() });
    await tx.later('webhooks', {});
    return ok(undefined);
  });
};

const withoutSecret = ({ secret: _secret, ...hook }: Webhook & { secret: string }): Webhook => hook;

/** All webhooks, the oldest first; never with their secrets. */
export const listWebhooks = async (world: World): Promise<Webhook[]> => (await webhooksOf(world)).map(withoutSecret);

export const webhookById = async (world: World, id: string): Promise<Webhook | undefined> => {
  const row = await webhookRow(world.db, id);
  return row && withoutSecret(row);
};

const perPage = 50;

/** The log of a webhook, the newest first; `next` leads on. */
export const deliveryLog = async (
  world: World,
  webhookId: string,
  before?: { at: number; id: string },
): Promise<{ deliveries: Delivery[]; next: { at: number; id: string } | undefined }> => {
  const rows = await deliveriesOf(world.db, webhookId, { before, limit: perPage + 1 });
  const deliveries = rows.slice(0, perPage);
  const last = deliveries.at(-1);
  const next = rows.length > perPage && last ? { at: last.createdAt, id: last.id } : undefined;
  return { deliveries, next };
};
