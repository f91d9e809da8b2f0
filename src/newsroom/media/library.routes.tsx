import type { FastifyInstance } from 'fastify';
import type { World } from '../../world.ts';
import { uploadRoutes } from './uploads.routes.ts';
import { pickerRoutes } from './picker.routes.ts';

/** The media library: `/newsroom/media`. */
export const libraryRoutes = (app: FastifyInstance, world: World): void => {
  pickerRoutes(app, world);
  uploadRoutes(app, world);
};
