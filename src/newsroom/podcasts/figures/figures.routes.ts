import type { FastifyInstance } from 'fastify';
import type { World } from '../../../world.ts';
import { episodeFiguresRoutes } from './episode.routes.tsx';
import { figuresOverviewRoutes } from './overview.routes.tsx';

/** How often episodes are downloaded and how far they are heard, for those who write and edit. */
export const podcastFigureRoutes = (app: FastifyInstance, world: World): void => {
  figuresOverviewRoutes(app, world);
  episodeFiguresRoutes(app, world);
};
