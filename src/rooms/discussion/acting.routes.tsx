/** What readers do with the comments of others. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { wordsFor } from '../../common/words.ts';
import { createRateLimit, type RateLimit } from '../../delivery/delivery.ts';
import type { World } from '../../world.ts';
import { accountBy, signInPath, type Account } from '../accounts/accounts.ts';
import {
  backTo,
  formOf,
  isTicked,
  namedComment,
  redirect,
  sendJson,
  showAct,
  wantsJson,
  wordsOf,
  writerBy,
  type Named,
} from './act-answers.tsx';
import { actWords, said, type ActWords } from './act-words.ts';
import { caseNumber } from './case-number.ts';
import { muteReader } from './mute-reader.ts';
import { noticePath } from './notices/notice-link.ts';
import { ownReportsWords } from './notices/own-reports-words.ts';
import { recommend } from './recommend.ts';
import { reportComment, type ReportRefusal } from './report-comment.ts';
import { spanWords } from './spans.ts';
import { ActDone } from './views/ActDone.tsx';
import { ReportForm, type ReportKind, type ReportTyped } from './views/ReportForm.tsx';

type Refusal = keyof ActWords['refusals'];

/** What could not be done, as a page or as JSON. */
const answerUndone = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { refusal, permalink }: { refusal: Refusal; permalink: string },
): Promise<void> => {
  const words = wordsOf(request);
  const text = words.refusals[refusal];
  const status = refusal === 'no-comment' || refusal === 'no-commenter' ? 404 : 403;
  if (wantsJson(request)) return sendJson(reply, { state: 'refused', refusal, words: text }, status);
  const part = (
    <ActDone title={words.statusTitle} text={text} isAlarm links={[{ path: permalink, label: words.toComment }]} />
  );
  return showAct(reply, part, { title: text, status });
};

const answerBusy = async (request: FastifyRequest, reply: FastifyReply, wait: number): Promise<void> => {
  const { language } = request.visit.edition;
  const words = wordsFor(actWords, language);
  const text = said(words.tooManyText, spanWords(wait * 1_000, language));
  reply.header('retry-after', String(wait));
  if (wantsJson(request)) return sendJson(reply, { state: 'refused', refusal: 'rate', words: text }, 429);
  const part = <ActDone title={words.answerTitle.tooMany} text={text} isAlarm links={[]} />;
  return showAct(reply, part, { title: words.answerTitle.tooMany, status: 429 });
};

const isOn = (request: FastifyRequest): boolean => {
  const form = formOf(request);
  const on = form('on');
  return !isTicked(form('off')) && !isTicked(form('undo')) && (on === '' || isTicked(on));
};

type Act = (given: { account: Account; named: Named; request: FastifyRequest; reply: FastifyReply }) => Promise<void>;

/** A button on a comment: for signed-in readers, not too often. */
const actRoute = (
  app: FastifyInstance,
  world: World,
  { name, limit, act }: { name: string; limit: RateLimit; act: Act },
): void => {
  app.post(`/comments/:id/${name}`, async (request, reply) => {
    const named = await namedComment(world, request);
    if (!named) return reply.notFound();
    const account = await writerBy(world, request, { reply, path: named.permalink });
    if (!account) return;
    const wait = limit.take(account.id);
    if (wait > 0) return answerBusy(request, reply, wait);
    return act({ account, named, request, reply });
  });
};

const buttons = (app: FastifyInstance, world: World): void => {
  const limit = createRateLimit({ limit: 60, perMs: 60_000, now: world.now });

  const recommendAct: Act = async ({ account, named, request, reply }) => {
    const outcome = await recommend(world, { account, commentId: named.comment.id, isOn: isOn(request) });
    if (!outcome.ok) return answerUndone(request, reply, { refusal: outcome.refusal, permalink: named.permalink });
    const { isOn: on, count, commentId: id } = outcome.value;
    return wantsJson(request)
      ? sendJson(reply, { state: 'done', id, isOn: on, count })
      : redirect(reply, backTo(world, request, named));
  };

  const muteAct: Act = async ({ account, named, request, reply }) => {
    const commenterId = named.comment.commenter_id;
    const outcome = await muteReader(world, { account, commenterId, isOn: isOn(request) });
    if (!outcome.ok) return answerUndone(request, reply, { refusal: outcome.refusal, permalink: named.permalink });
    return wantsJson(request)
      ? sendJson(reply, { state: 'done', id: named.comment.id, ...outcome.value })
      : redirect(reply, backTo(world, request, named));
  };

  actRoute(app, world, { name: 'recommend', limit, act: recommendAct });
  actRoute(app, world, { name: 'mute', limit, act: muteAct });
};

const kindOf = (text: unknown): ReportKind => (text === 'illegal' || text === 'error' ? text : 'report');

const typedReport = (request: FastifyRequest, place: string): ReportTyped => {
  const form = formOf(request);
  return {
    reason: form('reason'),
    text: form('text').slice(0, 10_000),
    name: form('name'),
    email: form('email'),
    place: form('place') || place,
    isGoodFaith: isTicked(form('good-faith')),
  };
};

