import type { FastifyInstance } from 'fastify';
import type { World } from '../../world.ts';
import { liveRoutes } from './live.routes.ts';

export const discussionRoutes = (app: FastifyInstance, world: World): void => {
  liveRoutes(app, world);
};
