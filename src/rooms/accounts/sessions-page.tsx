import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { wordsFor } from '../../common/words.ts';
import type { World } from '../../world.ts';
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

const endOthers = (world: World, { account, session }: SignedIn): Promise<void> =>
  world.write(async (tx) => {
    await deleteSessionsOf(tx.db, account.id, session.hash);
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
    await reply.show(<Sessions visit={request.visit} account={account} sessions={sessions} done={done} />, {
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

  app.post('/me/sessions/end-others', async (request, reply) => {
    const signedIn = await needSession(world, request, reply);
    if (!signedIn) return;
    await endOthers(world, signedIn);
    await reply.redirect(request.visit.link('/me/sessions?ended=others'), 303);
  });
};
