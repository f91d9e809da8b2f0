import type { FastifyInstance } from 'fastify';
import { orderShows, removeShow, showsOf } from '../../rooms/audio/audio.ts';
import type { World } from '../../world.ts';
import { atShow, podcastsPath, showPath } from './podcast-pages.tsx';

/** The order shows stand in for readers, and the end of one that was never used. */
export const keepShowsRoutes = (app: FastifyInstance, world: World): void => {
  app.post(`${podcastsPath}/:show/earlier`, async (request, reply) => {
    const at = await atShow(world, { request, reply }, 'order-shows');
    if (!at) return;
    const { account, show } = at;
    const ids = (await showsOf(world, show.edition)).map(({ id }) => id);
    const place = ids.indexOf(show.id);
    if (place > 0) ids.splice(place - 1, 2, show.id, ids[place - 1] ?? '');
    await orderShows(world, { account, edition: show.edition, ids });
    return reply.redirect(podcastsPath, 303);
  });
  app.post(`${podcastsPath}/:show/remove`, async (request, reply) => {
    const at = await atShow(world, { request, reply }, 'hide-show');
    if (!at) return;
    const done = await removeShow(world, { account: at.account, id: at.show.id });
    return reply.redirect(done === 'gone' ? podcastsPath : `${showPath(at.show.id)}?done=${done}`, 303);
  });
};
