/**
 * Open pages of live blogs hear what becomes of them. It is read and drawn once when a change is heard of, from this node or another,
 * and the same bytes go to all who listen: at once when it is quiet, four times a second when it is busy.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { streamEvent, type LiveStreams, type Stream } from '../../../delivery/delivery.ts';
import type { World } from '../../../world.ts';
import type { LiveFrame } from '../islands/live/frame.ts';
import { overlap, readLiveFrame } from './live-frame.tsx';

/** A live blog somebody listens to. */
type Watch = {
  articleId: string;
  /** Changes up to here have been told. */
  since: number;
  /** The entries told lately by when they were changed, so that none is told twice; and what else was told. */
  told: Map<string, number>;
  rest: string;
  lookedAt: number;
  timer: NodeJS.Timeout | undefined;
  isBusy: boolean;
  isDirty: boolean;
  /** What was answered to those who came back, by where they left off; until the next change. */
  resumed: Map<number, Promise<string | undefined>>;
};

type Hub = {
  world: World;
  streams: LiveStreams;
  watches: Map<string, Watch>;
  opening: Map<string, Promise<Watch | undefined>>;
};

export type LiveEntriesHub = {
  /** Opens a stream that begins with what has changed since a moment. False when there is no such live blog. */
  listen: (
    request: FastifyRequest,
    reply: FastifyReply,
    asked: { articleId: string; since: number | undefined },
  ) => Promise<boolean>;
};

const shortestPause = 250;
const retry = 2_000;
const mostResumed = 200;

const topicOf = (articleId: string): string => `live:${articleId}`;
const eventOf = (frame: LiveFrame): string => streamEvent({ id: frame.at, data: frame });

/** Everything but the entries, in short. */
const restOf = ({ pins, parts, state }: LiveFrame): string =>
  JSON.stringify([pins, state, parts.map(({ mark }) => mark)]);

const remember = (watch: Watch, frame: LiveFrame): void => {
  watch.since = Math.max(watch.since, frame.at);
  watch.rest = restOf(frame);
  for (const { id, changed } of frame.entries) watch.told.set(id, changed);
  for (const id of frame.gone) watch.told.set(id, -1);
  for (const [id, changed] of watch.told)
    if (changed >= 0 && changed < watch.since - 2 * overlap) watch.told.delete(id);
};

/** What listeners have not heard yet. */
const newsIn = (watch: Watch, frame: LiveFrame): LiveFrame => ({
  ...frame,
  entries: frame.entries.filter(({ id, changed }) => changed > (watch.told.get(id) ?? -1)),
  gone: frame.gone.filter((id) => watch.told.get(id) !== -1),
});

const tell = async ({ world, streams }: Hub, watch: Watch): Promise<void> => {
  const frame = await readLiveFrame(world, watch.articleId, watch.since);
  if (!frame) return;
  const news = newsIn(watch, frame);
  const isNews = news.entries.length + news.gone.length > 0 || frame.isMany || restOf(frame) !== watch.rest;
  remember(watch, frame);
  if (isNews) streams.publish(topicOf(watch.articleId), eventOf(news));
};

const wake = (hub: Hub, watch: Watch): void => {
  watch.resumed.clear();
  if (hub.streams.count(topicOf(watch.articleId)) === 0) {
    clearTimeout(watch.timer);
    hub.watches.delete(watch.articleId);
    return;
  }
  if (watch.isBusy) watch.isDirty = true;
  if (watch.isBusy || watch.timer) return;
  const pause = Math.max(0, watch.lookedAt + shortestPause - performance.now());
  watch.timer = setTimeout(() => {
    watch.timer = undefined;
    watch.isBusy = true;
    watch.lookedAt = performance.now();
    tell(hub, watch)
      .catch((error: unknown) => hub.world.log.error({ err: error }, 'the changes of a live blog could not be told'))
      .finally(() => {
        watch.isBusy = false;
        if (!watch.isDirty) return;
        watch.isDirty = false;
        wake(hub, watch);
      });
  }, pause).unref();
};

const begin = async (hub: Hub, articleId: string): Promise<Watch | undefined> => {
  // What is on everybody's page already.
  const before = await readLiveFrame(hub.world, articleId, hub.world.now());
  if (!before) return undefined;
  const watch: Watch = {
    articleId,
    since: before.at,
    told: new Map(),
    rest: '',
    lookedAt: -Infinity,
    timer: undefined,
    isBusy: false,
    isDirty: false,
    resumed: new Map(),
  };
  remember(watch, before);
  hub.watches.set(articleId, watch);
  return watch;
};

/** The live blog as somebody begins to listen to it: known already, or looked at now, once for all who come together. */
const watchOf = (hub: Hub, articleId: string): Promise<Watch | undefined> => {
  const known = hub.watches.get(articleId);
  if (known) return Promise.resolve(known);
  const opening = hub.opening.get(articleId) ?? begin(hub, articleId).finally(() => hub.opening.delete(articleId));
  hub.opening.set(articleId, opening);
  return opening;
};

const resumeEvent = async (hub: Hub, { articleId }: Watch, since: number): Promise<string | undefined> => {
  const frame = await readLiveFrame(hub.world, articleId, since);
  return frame && eventOf(frame);
};

/** What a reader has missed: read and drawn once for all who left off at the same moment. */
const missed = (hub: Hub, watch: Watch, since: number): Promise<string | undefined> => {
  if (since >= watch.since) return Promise.resolve(undefined);
  const known = watch.resumed.get(since);
  if (known) return known;
  const event = resumeEvent(hub, watch, since);
  if (watch.resumed.size < mostResumed) watch.resumed.set(since, event);
  return event;
};

const resume = async (hub: Hub, watch: Watch, { stream, since }: { stream: Stream; since: number }): Promise<void> => {
  const event = await missed(hub, watch, since);
  if (event !== undefined) hub.streams.tell(stream, event);
};

const follow = (hub: Hub, topics: readonly string[] | null): void => {
  if (hub.watches.size === 0) return;
  const changed = topics && new Set(topics);
  for (const watch of hub.watches.values())
    if (!changed || changed.has('site') || changed.has(`article:${watch.articleId}`)) wake(hub, watch);
};

export const createLiveEntriesHub = (world: World, streams: LiveStreams): LiveEntriesHub => {
  const hub: Hub = { world, streams, watches: new Map(), opening: new Map() };
  world.onChanges((topics) => follow(hub, topics));
  return {
    listen: async (request, reply, { articleId, since }) => {
      const watch = await watchOf(hub, articleId);
      if (!watch) return false;
      const first = streamEvent({ retry: retry + Math.random() * retry });
      const stream = streams.open(request, reply, { topic: topicOf(articleId), network: request.network, first });
      if (!stream) return true;
      // It is forgotten when something changes while nobody listens: then one looks again.
      if (hub.watches.get(articleId) !== watch) {
        hub.watches.set(articleId, watch);
        wake(hub, watch);
      }
      if (since !== undefined) await resume(hub, watch, { stream, since });
      return true;
    },
  };
};
