import type { FastifyInstance } from 'fastify';
import type { World } from '../../world.ts';
import { placeRoutes } from './place.routes.tsx';
import { restrictRoutes } from './restrict.routes.tsx';
import { templateRoutes } from './templates.routes.tsx';

/** What moderators decide beyond approving and removing: where comments stand, what readers may do, the words they are told. */
export const decisionRoutes = (app: FastifyInstance, world: World): void => {
  placeRoutes(app, world);
  restrictRoutes(app, world);
  templateRoutes(app, world);
};
