import type { Tx, World } from '../../world.ts';
import { signalsTopic } from '../discussion/discussion.ts';
import { postMessage, type Reach, type Reached } from './post-message.ts';
import type { SignalMessage } from './signal-message.ts';
import { switchedOffMails } from './switched-off-mail.ts';
import {
  dueDeliveries,
  dueWebhooks,
  forgetDeliveries,
  hasDeliveries,
  giveUpDeliveries,
  isPlanned,
  nextDueAt,
  putOffDeliveries,
  takeDelivery,
  updateDelivery,
  updateWebhook,
  webhookRow,
  type StoredWebhook,
} from './webhooks.store.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** How long after each try in vain the next one comes. */
const waits = [5_000, 30_000, 2 * minute, 10 * minute, 30 * minute, hour, 2 * hour, 4 * hour, 8 * hour];
/** Older messages are given up. */
const triedFor = day;
/** Whoever has taken nothing for so long is sent nothing more. */
const failingFor = 5 * day;
/** A node that dies while sending leaves a message to the others after that time. */
const takenFor = minute;
/** How long the log of messages goes back. */
export const deliveriesKept = 30 * day;

type Due = Awaited<ReturnType<typeof dueDeliveries>>[number];

const switchOff = async (world: World, tx: Tx, hook: StoredWebhook): Promise<void> => {
  await updateWebhook(tx.db, hook.id, { is_on: 0 });
  await giveUpDeliveries(tx.db, hook.id);
  for (const mail of await switchedOffMails(world, hook)) await tx.later('mail', mail);
  await tx.changed(signalsTopic);
};

const noteFailure = async (
  world: World,
  tx: Tx,
  { hook, due, reached }: { hook: StoredWebhook; due: Due; reached: Extract<Reached, { ok: false }> },
): Promise<void> => {
  const now = world.now();
  const again = now + (waits[due.attempts] ?? waits.at(-1) ?? hour);
  const isOver = again > due.created_at + triedFor;
  await updateDelivery(tx.db, due.id, {
    code: reached.code ?? null,
    error: reached.error,
    ...(isOver ? { state: 'failed', due_at: null } : { due_at: again }),
  });
  // The next in line waits as well: it would fare no better.
  await putOffDeliveries(tx.db, hook.id, again);
  const since = hook.failingSince ?? now;
  if (reached.error === 'gone' || now - since >= failingFor) await switchOff(world, tx, hook);
  else if (hook.failingSince === undefined) await updateWebhook(tx.db, hook.id, { failing_since: now });
};

/** Sends one message; whether the next one should be tried. */
const deliver = async (world: World, hook: StoredWebhook, due: Due, reach: Reach): Promise<boolean> => {
  const now = world.now();
  const isOurs = await world.write(({ db }) => takeDelivery(db, due, { now, until: now + takenFor }));
  if (!isOurs) return true;
  const message = JSON.parse(due.payload) as SignalMessage;
  const reached = await postMessage(world, hook, { id: due.id, message, reach });
  await world.write(async (tx) => {
    if (!reached.ok) return noteFailure(world, tx, { hook, due, reached });
    await updateDelivery(tx.db, due.id, { state: 'delivered', code: reached.code, error: '', due_at: null });
    if (hook.failingSince !== undefined) await updateWebhook(tx.db, hook.id, { failing_since: null });
  });
  return reached.ok;
};

/** Sends what is due to one webhook, one after another in the order things happened, until one cannot be sent. */
const deliverTo = async (world: World, id: string, reach: Reach): Promise<void> => {
  for (;;) {
    const hook = await webhookRow(world.db, id);
    if (!hook?.isOn) return world.write(({ db }) => giveUpDeliveries(db, id));
    const due = await dueDeliveries(world.db, id, world.now());
    if (due.length === 0) return;
    for (const one of due) if (!(await deliver(world, hook, one, reach))) return;
  }
};

/** One job is planned for the next message, however many wait. */
const planNext = async (world: World): Promise<void> => {
  const next = await nextDueAt(world.db);
  await world.write(async (tx) => {
    if (next !== undefined && !(await isPlanned(tx.db, 'webhooks', next))) await tx.later('webhooks', {}, next);
    const tomorrow = world.now() + day;
    if (!(await isPlanned(tx.db, 'sweep-signals', tomorrow))) await tx.later('sweep-signals', {}, tomorrow);
  });
};

/**
 * Carries out the job `webhooks`: sends what is due, to all webhooks side by side, so that one that hangs holds up no other; and
 * plans the next time.
 */
export const deliverWebhooks = async (world: World, _payload: unknown, reach: Reach = {}): Promise<void> => {
  const ids = await dueWebhooks(world.db, world.now());
  await Promise.all(ids.map((id) => deliverTo(world, id, reach)));
  await planNext(world);
};

/** Carries out the job `sweep-signals`: messages older than the log is long are forgotten. */
export const sweepSignals = async (world: World): Promise<void> => {
  const before = world.now() - deliveriesKept;
  while ((await world.write(({ db }) => forgetDeliveries(db, before))) > 0);
  await world.write(async (tx) => {
    if (await hasDeliveries(tx.db)) await tx.later('sweep-signals', {}, world.now() + day);
  });
};
