/** How bytes leave: pages are drawn once per change, kept as final bytes and answered before the app is asked. */
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createAnswer } from './answer.ts';
import { createOrigin, type Origin } from './client-address.ts';
import { createDesk, type DeliveryParts, type Desk } from './desk.ts';
import { createFront } from './front.ts';
import { createLiveStreams, type LiveStreams } from './live-streams.ts';
import { watchLoopLag } from './loop-lag.ts';
import type { Page } from './page.ts';
import type { Shortcut } from './shortcuts.ts';
import { stopUpgrades, type Upgrade } from './upgrades.ts';
import { createBoundedServer, stopServer } from './server.ts';

export { askListener, type RequestOptions } from './ask-listener.ts';
export {
  appearanceCookie,
  defaultAppearance,
  readAppearance,
  schemes,
  textSizes,
  variantOf,
  type Appearance,
} from './appearance.ts';
export { loggedPath } from './access-log.ts';
export { networkOf } from './client-address.ts';
export { crossSiteFault, refuseCrossSite } from './cross-site.ts';
export { createRateLimit, type RateLimit } from './rate-limit.ts';
export type { LiveStreams, Stream } from './live-streams.ts';
export { streamEvent } from './stream-event.ts';
export { slot, type Readers, type Slot } from './slots.ts';
export { watchQuery } from './page-key.ts';
export { defaultLimits, type Limits } from './limits.ts';
export type { DeliveryParts } from './desk.ts';
export type { Page } from './page.ts';
export type { Refused, Upgrade } from './upgrades.ts';
export type { Shortcut } from './shortcuts.ts';

export type DeliveryStats = {
  pages: number;
  errors: number;
  bytes: number;
  hits: number;
  misses: number;
  unmodified: number;
  /** Requests that waited for a page another request was having drawn. */
  joined: number;
  running: number;
  waiting: number;
  shed: number;
  /** Requests whose reader had left before their turn came. */
  forgotten: number;
  lag: number;
};

export type Delivery = Origin & {
  /** Stands before the app: answers kept pages and assets itself, lets the rest through in turn. */
  front: (next: RequestListener) => RequestListener;
  /** A `node:http` server with every limit set, for Fastify's `serverFactory`; put `front(next)` behind it. */
  server: (listener: RequestListener) => Server;
  /** Lets somebody take over connections at addresses of theirs (WebSocket). */
  onUpgrade: (upgrade: Upgrade) => void;
  /** Lets somebody answer addresses of theirs before the app is asked. */
  onShortcut: (shortcut: Shortcut) => void;
  /** Sends a page and keeps it. Never fails; the promise is fulfilled when the bytes have been handed over. */
  answer: (request: IncomingMessage, response: ServerResponse, page: Page) => Promise<void>;
  /** The same for a Fastify route; headers set on the reply before (cookies) are sent along, and then nothing is kept. */
  reply: (request: FastifyRequest, reply: FastifyReply, page: Page) => Promise<void>;
  /** Answers that stay open: what happens is told to whoever listens. */
  streams: LiveStreams;
  /** Forgets the pages that depend on any of the topics (null: all). To be called for every change, before its author is answered. */
  drop: (topics: readonly string[] | null) => void;
  stats: () => DeliveryStats;
  /** Whether pages can be served: not stopping, the event loop breathes, nobody has waited too long. */
  isHealthy: () => boolean;
  /** Stops a server gracefully: requests in progress are answered, for at most `stopTimeout`. */
  stop: (server: Server) => Promise<void>;
  /** How often each counted page was sent since this was last asked. */
  takeViews: () => Map<string, number>;
  close: () => void;
};

/** Later than this the event loop is not healthy. */
const worstLag = 1_000;

const takeViews = ({ views }: Desk): Map<string, number> => {
  const taken = new Map(views);
  views.clear();
  return taken;
};

export const createDelivery = (parts: DeliveryParts): Delivery => {
  const desk = createDesk(parts);
  const lag = watchLoopLag();
  const streams = createLiveStreams({ log: desk.log, limits: desk.limits });
  let again: RequestListener = (_request, response) => void response.destroy();
  const answer = createAnswer(desk, (request, response) => again(request, response));

  return {
    ...createOrigin(parts.trustedProxies ?? []),
    front: (next) => (again = createFront(desk, next)),
    server: (listener) => createBoundedServer(desk, listener),
    onUpgrade: (upgrade) => void desk.upgrades.push(upgrade),
    onShortcut: (shortcut) => void desk.shortcuts.push(shortcut),
    answer,
    streams,
    reply: async (request, reply, page) => {
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) reply.raw.setHeader(name, value);
      reply.hijack();
      await answer(request.raw, reply.raw, page);
    },
    drop: (topics) => {
      desk.flights.changed(topics);
      desk.kept.drop(topics);
    },
    stats: () => ({ ...desk.counts, ...desk.kept.stats(), ...desk.gate.stats(), lag: Math.round(lag.lag()) }),
    isHealthy: () => !desk.isStopping && lag.lag() < worstLag && desk.gate.longestWait() < desk.limits.patience,
    takeViews: () => takeViews(desk),
    stop: async (server) => {
      // They would never end by themselves, and the stop waits for whatever is in progress.
      streams.close();
      await stopUpgrades(desk);
      await stopServer(desk, server);
    },
    close: () => {
      streams.close();
      lag.close();
      desk.gate.close();
    },
  };
};