type ShownReport = { kind: ReportKind; named: Named; typed: ReportTyped; fault?: ReportRefusal; status?: number };

const showReport = async (request: FastifyRequest, reply: FastifyReply, shown: ShownReport): Promise<void> => {
  const words = wordsOf(request);
  const { kind, named, typed, fault, status } = shown;
  const action = request.visit.link(`/comments/${named.comment.id}/report`);
  const part = (
    <ReportForm words={words} kind={kind} action={action} typed={typed} fault={fault} permalink={named.permalink} />
  );
  return showAct(reply, part, { title: words.reportTitle, status: status ?? 200 });
};

/** Strangers sign in to report; but nobody needs an account to give notice of what is illegal. */
const showWaysToReport = (request: FastifyRequest, reply: FastifyReply, { comment }: Named): Promise<void> => {
  const words = wordsOf(request);
  const here = request.visit.link(`/comments/${comment.id}/report`);
  const links = [
    { path: signInPath(request, here), label: words.signInToReport },
    { path: `${here}?kind=illegal`, label: words.isIllegal },
  ];
  const part = <ActDone title={words.reportTitle} text={words.whoReports} links={links} />;
  return showAct(reply, part, { title: words.reportTitle });
};

type Thanks = { kind: ReportKind; named: Named; links?: readonly { path: string; label: string }[] };

const thank = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { kind, named, links = [] }: Thanks,
): Promise<void> => {
  const words = wordsOf(request);
  const text = { report: words.reportThanks, illegal: words.illegalThanks, error: words.errorThanks }[kind];
  if (wantsJson(request)) return sendJson(reply, { state: 'done', id: named.comment.id, words: text });
  const ways = [...links, { path: named.permalink, label: words.toComment }];
  const part = <ActDone title={words.thanksTitle} text={text} links={ways} />;
  return showAct(reply, part, { title: words.thanksTitle });
};

/** Where it is seen what becomes of it: a notice by its own link, also for those who gave no address to be written to. */
const whereSeen = async (
  world: World,
  { visit }: FastifyRequest,
  { reportId, isNotice, isKnown }: { reportId: string | undefined; isNotice: boolean; isKnown: boolean },
): Promise<{ path: string; label: string }[]> => {
  const { see } = wordsFor(ownReportsWords, visit.edition.language);
  if (isNotice && reportId !== undefined)
    return [{ path: visit.link(await noticePath(world, reportId)), label: `${see} (${caseNumber(reportId)})` }];
  return isKnown ? [{ path: visit.link('/me/reports'), label: see }] : [];
};

const reportRoutes = (app: FastifyInstance, world: World): void => {
  const hour = 3_600_000;
  const known = createRateLimit({ limit: 40, perMs: hour, now: world.now });
  const unknown = createRateLimit({ limit: 8, perMs: hour, now: world.now });
  const placeOf = ({ permalink }: Named): string => world.config.publicUrl + permalink;

  app.get<{ Querystring: { kind?: string } }>('/comments/:id/report', async (request, reply) => {
    const named = await namedComment(world, request);
    if (named?.comment.state !== 'published') return reply.notFound();
    const kind = kindOf(request.query.kind);
    const account = await accountBy(world, request);
    if (kind !== 'illegal' && !account) return showWaysToReport(request, reply, named);
    const typed = { ...typedReport(request, placeOf(named)), email: account?.email ?? '', name: account?.name ?? '' };
    return showReport(request, reply, { kind, named, typed });
  });

  app.post('/comments/:id/report', async (request, reply) => {
    const named = await namedComment(world, request);
    if (!named) return reply.notFound();
    const form = formOf(request);
    const kind = kindOf(form('kind'));
    const account =
      kind === 'illegal'
        ? await accountBy(world, request)
        : await writerBy(world, request, { reply, path: named.permalink });
    if (kind !== 'illegal' && !account) return;
    // A machine is thanked too: it need not learn that it was noticed.
    if (form('website') !== '') return thank(request, reply, { kind, named });
    const typed = typedReport(request, placeOf(named));
    const report = {
      account,
      commentId: named.comment.id,
      kind,
      reason: typed.reason,
      text: typed.text,
      edition: request.visit.edition.code,
    };
    const wait = account ? known.take(account.id) : unknown.take(request.network);
    if (wait > 0) return answerBusy(request, reply, wait);
    const outcome = await reportComment(world, { ...report, ...(kind === 'illegal' ? { notice: typed } : {}) });
    if (outcome.ok) {
      const { reportId } = outcome.value;
      const seen = { reportId, isNotice: kind === 'illegal', isKnown: account !== undefined };
      return thank(request, reply, { kind, named, links: await whereSeen(world, request, seen) });
    }
    if (wantsJson(request))
      return sendJson(
        reply,
        { state: 'refused', refusal: outcome.refusal, words: wordsOf(request).reportFaults[outcome.refusal] },
        422,
      );
    return showReport(request, reply, { kind, named, typed, fault: outcome.refusal, status: 422 });
  });
};

export const actingRoutes = (app: FastifyInstance, world: World): void => {
  buttons(app, world);
  reportRoutes(app, world);
};
