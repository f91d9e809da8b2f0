import type { FastifyInstance } from 'fastify';
import type { World } from '../../world.ts';
import { endRoutes } from './end.routes.ts';
import { howWeCountRoutes, type CountedElsewhere } from './how-we-count.routes.tsx';

/** What readers' browsers ask of this room; what other rooms count is told on the same page. */
export const audienceRoutes = (
  app: FastifyInstance,
  world: World,
  elsewhere: readonly CountedElsewhere[] = [],
): void => {
  endRoutes(app, world);
  howWeCountRoutes(app, world, elsewhere);
};
