import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { wordsFor } from '../../common/words.ts';
import type { World } from '../../world.ts';
import type { Account } from './account.ts';
import { deleteAccount } from './delete-account.ts';
import { needAccount } from './need-account.ts';
import type { AccountExtras, Farewell } from './own-data.ts';
import { profileWords } from './profile-words.ts';
import { sessionCookie } from './sessions.ts';
import { needFresh } from './step-up.ts';
import { accountHead } from './views/AccountPage.tsx';
import { ProfileDeleted, ProfileDeletion, type DeletionFault } from './views/ProfileDeletion.tsx';

type Asked = Record<string, unknown> | undefined;

const choiceIn = (asked: Asked): Farewell['comments'] | undefined =>
  (['remove', 'keep'] as const).find((choice) => choice === asked?.['comments']);

type Question = { account: Account; chosen: Farewell['comments'] | undefined; fault?: DeletionFault };

const ask = (request: FastifyRequest, reply: FastifyReply, question: Question): Promise<void> => {
  const { leaveTitle } = wordsFor(profileWords, request.visit.edition.language);
  return reply.show(<ProfileDeletion visit={request.visit} {...question} />, {
    head: accountHead(leaveTitle),
    topics: [],
    status: question.fault ? 422 : 200,
    isPrivate: true,
  });
};

/** `/me/delete`: explains, asks, wants to be sure who asks, and then does it at once. */
export const deleteAccountRoutes = (app: FastifyInstance, world: World, { ownData }: AccountExtras): void => {
  app.get<{ Querystring: Record<string, unknown> }>('/me/delete', async (request, reply) => {
    const account = await needAccount(world, request, reply);
    if (account) await ask(request, reply, { account, chosen: choiceIn(request.query) });
  });

  app.post<{ Body: Asked }>('/me/delete', async (request, reply) => {
    const account = await needAccount(world, request, reply);
    if (!account) return;
    const chosen = choiceIn(request.body);
    if (!chosen) return ask(request, reply, { account, chosen, fault: 'no-choice' });
    // Whoever has proved who they are comes back to the question with their answer in it.
    const { visit } = request;
    if (!(await needFresh(world, request, reply, visit.link(`/me/delete?comments=${chosen}`)))) return;
    const left = await deleteAccount(world, account, {
      farewell: { comments: chosen },
      ownData,
      edition: visit.edition,
    });
    if (!left.ok) return ask(request, reply, { account, chosen, fault: left.refusal });
    await reply
      .header('set-cookie', sessionCookie(world, undefined))
      .header('clear-site-data', '"storage"')
      .redirect(visit.link('/me/delete/done'), 303);
  });

  app.get('/me/delete/done', async (request, reply) => {
    const { leftTitle } = wordsFor(profileWords, request.visit.edition.language);
    await reply.show(<ProfileDeleted visit={request.visit} />, { head: accountHead(leftTitle), topics: [] });
  });
};
