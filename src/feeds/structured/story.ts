import type {
  AboutPage,
  AnalysisNewsArticle,
  BackgroundNewsArticle,
  BlogPosting,
  ContactPage,
  CorrectionComment,
  ImageGallery,
  LiveBlogPosting,
  NewsArticle,
  OpinionNewsArticle,
  ReportageNewsArticle,
  WebPage,
} from 'schema-dts';
import { isoInZone } from '../../common/dates.ts';
import { foldSpace, shorten } from '../../common/text.ts';
import {
  bodyToText,
  type Article,
  type ArticleKind,
  type Gallery,
  type LiveEntry,
} from '../../rooms/articles/articles.ts';
import type { Media } from '../../rooms/media/media.ts';
import type { Edition, Publication } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { absoluteUrl } from '../absolute.ts';
import { lastChangeOf, summaryOf } from '../article-item.ts';
import { cardPicture, pictureOf, placedLead, recordingOf } from '../pictures.ts';
import { authorNode } from './people.ts';
import { publisherId, websiteRef } from './publisher.ts';
import { audioNode, galleryNode, imageNode, videoNode } from './recordings.ts';

/** A story and what its page shows with it. */
export type Story = {
  article: Article;
  media: ReadonlyMap<string, Media>;
  liveEntries: readonly LiveEntry[];
  /** Where its language versions are, itself not among them. */
  translations: readonly { language: string; path: string }[];
};

type Setting = { world: World; publication: Publication; edition: Edition };

type StoryNode =
  | NewsArticle
  | ReportageNewsArticle
  | OpinionNewsArticle
  | AnalysisNewsArticle
  | BackgroundNewsArticle
  | LiveBlogPosting;

const storyTypes = {
  news: 'ReportageNewsArticle',
  opinion: 'OpinionNewsArticle',
  analysis: 'AnalysisNewsArticle',
  explainer: 'BackgroundNewsArticle',
  gallery: 'NewsArticle',
  video: 'NewsArticle',
  episode: 'NewsArticle',
} as const satisfies Record<Exclude<ArticleKind, 'liveblog' | 'page'>, string>;

type Shared = Omit<Exclude<NewsArticle, string>, '@type'>;

const illustrations = ({ world, publication, edition }: Setting, { article, media }: Story): Partial<Shared> => {
  const placed = placedLead(article.lead, media);
  const { timeZone } = publication.settings;
  const about = {
    headline: article.headline,
    description: summaryOf(article),
    publishedAt: article.publishedAt ?? 0,
    timeZone,
  };
  const pictures = placed.flatMap((one) =>
    [pictureOf(world, one, edition.language), cardPicture(world, one, edition.language)].filter(
      (each) => each !== undefined,
    ),
  );
  const distinct = [...new Map(pictures.map((picture) => [picture.url, picture])).values()].slice(0, 4);
  const recordings = placed.flatMap((one) => recordingOf(world, one, edition.language) ?? []);
  const films = recordings.filter(({ medium }) => medium === 'video');
  const sounds = recordings.filter(({ medium }) => medium === 'audio');
  return {
    ...(distinct.length > 0 ? { image: distinct.map((picture) => imageNode(picture)) } : {}),
    ...(films.length > 0 ? { video: films.map((film) => videoNode(film, distinct[0], about)) } : {}),
    ...(sounds.length > 0 ? { audio: sounds.map((sound) => audioNode(sound, about)) } : {}),
  };
};

/** Only what was wrong or unclear counts as a correction; updates and editors' notes are told on the page alone. */
const correctionNodes = ({ corrections }: Article, url: string, timeZone: string): CorrectionComment[] =>
  corrections
    .filter(({ kind }) => kind === 'correction' || kind === 'clarification')
    .map(({ id, text, at }) => ({
      '@type': 'CorrectionComment',
      '@id': `${url}#correction-${id}`,
      text,
      datePublished: isoInZone(at, timeZone),
    }));

const origins = ({ world, publication, edition }: Setting, { article, translations }: Story): Partial<Shared> => ({
  author:
    article.authors.length > 0
      ? article.authors.map((author) => authorNode(world, author))
      : { '@id': publisherId(world) },
  publisher: { '@id': publisherId(world) },
  isPartOf: websiteRef(world, publication, edition),
  ...(translations.length > 0
    ? { workTranslation: translations.map(({ path }) => ({ '@id': absoluteUrl(world, path) })) }
    : {}),
});

