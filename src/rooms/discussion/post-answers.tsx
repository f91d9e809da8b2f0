/** What a reader is told after posting or changing a comment: as a page, or as JSON to the page's script. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { renderToString } from 'preact-render-to-string';
import { redirect, sendJson, showAct, wantsJson, wordsOf } from './act-answers.tsx';
import { said } from './act-words.ts';
import { linkOfFinding, wordsOfFinding } from './checks/check-words.ts';
import { markdownToComment } from './comment-markdown.ts';
import type { Finding } from './comment.ts';
import type { EditOutcome } from './edit-comment.ts';
import { spanWords } from './spans.ts';
import { permalinkOf } from './thread-place.ts';
import { CommentText } from './views/CommentText.tsx';
import { PostAnswer, type Typed } from './views/PostAnswer.tsx';

type Refused = Extract<EditOutcome, { ok: false }>;

export type FormAgain = {
  typed: Typed;
  /** Where the form goes. */
  action: string;
  storyPath: string;
  isEdit?: boolean;
};

/** Refused for coming too often: when to try again, in seconds. */
const waitOf = (finding: Finding | undefined): number | undefined =>
  finding?.reason.endsWith('-rate') === true && /^\d+$/.test(finding.about ?? '') ? Number(finding.about) : undefined;

const statusOf = ({ refusal, finding }: Refused): number => {
  if (refusal === 'no-story') return 404;
  if (refusal === 'too-large') return 413;
  if (waitOf(finding) !== undefined) return 429;
  return refusal === 'not-yours' || refusal === 'suspended' || refusal === 'closed' || refusal === 'too-late'
    ? 403
    : 422;
};

/** Why, in words. */
export const refusalWords = (request: FastifyRequest, { refusal, finding }: Refused): string => {
  const { edition, publication } = request.visit;
  return finding
    ? wordsOfFinding(finding, edition.language, publication.settings.timeZone)
    : wordsOf(request).refusals[refusal];
};

const stateOf = ({ refusal }: Refused): string => (refusal === 'nudge' ? 'nudge' : 'refused');

const refuseJson = (request: FastifyRequest, reply: FastifyReply, refused: Refused): Promise<void> => {
  const { finding, refusal } = refused;
  const link = finding && linkOfFinding(finding, request.visit.edition.language);
  const value = {
    state: stateOf(refused),
    refusal,
    reason: finding?.reason,
    words: refusalWords(request, refused),
    ...(link ? { link: { path: request.visit.link(link.path), label: link.label } } : {}),
  };
  return sendJson(reply, value, statusOf(refused));
};

/** The form again with the text kept and the reason; the reader may insist where that is allowed. */
export const answerRefused = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { refused, again }: { refused: Refused; again: FormAgain },
): Promise<void> => {
  const wait = waitOf(refused.finding);
  if (wait !== undefined) reply.header('retry-after', String(wait));
  if (wantsJson(request)) return refuseJson(request, reply, refused);
  const words = wordsOf(request);
  const isNudge = refused.refusal === 'nudge';
  const title = isNudge ? words.answerTitle.nudge : words.answerTitle.refused;
  const link = refused.finding && linkOfFinding(refused.finding, request.visit.edition.language);
  const part = (
    <PostAnswer
      visit={request.visit}
      words={words}
      title={title}
      fault={refusalWords(request, refused)}
      link={link}
      isNudge={isNudge}
      submit={again.isEdit === true ? words.save : words.post}
      {...again}
    />
  );
  return showAct(reply, part, { title, status: statusOf(refused) });
};

/** How the text will look, with the form under it; `{ html }` to a script. */
export const answerPreview = async (request: FastifyRequest, reply: FastifyReply, again: FormAgain): Promise<void> => {
  const body = markdownToComment(again.typed.text);
  if (wantsJson(request)) return sendJson(reply, { html: renderToString(<CommentText body={body} />) });
  const words = wordsOf(request);
  const title = words.answerTitle.preview;
  const submit = again.isEdit === true ? words.save : words.post;
  const part = (
    <PostAnswer visit={request.visit} words={words} title={title} preview={body} submit={submit} {...again} />
  );
  return showAct(reply, part, { title });
};

/** Posted: to its place in the thread, or to the page that says why it waits. */
export const answerPosted = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { comment, state, storyPath, finding }: Extract<EditOutcome, { ok: true }>['value'],
): Promise<void> => {
  const { visit } = request;
  const words = wordsOf(request);
  const isPublished = state === 'published';
  const url = isPublished ? permalinkOf(comment, visit.stay(storyPath)) : visit.link(`/comments/${comment.id}/status`);
  if (!wantsJson(request)) return redirect(reply, url);
  const why = finding && wordsOfFinding(finding, visit.edition.language, visit.publication.settings.timeZone);
  const told = isPublished ? words.answerTitle.published : [words.answerTitle.waiting, why].filter(Boolean).join('. ');
  return sendJson(reply, { state, id: comment.id, root: comment.rootId, url, reason: finding?.reason, words: told });
};

/** Too many forms from one place: when to try again, with nothing lost. */
export const answerTooMany = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { wait, again }: { wait: number; again: FormAgain },
): Promise<void> => {
  const words = wordsOf(request);
  const text = said(words.tooManyText, spanWords(wait * 1_000, request.visit.edition.language));
  reply.header('retry-after', String(wait));
  if (wantsJson(request)) return sendJson(reply, { state: 'refused', refusal: 'rate', words: text }, 429);
  const title = words.answerTitle.tooMany;
  const part = (
    <PostAnswer visit={request.visit} words={words} title={title} fault={text} submit={words.post} {...again} />
  );
  return showAct(reply, part, { title, status: 429 });
};
