/** What moderators do: deciding about comments, picking them, opening and closing threads. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { wordsFor } from '../../common/words.ts';
import type { World } from '../../world.ts';
import { accountSettings, secondFactorFault, signedInBy, type Account } from '../accounts/accounts.ts';
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
  type Named,
} from './act-answers.tsx';
import type { ActWords } from './act-words.ts';
import { markSource } from './commenters.ts';
import { pickOf, threadAnnouncement } from './comments.store.ts';
import { closeErrorReport, decide } from './decide.ts';
import { decisionActs, type DecisionAct } from './decide-in.ts';
import { mayModerate } from './may-moderate.ts';
import { pickComment } from './pick-comment.ts';
import { discussionSettings } from './discussion-settings.ts';
import { presetChoice } from './thread-preset-words.ts';
import { setThreadState } from './set-thread-state.ts';
import { storyFacts } from './story-facts.ts';
import { templatesFor } from './templates/read-templates.ts';
import { readyTitle } from './templates/template-words.ts';
import { threadStates } from './thread.ts';
import { PickForm, RemoveForm, ThreadStateForm } from './views/DecideForm.tsx';
import { ActDone } from './views/ActDone.tsx';

/**
 * The moderator who asks; for everybody else these addresses are not there. Where the publication requires a second factor of its staff,
 * who has not given one is led to it.
 */
const moderatorBy = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Account | undefined> => {
  const signedIn = await signedInBy(world, request);
  const isModerator = signedIn !== undefined && mayModerate(signedIn.account);
  const fault = isModerator && secondFactorFault(signedIn, accountSettings(request.visit.publication));
  if (isModerator && !fault) return signedIn.account;
  if (fault && !wantsJson(request)) {
    await redirect(reply, request.visit.link('/me/sign-in/second-factor'));
    return undefined;
  }
  if (wantsJson(request))
    await sendJson(
      reply,
      { state: 'refused', refusal: 'not-allowed', words: wordsOf(request).refusals['not-allowed'] },
      403,
    );
  else await reply.notFound();
  return undefined;
};

/** A moderator works in lists: back to the list the button was in. */
const backToWork = (world: World, request: FastifyRequest, named: Named): string => {
  const from = URL.parse(request.headers.referer ?? '');
  const isDesk =
    from?.origin === new URL(world.config.publicUrl).origin &&
    /\/newsroom\/discussion(?:\/comments\/[\da-f-]{36})?$/.test(from.pathname);
  return isDesk ? `${from.pathname}${from.search}` : backTo(world, request, named);
};

type Undone = { refusal: keyof ActWords['refusals'] | 'no-rule'; named: Named };

const answerUndone = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { refusal, named }: Undone,
): Promise<void> => {
  const words = wordsOf(request);
  const text = refusal === 'no-rule' ? words.reportFaults['no-reason'] : words.refusals[refusal];
  const status = refusal === 'no-comment' ? 404 : refusal === 'not-allowed' ? 403 : refusal === 'gone' ? 409 : 422;
  if (wantsJson(request)) return sendJson(reply, { state: 'refused', refusal, words: text }, status);
  const part = (
    <ActDone
      title={words.removeTitle}
      text={text}
      isAlarm
      links={[{ path: named.permalink, label: words.toComment }]}
    />
  );
  return showAct(reply, part, { title: text, status });
};

const decideRoute = (app: FastifyInstance, world: World, act: DecisionAct): void => {
  app.post(`/comments/:id/${act}`, async (request, reply) => {
    const named = await namedComment(world, request);
    if (!named) return reply.notFound();
    const account = await moderatorBy(world, request, reply);
    if (!account) return;
    const form = formOf(request);
    const outcome = await decide(world, {
      account,
      commentId: named.comment.id,
      act,
      rule: form('rule'),
      words: form('words'),
      ready: isTicked(form('ready')),
    });
    if (!outcome.ok) return answerUndone(request, reply, { refusal: outcome.refusal, named });
    return wantsJson(request)
      ? sendJson(reply, { ...outcome.value, id: named.comment.id })
      : redirect(reply, backToWork(world, request, named));
  });
};

const removeForm = (app: FastifyInstance, world: World): void => {
  app.get('/comments/:id/remove', async (request, reply) => {
    const named = await namedComment(world, request);
    const account = named && (await moderatorBy(world, request, reply));
    if (!named) return reply.notFound();
    if (!account) return;
    const words = wordsOf(request);
    const action = request.visit.link(`/comments/${named.comment.id}/remove`);
    const { publication, edition } = request.visit;
    const templates = await templatesFor(world, publication.editionByCode(named.comment.edition) ?? edition);
    const asked = (request.query as Record<string, unknown>)['template'];
    const part = (
      <RemoveForm
        words={words}
        action={action}
        permalink={named.permalink}
        body={named.comment.body}
        templates={templates}
        chosen={typeof asked === 'string' && asked !== '' ? templates[Number(asked)] : undefined}
        readyTitle={wordsFor(readyTitle, edition.language)}
      />
    );
    return showAct(reply, part, { title: words.removeTitle });
  });
};

const pickRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/comments/:id/pick', async (request, reply) => {
    const named = await namedComment(world, request);
    const account = named && (await moderatorBy(world, request, reply));
    if (!named) return reply.notFound();
    if (!account) return;
    const words = wordsOf(request);
    const action = request.visit.link(`/comments/${named.comment.id}/pick`);
    const pick = await pickOf(world.db, named.comment.id);
    const part = (
      <PickForm
        words={words}
        action={action}
        permalink={named.permalink}
        body={named.comment.body}
        why={pick?.why ?? ''}
        isPick={pick !== undefined}
      />
    );
    return showAct(reply, part, { title: words.pickTitle });
  });

  const pick = (path: string, isPick: (request: FastifyRequest) => boolean): void => {
    app.post(path, async (request, reply) => {
      const named = await namedComment(world, request);
      if (!named) return reply.notFound();
      const account = await moderatorBy(world, request, reply);
      if (!account) return;
      const why = formOf(request)('why');
      const outcome = await pickComment(world, { account, commentId: named.comment.id, isOn: isPick(request), why });
      if (!outcome.ok) return answerUndone(request, reply, { refusal: outcome.refusal, named });
      return wantsJson(request)
        ? sendJson(reply, { ...outcome.value, state: 'done', id: named.comment.id })
        : redirect(reply, backToWork(world, request, named));
    });
  };
  pick('/comments/:id/pick', (request) => !isTicked(formOf(request)('off')));
  pick('/comments/:id/unpick', () => false);
};

const sourceRoute = (app: FastifyInstance, world: World): void => {
  app.post('/comments/:id/source', async (request, reply) => {
    const named = await namedComment(world, request);
    if (!named) return reply.notFound();
    const account = await moderatorBy(world, request, reply);
    if (!account) return;
    const isSource = !isTicked(formOf(request)('off'));
    await markSource(world, { account, commenterId: named.comment.commenter_id, isSource });
    return wantsJson(request)
      ? sendJson(reply, { state: 'done', id: named.comment.id, isOn: isSource })
      : redirect(reply, backToWork(world, request, named));
  });
};

type WithStory = { Params: { articleId: string } };

const threadRoutes = (app: FastifyInstance, world: World): void => {
  app.get<WithStory>('/threads/:articleId/state', async (request, reply) => {
    const story = await storyFacts(world, request.params.articleId);
    const account = story && (await moderatorBy(world, request, reply));
    if (!story) return reply.notFound();
    if (!account) return;
    const words = wordsOf(request);
    const { presets } = discussionSettings(request.visit.publication);
    const part = (
      <ThreadStateForm
        words={words}
        action={request.visit.link(`/threads/${story.id}/state`)}
        state={story.own.preset === undefined ? story.ownState : `preset:${story.own.preset}`}
        presets={presets.map((preset) => ({
          value: `preset:${preset.key}`,
          label: presetChoice(preset, request.visit.edition.language),
        }))}
        announcement={await threadAnnouncement(world.db, story.id)}
        storyPath={request.visit.stay(story.path)}
        numbers={`/newsroom/discussion/settings/here?kind=thread&key=${story.id}`}
      />
    );
    return showAct(reply, part, { title: words.threadTitle });
  });

  app.post<WithStory>('/threads/:articleId/state', async (request, reply) => {
    const story = await storyFacts(world, request.params.articleId);
    if (!story) return reply.notFound();
    const account = await moderatorBy(world, request, reply);
    if (!account) return;
    const body = (request.body ?? {}) as Record<string, unknown>;
    const form = formOf(request);
    const state = threadStates.find((one) => one === form('state')) ?? null;
    const preset = /^preset:(.+)$/.exec(form('state'))?.[1];
    await setThreadState(world, {
      account,
      articleId: story.id,
      ...('state' in body ? { state } : {}),
      ...(preset === undefined ? {} : { preset }),
      ...('announcement' in body ? { announcement: form('announcement') } : {}),
    });
    const url = `${request.visit.stay(story.path)}#comments`;
    return wantsJson(request) ? sendJson(reply, { state: 'done', url }) : redirect(reply, url);
  });
};

const errorRoute = (app: FastifyInstance, world: World): void => {
  app.post<{ Params: { id: string } }>('/reports/:id/close', async (request, reply) => {
    const account = await moderatorBy(world, request, reply);
    if (!account) return;
    const isUpheld = isTicked(formOf(request)('upheld'));
    const outcome = await closeErrorReport(world, { account, reportId: request.params.id, isUpheld });
    if (!outcome.ok) return reply.notFound();
    return wantsJson(request)
      ? sendJson(reply, { state: 'done' })
      : redirect(reply, request.visit.link('/newsroom/discussion?list=errors'));
  });
};

export const decidingRoutes = (app: FastifyInstance, world: World): void => {
  for (const act of decisionActs) decideRoute(app, world, act);
  removeForm(app, world);
  pickRoutes(app, world);
  sourceRoute(app, world);
  threadRoutes(app, world);
  errorRoute(app, world);
};
