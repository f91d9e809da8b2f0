/** Appealing against what was decided about one's comment, one's account or one's notice, and taking that back. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { wordsFor } from '../../../common/words.ts';
import { createRateLimit } from '../../../delivery/delivery.ts';
import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { formOf, namedComment, redirect, sendJson, showAct, wantsJson, writerBy, type Named } from '../act-answers.tsx';
import { noticeOfLink } from '../notices/notice-link.ts';
import { showNotice } from '../notices/show-notice.tsx';
import { ownComment } from '../own-comment.ts';
import { showRestriction, showStatus, type Refused } from '../statements/status.routes.tsx';
import { isCommentId } from '../thread-place.ts';
import { ActDone } from '../views/ActDone.tsx';
import { appealWords, type AppealWords } from './appeal-words.ts';
import { withdrawAppeal } from './decide-appeal.ts';
import { fileAppeal, type AppealAsked } from './file-appeal.ts';
import { appealById } from './read-appeals.ts';

const wordsOf = ({ visit }: FastifyRequest): AppealWords => wordsFor(appealWords, visit.edition.language);

const statusOf = (refusal: string): number =>
  ({ 'not-yours': 404, 'no-decision': 409, appealed: 409, 'too-many': 429 })[refusal] ?? 422;

type Filing = {
  asked: Omit<AppealAsked, 'words' | 'edition'>;
  back: string;
  again: (refused: Refused) => Promise<void>;
};

/** Files it; what is wrong is said above the form, with what was typed. */
const file = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  { asked, back, again }: Filing,
): Promise<void> => {
  const words = formOf(request)('words').slice(0, 10_000);
  const own = wordsOf(request);
  const outcome = await fileAppeal(world, { ...asked, words, edition: request.visit.edition.code });
  if (!outcome.ok) {
    const { refusal } = outcome;
    const fault = own.refusals[refusal];
    if (wantsJson(request)) return sendJson(reply, { state: 'refused', refusal, words: fault }, statusOf(refusal));
    // Pressed twice: it is there, and that is what they see.
    return refusal === 'appealed' ? redirect(reply, back) : again({ typed: words, fault });
  }
  const { appealId, dueAt } = outcome.value;
  if (wantsJson(request)) return sendJson(reply, { state: 'done', appealId, dueAt });
  const part = <ActDone title={own.done} text={own.doneText} links={[{ path: back, label: own.seeStatus }]} />;
  return showAct(reply, part, { title: own.done });
};

/** Those without an account come by the link of their mail; each network has its measure. */
const noticeAppeals = (app: FastifyInstance, world: World): void => {
  const limit = createRateLimit({ limit: 20, perMs: 3_600_000, now: world.now });
  app.post<{ Params: { token: string } }>('/notices/:token/appeal', async (request, reply) => {
    const reportId = await noticeOfLink(world, request.params.token);
    if (reportId === undefined || limit.take(request.network) > 0) return showNotice(world, request, reply, {});
    const back = request.visit.link(`/notices/${request.params.token}#appeal`);
    const again = (refused: Refused): Promise<void> => showNotice(world, request, reply, { refused });
    return file(world, request, reply, { asked: { about: { reportId } }, back, again });
  });
};

const commentAppeal = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  { named, account }: { named: Named; account: Account },
): Promise<void> => {
  if (!(await ownComment(world, account, named.comment.id))) return reply.notFound();
  return file(world, request, reply, {
    asked: { about: { commentId: named.comment.id }, account },
    back: request.visit.link(`/comments/${named.comment.id}/status#appeal`),
    again: (refused) => showStatus(world, request, reply, { named, isOwn: true, refused }),
  });
};

const withdrawing = (app: FastifyInstance, world: World): void => {
  app.post<{ Params: { id: string } }>('/me/appeals/:id/withdraw', async (request, reply) => {
    const { id } = request.params;
    const account = await writerBy(world, request, { reply, path: request.visit.link('/me/comments') });
    if (!account) return;
    const appeal = isCommentId(id) ? await appealById(world, id) : undefined;
    const outcome = appeal && (await withdrawAppeal(world, { account, appealId: id }));
    if (!appeal || !outcome || (!outcome.ok && outcome.refusal === 'no-appeal')) return reply.notFound();
    const words = wordsOf(request);
    const text = outcome.ok ? words.withdrawn : words.gone;
    if (wantsJson(request))
      return sendJson(reply, { state: outcome.ok ? 'done' : 'refused', words: text }, outcome.ok ? 200 : 409);
    const path =
      appeal.kind === 'comment'
        ? `/comments/${appeal.commentId}/status`
        : `/me/notices/${appeal.restrictionId}/statement`;
    const links = [{ path: request.visit.link(path), label: words.seeStatus }];
    const part = <ActDone title={words.heading} text={text} isAlarm={!outcome.ok} links={links} />;
    return showAct(reply, part, { title: words.heading, status: outcome.ok ? 200 : 409 });
  });
};

export const appealRoutes = (app: FastifyInstance, world: World): void => {
  app.post('/comments/:id/appeal', async (request, reply) => {
    const named = await namedComment(world, request);
    if (!named) return reply.notFound();
    const here = request.visit.link(`/comments/${named.comment.id}/status`);
    const account = await writerBy(world, request, { reply, path: here });
    return account && commentAppeal(world, request, reply, { named, account });
  });

  app.post<{ Params: { id: string } }>('/me/notices/:id/appeal', async (request, reply) => {
    const { id } = request.params;
    const here = request.visit.link(`/me/notices/${id}/statement`);
    const account = await writerBy(world, request, { reply, path: here });
    if (!account) return;
    if (!isCommentId(id)) return reply.notFound();
    return file(world, request, reply, {
      asked: { about: { restrictionId: id }, account },
      back: `${here}#appeal`,
      again: (refused) => showRestriction(world, request, reply, { account, id, refused }),
    });
  });

  noticeAppeals(app, world);
  withdrawing(app, world);
};
