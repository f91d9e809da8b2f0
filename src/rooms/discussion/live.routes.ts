/** What open pages of a thread listen to, and what those ask who cannot listen. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { World } from '../../world.ts';
import { liveComments } from './live-comments.tsx';
import { createLiveHub, type LiveAsked } from './live-hub.ts';
import { momentsOf } from './moments/moments-of.ts';
import { isCommentId } from './thread-place.ts';

const moment = /^\d{1,15}$/;
/** A crowd that asks now and then is answered from what is kept. */
const keptFor = 2;
/** So many comments are given at once; “3 minutes ago” holds for a minute. */
const mostAtOnce = 50;
const commentsKeptFor = 60;

type Asked = { Params: { articleId: string } };

const queryOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = (request.query as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : undefined;
};

const asMoment = (text: unknown): number | undefined =>
  typeof text === 'string' && moment.test(text) ? Number(text) : undefined;

const askedIn = (request: FastifyRequest<Asked>): LiveAsked | undefined => {
  const { articleId } = request.params;
  if (!isCommentId(articleId)) return undefined;
  return { articleId, languages: queryOf(request, 'languages') === 'all' ? 'all' : 'own' };
};

const noThread = { error: 'no-thread' };

/** Which moments of the story's sound comments are about, asked for when one came or went. */
const momentRoute = (app: FastifyInstance, world: World): void => {
  app.get<Asked>('/live/thread/:articleId/moments', async (request, reply) => {
    const asked = askedIn(request);
    if (!asked) return reply.notFound();
    const moments = await momentsOf(world, asked.articleId);
    await reply.page({
      body: JSON.stringify({ moments }),
      type: 'application/json; charset=utf-8',
      topics: [`thread:${asked.articleId}`, `article:${asked.articleId}`],
      maxAge: keptFor,
      headers: { 'X-Robots-Tag': 'noindex' },
    });
  });
};

export const liveRoutes = (app: FastifyInstance, world: World): void => {
  const hub = createLiveHub(world, app.streams);
  momentRoute(app, world);

  app.get<Asked>('/live/thread/:articleId', async (request, reply) => {
    const asked = askedIn(request);
    // A browser that comes back says itself where it left off; the address only says where the page began.
    const since = asMoment(request.headers['last-event-id']) ?? asMoment(queryOf(request, 'since'));
    const isThere =
      asked && (await hub.listen(request, reply, { ...asked, ...(since === undefined ? {} : { since }) }));
    if (isThere === true) return reply;
    return reply.code(404).header('Cache-Control', 'no-store').send(noThread);
  });

  app.get<Asked>('/live/thread/:articleId/changes', async (request, reply) => {
    const asked = askedIn(request);
    const since = asMoment(queryOf(request, 'since')) ?? world.now();
    const frame = asked && (await hub.changes({ ...asked, since }));
    await reply.page({
      body: JSON.stringify(frame ?? noThread),
      type: 'application/json; charset=utf-8',
      topics: asked ? [`thread:${asked.articleId}`, `article:${asked.articleId}`] : [],
      status: frame ? 200 : 404,
      maxAge: keptFor,
      headers: { 'X-Robots-Tag': 'noindex' },
    });
  });

  app.get<Asked>('/live/thread/:articleId/comments', async (request, reply) => {
    const { articleId } = request.params;
    const ids = [...new Set((queryOf(request, 'ids') ?? '').split(',').filter(isCommentId))].slice(0, mostAtOnce);
    const found = ids.length > 0 ? await liveComments(world, request.visit, { articleId, ids }) : undefined;
    if (!found) return reply.notFound();
    await reply.page({
      body: found.html,
      type: 'text/html; charset=utf-8',
      topics: found.topics,
      maxAge: commentsKeptFor,
      headers: { 'X-Robots-Tag': 'noindex' },
      scene: request.visit,
      shared: false,
    });
  });
};
