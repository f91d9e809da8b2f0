/**
 * Fresh proof: what changes how an account is opened, or ends it, is done only by somebody who has signed in a moment ago. Proving it
 * again is signing in again: it gives the session a new token and, where one is set up, asks for the second step as well.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { World } from '../../world.ts';
import { needAccount } from './need-account.ts';
import { secondStepFor } from './second-step.ts';
import { signedInBy, type SignedIn } from './sessions.ts';

const freshFor = 600_000;

/** Whether a session was opened a moment ago, with everything this account asks for. */
export const isFresh = async (world: World, { account, session }: SignedIn): Promise<boolean> => {
  if (world.now() - session.createdAt > freshFor) return false;
  return session.secondFactorAt !== undefined || (await secondStepFor(world, account)) === 'none';
};

/** Where a reader proves again that it is them, and from there back to `path` (with its edition). */
export const againPath = (request: FastifyRequest, path: string): string =>
  `${request.visit.link('/sign-in/again')}?return=${encodeURIComponent(path)}`;

/**
 * The signed-in reader who has signed in within the last ten minutes. Else the answer has been sent already: to the sign-in page, or
 * to a page that asks for proof once more; both lead back to `back` (this page; for a form its way-of-signing-in page unless told).
 */
export const needFresh = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  back?: string,
): Promise<SignedIn | undefined> => {
  const account = await needAccount(world, request, reply);
  const signedIn = account && (await signedInBy(world, request));
  if (!signedIn) return undefined;
  if (await isFresh(world, signedIn)) return signedIn;
  const own = request.visit.link(request.method === 'GET' ? request.url : '/me/sign-in');
  await reply.header('cache-control', 'private, no-store').redirect(againPath(request, back ?? own), 303);
  return undefined;
};