const shared = (setting: Setting, story: Story): Shared => {
  const { world, publication, edition } = setting;
  const { article, liveEntries } = story;
  const { timeZone } = publication.settings;
  const url = absoluteUrl(world, article.path);
  const corrections = correctionNodes(article, url, timeZone);
  return {
    '@id': url,
    url,
    mainEntityOfPage: url,
    headline: foldSpace(article.headline),
    ...(summaryOf(article) ? { description: summaryOf(article) } : {}),
    datePublished: isoInZone(article.publishedAt ?? article.createdAt, timeZone),
    dateModified: isoInZone(lastChangeOf(article, liveEntries) || article.createdAt, timeZone),
    inLanguage: edition.language,
    ...(article.place ? { dateline: article.place } : {}),
    ...(article.section ? { articleSection: article.section.name } : {}),
    ...(article.tags.length > 0 ? { keywords: article.tags.map(({ name }) => name) } : {}),
    wordCount: article.wordCount,
    isAccessibleForFree: true,
    ...origins(setting, story),
    ...illustrations(setting, story),
    ...(corrections.length > 0 ? { correction: corrections } : {}),
  };
};

const updateNode = ({ world, publication }: Setting, url: string, entry: LiveEntry): BlogPosting => {
  const { timeZone } = publication.settings;
  const text = bodyToText(entry.body);
  return {
    '@type': 'BlogPosting',
    '@id': `${url}#entry-${entry.id}`,
    url: `${url}#entry-${entry.id}`,
    headline: foldSpace(entry.headline) || shorten(text, 110),
    datePublished: isoInZone(entry.at, timeZone),
    dateModified: isoInZone(entry.updatedAt ?? entry.at, timeZone),
    ...(text ? { articleBody: shorten(text, 500) } : {}),
    author: entry.author ? authorNode(world, entry.author) : { '@id': publisherId(world) },
    publisher: { '@id': publisherId(world) },
  };
};

const liveNode = (setting: Setting, story: Story): LiveBlogPosting => {
  const { article, liveEntries } = story;
  const { timeZone } = setting.publication.settings;
  const url = absoluteUrl(setting.world, article.path);
  const newestFirst = [...liveEntries].sort((a, b) => b.at - a.at);
  const times = [article.publishedAt ?? article.createdAt, ...newestFirst.map(({ at }) => at)];
  return {
    '@type': 'LiveBlogPosting',
    ...shared(setting, story),
    coverageStartTime: isoInZone(Math.min(...times), timeZone),
    ...(article.liveState === 'ended'
      ? { coverageEndTime: isoInZone(article.liveEndedAt ?? lastChangeOf(article, liveEntries), timeZone) }
      : {}),
    liveBlogUpdate: newestFirst.map((entry) => updateNode(setting, url, entry)),
  };
};

/** A story as schema.org names its kind. */
export const storyNode = (setting: Setting, story: Story): StoryNode => {
  const { kind } = story.article;
  if (kind === 'liveblog') return liveNode(setting, story);
  const type = kind === 'page' ? 'NewsArticle' : storyTypes[kind];
  return { '@type': type, ...shared(setting, story) };
};

/** The pictures of a story's galleries, if it has any, as a thing of its own. */
export const galleryOf = ({ world, edition }: Setting, { article, media }: Story): ImageGallery | undefined => {
  const galleries = [article.lead, ...article.body.content].filter(
    (block): block is Gallery => block?.type === 'gallery',
  );
  const placed = galleries.flatMap((gallery) => placedLead(gallery, media));
  const pictures = placed.flatMap((one) => pictureOf(world, one, edition.language) ?? []);
  return pictures.length > 0
    ? galleryNode(absoluteUrl(world, article.path), foldSpace(article.headline), pictures)
    : undefined;
};

const pageTypes = { about: 'AboutPage', contact: 'ContactPage' } as const;

/** A plain page. */
export const pageNode = (
  { world, publication, edition }: Setting,
  { article }: Story,
): WebPage | AboutPage | ContactPage => {
  const key = article.path.split('/').at(-1);
  const url = absoluteUrl(world, article.path);
  return {
    '@type': key === 'about' || key === 'contact' ? pageTypes[key] : 'WebPage',
    '@id': url,
    url,
    name: foldSpace(article.headline),
    inLanguage: edition.language,
    isPartOf: websiteRef(world, publication, edition),
    dateModified: isoInZone(lastChangeOf(article) || article.createdAt, publication.settings.timeZone),
  };
};
