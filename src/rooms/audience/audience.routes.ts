import type { FastifyInstance } from 'fastify';
import type { World } from '../../world.ts';
import { endRoutes } from './end.routes.ts';
import { howWeCountRoutes } from './how-we-count.routes.tsx';

/** What readers' browsers ask of this room. */
export const audienceRoutes = (app: FastifyInstance, world: World): void => {
  endRoutes(app, world);
  howWeCountRoutes(app);
};
