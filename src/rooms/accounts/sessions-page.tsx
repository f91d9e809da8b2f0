import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { wordsFor } from '../../common/words.ts';
import type { World } from '../../world.ts';
import { hasApiTokens } from './api-tokens.ts';
import { deleteApiTokensOf } from './api-tokens.store.ts';
import { needAccount } from './need-account.ts';
import { profileWords } from './profile-words.ts';
import { accountTopic, sessionsOf, signedInBy, type SignedIn } from './sessions.ts';
import { deleteSession, deleteSessionsOf } from './sessions.store.ts';
import { accountHead } from './views/AccountPage.tsx';
import { Sessions } from './views/Sessions.tsx';

const needSession = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<SignedIn | undefined> =>
  (await needAccount(world, request, reply)) ? signedInBy(world, request) : undefined;

const endOne = async (world: World, { account, session }: SignedIn, id: string): Promise<void> => {
  const ended = (await sessionsOf(world, account)).find((one) => one.id === id);
  if (!ended || ended.hash === session.hash) return;
  await world.write(async (tx) => {
    await deleteSession(tx.db, ended.hash);
    await tx.changed(accountTopic(account.id));
  });
};

/** Everywhere else: what programs may do ends as well, unless their reader keeps it. */
const endOthers = (world: World, { account, session }: SignedIn, keepsTokens: boolean): Promise<void> =>
  world.write(async (tx) => {
    await deleteSessionsOf(tx.db, account.id, session.hash);
    if (!keepsTokens) await deleteApiTokensOf(tx.db, account.id);
    await tx.changed(accountTopic(account.id));
  });

/** `/me/sessions`: where one is signed in, and signing out there. */
export const sessionsRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: Record<string, unknown> }>('/me/sessions', async (request, reply) => {
    const signedIn = await needSession(world, request, reply);
    if (!signedIn) return;
    const { account, session } = signedIn;
    const found = (await sessionsOf(world, account)).map((one) => ({ ...one, isThis: one.hash === session.hash }));
    const sessions = [...found.filter(({ isThis }) => isThis), ...found.filter(({ isThis }) => !isThis)];
    const done = (['one', 'others'] as const).find((what) => what === request.query['ended']);
    const { sessionsTitle } = wordsFor(profileWords, request.visit.edition.language);
    const hasTokens = await hasApiTokens(world, account.id);
    await reply.show(<Sessions {...{ visit: request.visit, account, sessions, done, hasTokens }} />, {
      head: accountHead(sessionsTitle),
      topics: [],
      isPrivate: true,
    });
  });

  app.post<{ Params: { id: string } }>('/me/sessions/:id/end', async (request, reply) => {
    const signedIn = await needSession(world, request, reply);
    if (!signedIn) return;
    await endOne(world, signedIn, request.params.id);
    await reply.redirect(request.visit.link('/me/sessions?ended=one'), 303);
  });

  app.post<{ Body: Record<string, unknown> | undefined }>('/me/sessions/end-others', async (request, reply) => {
    const signedIn = await needSession(world, request, reply);
    if (!signedIn) return;
    await endOthers(world, signedIn, request.body?.['keepTokens'] === '1');
    await reply.redirect(request.visit.link('/me/sessions?ended=others'), 303);
  });
};
