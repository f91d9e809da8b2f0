/** What the pages about single decisions have in common: where they lead back to, and how a refusal is answered. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerJson, fieldOf, wantsJson } from '../duties/duty-pages.tsx';

/** Where the form said it came from: a page of the newsroom or of the site, never another place. */
const given = (request: FastifyRequest): string | undefined => {
  const back = fieldOf(request, 'back');
  return /^\/(?![/\\])[!-~]*$/.test(back) ? back : undefined;
};

/** Back to where the form was: as it says itself, else the page it was sent from, else `usual`. */
export const backOf = (request: FastifyRequest, publicUrl: string, usual: string): string => {
  const said = given(request);
  if (said !== undefined) return said;
  const from = URL.parse(request.headers.referer ?? '');
  const isOurs = from?.origin === new URL(publicUrl).origin && !from.pathname.startsWith('//');
  return isOurs && from.pathname !== request.url.split('?', 1)[0] ? `${from.pathname}${from.search}` : usual;
};

const statuses: Record<string, number> = { 'not-allowed': 403, 'no-comment': 404, 'no-reader': 404 };

/** By which status a refusal is told: what somebody else did first is a conflict, the rest is wrong in the form. */
export const statusOfRefusal = (refusal: string): number =>
  statuses[refusal] ?? (['gone', 'too-late', 'same', 'same-place', 'already'].includes(refusal) ? 409 : 422);

type Answered = { words: Record<string, string>; back: string };

type Result = { ok: true; value: Record<string, unknown> } | { ok: false; refusal: string };

/** Answers what a script sent, or leads a browser back; what went wrong is said on a page of its own by `draw`. */
export const answerOutcome = async (
  request: FastifyRequest,
  reply: FastifyReply,
  {
    outcome,
    words,
    back,
    draw,
  }: Answered & { outcome: Result; draw: (fault: string, status: number) => Promise<void> },
): Promise<void> => {
  const fault = outcome.ok ? '' : (words[outcome.refusal] ?? 'That could not be done.');
  if (wantsJson(request))
    return outcome.ok
      ? answerJson(reply, { ...outcome.value, state: 'done' })
      : answerJson(
          reply,
          { state: 'refused', refusal: outcome.refusal, words: fault },
          statusOfRefusal(outcome.refusal),
        );
  if (outcome.ok) await reply.header('cache-control', 'private, no-store').redirect(back, 303);
  else await draw(fault, statusOfRefusal(outcome.refusal));
};
