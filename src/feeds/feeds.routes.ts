import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  authorById,
  authorBySlug,
  sectionById,
  sectionBySlug,
  tagById,
  tagBySlug,
  targetOfPath,
} from '../rooms/articles/articles.ts';
import { normalPath } from '../common/addresses.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import type { World } from '../world.ts';
import { feedFiles, feedFormats, type Feed, type FeedFormat } from './feed.ts';
import { headOfList, type FeedList } from './feed-list.ts';
import { feedPath, loadFeed } from './load-feed.ts';
import { writeAtom } from './write-atom.ts';
import { writeJsonFeed } from './write-json-feed.ts';
import { writeRss } from './write-rss.ts';

const writers: Record<FeedFormat, (feed: Feed) => string> = {
  rss: writeRss,
  atom: writeAtom,
  json: writeJsonFeed,
};

/** The names other systems give their feeds (WordPress, Ghost): readers who follow the old site go on getting the new one. */
const formerNames: Record<string, FeedFormat> = {
  feed: 'rss',
  rss: 'rss',
  'feed/rss': 'rss',
  'feed/rss2': 'rss',
  'feed/rdf': 'rss',
  'feed/atom': 'atom',
  'feed/json': 'json',
  atom: 'atom',
  'feed.xml': 'rss',
  'index.xml': 'rss',
};
/** These are never a story's address: the systems they come from reserve them. */
const reservedNames = ['feed', 'rss', 'feed/rss', 'feed/rss2', 'feed/rdf', 'feed/atom', 'feed.xml'];

const namePattern =
  /^(?<list>.*?)\/(?<name>rss\.xml|atom\.xml|feed\.json|feed\.xml|index\.xml|feed(?:\/(?:rss2?|rdf|atom|json))?|rss|atom)$/;

type Asked = { listPath: string; format: FeedFormat };

/** What a path asks for, when it is the address of a feed: `/science/atom.xml`, `/tag/sea/feed/`. */
export const feedAsked = (path: string): Asked | undefined => {
  const { list, name } = namePattern.exec(path)?.groups ?? {};
  if (list === undefined || name === undefined) return undefined;
  const format = feedFormats.find((known) => feedFiles[known].file === name) ?? formerNames[name];
  return format && { listPath: list || '/', format };
};

const listAt = async (world: World, { edition, publication }: Visit, path: string): Promise<FeedList | undefined> => {
  if (path === '/') return { kind: 'edition' };
  if (path === '/corrections') return { kind: 'corrections' };
  const [, kind, slug, ...more] = path.split('/');
  if (slug === undefined) {
    const section = await sectionBySlug(world, edition.code, kind ?? '');
    if (section) return { kind: 'section', section };
  }
  if (kind === 'tag' && slug && more.length === 0) {
    const tag = await tagBySlug(world, edition.code, slug);
    if (tag) return { kind: 'tag', tag };
  }
  if (kind === 'author' && slug && more.length === 0) {
    const author = await authorBySlug(world, slug, edition.code);
    if (author) return { kind: 'author', author };
  }
  return formerList(world, edition.code, publication.inEdition(edition, path));
};

/** A list by an address it had once, here or in the system it was imported from. */
const formerList = async (world: World, edition: string, storedPath: string): Promise<FeedList | undefined> => {
  const found = await targetOfPath(world, storedPath);
  if (found?.kind === 'section') {
    const section = await sectionById(world, found.target);
    return section && { kind: 'section', section };
  }
  if (found?.kind === 'tag') {
    const tag = await tagById(world, found.target);
    return tag && { kind: 'tag', tag };
  }
  if (found?.kind === 'author') {
    const author = await authorById(world, found.target, edition);
    return author && { kind: 'author', author };
  }
  return undefined;
};

const linkHeader = (feed: Feed, format: FeedFormat): string =>
  [`<${feed.urls[format]}>; rel="self"`, ...feed.hubs.map((hub) => `<${hub}>; rel="hub"`)].join(', ');

/**
 * Answers when `path` (inside the edition: `/science/rss.xml`) is a feed's address, present or former, of a list there is;
 * false when it is not, so that others may try.
 */
export const feedFor = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
): Promise<boolean> => {
  const plain = normalPath(path);
  const asked = plain === undefined ? undefined : feedAsked(plain);
  if (plain === undefined || !asked) return false;
  const { edition, publication } = request.visit;
  const wanted = publication.inEdition(edition, plain);
  // A story may stand at `/news/atom`: then that address is no feed's.
  if (await targetOfPath(world, wanted)) return false;
  const list = await listAt(world, request.visit, asked.listPath);
  if (!list) return false;
  const current = feedPath((await headOfList(world, edition, list)).path, asked.format);
  if (current !== wanted || path.endsWith('/')) {
    await reply.redirect(encodeURI(current), 301);
    return true;
  }
  const { feed, topics } = await loadFeed(world, edition, list);
  await reply.page({
    body: writers[asked.format](feed),
    type: `${feedFiles[asked.format].type}; charset=utf-8`,
    topics,
    lastModified: feed.changedAt,
    headers: { link: linkHeader(feed, asked.format), 'access-control-allow-origin': '*' },
  });
  return true;
};

const currentNames = feedFormats.map((format) => feedFiles[format].file);

/**
 * Feeds of the edition, its corrections, sections, tags and authors. Whatever else looks like a feed's address is given to `feedFor`
 * by whoever answers addresses that no route knows.
 */
export const feedRoutes = (app: FastifyInstance, world: World): void => {
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (!(await feedFor(world, request, reply, request.visit.path))) await reply.notFound();
    return reply;
  };
  for (const list of ['', '/corrections', '/tag/:slug', '/author/:slug']) {
    for (const name of [...currentNames, ...reservedNames]) app.get(`${list}/${name}`, answer);
  }
  for (const name of currentNames) app.get(`/:section/${name}`, answer);
};
