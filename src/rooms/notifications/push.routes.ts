import type { FastifyInstance } from 'fastify';
import { assetBytes } from '../../delivery/assets.ts';
import { createRateLimit } from '../../delivery/delivery.ts';
import type { World } from '../../world.ts';
import { accountBy } from '../accounts/accounts.ts';
import { parseSubscription } from './push-subscription.ts';
import { dropSubscription, putSubscription, subscriptionsOf } from './push-subscriptions.store.ts';

type Posted = { Body: Record<string, unknown> | undefined };

/** So many browsers of one reader; the one that came first gives way. */
const mostDevices = 10;
const hour = 3_600_000;

const keep = (world: World, row: Parameters<typeof putSubscription>[1]): Promise<void> =>
  world.write(async ({ db }) => {
    await putSubscription(db, row);
    const all = await subscriptionsOf(db, [row.account_id]);
    for (const { endpoint } of all.slice(mostDevices)) await dropSubscription(db, endpoint);
  });

/** Where browsers say that they want to be sent news, and the worker that shows it to their readers. */
export const pushRoutes = (app: FastifyInstance, world: World): void => {
  const limit = createRateLimit({ limit: 30, perMs: hour, now: world.now });

  app.post<Posted>('/push/subscribe', async (request, reply) => {
    reply.header('cache-control', 'private, no-store');
    const account = await accountBy(world, request);
    if (!account) return reply.code(401).send();
    if (limit.take(account.id) > 0) return reply.code(429).send();
    const parsed = parseSubscription(request.body ?? {});
    if (!parsed.ok) return reply.code(422).send();
    await keep(world, {
      endpoint: parsed.value.endpoint,
      account_id: account.id,
      keys: JSON.stringify(parsed.value.keys),
      edition: request.visit.edition.code,
      created_at: world.now(),
    });
    return reply.code(204).send();
  });

  app.post<Posted>('/push/unsubscribe', async (request, reply) => {
    reply.header('cache-control', 'private, no-store');
    const account = await accountBy(world, request);
    if (!account) return reply.code(401).send();
    const endpoint = request.body?.['endpoint'];
    if (typeof endpoint === 'string') await world.write(({ db }) => dropSubscription(db, endpoint, account.id));
    return reply.code(204).send();
  });

  // At the root, for a worker looks after the folder it was served from.
  app.get('/push-worker.js', async (_request, reply) => {
    const bytes = assetBytes('push-worker.js');
    if (!bytes) return reply.notFound();
    await reply.page({
      body: bytes,
      type: 'text/javascript; charset=utf-8',
      topics: [],
      maxAge: 300,
      headers: { 'Content-Security-Policy': "default-src 'none'; connect-src 'self'; img-src 'self'" },
    });
    return undefined;
  });
};
