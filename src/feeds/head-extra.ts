import type { Thing } from 'schema-dts';
import { isoInZone } from '../common/dates.ts';
import { foldSpace } from '../common/text.ts';
import type { Article, ArticleSummary, Author, LiveEntry, Section, Tag } from '../rooms/articles/articles.ts';
import { episodeOf, type EpisodeView, type Show } from '../rooms/audio/audio.ts';
import { mediaById, mediaByIds, type Media } from '../rooms/media/media.ts';
import type { Head, Visit } from '../rooms/publication/publication.ts';
import type { World } from '../world.ts';
import { absoluteUrl } from './absolute.ts';
import { lastChangeOf, summaryOf } from './article-item.ts';
import type { FeedMedia } from './feed.ts';
import { alternate, cardTags, names, openGraphLocale, properties, structuredData } from './head-markup.ts';
import { oembedAddress } from './oembed/oembed-address.ts';
import { cardPicture, leadMediaIds, pictureOf, placedLead } from './pictures.ts';
import { breadcrumbNode } from './structured/breadcrumbs.ts';
import { fediverseHandle, profileNode } from './structured/people.ts';
import { publisherNode, websiteNode } from './structured/publisher.ts';
import { collectionNode } from './structured/collection.ts';
import { artOf, episodeNode, seriesNode } from './structured/podcast.ts';
import { galleryOf, pageNode, storyNode, type Story } from './structured/story.ts';

/** What pages put into `head.about.value`, by `head.about.kind` (see About in the publication room). */
type ArticleValue = {
  article: Article;
  media?: ReadonlyMap<string, Media>;
  liveEntries?: readonly LiveEntry[];
};
type ListValue = { section?: Section; tag?: Tag; author?: Author; articles?: readonly ArticleSummary[] };

type Asked = { world: World; visit: Visit; head: Head };

const addressOf = ({ world, head }: Asked): string | undefined =>
  head.canonicalElsewhere ?? (head.canonical === undefined ? undefined : absoluteUrl(world, head.canonical));

const otherLanguages = ({ visit, head }: Asked): { language: string; path: string }[] =>
  (head.alternates ?? []).filter(
    ({ language, path }) => language !== visit.edition.language && path !== head.canonical,
  );

/** What every page says to those who show a preview of it. */
const commonTags = (asked: Asked, type: string, card?: FeedMedia): string => {
  const { visit, head } = asked;
  const { edition, publication } = visit;
  return [
    properties([
      ['og:type', type],
      ['og:title', head.title],
      ['og:description', head.description],
      ['og:url', addressOf(asked)],
      ['og:site_name', edition.publicationName],
      ['og:locale', openGraphLocale(edition.language)],
      ...otherLanguages(asked).map(({ language }) => ['og:locale:alternate', openGraphLocale(language)] as const),
    ]),
    cardTags(card),
    names([
      ['twitter:card', card ? 'summary_large_image' : 'summary'],
      ['twitter:site', publication.settings.xAccount],
      ['robots', head.canonical === undefined ? undefined : 'max-image-preview:large'],
    ]),
  ].join('');
};

const siteNodes = async ({ world, visit }: Asked): Promise<Thing[]> => [
  await publisherNode(world, visit.publication, visit.edition),
  websiteNode(world, visit.publication, visit.edition),
];

const home = ({ visit }: Asked): { name: string; path: string } => ({
  name: visit.edition.publicationName,
  path: visit.publication.home(visit.edition),
});

const storyOf = async (asked: Asked, { article, media, liveEntries }: ArticleValue): Promise<Story> => ({
  article,
  media: media ?? (await mediaByIds(asked.world, leadMediaIds(article.lead))),
  liveEntries: liveEntries ?? [],
  translations: otherLanguages(asked),
});

const articleTags = ({ world, visit, head }: Asked, { article, liveEntries }: Story): string => {
  const { timeZone } = visit.publication.settings;
  const { publishedAt, authors, section, tags, path } = article;
  const changedAt = lastChangeOf(article, liveEntries);
  const url = absoluteUrl(world, path);
  return [
    properties([
      ['article:published_time', publishedAt === undefined ? undefined : isoInZone(publishedAt, timeZone)],
      [
        'article:modified_time',
        publishedAt === undefined || changedAt === publishedAt ? undefined : isoInZone(changedAt, timeZone),
      ],
      ...authors.map((author) => ['article:author', absoluteUrl(world, author.path)] as const),
      ['article:section', section?.name],
      ...tags.map(({ name }) => ['article:tag', name] as const),
    ]),
    names([
      ['author', authors.map(({ name }) => name).join(', ')],
      ...authors.map((author) => ['fediverse:creator', fediverseHandle(author)] as const),
    ]),
    ...(head.canonical === undefined
      ? []
      : (['json', 'xml'] as const).map((format) =>
          alternate(
            format === 'json' ? 'application/json+oembed' : 'text/xml+oembed',
            oembedAddress(world, url, format),
            article.headline,
          ),
        )),
  ].join('');
};

