import type { FastifyInstance } from 'fastify';
import { deskCounts, deskLists, deskPage, mayModerate, type DeskPlace } from '../rooms/discussion/discussion.ts';
import type { World } from '../world.ts';
import { staffOnly } from './staff-only.ts';
import { DiscussionDesk } from './views/DiscussionDesk.tsx';

const placeOf = (text: string | undefined): DeskPlace | undefined => {
  const found = /^(\d{1,15})-([0-9a-f-]{36})$/.exec(text ?? '');
  return found ? { at: Number(found[1]), id: found[2] ?? '' } : undefined;
};

/** The moderators' desk: what waits, what was reported, notices of illegal content, errors in stories, and the newest. */
export const discussionDeskRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: { list?: string; after?: string } }>('/newsroom/discussion', async (request, reply) => {
    const account = await staffOnly(world, request, reply);
    if (!account) return;
    if (!mayModerate(account)) return reply.notFound();
    const counts = await deskCounts(world);
    const asked = request.query.list;
    // Unless told: the first list in which there is work.
    const list =
      deskLists.find((one) => one === asked) ??
      deskLists.find((one) => one !== 'newest' && counts[one] > 0) ??
      'newest';
    const page = await deskPage(world, list, placeOf(request.query.after));
    const part = <DiscussionDesk account={account} visit={request.visit} list={list} page={page} counts={counts} />;
    await reply.show(part, { head: { title: 'Discussion', kind: 'newsroom' }, topics: [], isPrivate: true });
  });
};
