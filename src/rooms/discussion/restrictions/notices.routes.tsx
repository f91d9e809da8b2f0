/** What moderators have said to a reader: warnings to be acknowledged, and limits on what they may write. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { wordsFor } from '../../../common/words.ts';
import type { World } from '../../../world.ts';
import { accountHead, needAccount, type Account } from '../../accounts/accounts.ts';
import { redirect, sendJson, wantsJson } from '../act-answers.tsx';
import { isCommentId } from '../thread-place.ts';
import { acknowledgeWarning } from './acknowledge-warning.ts';
import { NoticeList, NoticePage } from './NoticePages.tsx';
import { noticeWords } from './notice-words.ts';
import type { Restriction } from './restriction.ts';
import { restrictionById, restrictionsOf } from './restrictions-of.ts';

type OneNotice = { Params: { id: string }; Querystring: Record<string, unknown> };

/** One's own; what is said to others is nobody's business. */
const ownNotice = async (world: World, account: Account, id: string): Promise<Restriction | undefined> => {
  const found = isCommentId(id) ? await restrictionById(world, id) : undefined;
  return found?.accountId === account.id ? found : undefined;
};

const wordsOf = ({ visit }: FastifyRequest) => wordsFor(noticeWords, visit.edition.language);

/** `/me/notices` and `/me/notices/:id`. */
export const noticesRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/me/notices', async (request, reply) => {
    const account = await needAccount(world, request, reply);
    if (!account) return;
    const restrictions = await restrictionsOf(world, account.id);
    const part = <NoticeList visit={request.visit} account={account} now={world.now()} restrictions={restrictions} />;
    const head = accountHead(wordsOf(request).title, { styles: ['discussion.css'] });
    await reply.show(part, { head, topics: [], isPrivate: true });
  });

  app.get<OneNotice>('/me/notices/:id', async (request, reply) => {
    const account = await needAccount(world, request, reply);
    if (!account) return;
    const restriction = await ownNotice(world, account, request.params.id);
    if (!restriction) return reply.notFound();
    const isRead = request.query['read'] === '1' && restriction.acknowledgedAt !== undefined;
    const part = <NoticePage {...{ visit: request.visit, account, restriction, now: world.now(), isRead }} />;
    const head = accountHead(wordsOf(request).kinds[restriction.kind].name, { styles: ['discussion.css'] });
    await reply.show(part, { head, topics: [], isPrivate: true });
  });

  app.post<OneNotice>('/me/notices/:id/read', async (request, reply) => {
    const account = await needAccount(world, request, reply);
    if (!account) return;
    const restriction = await ownNotice(world, account, request.params.id);
    if (!restriction) return reply.notFound();
    const outcome = await acknowledgeWarning(world, { account, restrictionId: restriction.id });
    if (!outcome.ok) return reply.notFound();
    if (wantsJson(request)) return sendJson(reply, { state: 'done', words: wordsOf(request).thanks });
    return redirect(reply, request.visit.link(`/me/notices/${restriction.id}?read=1`));
  });
};
