/** The whole site, in the order a request meets it: delivery → edition and shell → guard → routes → stored addresses. */
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import formbody from '@fastify/formbody';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import {
  askListener,
  createDelivery,
  loggedPath,
  networkOf,
  refuseCrossSite,
  watchQuery,
  type Delivery,
  type RequestOptions,
} from './delivery/delivery.ts';
import { apiRoutes, isApiPath } from './api/api.ts';
import { feedFor, feedRoutes } from './feeds/feeds.ts';
import { headExtraFor } from './feeds/head-extra.ts';
import { newsroomRoutes } from './newsroom/newsroom.routes.tsx';
import { setupBeginRoutes } from './newsroom/setup/begin.routes.tsx';
import {
  chromeTopics,
  readerPatternBook,
  readerRoutes,
  renderPage,
  renderProblem,
  type Problem,
} from './reader/reader.ts';
import { policiesOf } from './reader/policies.ts';
import { storedAddress } from './reader/stored-address.ts';
import { visitOf } from './reader/visit-of.ts';
import { readerMenuSlots } from './reader/ReaderMenu.tsx';
import { createReaderSlots } from './reader/reader-slots.ts';
import { accountRoutes } from './rooms/accounts/accounts.ts';
import { articleRoutes } from './rooms/articles/articles.routes.tsx';
import { audioRoutes } from './rooms/audio/audio.routes.tsx';
import {
  createDownloadCounter,
  createSoundFiles,
  howSoundIsCounted,
  listeningOwnData,
  privateFeedOwnData,
} from './rooms/audio/audio.ts';
import { createCounter, type CounterParts } from './rooms/audience/audience.ts';
import { audienceRoutes } from './rooms/audience/audience.routes.ts';
import { bookmarkOwnData, bookmarkRoutes, bookmarkSlots } from './rooms/bookmarks/bookmarks.ts';
import {
  discussionContinuation,
  discussionOwnData,
  discussionRoutes,
  discussionSlots,
} from './rooms/discussion/discussion.ts';
import { closeDocuments, draftSockets, liveRoutes } from './rooms/drafting/drafting.ts';
import { mediaRoutes } from './rooms/media/media.ts';
import { peopleOwnData } from './rooms/moderation/moderation.ts';
import { isLetterOneClick, letterOwnData, letterRoutes } from './rooms/newsletters/newsletters.ts';
import { isOneClick, notificationOwnData, notificationRoutes } from './rooms/notifications/notifications.ts';
import {
  publicationOf,
  type Document,
  type HtmlPart,
  type Shown,
  type Visit,
} from './rooms/publication/publication.ts';
import { databaseAnswers } from './storage/doctor.store.ts';
import { isOrphan, isStorageAway } from './storage/storage-faults.ts';
import type { World } from './world.ts';

export type App = {
  delivery: Delivery;
  /** What a server calls; kept pages are answered before Fastify sees the request. */
  listener: RequestListener;
  server: () => Server;
  /** Asks the site as a browser would, without a network: for tests and benches. */
  request: (url: string, options?: RequestOptions) => Promise<Response>;
  close: () => Promise<void>;
};

const bodyLimit = 1024 * 1024;
/** Delivery bounds whole addresses: the router need not refuse a piece of one in words of its own. */
const longestParameter = 100_000;
const html = 'text/html; charset=utf-8';

const visits = new WeakMap<IncomingMessage, Visit>();

