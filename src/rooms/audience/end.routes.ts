import type { FastifyInstance } from 'fastify';
import { createRateLimit } from '../../delivery/delivery.ts';
import { accountBy, isStaff } from '../accounts/accounts.ts';
import type { World } from '../../world.ts';
import { counterOf } from './counter.ts';
import { isPerson } from './is-person.ts';
import { seenHead } from './seen-head.ts';

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const tenMinutes = 600_000;
/** A school reads behind one address; nobody finishes more than this. */
const endsOfNetwork = 60;
const endsOfStory = 15;

/** `POST /counted/end` with a story's id as its text: somebody has read it to the end. Answered alike whether it is counted or not. */
export const endRoutes = (app: FastifyInstance, world: World): void => {
  const limits = {
    network: createRateLimit({ limit: endsOfNetwork, perMs: tenMinutes, now: world.now }),
    story: createRateLimit({ limit: endsOfStory, perMs: tenMinutes, now: world.now }),
  };
  app.post('/counted/end', { bodyLimit: 100 }, async (request, reply) => {
    const counter = counterOf(world);
    const head = seenHead(request.raw.rawHeaders);
    const id = typeof request.body === 'string' ? request.body : '';
    const mark = counter?.gate.markOf(request.network) ?? '';
    const isPlausible =
      counter !== undefined &&
      uuid.test(id) &&
      !head.isPrivate &&
      isPerson(head.agent) &&
      limits.network.take(mark) === 0 &&
      limits.story.take(`${mark} ${id}`) === 0;
    if (isPlausible) {
      const account = head.cookie.includes('session=') ? await accountBy(world, request) : undefined;
      if (!account || !isStaff(account.role)) counter.countEnd(id);
    }
    await reply.code(204).header('Cache-Control', 'no-store').send();
  });
};
