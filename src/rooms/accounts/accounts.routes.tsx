import type { FastifyInstance } from 'fastify';
import type { World } from '../../world.ts';
import { credentialRoutes } from './credential.routes.ts';
import { continueWith } from './finish-sign-in.ts';
import type { AccountExtras } from './own-data.ts';
import { passwordRoutes } from './passwords.routes.tsx';
import { profileRoutes } from './profile-routes.ts';
import { sessionCookie, sessionOf, signOut } from './sessions.ts';
import { invitationRoutes } from './staff/invitation.routes.tsx';
import { firstPublisherRoutes } from './sign-in-first.routes.tsx';
import { mailProofRoutes } from './sign-in-code.routes.tsx';
import { mailSignInRoutes } from './sign-in.routes.tsx';

/** Signing in and out, and all that is a reader's own. */
export const accountRoutes = (app: FastifyInstance, world: World, extras: AccountExtras): void => {
  continueWith(world, extras.continuation);
  mailSignInRoutes(app, world, extras);
  mailProofRoutes(app, world, extras);
  passwordRoutes(app, world);
  firstPublisherRoutes(app, world);
  credentialRoutes(app, world);
  profileRoutes(app, world, extras);
  invitationRoutes(app, world);

  app.post('/sign-out', async (request, reply) => {
    const session = sessionOf(world, request.headers.cookie);
    if (session) await signOut(world, session);
    await reply
      .header('set-cookie', sessionCookie(world, undefined))
      .header('cache-control', 'private, no-store')
      // Texts that were begun and the news this device shows are the reader's who leaves, not the next one's at it.
      .header('clear-site-data', '"storage"')
      .redirect(request.visit.link('/'), 303);
  });
};
