/** What open pages of a live blog listen to, and what those ask who cannot listen. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { World } from '../../../world.ts';
import { idPattern } from '../public-article.ts';
import { createLiveEntriesHub } from './live-entries-hub.ts';
import { readLiveFrame } from './live-frame.tsx';

/** A crowd that asks now and then is answered from what is kept. */
const keptFor = 2;
const moment = /^\d{1,15}$/;

const asMoment = (text: unknown): number | undefined =>
  typeof text === 'string' && moment.test(text) ? Number(text) : undefined;

const sinceIn = (request: FastifyRequest): number | undefined =>
  asMoment((request.query as Record<string, unknown>)['since']);

const noLiveBlog = { error: 'no-live-blog' };

type Asked = { Params: { articleId: string } };

export const liveEntryRoutes = (app: FastifyInstance, world: World): void => {
  const hub = createLiveEntriesHub(world, app.streams);

  app.get<Asked>('/live/entries/:articleId', async (request, reply) => {
    const { articleId } = request.params;
    // A browser that comes back says itself where it left off; the address only says where the page began.
    const since = asMoment(request.headers['last-event-id']) ?? sinceIn(request);
    if (idPattern.test(articleId) && (await hub.listen(request, reply, { articleId, since }))) return reply;
    return reply.code(404).header('Cache-Control', 'no-store').send(noLiveBlog);
  });

  app.get<Asked>('/live/entries/:articleId/changes', async (request, reply) => {
    const { articleId } = request.params;
    const frame = await readLiveFrame(world, articleId, sinceIn(request) ?? world.now());
    await reply.page({
      body: JSON.stringify(frame ?? noLiveBlog),
      type: 'application/json; charset=utf-8',
      topics: [`article:${articleId}`, 'site'],
      status: frame ? 200 : 404,
      maxAge: keptFor,
      headers: { 'X-Robots-Tag': 'noindex' },
    });
  });
};
