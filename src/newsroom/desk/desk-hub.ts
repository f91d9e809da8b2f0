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

type Hub = {
  world: World;
  streams: LiveStreams;
  listeners: Set<Listener>;
  /** What happened up to here has been told. */
  since: number;
  lookedAt: number;
  timer: NodeJS.Timeout | undefined;
  isBusy: boolean;
  isDirty: boolean;
};

const tell = async (hub: Hub): Promise<void> => {
  const news = await newsInWords(hub.world, hub.since);
  hub.since = news.at;
  hub.streams.publish(topic, streamEvent({ id: news.at, data: news }));
};

const look = (hub: Hub): void => {
  hub.timer = undefined;
  hub.isBusy = true;
  hub.lookedAt = performance.now();
  tell(hub)
    .catch((error: unknown) => hub.world.log.error({ err: error }, 'what happened on the desk could not be told'))
    .finally(() => {
      hub.isBusy = false;
      if (!hub.isDirty) return;
      hub.isDirty = false;
      wake(hub);
    });
};

const wake = (hub: Hub): void => {
  if (hub.streams.count(topic) === 0) return;
  if (hub.isBusy) hub.isDirty = true;
  if (hub.isBusy || hub.timer) return;
  const pause = Math.max(0, hub.lookedAt + shortestPause - performance.now());
  hub.timer = setTimeout(() => look(hub), pause).unref();
};

/** Whose account has changed must be let in anew. */
const sendAway = ({ listeners }: Hub, topics: readonly string[]): void => {
  for (const listener of listeners) {
    const { socket } = listener.stream;
    const isChanged = topics.includes(`account:${listener.accountId}`);
    if (isChanged) socket.destroy();
    if (isChanged || socket.destroyed) listeners.delete(listener);
  }
};

export const createDeskHub = (world: World, streams: LiveStreams): DeskHub => {
  const state = { since: world.now(), lookedAt: -Infinity, timer: undefined, isBusy: false, isDirty: false };
  const hub: Hub = { world, streams, listeners: new Set(), ...state };
  world.onChanges((topics) => {
    if (hub.listeners.size > 0) sendAway(hub, topics ?? []);
    if (!topics || topics.includes('desk')) wake(hub);
  });
  return {
    listen: async (request, reply, accountId) => {
      const asked = Number(request.headers['last-event-id']);
      const news = await newsInWords(world, Number.isSafeInteger(asked) && asked > 0 ? asked : world.now());
      if (streams.count(topic) === 0) hub.since = news.at;
      const first = streamEvent({ id: news.at, retry: retry + Math.random() * retry, data: news });
      const stream = streams.open(request, reply, { topic, network: request.network, first });
      if (stream) hub.listeners.add({ accountId, stream });
    },
  };
};
