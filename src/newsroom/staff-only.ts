import type { FastifyReply, FastifyRequest } from 'fastify';
import { accountBy, isStaff, type Account } from '../rooms/accounts/accounts.ts';
import type { World } from '../world.ts';

/** The signed-in member of staff; without one the answer has already been sent. */
export const staffOnly = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Account | undefined> => {
  const account = await accountBy(world, request);
  if (account && isStaff(account.role)) return account;
  await reply.redirect('/sign-in', 303);
  return undefined;
};
