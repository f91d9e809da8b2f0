import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { normalPath } from '../../common/addresses.ts';
import { wordsFor } from '../../common/words.ts';
import type { World } from '../../world.ts';
import type { HtmlPart } from '../publication/publication.ts';
import { targetOfPath } from './addresses.ts';
import { markdownPath } from './article-head.ts';
import { articleToMarkdown, type MarkdownMore } from './article-to-markdown.ts';
import { articleWords } from './article-words.ts';
import { parseCursor, type Article } from './article.ts';
import { drawStory } from './draw-story.tsx';
import { framedRoutes } from './framed.routes.ts';
import { liveEntryRoutes } from './live/live-entries.routes.ts';
import type { StoryAround } from './story-around.ts';
import { idPattern, publicArticle } from './public-article.ts';
import { MastodonPage } from './views/MastodonPage.tsx';

/** A query value as a reader typed it: the first one when it is there several times. */
const asked = (request: FastifyRequest, name: string): string | undefined => {
  const value = (request.query as Record<string, unknown>)[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : undefined;
};

/**
 * Which story, and what other rooms put round it: under the text of a plain page (the contact page's form), and beside and under a
 * story (the discussion, the button that saves it).
 */
export type PageAsked = {
  id: string;
  below?: (article: Article) => HtmlPart;
  around?: (article: Article) => Promise<StoryAround>;
};

/** Answers with the page of a story or plain page; with the 404 page unless it is published in the edition at hand. */
export const articlePage = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  { id, below, around }: PageAsked,
): Promise<void> => {
  const { visit } = request;
  const article = await publicArticle(world, id);
  if (!article || article.edition !== visit.edition.code) return reply.notFound();
  const isLive = article.kind === 'liveblog';
  const entry = isLive ? asked(request, 'entry') : undefined;
  const isReloading = article.liveState === 'running' && asked(request, 'refresh') === '60';
  const { part, shown } = await drawStory(world, visit, article, {
    isReloading,
    ...(article.kind === 'page' ? { below: below?.(article) } : { around: (await around?.(article)) ?? {} }),
    live: {
      before: isLive ? parseCursor(asked(request, 'before')) : undefined,
      ...(entry !== undefined && idPattern.test(entry) ? { entry } : {}),
    },
  });
  if (isReloading) shown.head.extra = `${shown.head.extra ?? ''}<meta http-equiv="refresh" content="60">`;
  return reply.show(part, { ...shown, counted: `article:${id}` });
};

/**
 * Answers `/…/story.md` with the story as Markdown; a former address leads to the current one. False, and nothing answered, when the
 * address is no story's.
 */
export const articleMarkdown = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  more: (article: Article) => Promise<{ markdown: MarkdownMore; topics: readonly string[] } | undefined> = async () =>
    undefined,
): Promise<boolean> => {
  const { visit } = request;
  const path = normalPath(visit.publication.inEdition(visit.edition, visit.path));
  if (path === undefined || !path.endsWith('.md')) return false;
  const target = await targetOfPath(world, path.slice(0, -3));
  const article = target?.kind === 'article' ? await publicArticle(world, target.target) : undefined;
  if (!article) return false;
  if (normalPath(markdownPath(article)) !== path) await reply.redirect(encodeURI(markdownPath(article)), 301);
  else {
    const known = await more(article);
    await reply.page({
      body: await articleToMarkdown(world, article, known?.markdown),
      type: 'text/markdown; charset=utf-8',
      topics: [
        `article:${article.id}`,
        ...article.authors.map(({ id }) => `author:${id}`),
        'site',
        ...(known?.topics ?? []),
      ],
      headers: { 'X-Robots-Tag': 'noindex', Link: `<${encodeURI(article.path)}>; rel="canonical"` },
    });
  }
  return true;
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
  framedRoutes(app, world);
  liveEntryRoutes(app, world);
  app.get('/share/mastodon', (request, reply) => mastodonPage(world, request, reply));
};
