import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asset } from '../../delivery/assets.ts';
import { escapeHtml } from '../../common/text.ts';
import type { World } from '../../world.ts';
import type { Article } from './article.ts';
import type { Body, Embed, RawHtml } from './body/body.ts';
import { frameFor, frameTitle, type EmbedFrame } from './embed-providers.ts';
import { entryBody } from './live-entries.store.ts';
import { publicArticle } from './public-article.ts';
import { embedsIn, rawHtmlIn } from './views/body/story-context.ts';
import { ownHostOf } from './views/scene.ts';

/** One thing in the text of a published story, or of an entry of its live blog, counted by its kind. */
type FramedParams = { article: string; entry?: string; index: string };
type Framed<Thing> = { article: Article; thing: Thing };
type Sent<Thing> = { thing: Thing; topics: string[]; isPrivate?: boolean };

const unkept = { 'Cache-Control': 'private, no-store' };

const bodyOf = async (world: World, article: Article, entry: string | undefined): Promise<Body | undefined> => {
  if (entry === undefined) return article.body;
  const found = await entryBody(world.db, article.id, entry);
  return found === undefined ? undefined : (JSON.parse(found) as Body);
};

const framedThing = async <Thing>(
  world: World,
  { article: id, entry, index }: FramedParams,
  thingsIn: (body: Body) => Thing[],
): Promise<Framed<Thing> | undefined> => {
  const article = await publicArticle(world, id);
  const body = article && (await bodyOf(world, article, entry));
  const thing = body && /^\d{1,4}$/.test(index) ? thingsIn(body)[Number(index)] : undefined;
  return article && thing !== undefined ? { article, thing } : undefined;
};

/**
 * Raw HTML runs in an origin of its own without any right but running its own inline script: it can fetch nothing, read nothing of
 * this site, and be framed by this site alone.
 */
const rawPolicy = [
  'sandbox allow-scripts',
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  "media-src 'self'",
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

const sendRaw = (reply: FastifyReply, { thing, topics, isPrivate }: Sent<RawHtml>): Promise<void> =>
  reply.page({
    body: `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\n${thing.attrs.html}\n`,
    type: 'text/html; charset=utf-8',
    topics,
    headers: { 'Content-Security-Policy': rawPolicy, 'X-Robots-Tag': 'noindex', ...(isPrivate ? unkept : {}) },
    ...(isPrivate ? { maxAge: 0, shared: false, isPersonal: true } : {}),
  });

const rawPage = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const found = await framedThing(world, request.params as FramedParams, rawHtmlIn);
  if (!found) return reply.notFound();
  return sendRaw(reply, { thing: found.thing, topics: [`article:${found.article.id}`] });
};

/** The page round an embed has no script and may frame the one host. The player runs under that host's origin, never under ours. */
const embedPolicy = ({ host }: EmbedFrame): string =>
  [
    "default-src 'none'",
    `frame-src https://${host}`,
    "style-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ');

/**
 * What a player needs, and no more: it cannot lead the reader's window elsewhere, submit forms, or download. What it opens in a window
 * of its own is an ordinary page: browsers refuse to open many providers' pages in a sandbox.
 */
const sandbox = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation';
const allowed = 'fullscreen; encrypted-media; picture-in-picture';

const embedHtml = (frame: EmbedFrame, title: string, language: string): string => {
  const name = escapeHtml(title);
  const iframe = `<iframe src="${escapeHtml(frame.src)}" title="${name}" sandbox="${sandbox}" allow="${allowed}" referrerpolicy="strict-origin-when-cross-origin"></iframe>`;
  return [
    `<!doctype html>\n<html lang="${escapeHtml(language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${name}</title><link rel="stylesheet" href="${asset('embed-frame.css')}"></head><body>${iframe}</body></html>\n`,
  ].join('');
};

const sendEmbed = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { thing, topics, isPrivate }: Sent<Embed>,
): Promise<void> => {
  const { visit } = request;
  const frame = frameFor(thing.attrs.url, ownHostOf(visit));
  if (!frame) return reply.notFound();
  return reply.page({
    body: embedHtml(frame, frameTitle(thing.attrs, frame), visit.edition.language),
    type: 'text/html; charset=utf-8',
    topics,
    headers: { 'Content-Security-Policy': embedPolicy(frame), 'X-Robots-Tag': 'noindex', ...(isPrivate ? unkept : {}) },
    ...(isPrivate ? { maxAge: 0, shared: false, isPersonal: true } : {}),
  });
};

const embedPage = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const found = await framedThing(world, request.params as FramedParams, embedsIn);
  if (!found) return reply.notFound();
  return sendEmbed(request, reply, { thing: found.thing, topics: [`article:${found.article.id}`, 'site'] });
};

/**
 * Answers with what stands in a frame of a story that is not published as it is: for previews, whose callers have looked whether the
 * reader may see it. Never kept.
 */
export const previewFrame = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { body, kind, index }: { body: Body; kind: 'raw' | 'embed'; index: string },
): Promise<void> => {
  const place = /^\d{1,4}$/.test(index) ? Number(index) : -1;
  const raw = kind === 'raw' ? rawHtmlIn(body)[place] : undefined;
  const embed = kind === 'embed' ? embedsIn(body)[place] : undefined;
  if (raw) return sendRaw(reply, { thing: raw, topics: [], isPrivate: true });
  if (embed) return sendEmbed(request, reply, { thing: embed, topics: [], isPrivate: true });
  return reply.notFound();
};

/** What a story shows in a frame: raw HTML, and what other sites show. */
export const framedRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/raw/:article/:index', (request, reply) => rawPage(world, request, reply));
  app.get('/raw/:article/:entry/:index', (request, reply) => rawPage(world, request, reply));
  app.get('/embed/:article/:index', (request, reply) => embedPage(world, request, reply));
  app.get('/embed/:article/:entry/:index', (request, reply) => embedPage(world, request, reply));
};
