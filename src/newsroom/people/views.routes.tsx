import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { mostViews, removeView, savedViews, saveView } from '../../rooms/moderation/moderation.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { answerOutcome, backOf } from '../decisions/decision-pages.ts';
import { fieldOf, staffWho } from '../duties/duty-pages.tsx';
import { showPeople } from './people-pages.tsx';
import { ViewsPage } from './ViewsPage.tsx';

const path = '/newsroom/discussion/views';

const faults = {
  'not-allowed': 'That is not for you to do.',
  'not-yours': 'Only whoever shared this view, an editor or a publisher can remove it.',
  'no-name': 'Give the view a name.',
  'no-query': 'There are no filters to be kept. Narrow a list first.',
  'too-long': 'That is too much for one view.',
  'too-many': `There can be ${mostViews} views of your own. Remove one that you no longer need.`,
  'no-view': 'This view is gone already.',
};

const isTold = (text: string): boolean => ['1', 'true', 'on'].includes(text);

/** Filters under a name: `/newsroom/discussion/views`. */
export const viewRoutes = (app: FastifyInstance, world: World): void => {
  const draw = async (
    reply: FastifyReply,
    { account, visit }: { account: Account; visit: Visit },
    { fault, status = 200 }: { fault?: string; status?: number } = {},
  ): Promise<void> => {
    const views = await savedViews(world, account);
    const isHead = account.role === 'publisher' || account.role === 'editor';
    const children = <ViewsPage views={views} visit={visit} mayRemoveShared={isHead} fault={fault} />;
    await showPeople(reply, { account, here: 'search', title: 'Saved views', status, children });
  };

  app.get(path, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'save-view');
    if (account) await draw(reply, { account, visit: request.visit });
  });

  app.post(path, async (request, reply) => {
    const isShared = isTold(fieldOf(request, 'shared'));
    const account = await staffWho(world, { request, reply }, isShared ? 'share-view' : 'save-view');
    if (!account) return;
    const outcome = await saveView(world, {
      account,
      name: fieldOf(request, 'name'),
      query: fieldOf(request, 'query'),
      isShared,
    });
    await answerOutcome(request, reply, {
      outcome,
      words: faults,
      back: backOf(request, world.config.publicUrl, path),
      draw: (fault, status) => draw(reply, { account, visit: request.visit }, { fault, status }),
    });
  });

  app.post<{ Params: { id: string } }>(`${path}/:id/remove`, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'save-view');
    if (!account) return;
    const removed = await removeView(world, { account, viewId: request.params.id });
    await answerOutcome(request, reply, {
      outcome: removed.ok ? { ok: true, value: {} } : removed,
      words: faults,
      back: request.visit.link(path),
      draw: (fault, status) => draw(reply, { account, visit: request.visit }, { fault, status }),
    });
  });
};
