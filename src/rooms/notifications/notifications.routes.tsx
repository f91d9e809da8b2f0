import type { FastifyInstance } from 'fastify';
import type { World } from '../../world.ts';

export const notificationRoutes = (_app: FastifyInstance, _world: World): void => undefined;
