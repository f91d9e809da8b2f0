import type { FastifyInstance } from 'fastify';
import type { World } from '../../world.ts';
import { setupBeginRoutes } from './begin.routes.tsx';
import { setupGoOnRoutes } from './go-on.routes.tsx';

/** The first setting up of a new publication: four short steps, once. */
export const setupRoutes = (app: FastifyInstance, world: World): void => {
  setupBeginRoutes(app, world);
  setupGoOnRoutes(app, world);
};
