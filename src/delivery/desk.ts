import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import type { SiteHeaders } from './answer-headers.ts';
import { createFlights, type Flight, type Flights } from './flights.ts';
import { createKeptPages, type KeptPages } from './kept-pages.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { createQueryNames, targetOf, type Target } from './page-key.ts';
import { createRenderGate, type RenderGate } from './render-gate.ts';
import { audienceOf, readHead, type Audience, type RequestHead } from './request-head.ts';
import type { Upgrade } from './upgrades.ts';
import type { Shortcut } from './shortcuts.ts';
import type { Readers } from './slots.ts';
import { securityHeaders } from './security-headers.ts';

/** What delivery knows about a request that is being answered. */
export type Asked = { target: Target; head: RequestHead; audience: Audience; flight?: Flight };

/** What the parts of delivery share. */
export type Desk = {
  limits: Limits;
  log: Logger;
  now: () => number;
  site: SiteHeaders;
  kept: KeptPages;
  flights: Flights;
  gate: RenderGate;
  names: ReturnType<typeof createQueryNames>;
  asked: WeakMap<IncomingMessage, Asked>;
  /** Requests whose answer turned out to be nobody else's; they no longer wait for one another. */
  alone: WeakSet<IncomingMessage>;
  counts: { hits: number; misses: number; unmodified: number; joined: number; writing: number };
  isStopping: boolean;
  /** Who takes over connections that go on as something else than HTTP. */
  upgrades: Upgrade[];
  /** Who answers some addresses at once. */
  shortcuts: Shortcut[];
  /** Who fills the slots of pages. */
  readers: Readers | undefined;
  /** How often each counted page was sent since somebody asked. */
  views: Map<string, number>;
  /** Who else wants to know that a counted page was sent. */
  onCounted: ((name: string, request: IncomingMessage) => void) | undefined;
  /** While the door is being shut: requests that wait until it is. */
  held?: (() => void)[];
  /** In development nothing is kept: every page shows the code and the styles of this moment. */
  isKeeping: boolean;
};

export type DeliveryParts = {
  publicUrl: string;
  log: Logger;
  now?: () => number;
  /** Addresses or networks of reverse proxies; when there are any, surrogate keys are sent for their caches. */
  trustedProxies?: readonly string[];
  limits?: Partial<Limits>;
  readers?: Readers;
  /** Called for each counted or noted page that is sent, kept or drawn: it must take no time. */
  onCounted?: (name: string, request: IncomingMessage) => void;
};

export const createDesk = ({
  publicUrl,
  log,
  now = Date.now,
  trustedProxies = [],
  limits: given,
  readers,
  onCounted,
}: DeliveryParts): Desk => {
  const limits = { ...defaultLimits, ...given };
  return {
    limits,
    log,
    now,
    site: { security: securityHeaders(publicUrl), surrogateKeys: trustedProxies.length > 0 },
    kept: createKeptPages({ bytes: limits.keptBytes, pages: limits.keptPages, errors: limits.keptErrors }),
    flights: createFlights(),
    gate: createRenderGate(limits, () => performance.now()),
    names: createQueryNames(limits.keptPages),
    asked: new WeakMap(),
    alone: new WeakSet(),
    counts: { hits: 0, misses: 0, unmodified: 0, joined: 0, writing: 0 },
    readers,
    views: new Map(),
    onCounted,
    isStopping: false,
    upgrades: [],
    shortcuts: [],
    isKeeping: process.env['COURANT_DEV'] !== '1',
  };
};

/** What is known about a request; read from it when it did not come through the front. */
export const askedOf = (desk: Desk, request: IncomingMessage): Asked => {
  const known = desk.asked.get(request);
  if (known) return known;
  const head = readHead(request.rawHeaders);
  const asked: Asked = { target: targetOf(request.url ?? '/'), head, audience: audienceOf(head) };
  desk.asked.set(request, asked);
  return asked;
};
