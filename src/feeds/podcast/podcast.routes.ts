import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { foldSpace } from '../../common/text.ts';
import { wordsFor } from '../../common/words.ts';
import { createRateLimit } from '../../delivery/delivery.ts';
import { parseCursor, type Cursor } from '../../rooms/articles/articles.ts';
import {
  allShowsFeedPath,
  lastChangeOfShows,
  podcastFeedWords,
  privateFeedBy,
  privateFeedPath,
  publicShows,
  showBySlug,
  showFeedPath,
} from '../../rooms/audio/audio.ts';
import type { World } from '../../world.ts';
import { absoluteUrl } from '../absolute.ts';
import { loadAllShowsFeed, loadShowFeed, type LoadedPodcast } from './load-podcast.ts';
import { loadPrivateFeed } from './load-private.ts';
import { writeOpml } from './write-opml.ts';
import { writePodcastRss } from './write-podcast-rss.ts';

const type = 'application/rss+xml; charset=utf-8';
/** Apps ask often and may keep what they got for five minutes. */
const forAll = { 'Cache-Control': 'public, max-age=300', 'access-control-allow-origin': '*' };

/** Names of feeds in other systems, which people type. */
const otherNames = ['feed', 'rss', 'rss.xml', 'podcast.xml'];

type Query = { Querystring: { before?: unknown } };

const beforeOf = ({ query }: { query: unknown }): { before: Cursor | undefined; isOdd: boolean } => {
  const asked = (query as { before?: unknown }).before;
  const before = typeof asked === 'string' ? parseCursor(asked) : undefined;
  return { before, isOdd: asked !== undefined && !before };
};

/** A feed, or with `movedTo` where it is now: apps that follow no redirect still find their episodes, and the new address, in it. */
const send = (reply: FastifyReply, { feed, topics }: LoadedPodcast, movedTo?: string): Promise<void> => {
  const link = [`<${feed.selfUrl}>; rel="self"`, ...feed.hubs.map((hub) => `<${hub}>; rel="hub"`)].join(', ');
  const body = writePodcastRss(feed);
  const answer = { body, type, topics, lastModified: feed.changedAt, headers: { ...forAll, link } };
  return movedTo === undefined
    ? reply.page(answer)
    : reply.page({ ...answer, status: 301, headers: { ...answer.headers, location: movedTo } });
};

const showFeed = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const { edition } = request.visit;
  const show = await showBySlug(world, edition.code, (request.params as { show: string }).show);
  const { before, isOdd } = beforeOf(request);
  // A show that has another address now is found among the stored ones.
  if (!show || isOdd) return reply.notFound();
  const loaded = await loadShowFeed(world, show, { before });
  // Where it is said to be elsewhere, and has not moved yet, the feed names the other address and stays.
  return send(reply, loaded, show.state === 'moved' ? show.movedTo : undefined);
};

const allFeed = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const loaded = await loadAllShowsFeed(world, request.visit.edition);
  return loaded ? send(reply, loaded) : reply.notFound();
};

const opml = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const { edition } = request.visit;
  const shows = await publicShows(world, edition.code);
  if (shows.length === 0) return reply.notFound();
  const changedAt = await lastChangeOfShows(
    world.db,
    shows.map(({ id }) => id),
  );
  const outlines = shows.map((show) => ({
    title: foldSpace(show.title),
    description: foldSpace(show.description),
    language: show.language,
    xmlUrl: absoluteUrl(world, showFeedPath(show)),
    htmlUrl: absoluteUrl(world, show.path),
  }));
  const title = wordsFor(podcastFeedWords, edition.language).allShows(edition.publicationName);
  return reply.page({
    body: writeOpml(title.replace(/[\u2066-\u2069]/g, ''), changedAt, outlines),
    type: 'text/x-opml; charset=utf-8',
    topics: [`podcasts:${edition.code}`, 'shows'],
    lastModified: changedAt,
    headers: {
      ...forAll,
      'content-disposition': `attachment; filename="podcasts-${edition.code.replace(/[^\w-]/g, '')}.opml"`,
    },
  });
};

/** Nothing of it may lie in a cache that others are answered from. */
const forOne = {
  'Cache-Control': 'private, no-cache',
  'X-Robots-Tag': 'noindex, nofollow',
  'Referrer-Policy': 'no-referrer',
};

const privateFeeds = (app: FastifyInstance, world: World): void => {
  // Secrets cannot be guessed; who tries is slowed down all the same.
  const guesses = createRateLimit({ limit: 20, perMs: 600_000, now: world.now });
  const plain = (reply: FastifyReply, status: number, body: string, headers: Record<string, string> = {}) =>
    reply.page({
      body: `${body}\n`,
      type: 'text/plain; charset=utf-8',
      topics: [],
      status,
      maxAge: 0,
      isPersonal: true,
      headers: { ...forOne, 'Cache-Control': 'private, no-store', ...headers },
    });
  app.get<Query & { Params: { file: string } }>('/podcasts/private/:file', async (request, reply) => {
    const secret = /^([\w-]+)\.xml$/.exec(request.params.file)?.[1] ?? '';
    const found = await privateFeedBy(world, secret);
    const { publication, edition } = request.visit;
    if (found === 'revoked') return plain(reply, 410, wordsFor(podcastFeedWords, edition.language).goneText);
    if (found === undefined) {
      const wait = guesses.take(request.network);
      if (wait > 0) return plain(reply, 429, 'Too many wrong addresses.', { 'Retry-After': String(wait) });
      return plain(reply, 404, 'There is no such feed.');
    }
    const own = publication.editionByCode(found.edition) ?? edition;
    const selfUrl = absoluteUrl(world, publication.inEdition(own, privateFeedPath(secret)));
    const feed = await loadPrivateFeed(world, { feed: found, selfUrl, before: beforeOf(request).before });
    if (!feed) return plain(reply, 410, wordsFor(podcastFeedWords, edition.language).goneText);
    return reply.page({
      body: writePodcastRss(feed),
      type,
      topics: [],
      lastModified: feed.changedAt,
      maxAge: 0,
      isPersonal: true,
      headers: forOne,
    });
  });
};

/** The feeds of shows and of one reader, and the list of all feeds that apps import. */
export const podcastFeedRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/podcasts/:show/feed.xml', (request, reply) => showFeed(world, request, reply));
  app.get('/podcasts/feed.xml', (request, reply) => allFeed(world, request, reply));
  app.get('/podcasts.opml', (request, reply) => opml(world, request, reply));
  for (const name of otherNames) {
    app.get<{ Params: { show: string } }>(`/podcasts/:show/${name}`, async (request, reply) => {
      const show = await showBySlug(world, request.visit.edition.code, request.params.show);
      return show ? reply.redirect(encodeURI(showFeedPath(show)), 301) : reply.notFound();
    });
  }
  app.get('/podcasts/rss.xml', async ({ visit }, reply) =>
    reply.redirect(encodeURI(allShowsFeedPath(visit.publication, visit.edition)), 301),
  );
  privateFeeds(app, world);
};