/** Edition and shell are read off the address before routing, so that every route is written once. */
const withVisit =
  (world: World, route: RequestListener): RequestListener =>
  async (request, response) => {
    try {
      const publication = await publicationOf(world);
      const url = request.url ?? '/';
      const end = url.search(/[?#]/);
      const path = end < 0 ? url : url.slice(0, end);
      const visit = visitOf(publication, { path, cookies: request.headers.cookie, publicUrl: world.config.publicUrl });
      visits.set(request, visit);
      request.url = end < 0 ? visit.path : visit.path + url.slice(end);
      route(request, response);
    } catch (error) {
      world.log.error({ err: error }, 'the publication could not be read');
      response
        .writeHead(503, { 'Retry-After': '5', 'Content-Type': 'text/plain; charset=utf-8' })
        .end('The site cannot be read just now. Please try again in a moment.\n');
    }
  };

/** Requests whose address has been looked up among the stored ones: a page that is missing there is missing. */
const lookedUp = new WeakSet<FastifyRequest>();

const showProblem = async (
  world: World,
  delivery: Delivery,
  reply: FastifyReply,
  problem: Problem & { status?: number },
): Promise<void> => {
  const { visit, raw } = reply.request;
  const status =
    problem.status ??
    { 'not-found': 404, gone: 410, forbidden: 403, busy: 503, invalid: 400, 'too-large': 413, error: 500 }[
      problem.kind
    ];
  const body = await renderProblem(world, visit, problem);
  const topics = [...chromeTopics(visit), ...(problem.kind === 'not-found' ? [`list:${visit.edition.code}`] : [])];
  // What is missing for one reader may be there for another.
  const isPersonal = reply.request.isPersonal === true;
  // A missing page may appear at any moment: it is kept briefly. All others are about this one request.
  await delivery.reply(reply.request, reply, {
    body,
    type: html,
    topics,
    status,
    maxAge: status === 404 && raw.method !== 'POST' && !isPersonal ? 60 : 0,
    query: [],
    scene: visit,
    isPersonal,
    noted: status === 404 && problem.kind === 'not-found' ? `missing:${visit.edition.code}:${visit.path}` : undefined,
  });
};

const decorateReplies = (fastify: FastifyInstance, world: World, delivery: Delivery): void => {
  fastify.decorate('streams', delivery.streams);
  fastify.decorateReply('show', async function show(this: FastifyReply, part: HtmlPart, shown: Shown) {
    const { visit } = this.request;
    const extra = (shown.head.extra ?? '') + (await headExtraFor(world, visit, shown.head));
    const body = await renderPage(world, visit, part, { ...shown.head, extra });
    const isPrivate = shown.isPrivate === true || this.request.isPersonal === true;
    const headers = { ...shown.headers, ...(isPrivate ? { 'Cache-Control': 'private, no-store' } : {}) };
    const maxAge = isPrivate || (shown.status ?? 200) === 422 ? 0 : shown.maxAge;
    await delivery.reply(this.request, this, {
      body,
      type: html,
      topics: [...shown.topics, ...chromeTopics(visit)],
      status: shown.status,
      maxAge,
      headers,
      scene: visit,
      isPersonal: isPrivate,
      counted: shown.counted,
      noted: shown.noted,
    });
  });
  fastify.decorateReply('page', async function page(this: FastifyReply, document: Document) {
    const shared = this.request.isPersonal !== true;
    await delivery.reply(this.request, this, { shared, isPersonal: !shared, ...document });
  });
  fastify.decorateReply('notFound', async function notFound(this: FastifyReply) {
    const { request } = this;
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (isRead && !lookedUp.has(request)) {
      lookedUp.add(request);
      if (await storedAddress(world, request, this)) return;
    }
    await showProblem(world, delivery, this, { kind: 'not-found', path: this.request.visit.path });
  });
};

const problemOf = (error: { statusCode?: number }, requestId: string): Problem => {
  if (isStorageAway(error) || isOrphan(error)) return { kind: 'busy' };
  if (error.statusCode === 413) return { kind: 'too-large' };
  if (error.statusCode !== undefined && error.statusCode < 500) return { kind: 'invalid' };
  return { kind: 'error', requestId };
};

const handleErrors = (fastify: FastifyInstance, world: World, delivery: Delivery): void => {
  fastify.setErrorHandler(async (error: Error & { statusCode?: number }, request: FastifyRequest, reply) => {
    const problem = problemOf(error, request.id);
    if (problem.kind === 'busy') reply.header('retry-after', '5');
    if (problem.kind === 'error' || problem.kind === 'busy')
      world.log.error({ err: error, requestId: request.id, path: loggedPath(request.visit.path) }, 'a request failed');
    await showProblem(world, delivery, reply, problem);
  });
};

/** 200 only when a page could be served now: the database answers and the server is neither stopping nor swamped. */
const healthRoute = (fastify: FastifyInstance, world: World, delivery: Delivery): void => {
  fastify.get('/healthz', async (_request, reply) => {
    const isHealthy = delivery.isHealthy() && (await databaseAnswers(world.db));
    await reply
      .code(isHealthy ? 200 : 503)
      .header('Cache-Control', 'no-store')
      .type('text/plain; charset=utf-8')
      .send(isHealthy ? 'ok\n' : 'not ready\n');
  });
};

const addRoutes = (fastify: FastifyInstance, world: World, delivery: Delivery): void => {
  healthRoute(fastify, world, delivery);
  readerRoutes(fastify, world);
  articleRoutes(fastify, world);
  feedRoutes(fastify, world);
  mediaRoutes(fastify, world);
  accountRoutes(fastify, world, {
    ownData: [
      peopleOwnData,
      discussionOwnData,
      bookmarkOwnData,
      listeningOwnData,
      notificationOwnData,
      letterOwnData,
      privateFeedOwnData,
    ],
    continuation: discussionContinuation,
    policies: policiesOf,
  });
  discussionRoutes(fastify, world);
  audioRoutes(fastify, world);
  bookmarkRoutes(fastify, world);
  audienceRoutes(fastify, world, [howSoundIsCounted]);
  notificationRoutes(fastify, world);
  letterRoutes(fastify, world);
  newsroomRoutes(fastify, world);
  setupBeginRoutes(fastify, world);
  liveRoutes(fastify, world);
  apiRoutes(fastify, world);
  if (process.env['COURANT_DEV'] === '1') readerPatternBook(fastify, world);
  fastify.setNotFoundHandler(async (request, reply) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (isRead && (await feedFor(world, request, reply, request.visit.path))) return;
    if (isRead || request.method === 'POST') await reply.notFound();
    else await showProblem(world, delivery, reply.header('allow', 'GET, HEAD'), { kind: 'invalid', status: 405 });
  });
};

const createRouter = async (world: World, delivery: Delivery): Promise<FastifyInstance> => {
  const fastify = Fastify({
    bodyLimit,
    logger: false,
    genReqId: () => world.newId(),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: longestParameter },
    exposeHeadRoutes: true,
    // What the router cannot read (`/%ff`) meets no hook: the visit is given to it here.
    frameworkErrors: (_error, request, reply) => {
      request.visit = visits.get(request.raw) as Visit;
      void showProblem(world, delivery, reply, { kind: 'invalid' });
    },
  });
  await fastify.register(formbody, { bodyLimit });
  fastify.decorateRequest('network', {
    getter(this: FastifyRequest) {
      return networkOf(delivery.clientAddress(this.raw));
    },
  });
  fastify.addHook('onRequest', async (request) => {
    const visit = visits.get(request.raw);
    if (visit) request.visit = visit;
    request.query = watchQuery(request.raw, request.query as object);
  });
  const isExempt = (path: string): boolean => isOneClick(path) || isLetterOneClick(path) || isApiPath(path);
  fastify.addHook('onRequest', refuseCrossSite({ publicUrl: world.config.publicUrl, isExempt }));
  decorateReplies(fastify, world, delivery);
  handleErrors(fastify, world, delivery);
  addRoutes(fastify, world, delivery);
  await fastify.ready();
  return fastify;
};

