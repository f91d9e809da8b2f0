/** Open desks hear what colleagues do. What has happened is read once for all who listen, when the desk is heard to have changed. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { streamEvent, type LiveStreams, type Stream } from '../../delivery/delivery.ts';
import { deskNews, type DeskNews } from '../../rooms/moderation/moderation.ts';
import type { World } from '../../world.ts';
import { goneWords } from './desk-names.ts';

const topic = 'desk';
/** So long at least between two looks, however much is decided. */
const shortestPause = 150;
const retry = 2_000;

type Listener = { accountId: string; stream: Stream };

export type DeskHub = {
  /** Opens a stream to somebody's desk that begins with how things are. */
  listen: (request: FastifyRequest, reply: FastifyReply, accountId: string) => Promise<void>;
};

export type ToldNews = Omit<DeskNews, 'gone'> & { gone: (DeskNews['gone'][number] & { words: string })[] };

/** What has happened, in the words in which it is said. */
export const newsInWords = async (world: World, since: number): Promise<ToldNews> => {
  const news = await deskNews(world, since);
  return { ...news, gone: news.gone.map((one) => ({ ...one, words: goneWords(one) })) };
};

export const createDeskHub = (world: World, streams: LiveStreams): DeskHub => {
  let since = world.now();
  let lookedAt = -Infinity;
  let timer: NodeJS.Timeout | undefined;
  let isBusy = false;
  let isDirty = false;
  const listeners = new Set<Listener>();

  const tell = async (): Promise<void> => {
    const news = await newsInWords(world, since);
    since = news.at;
    streams.publish(topic, streamEvent({ id: news.at, data: news }));
  };

  const wake = (): void => {
    if (streams.count(topic) === 0) return;
    if (isBusy) isDirty = true;
    if (isBusy || timer) return;
    const pause = Math.max(0, lookedAt + shortestPause - performance.now());
    timer = setTimeout(() => {
      timer = undefined;
      isBusy = true;
      lookedAt = performance.now();
      tell()
        .catch((error: unknown) => world.log.error({ err: error }, 'what happened on the desk could not be told'))
        .finally(() => {
          isBusy = false;
          if (!isDirty) return;
          isDirty = false;
          wake();
        });
    }, pause).unref();
  };

  /** Whose account has changed must be let in anew. */
  const sendAway = (topics: readonly string[] | null): void => {
    for (const listener of listeners) {
      const { socket } = listener.stream;
      if (socket.destroyed) listeners.delete(listener);
      else if (!topics || topics.includes(`account:${listener.accountId}`)) {
        listeners.delete(listener);
        socket.destroy();
      }
    }
  };

  world.onChanges((topics) => {
    if (listeners.size > 0) sendAway(topics ?? []);
    if (!topics || topics.includes('desk')) wake();
  });

  return {
    listen: async (request, reply, accountId) => {
      const asked = Number(request.headers['last-event-id']);
      const news = await newsInWords(world, Number.isSafeInteger(asked) && asked > 0 ? asked : world.now());
      if (streams.count(topic) === 0) since = news.at;
      const first = streamEvent({ id: news.at, retry: retry + Math.random() * retry, data: news });
      const stream = streams.open(request, reply, { topic, network: request.network, first });
      if (stream) listeners.add({ accountId, stream });
    },
  };
};
