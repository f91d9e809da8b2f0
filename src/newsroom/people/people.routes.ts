import type { FastifyInstance } from 'fastify';
import type { World } from '../../world.ts';
import { readerRoutes } from './readers.routes.tsx';
import { searchRoutes } from './search.routes.tsx';
import { viewRoutes } from './views.routes.tsx';

/** Search over all comments, saved views, and readers' cards. */
export const peopleRoutes = (app: FastifyInstance, world: World): void => {
  searchRoutes(app, world);
  viewRoutes(app, world);
  readerRoutes(app, world);
};
