import type { FastifyInstance } from 'fastify';
import type { World } from '../../world.ts';
import { answerJson, staffWho } from '../duties/duty-pages.tsx';
import { deskPath } from './desk-address.ts';
import { createDeskHub, newsInWords } from './desk-hub.ts';

/** What open desks listen to, and what those ask now and then that cannot listen. */
export const deskLiveRoutes = (app: FastifyInstance, world: World): void => {
  const hub = createDeskHub(world, app.streams);

  app.get(`${deskPath}/live`, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'see-desk');
    if (!account) return;
    await hub.listen(request, reply, account.id);
    return reply;
  });

  app.get<{ Querystring: { since?: string } }>(`${deskPath}/live/changes`, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'see-desk');
    if (!account) return;
    const since = Number(request.query.since);
    const news = await newsInWords(world, Number.isSafeInteger(since) && since > 0 ? since : world.now());
    await answerJson(reply, news);
  });
};
