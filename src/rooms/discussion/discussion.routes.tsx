import type { FastifyInstance } from 'fastify';
import type { World } from '../../world.ts';
import { actingRoutes } from './acting.routes.tsx';
import { appealRoutes } from './appeals/appeals.routes.tsx';
import { decidingRoutes } from './deciding.routes.tsx';
import { liveRoutes } from './live.routes.ts';
import { noticePageRoutes } from './notices/notice-page.routes.tsx';
import { readerPageRoutes } from './reader-page.routes.tsx';
import { noticesRoutes } from './restrictions/notices.routes.tsx';
import { statusRoutes } from './statements/status.routes.tsx';
import { threadFeedRoutes } from './thread-feed.routes.tsx';
import { writingRoutes } from './writing.routes.tsx';

export const discussionRoutes = (app: FastifyInstance, world: World): void => {
  liveRoutes(app, world);
  writingRoutes(app, world);
  actingRoutes(app, world);
  statusRoutes(app, world);
  appealRoutes(app, world);
  noticePageRoutes(app, world);
  decidingRoutes(app, world);
  readerPageRoutes(app, world);
  noticesRoutes(app, world);
  threadFeedRoutes(app, world);
};
