/** Who works on stories here, for naming a colleague in a note: names and ids, nothing else of anybody. */
import type { FastifyInstance } from 'fastify';
import { mayStory } from '../../rooms/articles/articles.ts';
import { deskPeople } from '../../rooms/drafting/drafting.ts';
import type { World } from '../../world.ts';
import { staffOnly } from '../staff-only.ts';

export const colleagueRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/newsroom/stories/people.json', async (request, reply) => {
    const account = await staffOnly(world, request, reply);
    if (!account) return;
    if (!mayStory(account, 'create-story', true)) return reply.notFound();
    const { staff } = await deskPeople(world);
    await reply
      .header('cache-control', 'private, no-store')
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(staff.map(({ id, name }) => ({ id, name }))));
  });
};
