import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asset } from '../../delivery/assets.ts';
import { escapeHtml } from '../../common/text.ts';
import type { World } from '../../world.ts';
import type { Article } from './article.ts';
import type { Body } from './body/body.ts';
import { frameFor, frameTitle, type EmbedFrame } from './embed-providers.ts';
import { entryBody } from './live-entries.store.ts';
import { publicArticle } from './public-article.ts';
import { embedsIn, rawHtmlIn } from './views/body/story-context.ts';
import { ownHostOf } from './views/scene.ts';

/** One thing in the text of a published story, or of an entry of its live blog, counted by its kind. */
type FramedParams = { article: string; entry?: string; index: string };
type Framed<Thing> = { article: Article; thing: Thing };

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

const rawPage = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const found = await framedThing(world, request.params as FramedParams, rawHtmlIn);
  if (!found) return reply.notFound();
  return reply.page({
    body: `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\n${found.thing.attrs.html}\n`,
    type: 'text/html; charset=utf-8',
    topics: [`article:${found.article.id}`],
    headers: { 'Content-Security-Policy': rawPolicy, 'X-Robots-Tag': 'noindex' },
  });
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

const embedPage = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const { visit } = request;
  const found = await framedThing(world, request.params as FramedParams, embedsIn);
  const frame = found && frameFor(found.thing.attrs.url, ownHostOf(visit));
  if (!found || !frame) return reply.notFound();
  return reply.page({
    body: embedHtml(frame, frameTitle(found.thing.attrs, frame), visit.edition.language),
    type: 'text/html; charset=utf-8',
    topics: [`article:${found.article.id}`, 'site'],
    headers: { 'Content-Security-Policy': embedPolicy(frame), 'X-Robots-Tag': 'noindex' },
  });
};

/** What a story shows in a frame: raw HTML, and what other sites show. */
export const framedRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/raw/:article/:index', (request, reply) => rawPage(world, request, reply));
  app.get('/raw/:article/:entry/:index', (request, reply) => rawPage(world, request, reply));
  app.get('/embed/:article/:index', (request, reply) => embedPage(world, request, reply));
  app.get('/embed/:article/:entry/:index', (request, reply) => embedPage(world, request, reply));
};
