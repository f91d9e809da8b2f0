import type { FastifyInstance } from 'fastify';
import type { World } from '../../../world.ts';
import { addressRoutes } from './addresses.routes.tsx';
import { binRoutes } from './bin.routes.tsx';
import { checklistSettingsRoutes } from './checklist-settings.routes.tsx';
import { historyRoutes } from './history.routes.tsx';
import { linkRoutes } from './links.routes.tsx';
import { storyPreviewRoutes } from './preview.routes.tsx';
import { publishRoutes } from './publish.routes.tsx';

/** A story's way to its readers, and everything that can be done with it there. */
export const publishingRoutes = (app: FastifyInstance, world: World): void => {
  publishRoutes(app, world);
  storyPreviewRoutes(app, world);
  linkRoutes(app, world);
  historyRoutes(app, world);
  addressRoutes(app, world);
  binRoutes(app, world);
  checklistSettingsRoutes(app, world);
};
