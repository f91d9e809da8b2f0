import type { FastifyInstance } from 'fastify';
import type { World } from '../../world.ts';
import { chapterRoutes } from './chapters.routes.tsx';
import { detailRoutes } from './details.routes.tsx';
import { podcastFigureRoutes } from './figures/figures.routes.ts';
import { keepShowsRoutes } from './keep-shows.routes.ts';
import { newEpisodeRoutes } from './new-episode.routes.tsx';
import { showRoutes } from './show.routes.tsx';
import { showsRoutes } from './shows.routes.tsx';
import { soundRoutes } from './sound.routes.tsx';
import { soundbiteRoutes } from './soundbites.routes.tsx';
import { transcriptRoutes } from './transcript.routes.tsx';
import { versionRoutes } from './versions.routes.ts';

/** Shows, their episodes, and the sounds of stories, in the newsroom. */
export const podcastDeskRoutes = (app: FastifyInstance, world: World): void => {
  showsRoutes(app, world);
  keepShowsRoutes(app, world);
  podcastFigureRoutes(app, world);
  newEpisodeRoutes(app, world);
  showRoutes(app, world);
  soundRoutes(app, world);
  detailRoutes(app, world);
  chapterRoutes(app, world);
  transcriptRoutes(app, world);
  soundbiteRoutes(app, world);
  versionRoutes(app, world);
};
