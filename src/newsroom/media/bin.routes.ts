import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { mayStory } from '../../rooms/articles/articles.ts';
import { binMedia, libraryItems, purgeMedia, restoreMedia } from '../../rooms/media/media.ts';
import type { World } from '../../world.ts';
import { fieldOf } from '../duties/duty-pages.tsx';
import { isId } from '../people/people-pages.tsx';
import { libraryPath } from './library-address.ts';
import { mediaStaff, type Asking } from './media-pages.tsx';

const mostAtOnce = 200;

const chosen = (request: FastifyRequest): string[] => {
  const body = request.body as Record<string, unknown> | null;
  const given = [body?.['id']].flat().filter((id): id is string => typeof id === 'string' && isId(id));
  return [...new Set(given)].slice(0, mostAtOnce);
};

/** Of these the ones this account may delete. */
const theirs = async (world: World, account: Account, ids: readonly string[]): Promise<string[]> => {
  const items = await libraryItems(world, ids);
  return [...items.values()]
    .filter(({ addedBy }) => mayStory(account, 'delete-media', addedBy === account.id))
    .map(({ media }) => media.id);
};

/** Back to the list it was done in, with numbers of what was. */
const backTo = (request: FastifyRequest, told: Record<string, number>): string => {
  const back = fieldOf(request, 'back');
  const isList = back.length < 2_000 && /^\/(?:[\w-]+\/)*newsroom\/media(?:$|[?/])/.test(back);
  const url = new URL(isList ? back : request.visit.link(libraryPath), 'http://here.invalid');
  for (const [name, count] of Object.entries(told)) if (count > 0) url.searchParams.set(name, String(count));
  return `${url.pathname}${url.search}`;
};

const carryOut = async ({ world, request, reply }: Asking, account: Account): Promise<void> => {
  const asked = chosen(request);
  const mediaIds = await theirs(world, account, asked);
  const denied = asked.length - mediaIds.length;
  const act = fieldOf(request, 'act');
  const told: Record<string, number> = { denied };
  if (act === 'restore') told['restored'] = (await restoreMedia(world, { mediaIds, accountId: account.id })).length;
  else if (act === 'purge') told['purged'] = (await purgeMedia(world, mediaIds)).length;
  else {
    const { done, used } = await binMedia(world, { mediaIds, accountId: account.id });
    told['binned'] = done.length;
    told['kept'] = used.length;
  }
  await reply.redirect(backTo(request, told), 303);
};

/** Into the bin, out of it, and gone for good: `POST /newsroom/media/bin`. */
export const binRoutes = (app: FastifyInstance, world: World): void => {
  app.post(`${libraryPath}/bin`, async (request, reply) => {
    const account = await mediaStaff({ world, request, reply }, 'delete-media');
    if (account) await carryOut({ world, request, reply }, account);
  });
};
