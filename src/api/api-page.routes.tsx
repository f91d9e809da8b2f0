import type { FastifyInstance } from 'fastify';
import type { World } from '../world.ts';
import { ApiPage } from './ApiPage.tsx';
import { openApi } from './open-api.ts';

export const apiPageRoutes = (app: FastifyInstance, world: World): void => {
  const { publicUrl } = world.config;

  app.get('/api', (_request, reply) =>
    reply.show(<ApiPage publicUrl={publicUrl} />, {
      head: {
        title: 'API',
        description: 'Stories, their discussions, and what readers keep, for programs.',
        kind: 'api',
        styles: ['newsroom.css', 'api.css'],
        canonical: '/api',
      },
      topics: [],
    }),
  );

  app.get('/api/openapi.json', (request, reply) =>
    reply.page({
      body: JSON.stringify(openApi({ title: request.visit.publication.defaultEdition.publicationName, publicUrl })),
      type: 'application/json; charset=utf-8',
      topics: [],
      headers: { 'Access-Control-Allow-Origin': '*' },
    }),
  );
};
