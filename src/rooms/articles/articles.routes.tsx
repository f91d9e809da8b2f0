import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { normalPath } from '../../common/addresses.ts';
import { wordsFor } from '../../common/words.ts';
import type { World } from '../../world.ts';
import type { HtmlPart } from '../publication/publication.ts';
import { targetOfPath } from './addresses.ts';
import { articleHead, markdownPath } from './article-head.ts';
import { articleToMarkdown } from './article-to-markdown.ts';
import { articleWords } from './article-words.ts';
import { parseCursor, type Article } from './article.ts';
import type { Body } from './body/body.ts';
import { entryBody } from './live-entries.store.ts';
import { loadArticleView, topicsOf } from './load-article-view.ts';
import { articleById } from './read-articles.ts';
import { rawHtmlIn } from './views/body/story-context.ts';
import { MastodonPage } from './views/MastodonPage.tsx';
import { sceneOf } from './views/scene.ts';
import { PlainPage, StoryPage } from './views/StoryPage.tsx';

const idPattern = /^[0-9a-f-]{36}$/;

/** A query value as a reader typed it: the first one when it is there several times. */
const asked = (request: FastifyRequest, name: string): string | undefined => {
  const value = (request.query as Record<string, unknown>)[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : undefined;
};

/** A story that everybody may see. */
const publicArticle = async (world: World, id: string): Promise<Article | undefined> => {
  const article = idPattern.test(id) ? await articleById(world, id) : undefined;
  return article?.status === 'published' ? article : undefined;
};

/** Which story, and what another room puts under the text of a plain page (the contact page's form). */
export type PageAsked = { id: string; below?: (article: Article) => HtmlPart };

/** Answers with the page of a story or plain page; with the 404 page unless it is published in the edition at hand. */
export const articlePage = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  { id, below }: PageAsked,
): Promise<void> => {
  const { visit } = request;
  const article = await publicArticle(world, id);
  if (!article || article.edition !== visit.edition.code) return reply.notFound();
  const isLive = article.kind === 'liveblog';
  const entry = isLive ? asked(request, 'entry') : undefined;
  const view = await loadArticleView(world, article, {
    before: isLive ? parseCursor(asked(request, 'before')) : undefined,
    ...(entry !== undefined && idPattern.test(entry) ? { entry } : {}),
  });
  const scene = sceneOf(view, visit);
  const part =
    article.kind === 'page' ? <PlainPage scene={scene} below={below?.(article)} /> : <StoryPage scene={scene} />;
  return reply.show(part, { head: articleHead(view, visit), topics: topicsOf(view) });
};

/**
 * Answers `/…/story.md` with the story as Markdown; a former address leads to the current one. False, and nothing answered, when the
 * address is no story's.
 */
export const articleMarkdown = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<boolean> => {
  const { visit } = request;
  const path = normalPath(visit.publication.inEdition(visit.edition, visit.path));
  if (path === undefined || !path.endsWith('.md')) return false;
  const target = await targetOfPath(world, path.slice(0, -3));
  const article = target?.kind === 'article' ? await publicArticle(world, target.target) : undefined;
  if (!article) return false;
  if (normalPath(markdownPath(article)) !== path) await reply.redirect(encodeURI(markdownPath(article)), 301);
  else {
    await reply.page({
      body: await articleToMarkdown(world, article),
      type: 'text/markdown; charset=utf-8',
      topics: [`article:${article.id}`, ...article.authors.map(({ id }) => `author:${id}`), 'site'],
      headers: { 'X-Robots-Tag': 'noindex', Link: `<${encodeURI(article.path)}>; rel="canonical"` },
    });
  }
  return true;
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

type RawParams = { article: string; entry?: string; index: string };

const rawBody = async (world: World, article: Article, entry: string | undefined): Promise<Body | undefined> => {
  if (entry === undefined) return article.body;
  const found = await entryBody(world.db, article.id, entry);
  return found === undefined ? undefined : (JSON.parse(found) as Body);
};

const rawPage = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const { article: id, entry, index } = request.params as RawParams;
  const article = await publicArticle(world, id);
  const body = article && (await rawBody(world, article, entry));
  const node = body && /^\d{1,4}$/.test(index) ? rawHtmlIn(body)[Number(index)] : undefined;
  if (!article || !node) return reply.notFound();
  return reply.page({
    body: `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\n${node.attrs.html}\n`,
    type: 'text/html; charset=utf-8',
    topics: [`article:${article.id}`],
    headers: { 'Content-Security-Policy': rawPolicy, 'X-Robots-Tag': 'noindex' },
  });
};

const mastodonPage = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const { visit } = request;
  const story = asked(request, 'story');
  // The same page in another shell or edition knows no story: there is nothing to share then.
  if (story === undefined) return void (await reply.redirect(visit.link('/'), 302));
  const article = await publicArticle(world, story);
  if (!article || article.edition !== visit.edition.code) return reply.notFound();
  const words = wordsFor(articleWords, visit.edition.language);
  const shared = { url: article.canonicalUrl ?? visit.absolute(article.path), title: article.headline };
  return reply.show(
    <MastodonPage visit={visit} words={words} story={article} shared={shared} typed={asked(request, 'server')} />,
    {
      head: { title: words.mastodonTitle, kind: 'pages' },
      topics: [],
      isPrivate: true,
    },
  );
};

export const articleRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/raw/:article/:index', (request, reply) => rawPage(world, request, reply));
  app.get('/raw/:article/:entry/:index', (request, reply) => rawPage(world, request, reply));
  app.get('/share/mastodon', (request, reply) => mastodonPage(world, request, reply));
};
