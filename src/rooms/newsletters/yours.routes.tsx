import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { World } from '../../world.ts';
import { lettersIn, showLetters, wordsOf } from './letter-pages.tsx';
import { endLetter, endingBy, forgetSubscriber, pauseLetters, saveChoice, yoursBy } from './subscribing/preferences.ts';
import { yoursToken } from './tokens.ts';
import { EndPage, SaidPage, YoursPage } from './views/LettersPages.tsx';

type WithToken = { Params: { token: string }; Querystring: { saved?: unknown } };

/** What a mail program may do without a page of ours: end a letter by its signed address, and nothing else. */
export const isLetterOneClick = (path: string): boolean => /^\/letters\/unsubscribe\/[^/]+$/.test(path);

const showBadLink = (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const words = wordsOf(request);
  const part = <SaidPage visit={request.visit} words={words} title={words.badLink} text={words.badLinkText} />;
  return showLetters(reply, part, { title: words.badLink, status: 404 });
};

const endingRoutes = (app: FastifyInstance, world: World): void => {
  app.get<WithToken>('/letters/unsubscribe/:token', async (request, reply) => {
    const { token } = request.params;
    const ending = await endingBy(world, token);
    if (!ending) return showBadLink(request, reply);
    const { visit } = request;
    const words = wordsOf(request);
    const yours = visit.link(`/letters/yours/${await yoursToken(world, ending.subscriber)}`);
    await showLetters(reply, <EndPage {...{ visit, words, ending, token, yours }} />, { title: words.unsubscribe });
  });

  // Answered with a page, never with a redirect: mail programs do not follow one. Ended already is ended.
  app.post<WithToken>('/letters/unsubscribe/:token', async (request, reply) => {
    const ending = await endingBy(world, request.params.token);
    if (!ending) return showBadLink(request, reply);
    await endLetter(world, ending);
    const { visit } = request;
    const words = wordsOf(request);
    const href = visit.link(`/letters/yours/${await yoursToken(world, ending.subscriber)}`);
    const said = {
      title: words.unsubscribed,
      text: words.unsubscribedText(ending.letter.name),
      href,
      to: words.whatElse,
    };
    await showLetters(reply, <SaidPage {...{ visit, words }} {...said} />, { title: words.unsubscribed });
  });
};

/** A reader's letters by the link in one of them, without signing in. */
export const yoursRoutes = (app: FastifyInstance, world: World): void => {
  endingRoutes(app, world);
  const back = (request: FastifyRequest<WithToken>): string =>
    request.visit.link(`/letters/yours/${request.params.token}`);

  app.get<WithToken>('/letters/yours/:token', async (request, reply) => {
    const yours = await yoursBy(world, request.params.token);
    if (!yours) return showBadLink(request, reply);
    const { visit } = request;
    const words = wordsOf(request);
    const isSaved = request.query.saved === '1';
    const part = <YoursPage {...{ visit, words, yours, isSaved }} action={back(request)} />;
    await showLetters(reply, part, { title: words.yours });
  });

  app.post<WithToken>('/letters/yours/:token', async (request, reply) => {
    const yours = await yoursBy(world, request.params.token);
    if (!yours) return showBadLink(request, reply);
    await saveChoice(world, yours, lettersIn(request.body as Record<string, unknown> | undefined));
    await reply.redirect(`${back(request)}?saved=1`, 303);
  });

  app.post<WithToken>('/letters/yours/:token/pause', async (request, reply) => {
    const yours = await yoursBy(world, request.params.token);
    if (!yours) return showBadLink(request, reply);
    const days = Number((request.body as Record<string, unknown> | undefined)?.['days']);
    await pauseLetters(world, yours.subscriber, Number.isInteger(days) ? days : 0);
    await reply.redirect(`${back(request)}?saved=1`, 303);
  });

  app.post<WithToken>('/letters/yours/:token/forget', async (request, reply) => {
    const yours = await yoursBy(world, request.params.token);
    if (!yours) return showBadLink(request, reply);
    await forgetSubscriber(world, yours.subscriber.id);
    const { visit } = request;
    const words = wordsOf(request);
    const part = <SaidPage {...{ visit, words }} title={words.forgotten} text={words.forgottenText} />;
    await showLetters(reply, part, { title: words.forgotten });
  });
};
