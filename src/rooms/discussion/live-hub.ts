/**
 * Who has a thread open hears what becomes of it. What happened is read from the database when a change is heard of (from this node
 * or another), once for all listeners: at once when it is quiet, twice a second when it is busy.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { streamEvent, type LiveStreams, type Stream } from '../../delivery/delivery.ts';
import type { World } from '../../world.ts';
import { articleById, translationsOf } from '../articles/articles.ts';
import { frameOf, isEmpty, markOf, mostChanges, overlap, type LiveFrame, type Told } from './live-frame.ts';
import { changedRows } from './live.store.ts';
import { createViewers, type Viewers } from './live-viewers.ts';
import { storyFacts, threadNow, type StoryFacts } from './story-facts.ts';
import { lastChange, threadRows } from './thread.store.ts';

/** The thread of a story, or those of all its languages. */
export type LiveAsked = { articleId: string; languages: 'own' | 'all' };

export type LiveHub = {
  /** Opens a stream that begins with what has changed since a moment. False when there is no such thread. */
  listen: (request: FastifyRequest, reply: FastifyReply, asked: LiveAsked & { since?: number }) => Promise<boolean>;
  /** What has changed since a moment, for those who ask now and then. */
  changes: (asked: LiveAsked & { since: number }) => Promise<LiveFrame | undefined>;
};

/** A thread somebody listens to. */
type Watch = {
  topic: string;
  asked: LiveAsked;
  articleIds: readonly string[];
  /** Changes up to here have been told. */
  since: number;
  /** The latest changes, so that none is told twice. */
  told: Map<string, { at: number; mark: string; isGone: boolean }>;
  count: number;
  state: string;
  lookedAt: number;
  timer: NodeJS.Timeout | undefined;
  isBusy: boolean;
  isDirty: boolean;
  /** What was answered to those who came back, by where they left off; until the next change. */
  resumed: Map<number, Promise<string | undefined>>;
};

type Hub = { world: World; streams: LiveStreams; watches: Map<string, Watch>; viewers: Viewers };

const shortestPause = 500;
/** A stream that breaks is tried again after so long. */
const retry = 3_000;
const mostResumed = 200;

const topicOf = ({ articleId, languages }: LiveAsked): string =>
  languages === 'all' ? `threads:${articleId}` : `thread:${articleId}`;

/** The stories whose comments stand on the page; undefined when there is no such thread. */
const storiesOf = async (
  world: World,
  { articleId, languages }: LiveAsked,
): Promise<{ story: StoryFacts; articleIds: string[] } | undefined> => {
  const story = await storyFacts(world, articleId);
  const article = story && languages === 'all' ? await articleById(world, articleId) : undefined;
  const others = article ? await translationsOf(world, article) : [];
  return story && { story, articleIds: [...new Set([story.id, ...others.map(({ id }) => id)])] };
};

const countNow = async (world: World, articleIds: readonly string[]): Promise<number> => {
  const rows = await threadRows(world.db, articleIds);
  return [...rows.values()].reduce((sum, { commentCount }) => sum + commentCount, 0);
};

type Reading = { asked: LiveAsked; since: number; told?: Told };

/** Reads what has changed; undefined when the thread is not there (any more). */
const readFrame = async (
  { world, viewers }: Omit<Hub, 'watches'>,
  reading: Reading,
): Promise<LiveFrame | undefined> => {
  const { asked, since, told = new Map() } = reading;
  const found = await storiesOf(world, asked);
  if (!found) return undefined;
  const { story, articleIds } = found;
  const { state, settings } = await threadNow(world, story);
  const count = await countNow(world, articleIds);
  const shown = settings.showViewers ? { viewers: viewers.count(topicOf(asked)) } : {};
  if (state === 'hidden') return { at: since, count: 0, state, ...shown, added: [], changed: [], gone: [] };
  const rows = await changedRows(world.db, { articleIds, since: since - overlap, limit: mostChanges });
  const frame = frameOf(rows, { since, count, state, told });
  const at = frame.isMany ? await lastChange(world.db, articleIds) : frame.at;
  return { ...frame, at, ...shown };
};

const eventOf = (frame: LiveFrame): string => streamEvent({ id: frame.at, data: frame });

const remember = (watch: Watch, frame: LiveFrame): void => {
  watch.since = Math.max(watch.since, frame.at);
  for (const comment of [...frame.added, ...frame.changed])
    watch.told.set(comment.id, { at: comment.at, mark: markOf(comment), isGone: false });
  for (const { id, at } of frame.gone) watch.told.set(id, { at, mark: markOf({ at }), isGone: true });
  for (const [id, { at }] of watch.told) if (at < watch.since - overlap) watch.told.delete(id);
  watch.count = frame.count;
  watch.state = frame.state;
};

