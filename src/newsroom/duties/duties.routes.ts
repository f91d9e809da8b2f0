import type { FastifyInstance } from 'fastify';
import type { World } from '../../world.ts';
import { careRoutes } from './care.routes.tsx';
import { escalationRoutes } from './escalations.routes.tsx';
import { passingOnRoutes } from './passing-on.routes.tsx';
import { precedentRoutes } from './precedents.routes.tsx';
import { dutySettingsRoutes } from './settings.routes.tsx';
import { reportRoutes } from './report.routes.tsx';

/** The desk’s pages about care for moderators, and about the duties of a publisher. */
export const dutyRoutes = (app: FastifyInstance, world: World): void => {
  careRoutes(app, world);
  passingOnRoutes(app, world);
  escalationRoutes(app, world);
  precedentRoutes(app, world);
  reportRoutes(app, world);
  dutySettingsRoutes(app, world);
};
