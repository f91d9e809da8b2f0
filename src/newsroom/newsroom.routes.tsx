import type { FastifyInstance, FastifyRequest } from 'fastify';
import { lastChanged } from '../rooms/articles/articles.ts';
import type { World } from '../world.ts';
import { decisionRoutes } from './decisions/decisions.routes.ts';
import { appealDeskRoutes } from './appeals/appeals.routes.tsx';
import { deskRoutes } from './desk/desk.routes.tsx';
import { discussionSettingsRoutes } from './discussion-settings.routes.tsx';
import { dutyRoutes } from './duties/duties.routes.ts';
import { libraryRoutes } from './media/library.routes.tsx';
import { frontRoutes } from './fronts/fronts.routes.tsx';
import { peopleRoutes } from './people/people.routes.ts';
import { Desk } from './views/Desk.tsx';
import { settingsRoutes } from './settings/settings.routes.tsx';
import { setupGoOnRoutes } from './setup/go-on.routes.tsx';
import { signInSettingsRoutes } from './sign-in-settings.routes.tsx';
import { ruleRoutes } from './rules/rules.routes.tsx';
import { deskMailRoutes } from './signals/mails.routes.tsx';
import { judgeRoutes } from './signals/judges.routes.tsx';
import { webhookRoutes } from './signals/webhooks.routes.tsx';
import { staffOnly } from './staff-only.ts';
import { editorRoutes } from './stories/editor/editor.routes.tsx';

const shownStories = 100;

/** The staff side of the site: what there is, and the publication's settings. */
export const newsroomRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/newsroom', async (request: FastifyRequest, reply) => {
    const account = await staffOnly(world, request, reply);
    if (!account) return;
    const { edition, publication } = request.visit;
    const articles = await lastChanged(world, edition.code, shownStories);
    const part = <Desk account={account} articles={articles} edition={edition} publication={publication} />;
    await reply.show(part, { head: { title: 'Newsroom', kind: 'newsroom' }, topics: [], isPrivate: true });
  });

  settingsRoutes(app, world);
  setupGoOnRoutes(app, world);
  deskRoutes(app, world);
  discussionSettingsRoutes(app, world);
  decisionRoutes(app, world);
  appealDeskRoutes(app, world);
  signInSettingsRoutes(app, world);
  webhookRoutes(app, world);
  judgeRoutes(app, world);
  deskMailRoutes(app, world);
  dutyRoutes(app, world);
  peopleRoutes(app, world);
  libraryRoutes(app, world);
  editorRoutes(app, world);
  ruleRoutes(app, world);
  frontRoutes(app, world);
};
