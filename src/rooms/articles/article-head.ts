import { escapeHtml, foldSpace, shorten } from '../../common/text.ts';
import type { Head, Visit } from '../publication/publication.ts';
import type { Article } from './article.ts';
import { nodesOf } from './body/walk-body.ts';
import { bodyToText } from './body/to-text.ts';
import { frameFor } from './embed-providers.ts';
import type { ArticleView } from './load-article-view.ts';
import { ownHostOf } from './views/scene.ts';

/** Where the story stands as Markdown. */
export const markdownPath = ({ path }: Pick<Article, 'path'>): string => `${path.replace(/\/+$/, '')}.md`;

/** New entries come by themselves while a live blog runs. */
export const isFollowed = ({ kind, status, liveState }: Article): boolean =>
  kind === 'liveblog' && status === 'published' && liveState === 'running';

const islandsOf = ({ article, live }: ArticleView, visit: Visit): string[] => {
  const trees = [
    article.body,
    ...(article.lead ? [article.lead] : []),
    ...[...(live?.entries ?? []), ...(live?.pinned ?? [])].map(({ body }) => body),
  ];
  const nodes = trees.flatMap((tree) => [...nodesOf(tree)]);
  const ownHost = ownHostOf(visit);
  return [
    ...(article.kind === 'page' ? [] : ['share.js']),
    ...(live?.isFirst && isFollowed(article) ? ['live-blog.js'] : []),
    ...(nodes.some(({ type }) => type === 'gallery') ? ['gallery.js'] : []),
    ...(nodes.some((node) => node.type === 'embed' && frameFor(node.attrs.url, ownHost)) ? ['embed.js'] : []),
  ];
};

const alternatesOf = ({ article, translations }: ArticleView, visit: Visit): Head['alternates'] =>
  [...translations, { edition: article.edition, path: article.path }].flatMap(({ edition, path }) => {
    const language = visit.publication.editionByCode(edition)?.language;
    return language === undefined ? [] : [{ language, path }];
  });

/** What a story's page tells its shell and machines. */
export const articleHead = (view: ArticleView, visit: Visit): Head => {
  const { article, live, media } = view;
  const { section, meta } = article;
  const description =
    foldSpace(meta.description ?? '') || foldSpace(article.standfirst) || shorten(bodyToText(article.body), 200);
  return {
    title: foldSpace(meta.title ?? '') || foldSpace(article.headline),
    ...(description ? { description } : {}),
    ...(meta.noindex ? {} : { canonical: article.path }),
    ...(article.canonicalUrl && !meta.noindex ? { canonicalElsewhere: article.canonicalUrl } : {}),
    alternates: alternatesOf(view, visit),
    feeds: section
      ? [{ title: `${visit.edition.publicationName}: ${section.name}`, path: `${section.path}/rss.xml` }]
      : [],
    ...(article.kind === 'liveblog' ? { styles: ['live.css'] } : {}),
    islands: islandsOf(view, visit),
    extra: `<link rel="alternate" type="text/markdown" href="${escapeHtml(encodeURI(markdownPath(article)))}">`,
    kind: 'article',
    about: {
      kind: 'article',
      value: { article, media, liveEntries: (live?.entries ?? []).filter(({ removed }) => !removed) },
    },
  };
};
