import { hash } from 'node:crypto';
import type { World } from '../../world.ts';
import { signalsTopic } from '../discussion/discussion.ts';
import { messageOf, type Signalled } from './signal-message.ts';
import { dueFor, insertDelivery, webhookRows, type StoredWebhook } from './webhooks.store.ts';

/** All webhooks, as they are kept; remembered until one of them changes. */
export const webhooksOf = (world: World): Promise<StoredWebhook[]> =>
  world.memory.keep('webhooks', [signalsTopic], () => webhookRows(world.db));

/** The same for the same event and webhook, however often the job is carried out. */
const deliveryId = (signalId: string, webhookId: string): string =>
  `msg_${hash('sha256', `${signalId} ${webhookId}`, 'base64url').slice(0, 27)}`;

/** Carries out the job `signal`: a message for every webhook that wants to know. */
export const sendSignal = async (world: World, signal: Signalled): Promise<void> => {
  const hooks = (await webhooksOf(world)).filter(({ isOn, events }) => isOn && events.includes(signal.event));
  if (hooks.length === 0) return;
  const payload = JSON.stringify(await messageOf(world, signal));
  await world.write(async (tx) => {
    for (const { id } of hooks)
      await insertDelivery(tx.db, {
        id: deliveryId(signal.id, id),
        webhook_id: id,
        event: signal.event,
        payload,
        created_at: signal.at,
        due_at: await dueFor(tx.db, id, world.now()),
      });
    await tx.later('webhooks', {});
  });
};