/** Builds the site in front of a World. */
export const createApp = async (world: World): Promise<App> => {
  const { publicUrl, trustedProxies } = world.config;
  const readers = createReaderSlots(world, [readerMenuSlots, discussionSlots, bookmarkSlots]);
  const known: CounterParts = {
    networkOf: (request) => networkOf(delivery.clientAddress(request)),
    accountOf: (cookie) => {
      const reader = readers.reader(cookie);
      return reader instanceof Promise ? reader.then((found) => found?.account) : reader?.account;
    },
  };
  const counter = createCounter(world, known);
  const onCounted = counter.count;
  const delivery = createDelivery({ publicUrl, log: world.log, now: world.now, trustedProxies, readers, onCounted });
  world.onChanges((topics) => delivery.drop(topics));
  const sockets = draftSockets(world, delivery.clientAddress);
  delivery.onUpgrade(sockets);
  const downloads = createDownloadCounter(world);
  const sounds = createSoundFiles(world, { ...known, onSent: downloads.sent });
  delivery.onShortcut(sounds);
  const fastify = await createRouter(world, delivery);
  const listener = delivery.front(withVisit(world, (request, response) => fastify.routing(request, response)));
  return {
    delivery,
    listener,
    server: () => delivery.server(listener),
    request: askListener(listener, publicUrl),
    close: async () => {
      await sockets.stop();
      await closeDocuments(world);
      delivery.close();
      sounds.close();
      await fastify.close();
    },
  };
};
