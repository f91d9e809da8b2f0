/** What is done on the desk: deciding about one or many, taking back, saying what one looks at. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { decideMany, decisionActs, isCommentId, mostAtOnce, undoDecision } from '../../rooms/discussion/discussion.ts';
import { claimAll, markLooked, overtaken } from '../../rooms/moderation/moderation.ts';
import type { World } from '../../world.ts';
import { answerJson, fieldOf, staffWho, wantsJson } from '../duties/duty-pages.tsx';
import { backToDesk, deskPath } from './desk-address.ts';
import { goneWords } from './desk-names.ts';
import { showRefusal } from './desk-refusal.tsx';

/** A field that may be there several times: the ids of comments or decisions. */
const idsIn = (request: FastifyRequest, name: string): string[] => {
  const body = request.body as Record<string, unknown> | null | undefined;
  const value = body && Object.hasOwn(body, name) ? body[name] : undefined;
  const all: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  return [...new Set(all.filter((one): one is string => typeof one === 'string' && isCommentId(one)))].slice(
    0,
    mostAtOnce,
  );
};

type Answered = { done: { id: string; decisionId: string }[]; gone: { id: string; words: string }[] };

/** What a colleague has decided about since the page was drawn is theirs: it is not decided about twice. */
const decideAll = async (
  world: World,
  account: Account,
  {
    ids,
    since,
    act,
    ...said
  }: { ids: string[]; since: number; act: string; rule: string; words: string; ready: boolean },
): Promise<Answered | 'no-act' | 'no-rule' | 'not-allowed' | 'too-many'> => {
  const known = decisionActs.find((one) => one === act);
  if (!known) return 'no-act';
  const seen = since > 0 ? since : undefined;
  const outcome = await decideMany(world, { account, commentIds: ids, since: seen, act: known, ...said });
  if (!outcome.ok) return outcome.refusal;
  const { done, gone, decisionIds } = outcome.value;
  const late = gone.length > 0 ? await overtaken(world, { account, commentIds: gone, since: 0 }) : [];
  const wordsOf = new Map(late.map((one) => [one.id, goneWords(one)]));
  return {
    done: done.map((id, i) => ({ id, decisionId: decisionIds[i] ?? '' })),
    gone: gone.map((id) => ({ id, words: wordsOf.get(id) ?? 'There is nothing to decide any more.' })),
  };
};

const refusals = {
  'no-act': 'Say what is to be done with it.',
  'no-rule': 'Choose the rule of the guidelines under which it is removed.',
  'not-allowed': 'Only moderators may do that.',
  'too-many': `At most ${mostAtOnce} at once.`,
  'no-ids': 'Select at least one comment.',
} as const;

type Answering = { request: FastifyRequest; reply: FastifyReply; account: Account };

const refuseAs = async (asking: Answering, refusal: keyof typeof refusals): Promise<void> => {
  const { request, reply } = asking;
  const status = refusal === 'not-allowed' ? 403 : 422;
  if (wantsJson(request)) return answerJson(reply, { state: 'refused', refusal, words: refusals[refusal] }, status);
  return showRefusal(asking, { words: [refusals[refusal]], status });
};

const back = (request: FastifyRequest): string => request.visit.stay(backToDesk(fieldOf(request, 'back')));

const decideRoute = (app: FastifyInstance, world: World): void => {
  app.post(`${deskPath}/decide`, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'decide');
    if (!account) return;
    const asking = { request, reply, account };
    const ids = idsIn(request, 'ids');
    if (ids.length === 0) return refuseAs(asking, 'no-ids');
    const [act, rule, words] = [fieldOf(request, 'act'), fieldOf(request, 'rule'), fieldOf(request, 'words')];
    const since = Number(fieldOf(request, 'since')) || 0;
    // Where nothing was typed, the words that are ready for the rule go out, if that is ticked.
    const ready = fieldOf(request, 'ready') === '1';
    const answer = await decideAll(world, account, { ids, since, act, rule, words, ready });
    if (typeof answer === 'string') return refuseAs(asking, answer);
    const isLate = answer.done.length === 0;
    if (wantsJson(request))
      return answerJson(
        reply,
        isLate
          ? { state: 'refused', refusal: 'gone', words: answer.gone[0]?.words ?? '', ...answer }
          : { state: 'done', ...answer },
        isLate ? 409 : 200,
      );
    if (answer.gone.length > 0)
      return showRefusal(asking, { words: answer.gone.map((one) => one.words), status: 409, done: answer.done.length });
    return reply.header('cache-control', 'private, no-store').redirect(back(request), 303);
  });
};

const undoWords: Record<string, string> = {
  gone: 'Something was decided or done since: decide anew.',
  'too-late': 'It is too late to take it back: decide anew.',
  'not-allowed': 'Only who made a decision takes it back.',
};

const undoRoute = (app: FastifyInstance, world: World): void => {
  app.post(`${deskPath}/undo`, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'decide');
    if (!account) return;
    const restored: string[] = [];
    const faults = new Set<string>();
    for (const decisionId of idsIn(request, 'decisions')) {
      const outcome = await undoDecision(world, { account, decisionId });
      if (outcome.ok) restored.push(outcome.value.commentId);
      else faults.add(undoWords[outcome.refusal] ?? outcome.refusal);
    }
    const isDone = restored.length > 0 && faults.size === 0;
    const words = [...faults, ...(restored.length + faults.size === 0 ? ['There is nothing to take back.'] : [])];
    if (wantsJson(request))
      return answerJson(
        reply,
        { state: isDone ? 'done' : 'refused', ids: restored, words: words.join(' ') },
        isDone ? 200 : 409,
      );
    if (!isDone) return showRefusal({ request, reply, account }, { words, status: 409 });
    return reply.header('cache-control', 'private, no-store').redirect(back(request), 303);
  });
};

/** More than two cards nobody looks at at once; a page of them is let go together. */
const mostClaimed = 5;

const lookingRoutes = (app: FastifyInstance, world: World): void => {
  const subjects = (request: FastifyRequest, name: string): string[] =>
    idsIn(request, name).map((id) => `comment:${id}`);

  app.post(`${deskPath}/claim`, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'decide');
    if (!account) return;
    const held = await claimAll(world, {
      account,
      subjects: subjects(request, 'ids').slice(0, mostClaimed),
      release: subjects(request, 'release'),
    });
    await answerJson(reply, {
      state: 'done',
      claims: held.map(({ subject, accountId, name }) => ({ id: subject.slice(8), by: name, byId: accountId })),
    });
  });

  app.post(`${deskPath}/looked`, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'see-desk');
    if (!account) return;
    const count = await markLooked(world, { account, commentIds: idsIn(request, 'ids') });
    if (wantsJson(request)) return answerJson(reply, { state: 'done', count });
    return reply.header('cache-control', 'private, no-store').redirect(back(request), 303);
  });
};

export const deskActRoutes = (app: FastifyInstance, world: World): void => {
  decideRoute(app, world);
  undoRoute(app, world);
  lookingRoutes(app, world);
};
