import type { FastifyInstance } from 'fastify';
import type { World } from '../../world.ts';
import { apiTokenRoutes } from './api-tokens.routes.tsx';
import { ownDataRoutes } from './data-page.tsx';
import { deleteAccountRoutes } from './delete-account.routes.tsx';
import type { AccountExtras } from './own-data.ts';
import { pictureRoutes } from './pictures.ts';
import { ownProfileRoutes } from './profile.routes.tsx';
import { sessionsRoutes } from './sessions-page.tsx';

/** What readers do with their own account but signing in: profile, picture, devices, tokens, data, leaving. */
export const profileRoutes = (app: FastifyInstance, world: World, extras: AccountExtras): void => {
  ownProfileRoutes(app, world);
  pictureRoutes(app, world);
  sessionsRoutes(app, world);
  apiTokenRoutes(app, world);
  ownDataRoutes(app, world, extras);
  deleteAccountRoutes(app, world, extras);
};