/** An episode: what it is as part of its show, and its recording for those who play it in a preview. */
const episodeExtra = async (
  asked: Asked,
  story: Story,
  { episode, card }: { episode: EpisodeView; card: FeedMedia | undefined },
): Promise<string> => {
  const { world, visit, head } = asked;
  const { article } = story;
  const here = { name: foldSpace(article.headline), path: article.path };
  const show = { name: episode.show.title, path: episode.show.path };
  const nodes = [
    ...(await siteNodes(asked)),
    breadcrumbNode(world, [home(asked), ...(episode.show.state === 'hidden' ? [] : [show]), here]),
    episodeNode(world, episode, visit.publication.settings.timeZone),
  ];
  const described = {
    ...asked,
    head: { ...head, title: here.name, description: head.description ?? summaryOf(article) },
  };
  const { sound } = episode;
  return (
    commonTags(described, 'article', card ?? artOf(world, episode.art, episode.show.title)) +
    properties([
      ['og:audio', sound && absoluteUrl(world, sound.path)],
      ['og:audio:type', sound?.mime],
    ]) +
    articleTags(asked, story) +
    structuredData(nodes)
  );
};

const showExtra = async (asked: Asked, { show, art }: { show: Show; art?: Media }): Promise<string> => {
  const { world } = asked;
  const nodes = [
    ...(await siteNodes(asked)),
    breadcrumbNode(world, [home(asked), { name: show.title, path: show.path }]),
    seriesNode(world, show, art),
  ];
  return commonTags(asked, 'website', artOf(world, art, show.title)) + structuredData(nodes);
};

const articleExtra = async (asked: Asked, value: ArticleValue): Promise<string> => {
  const { world, visit } = asked;
  const { publication, edition } = visit;
  const setting = { world, publication, edition };
  const story = await storyOf(asked, value);
  const { article, media } = story;
  const [first] = placedLead(article.lead, media);
  const card = first && cardPicture(world, first, edition.language);
  const here = { name: foldSpace(article.headline), path: article.path };
  if (article.kind === 'page') {
    const nodes = [...(await siteNodes(asked)), breadcrumbNode(world, [home(asked), here]), pageNode(setting, story)];
    return commonTags(asked, 'website', card) + structuredData(nodes);
  }
  const episode = article.kind === 'episode' ? await episodeOf(world, article.id) : undefined;
  if (episode) return episodeExtra(asked, story, { episode, card });
  const gallery = galleryOf(setting, story);
  const steps = [home(asked), ...(article.section ? [article.section] : []), here];
  const nodes = [
    ...(await siteNodes(asked)),
    breadcrumbNode(world, steps),
    storyNode(setting, story),
    ...(gallery ? [gallery] : []),
  ];
  const described = {
    ...asked,
    head: { ...asked.head, title: here.name, description: asked.head.description ?? summaryOf(article) },
  };
  return commonTags(described, 'article', card) + articleTags(asked, story) + structuredData(nodes);
};

const authorExtra = async (asked: Asked, author: Author): Promise<string> => {
  const { world, visit } = asked;
  const media = author.portraitId ? await mediaById(world, author.portraitId) : undefined;
  const portrait =
    media?.path === undefined ? undefined : pictureOf(world, { media, alt: author.name }, visit.edition.language);
  const nodes = [
    ...(await siteNodes(asked)),
    breadcrumbNode(world, [home(asked), author]),
    profileNode(world, author, portrait, visit.edition.language),
  ];
  const handle = fediverseHandle(author);
  return commonTags(asked, 'profile', portrait) + names([['fediverse:creator', handle]]) + structuredData(nodes);
};

const listExtra = async (asked: Asked, { section, tag, articles = [] }: ListValue): Promise<string> => {
  const { world, visit, head } = asked;
  const path = (section ?? tag)?.path ?? head.canonical;
  if (path === undefined) return commonTags(asked, 'website');
  const name = (section ?? tag)?.name ?? head.title;
  const crumbs =
    path === visit.publication.home(visit.edition) ? [] : [breadcrumbNode(world, [home(asked), { name, path }])];
  const list = collectionNode(
    { world, publication: visit.publication, edition: visit.edition },
    { name, path, articles },
  );
  const [lead] = articles;
  const media = lead ? await mediaByIds(world, leadMediaIds(lead.lead).slice(0, 1)) : new Map<string, Media>();
  const [placed] = placedLead(lead?.lead, media);
  const card = placed && cardPicture(world, placed, visit.edition.language);
  return commonTags(asked, 'website', card) + structuredData([...(await siteNodes(asked)), ...crumbs, list]);
};

/**
 * Markup for a page's head that is meant for machines: Open Graph, cards, JSON-LD, oEmbed discovery. Drawn from `head` and its `about`;
 * escaped, so that it may stand in the head as it is. Title, description, canonical, hreflang and feed links are the shell's.
 */
export const headExtraFor = async (world: World, visit: Visit, head: Head): Promise<string> => {
  const asked = { world, visit, head };
  const value = head.about?.value;
  if (head.about?.kind === 'article' && value) return articleExtra(asked, value as ArticleValue);
  if (head.about?.kind === 'show' && value) return showExtra(asked, value as { show: Show; art?: Media });
  const list = (value ?? {}) as ListValue;
  if (head.about?.kind === 'author' && list.author) return authorExtra(asked, list.author);
  if (head.about) return listExtra(asked, list);
  return addressOf(asked) === undefined ? '' : commonTags(asked, 'website');
};
