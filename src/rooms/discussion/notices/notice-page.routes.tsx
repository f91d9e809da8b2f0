/** What became of a notice, for whoever has its link, and of everything a reader has reported, for themselves. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { wordsFor } from '../../../common/words.ts';
import type { World } from '../../../world.ts';
import { accountHead, needAccount } from '../../accounts/accounts.ts';
import { commentById } from '../load-comments.ts';
import { caseStyles, placeOf } from '../statements/status.routes.tsx';
import { noticePath } from './notice-link.ts';
import { OwnReports, type ShownReport } from './OwnReports.tsx';
import { ownReportsPage, type OwnReport } from './own-reports.store.ts';
import { ownReportsWords } from './own-reports-words.ts';
import { showNotice } from './show-notice.tsx';

const perPage = 20;

const placeIn = (text: unknown): { at: number; id: string } | undefined => {
  const found = typeof text === 'string' ? /^(\d{1,15})-([0-9a-f-]{36})$/.exec(text) : null;
  return found?.[1] && found[2] ? { at: Number(found[1]), id: found[2] } : undefined;
};

const withPath = async (world: World, { visit }: FastifyRequest, report: OwnReport): Promise<ShownReport> => {
  if (report.kind === 'illegal') return { ...report, path: visit.link(await noticePath(world, report.id)) };
  const comment = report.commentId === null ? undefined : await commentById(world, report.commentId);
  return { ...report, path: comment?.state === 'published' ? visit.link(`/comments/${comment.id}`) : undefined };
};

const showReports = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const account = await needAccount(world, request, reply);
  if (!account) return;
  const before = placeIn((request.query as Record<string, unknown>)['before']);
  const rows = await ownReportsPage(world.db, account.id, { before, limit: perPage + 1 });
  const shown = rows.slice(0, perPage);
  const last = shown.at(-1);
  const { visit } = request;
  const older = rows.length > perPage && last ? visit.link(`/me/reports?before=${last.at}-${last.id}`) : undefined;
  const reports = await Promise.all(shown.map((report) => withPath(world, request, report)));
  const { title } = wordsFor(ownReportsWords, visit.edition.language);
  await reply.show(
    <OwnReports visit={visit} place={placeOf(request)} account={account} reports={reports} older={older} />,
    { head: accountHead(title, { styles: [...caseStyles] }), topics: [], isPrivate: true },
  );
};

/** `/notices/<id>.<key>`, where only mails lead, and `/me/reports`. */
export const noticePageRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/notices/:token', (request, reply) => showNotice(world, request, reply, {}));
  app.get('/me/reports', (request, reply) => showReports(world, request, reply));
};
