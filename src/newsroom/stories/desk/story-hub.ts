/** Open desks hear that something has changed, and fetch what they show anew. Whoever may no longer come in is let go. */
import type { FastifyInstance } from 'fastify';
import { streamEvent, type Stream } from '../../../delivery/delivery.ts';
import type { World } from '../../../world.ts';
import { storiesPath } from './desk-address.ts';
import { staffFor } from './staff-story.tsx';

const topic = 'stories-desk';
/** Whatever happens in this time is told at once. */
const gathering = 400;
const retry = 2_000;

type Listener = { accountId: string; stream: Stream };

const letGo = (listeners: Set<Listener>, topics: readonly string[]): void => {
  for (const listener of listeners) {
    const { socket } = listener.stream;
    if (topics.includes(`account:${listener.accountId}`)) socket.destroy();
    if (socket.destroyed) listeners.delete(listener);
  }
};

export const storyLiveRoutes = (app: FastifyInstance, world: World): void => {
  const listeners = new Set<Listener>();
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    timer = undefined;
    app.streams.publish(topic, streamEvent({ id: world.now(), data: { at: world.now() } }));
  };
  world.onChanges((topics) => {
    if (listeners.size === 0) return;
    letGo(listeners, topics ?? []);
    if (!topics || topics.includes('drafts')) timer ??= setTimeout(tell, gathering).unref();
  });

  app.get(`${storiesPath}/live`, async (request, reply) => {
    const account = await staffFor(world, { request, reply }, 'see-stories');
    if (!account) return;
    const first = streamEvent({ id: world.now(), retry: retry + Math.random() * retry, data: { at: 0 } });
    const stream = app.streams.open(request, reply, { topic, network: request.network, first });
    if (stream) listeners.add({ accountId: account.id, stream });
    return reply;
  });
};
