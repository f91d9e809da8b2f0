import type { FastifyReply, FastifyRequest } from 'fastify';
import type { World } from '../../world.ts';
import type { Account } from './account.ts';
import { accountBy } from './sessions.ts';

/** Where a reader is sent to sign in, and from there back to `path` (with its edition). */
export const signInPath = (request: FastifyRequest, path: string): string =>
  `${request.visit.link('/sign-in')}?return=${encodeURIComponent(path)}`;

/** The signed-in reader; without one the answer has been sent already: to the sign-in page, which leads back here. */
export const needAccount = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Account | undefined> => {
  const account = await accountBy(world, request);
  if (account) return account;
  const back = request.method === 'GET' ? request.visit.link(request.url) : request.visit.link('/');
  await reply.header('cache-control', 'private, no-store').redirect(signInPath(request, back), 303);
  return undefined;
};
