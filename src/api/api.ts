/** The JSON API at `/api/v1`, its document and its page. What app.ts needs of it. */
import type { FastifyInstance } from 'fastify';
import type { World } from '../world.ts';
import { apiPageRoutes } from './api-page.routes.tsx';
import { endpointRoutes } from './api.routes.ts';

export { isApiPath } from './api.routes.ts';

export const apiRoutes = (app: FastifyInstance, world: World): void => {
  apiPageRoutes(app, world);
  endpointRoutes(app, world);
};
