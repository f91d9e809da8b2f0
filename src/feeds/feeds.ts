/** What machines read: feeds, sitemaps, robots.txt, llms.txt, oEmbed, structured data, and the ping that tells hubs of news. */
import type { FastifyInstance } from 'fastify';
import type { World } from '../world.ts';
import { feedRoutes as listFeedRoutes } from './feeds.routes.ts';
import { llmsRoutes } from './llms/llms.routes.ts';
import { oembedRoutes } from './oembed/oembed.routes.ts';
import { podcastFeedRoutes } from './podcast/podcast.routes.ts';
import { robotsRoutes } from './robots/robots.routes.ts';
import { sitemapRoutes } from './sitemap/sitemap.routes.ts';

export { feedFor } from './feeds.routes.ts';
export { headExtraFor } from './head-extra.ts';
export { podcastPingJob, websubJob, type WebsubPing } from './websub/ping-hubs.ts';

/** Every address that is meant for machines. */
export const feedRoutes = (app: FastifyInstance, world: World): void => {
  listFeedRoutes(app, world);
  sitemapRoutes(app, world);
  robotsRoutes(app, world);
  llmsRoutes(app, world);
  oembedRoutes(app, world);
  podcastFeedRoutes(app, world);
};