/** Tells all listeners what is new, if anything is. */
const tell = async (hub: Hub, watch: Watch): Promise<void> => {
  const { world, streams } = hub;
  const frame = await readFrame(hub, watch);
  if (!frame) return;
  const isNews = !isEmpty(frame) || frame.count !== watch.count || frame.state !== watch.state;
  remember(watch, frame);
  if (!isNews) return;
  streams.publish(watch.topic, eventOf(frame));
  world.log.debug({ topic: watch.topic, listeners: streams.count(watch.topic) }, 'a thread has changed');
};

const wake = (hub: Hub, watch: Watch): void => {
  watch.resumed.clear();
  if (hub.streams.count(watch.topic) === 0) {
    clearTimeout(watch.timer);
    hub.watches.delete(watch.topic);
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
      .catch((error: unknown) => hub.world.log.error({ err: error }, 'the changes of a thread could not be told'))
      .finally(() => {
        watch.isBusy = false;
        if (!watch.isDirty) return;
        watch.isDirty = false;
        wake(hub, watch);
      });
  }, pause).unref();
};

/** The thread as somebody begins to listen to it: known already, or looked at now. */
const watchOf = async (hub: Hub, asked: LiveAsked): Promise<Watch | undefined> => {
  const { world, watches } = hub;
  const topic = topicOf(asked);
  const known = watches.get(topic);
  if (known) return known;
  const found = await storiesOf(world, asked);
  if (!found) return undefined;
  const { articleIds } = found;
  const since = await lastChange(world.db, articleIds);
  // What is on everybody's page already.
  const before = await readFrame(hub, { asked, since });
  if (!before) return undefined;
  const meanwhile = watches.get(topic);
  if (meanwhile) return meanwhile;
  const watch: Watch = {
    topic,
    asked,
    articleIds,
    since,
    told: new Map(),
    count: before.count,
    state: before.state,
    lookedAt: -Infinity,
    timer: undefined,
    isBusy: false,
    isDirty: false,
    resumed: new Map(),
  };
  remember(watch, before);
  watches.set(topic, watch);
  return watch;
};

const resumeEvent = async (hub: Hub, { asked }: Watch, since: number): Promise<string | undefined> => {
  const frame = await readFrame(hub, { asked, since });
  return frame && !isEmpty(frame) ? eventOf(frame) : undefined;
};

/** What a reader has missed: asked of the database once for all who left off at the same moment. */
const missed = (hub: Hub, watch: Watch, since: number): Promise<string | undefined> => {
  if (since - overlap >= watch.since) return Promise.resolve(undefined);
  const known = watch.resumed.get(since);
  if (known) return known;
  const event = resumeEvent(hub, watch, since);
  if (watch.resumed.size < mostResumed) watch.resumed.set(since, event);
  return event;
};

const resume = async (hub: Hub, { stream, watch, since }: { stream: Stream; watch: Watch; since: number }) => {
  const event = await missed(hub, watch, since);
  if (event !== undefined) hub.streams.tell(stream, event);
};

const follow = (hub: Hub, topics: readonly string[] | null): void => {
  if (hub.watches.size === 0) return;
  const changed = topics && new Set(topics);
  for (const watch of hub.watches.values())
    if (!changed || changed.has('site') || watch.articleIds.some((id) => changed.has(`thread:${id}`))) wake(hub, watch);
};

export const createLiveHub = (world: World, streams: LiveStreams): LiveHub => {
  const viewers = createViewers(world, streams);
  const hub: Hub = { world, streams, watches: new Map(), viewers };
  world.onChanges((topics) => {
    viewers.hear(topics);
    follow(hub, topics);
  });
  return {
    listen: async (request, reply, { since, ...asked }) => {
      const watch = await watchOf(hub, asked);
      if (!watch) return false;
      const first = streamEvent({ retry: retry + Math.random() * retry });
      const { topic } = watch;
      const stream = streams.open(request, reply, { topic, network: request.network, first });
      if (!stream) return true;
      // It is forgotten when something changes while nobody listens: then one looks again.
      if (!hub.watches.has(topic)) {
        hub.watches.set(topic, watch);
        wake(hub, watch);
      }
      viewers.watch(topic);
      if (since !== undefined) await resume(hub, { stream, watch, since });
      return true;
    },
    changes: ({ since, ...asked }) => readFrame(hub, { asked, since }),
  };
};
