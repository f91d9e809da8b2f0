/** The reader's site: its pages and the shell round every page. What `app.ts` needs of it. */
import type { FastifyInstance } from 'fastify';
import { asset } from '../delivery/assets.ts';
import { lookRoutes } from '../rooms/publication/publication.ts';
import type { World } from '../world.ts';
import { appearanceRoutes } from './appearance.routes.tsx';
import { archiveRoutes } from './archive.routes.tsx';
import { authorRoutes } from './author.routes.tsx';
import { contactRoutes } from './contact.routes.tsx';
import { correctionsRoutes } from './corrections.routes.tsx';
import { listeningRoutes } from './listening.routes.tsx';
import { forYouRoutes } from './for-you.routes.tsx';
import { policyRoutes } from './policies.routes.tsx';
import { previewRoutes } from './preview.routes.tsx';
import { dutiesRoutes } from './duties.routes.tsx';
import { discussionFeedbackRoutes } from './discussion-feedback.routes.tsx';
import { frontRoutes } from './front.routes.tsx';
import { searchRoutes } from './search.routes.tsx';
import { tagRoutes } from './tag.routes.tsx';

export { chromeTopics } from './chrome-data.ts';
export { contactFormFor } from './ContactForm.tsx';
export { keptLinkFor } from './duty-links.tsx';
export { readerPatternBook } from './pattern-book.tsx';
export { renderPage } from './shell.tsx';
export { renderProblem, type Problem } from './problem.tsx';
export { sectionPage } from './section.tsx';

/** Registers every page with an address of its own; sections and plain pages are reached by their stored address. */
export const readerRoutes = (app: FastifyInstance, world: World): void => {
  frontRoutes(app, world);
  tagRoutes(app, world);
  authorRoutes(app, world);
  archiveRoutes(app, world);
  searchRoutes(app, world);
  correctionsRoutes(app, world);
  appearanceRoutes(app, world);
  contactRoutes(app, world);
  dutiesRoutes(app, world);
  policyRoutes(app, world);
  discussionFeedbackRoutes(app, world);
  forYouRoutes(app, world);
  listeningRoutes(app, world);
  previewRoutes(app, world);
  // Asked for by feed readers and browsers that do not read the page's head.
  app.get('/favicon.ico', (request, reply) => {
    const own = request.visit.publication.look.icons.find(({ width }) => width >= 48);
    const age = own ? 3600 : 86400;
    return reply.header('cache-control', `public, max-age=${age}`).redirect(own?.href ?? asset('favicon.ico'), 302);
  });
  lookRoutes(app, world);
};
