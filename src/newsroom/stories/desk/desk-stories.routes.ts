import type { FastifyInstance } from 'fastify';
import type { World } from '../../../world.ts';
import { bulkRoutes } from './bulk.routes.tsx';
import { calendarRoutes } from './calendar.routes.tsx';
import { newStoryRoutes } from './new-story.routes.tsx';
import { ownCalendarRoutes } from './own-calendar.routes.tsx';
import { storiesPath } from './desk-address.ts';
import { staffFor } from './staff-story.tsx';
import { storyActRoutes } from './story-acts.routes.tsx';
import { storyLiveRoutes } from './story-hub.ts';
import { storyListRoutes } from './stories.routes.tsx';
import { storyWorkRoutes } from './story-work.routes.tsx';
import { templateRoutes } from './templates.routes.tsx';
import { translationRoutes } from './translations.routes.tsx';

/** The desk of stories: lists and board, new stories, one story's work, many at once, calendar, templates, translations. */
export const deskStoryRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/newsroom', async (request, reply) => {
    const account = await staffFor(world, { request, reply }, 'see-stories');
    if (account) await reply.redirect(request.visit.link(storiesPath), 303);
  });
  storyListRoutes(app, world);
  newStoryRoutes(app, world);
  storyActRoutes(app, world);
  storyWorkRoutes(app, world);
  bulkRoutes(app, world);
  calendarRoutes(app, world);
  ownCalendarRoutes(app, world);
  templateRoutes(app, world);
  translationRoutes(app, world);
  storyLiveRoutes(app, world);
};
