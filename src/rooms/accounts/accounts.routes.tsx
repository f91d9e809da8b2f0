import type { FastifyInstance } from 'fastify';
import type { World } from '../../world.ts';
import { wordsFor } from '../../common/words.ts';
import { accountWords } from './account-words.ts';
import type { AccountExtras } from './own-data.ts';
import { continueWith, finishSignIn } from './finish-sign-in.ts';
import { sessionCookie, sessionOf, signOut } from './sessions.ts';
import { redeemSignInLink } from './sign-in.ts';
import { SignInConfirm, SignInExpired, SignInHelp } from './views/SignIn.tsx';

type WithToken = { Params: { token: string } };

/**
 * Signing in by link. Opening the link only shows a button: mail scanners and link previews open links too, and must neither use
 * them up nor sign in.
 */
export const accountRoutes = (app: FastifyInstance, world: World, extras: AccountExtras): void => {
  continueWith(world, extras.continuation);
  app.get('/sign-in', async (request, reply) => {
    const words = wordsFor(accountWords, request.visit.edition.language);
    await reply.show(<SignInHelp words={words} />, { head: { title: words.signIn, kind: 'plain' }, topics: [] });
  });

  app.get<WithToken>('/sign-in/:token', async (request, reply) => {
    const words = wordsFor(accountWords, request.visit.edition.language);
    const action = request.visit.link(`/sign-in/${encodeURIComponent(request.params.token)}`);
    await reply.show(<SignInConfirm words={words} action={action} />, {
      head: { title: words.signIn, kind: 'plain' },
      topics: [],
      isPrivate: true,
    });
  });

  app.post<WithToken>('/sign-in/:token', async (request, reply) => {
    const words = wordsFor(accountWords, request.visit.edition.language);
    const account = await redeemSignInLink(world, request.params.token);
    if (!account) {
      const head = { title: words.expiredTitle, kind: 'plain' };
      await reply.show(<SignInExpired words={words} />, { head, topics: [], status: 403, isPrivate: true });
      return;
    }
    await finishSignIn(world, request, reply, { account, method: 'link' });
  });

  app.post('/sign-out', async (request, reply) => {
    const session = sessionOf(world, request.headers.cookie);
    if (session) await signOut(world, session);
    await reply.header('set-cookie', sessionCookie(world, undefined)).redirect('/', 303);
  });
};
