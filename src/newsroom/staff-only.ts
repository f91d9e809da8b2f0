import type { FastifyReply, FastifyRequest } from 'fastify';
import { accountSettings, isStaff, secondFactorFault, signedInBy, type Account } from '../rooms/accounts/accounts.ts';
import type { World } from '../world.ts';

/**
 * The signed-in member of staff; without one the answer has already been sent. Where the publication requires a second factor, those
 * who have not given one are led to it first.
 */
export const staffOnly = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Account | undefined> => {
  const signedIn = await signedInBy(world, request);
  const isOurs = signedIn !== undefined && isStaff(signedIn.account.role);
  const fault = isOurs && secondFactorFault(signedIn, accountSettings(request.visit.publication));
  if (isOurs && !fault) return signedIn.account;
  await reply.redirect(isOurs ? '/me/sign-in/second-factor' : '/sign-in', 303);
  return undefined;
};
