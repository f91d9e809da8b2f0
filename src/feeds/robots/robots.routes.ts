import type { FastifyInstance } from 'fastify';
import type { World } from '../../world.ts';
import { absoluteUrl } from '../absolute.ts';
import { closedInEditions, writeRobots } from './write-robots.ts';

/** `/robots.txt`: what crawlers are asked to leave alone, and where the sitemaps are. */
export const robotsRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/robots.txt', async (request, reply) => {
    const { edition, publication } = request.visit;
    if (!edition.isDefault) return reply.notFound();
    const { editions, inEdition, settings } = publication;
    const closedPaths = editions.flatMap((each) =>
      closedInEditions.flatMap((path) => [inEdition(each, path), `/text${inEdition(each, path)}`]),
    );
    const news = editions.map((each) => absoluteUrl(world, inEdition(each, '/news-sitemap.xml')));
    const body = writeRobots(settings, {
      closedPaths,
      sitemaps: [absoluteUrl(world, '/sitemap.xml'), ...news],
    });
    return reply.page({ body, type: 'text/plain; charset=utf-8', topics: ['site'], maxAge: 3600 });
  });
};
