import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../rooms/accounts/accounts.ts';
import { lastChanged } from '../rooms/articles/articles.ts';
import { publicationOf, saveSettings, type PublicationSettings } from '../rooms/publication/publication.ts';
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
import { SettingsForm } from './views/SettingsForm.tsx';
import { readSettingsForm } from './read-settings-form.ts';
import { signInSettingsRoutes } from './sign-in-settings.routes.tsx';
import { ruleRoutes } from './rules/rules.routes.tsx';
import { deskMailRoutes } from './signals/mails.routes.tsx';
import { judgeRoutes } from './signals/judges.routes.tsx';
import { webhookRoutes } from './signals/webhooks.routes.tsx';
import { staffOnly } from './staff-only.ts';

const shownStories = 100;

type Drawn = { settings: PublicationSettings; faults?: string; saved?: boolean; status?: number };

const drawSettings = async (
  reply: FastifyReply,
  account: Account,
  { settings, faults, saved, status = 200 }: Drawn,
): Promise<void> => {
  const part = <SettingsForm account={account} settings={settings} faults={faults} saved={saved ?? false} />;
  await reply.show(part, {
    head: { title: 'Settings', kind: 'newsroom' },
    topics: [],
    status,
    isPrivate: true,
  });
};

const mayChangeSettings = (account: Account): boolean => account.role === 'publisher' || account.role === 'editor';

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

  app.get<{ Querystring: { saved?: string } }>('/newsroom/settings', async (request, reply) => {
    const account = await staffOnly(world, request, reply);
    if (!account) return;
    const { settings } = await publicationOf(world);
    await drawSettings(reply, account, { settings, saved: request.query.saved === '1' });
  });

  app.post('/newsroom/settings', async (request, reply) => {
    const account = await staffOnly(world, request, reply);
    if (!account) return;
    const { settings } = await publicationOf(world);
    if (!mayChangeSettings(account)) {
      await drawSettings(reply, account, {
        settings,
        faults: 'Only editors and publishers may change the settings.',
        status: 403,
      });
      return;
    }
    const read = readSettingsForm(request.body);
    if (!read.ok) {
      await drawSettings(reply, account, { settings, faults: read.detail, status: 422 });
      return;
    }
    await saveSettings(world, read.value);
    await reply.redirect('/newsroom/settings?saved=1', 303);
  });

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
  ruleRoutes(app, world);
  frontRoutes(app, world);
};
