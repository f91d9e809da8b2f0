import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { articleById, sectionsOf } from '../../rooms/articles/articles.ts';
import { isCommentId, may, publicCommenter, type StaffAction } from '../../rooms/discussion/discussion.ts';
import {
  claims,
  deskCase,
  deskCounts,
  deskPage,
  likeDecisions,
  ownLatest,
  savedViews,
  shiftNotice,
  type DeskCounts,
  type DeskList,
} from '../../rooms/moderation/moderation.ts';
import type { World } from '../../world.ts';
import { staffWho } from '../duties/duty-pages.tsx';
import { CasePage } from './CasePage.tsx';
import { backToDesk, casePath, deskPath, readDeskView, type DeskView } from './desk-address.ts';
import { deskActRoutes } from './desk-acts.routes.ts';
import { deskLiveRoutes } from './desk-live.routes.ts';
import type { FilterChoices } from './DeskFilters.tsx';
import { DeskPage } from './DeskPage.tsx';

/** Unless told: the first list in which there is work. */
const firstWork = (counts: DeskCounts): DeskList =>
  (['illegal', 'reported', 'waiting', 'errors', 'new'] as const).find((list) => counts[list] > 0) ?? 'waiting';

const elsewhere: Partial<Record<DeskList, string>> = {
  appeals: `${deskPath}/appeals`,
  escalated: `${deskPath}/escalations`,
};

const choicesFor = async (world: World, request: FastifyRequest, { filter }: DeskView): Promise<FilterChoices> => {
  const { editions } = request.visit.publication;
  const sections = await Promise.all(editions.map(({ code }) => sectionsOf(world, code)));
  const [story, reader] = await Promise.all([
    filter.thread && isCommentId(filter.thread) ? articleById(world, filter.thread) : undefined,
    filter.reader && isCommentId(filter.reader) ? publicCommenter(world.db, filter.reader) : undefined,
  ]);
  return {
    sections: sections
      .flat()
      .map(({ id, name, edition }) => ({ id, name: editions.length > 1 ? `${name} (${edition})` : name })),
    thread: story?.headline,
    reader: reader?.name,
  };
};

const head = (title: string) => ({
  title,
  kind: 'newsroom',
  styles: ['discussion.css', 'desk.css'],
  islands: ['desk.js'],
});

type Drawing = { request: FastifyRequest; reply: FastifyReply; account: Account };

const drawQueue = async (world: World, { request, reply, account }: Drawing, view: DeskView): Promise<void> => {
  const { visit } = request;
  const counts = await deskCounts(world);
  const list = view.list ?? firstWork(counts);
  const mayDecide = may(account, 'decide');
  const own = {
    ...view,
    list,
    order: view.list ? view.order : readDeskView({ ...(request.query as object), list }).order,
  };
  const [page, held, views, choices, latest, notice] = await Promise.all([
    deskPage(world, { list, account, order: own.order, filter: view.filter, after: view.after }),
    claims(world),
    savedViews(world, account),
    choicesFor(world, request, view),
    mayDecide ? ownLatest(world, account) : undefined,
    mayDecide ? shiftNotice(world, account) : undefined,
  ]);
  const part = (
    <DeskPage
      {...{ account, visit, page, counts, views, choices, latest, notice, mayDecide }}
      view={own}
      claims={held}
      now={world.now()}
      maySeeEscalations={may(account, 'see-escalations')}
    />
  );
  await reply.show(part, { head: head('Discussion'), topics: [], isPrivate: true });
};

const queueRoute = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: Record<string, unknown> }>(deskPath, async (request, reply) => {
    const view = readDeskView(request.query);
    const needs: StaffAction = view.list === 'errors' ? 'see-error-reports' : 'see-desk';
    const account = await staffWho(world, { request, reply }, needs);
    if (!account) return;
    const other = view.list && elsewhere[view.list];
    if (other) return reply.redirect(request.visit.link(other), 303);
    await drawQueue(world, { request, reply, account }, view);
  });
};

const caseRoute = (app: FastifyInstance, world: World): void => {
  app.get<{ Params: { id: string }; Querystring: { back?: string } }>(
    `${deskPath}/comments/:id`,
    async (request, reply) => {
      const account = await staffWho(world, { request, reply }, 'see-desk');
      if (!account) return;
      const { id } = request.params;
      const found = isCommentId(id) ? await deskCase(world, id, account) : undefined;
      if (!found) return reply.notFound();
      const part = (
        <CasePage
          account={account}
          visit={request.visit}
          found={found}
          like={await likeDecisions(world, id)}
          claims={(await claims(world)).filter(({ subject }) => subject === `comment:${id}`)}
          back={request.query.back ? backToDesk(request.query.back) : casePath(id)}
          now={world.now()}
        />
      );
      await reply.show(part, { head: head('Comment'), topics: [], isPrivate: true });
    },
  );
};

/** The moderators' desk: its lists, a comment with all that is known of it, and what is done there. */
export const deskRoutes = (app: FastifyInstance, world: World): void => {
  queueRoute(app, world);
  caseRoute(app, world);
  deskActRoutes(app, world);
  deskLiveRoutes(app, world);
};
