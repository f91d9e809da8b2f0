import type { FastifyInstance } from 'fastify';
import type { World } from '../../../world.ts';
import { showNotice } from './show-notice.tsx';

/** `/notices/<id>.<key>`: only mails lead there. */
export const noticePageRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/notices/:token', (request, reply) => showNotice(world, request, reply, {}));
};
