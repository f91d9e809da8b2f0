import type { FastifyInstance } from 'fastify';
import type { World } from '../../world.ts';
import { wordsFor } from '../../common/words.ts';
import { accountWords } from './account-words.ts';
import type { AccountExtras } from './own-data.ts';
import { isStaff } from './account.ts';
import { deviceOf, sessionCookie, sessionOf, signOut } from './sessions.ts';
import { redeemSignInLink } from './sign-in.ts';
import { SignInConfirm, SignInExpired, SignInHelp } from './views/SignIn.tsx';

type WithToken = { Params: { token: string } };

/**
 * Signing in by link. Opening the link only shows a button: mail scanners and link previews open links too, and must neither use
 * them up nor sign in.
 */
export const accountRoutes = (app: FastifyInstance, world: World, _extras: AccountExtras): void => {
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
    const signedIn = await redeemSignInLink(world, request.params.token, deviceOf(request.headers['user-agent']));
    if (!signedIn) {
      const head = { title: words.expiredTitle, kind: 'plain' };
      await reply.show(<SignInExpired words={words} />, { head, topics: [], status: 403, isPrivate: true });
      return;
    }
    world.log.info({ account: signedIn.account.id, role: signedIn.account.role }, 'signed in');
    const home = request.visit.publication.home(request.visit.edition);
    await reply
      .header('set-cookie', sessionCookie(world, signedIn.session))
      .redirect(isStaff(signedIn.account.role) ? '/newsroom' : home, 303);
  });

  app.post('/sign-out', async (request, reply) => {
    const session = sessionOf(world, request.headers.cookie);
    if (session) await signOut(world, session);
    await reply.header('set-cookie', sessionCookie(world, undefined)).redirect('/', 303);
  });
};
