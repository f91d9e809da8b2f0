import { hash } from 'node:crypto';
import type { World } from '../../world.ts';
import { signalsTopic } from '../discussion/discussion.ts';
import type { WebhookEvent } from './newsroom-events.ts';
import { messageOf, type SignalMessage, type Signalled } from './signal-message.ts';
import { newsroomMessage, type NewsroomSignal } from './story-message.ts';
import { dueFor, insertDelivery, webhookRows, type StoredWebhook } from './webhooks.store.ts';

/** All webhooks, as they are kept; remembered until one of them changes. */
export const webhooksOf = (world: World): Promise<StoredWebhook[]> =>
  world.memory.keep('webhooks', [signalsTopic], () => webhookRows(world.db));

/** The same for the same event and webhook, however often the job is carried out. */
const deliveryId = (signalId: string, webhookId: string): string =>
  `msg_${hash('sha256', `${signalId} ${webhookId}`, 'base64url').slice(0, 27)}`;

type Happened = { id: string; event: WebhookEvent; at: number };

/** A message for every webhook that wants to know; it is made only where there is one. */
const putMessages = async (world: World, signal: Happened, message: () => Promise<SignalMessage>): Promise<void> => {
  const hooks = (await webhooksOf(world)).filter(({ isOn, events }) => isOn && events.includes(signal.event));
  if (hooks.length === 0) return;
  const payload = JSON.stringify(await message());
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

/** Carries out the job `signal`: what happens in the discussions is told. */
export const sendSignal = (world: World, signal: Signalled): Promise<void> =>
  putMessages(world, signal, () => messageOf(world, signal));

/** Carries out the job `story-signal`: what happens in the newsroom is told. The same fact makes the same messages. */
export const sendNewsroomSignal = (world: World, signal: NewsroomSignal): Promise<void> => {
  const { event, at, articleId = '', entryId = '', mediaId = '', issueId = '' } = signal;
  const id = signal.id ?? [event, at, articleId, entryId, mediaId, issueId].join(' ');
  return putMessages(world, { id, event, at }, () => newsroomMessage(world, signal));
};
