import type { FastifyInstance } from 'fastify';
import type { World } from '../../world.ts';
import { overviewRoutes } from './overview.routes.tsx';
import { partsRoutes } from './parts.routes.tsx';
import { searchesRoutes } from './searches.routes.tsx';
import { audienceSettingsRoutes } from './settings.routes.tsx';
import { sourcesRoutes } from './sources.routes.tsx';
import { storiesRoutes } from './stories.routes.tsx';
import { storyFiguresRoutes } from './story.routes.tsx';

/** The figures of the audience, for those who write and edit. */
export const audienceDeskRoutes = (app: FastifyInstance, world: World): void => {
  overviewRoutes(app, world);
  storiesRoutes(app, world);
  partsRoutes(app, world);
  sourcesRoutes(app, world);
  searchesRoutes(app, world);
  storyFiguresRoutes(app, world);
  audienceSettingsRoutes(app, world);
};
