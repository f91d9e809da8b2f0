import { escapeHtml, foldSpace } from '../common/text.ts';
import { wordsFor } from '../common/words.ts';
import { asset } from '../delivery/assets.ts';
import { correctionsInEdition } from '../rooms/articles/articles.ts';
import { publicationOf, type Edition } from '../rooms/publication/publication.ts';
import type { World } from '../world.ts';
import { absoluteUrl } from './absolute.ts';
import { hubsOf } from './hubs.ts';
import { itemOf, loadStory } from './article-item.ts';
import { feedFiles, feedFormats, feedLength, type Feed, type FeedFormat, type FeedItem } from './feed.ts';
import { headOfList, storiesOfList, type FeedList, type ListHead } from './feed-list.ts';
import { feedWords } from './feed-words.ts';

/** The stored path of a list's feed: `/es/tag/mar` → `/es/tag/mar/rss.xml`. */
export const feedPath = (listPath: string, format: FeedFormat): string =>
  `${listPath.replace(/\/$/, '')}/${feedFiles[format].file}`;

type Items = { items: FeedItem[]; topics: string[]; changedAt: number };

const storyItems = async (world: World, edition: Edition, list: FeedList): Promise<Items> => {
  const { fullTextFeeds } = (await publicationOf(world)).settings;
  const summaries = await storiesOfList(world, edition, list);
  const stories = (await Promise.all(summaries.map(({ id }) => loadStory(world, id)))).filter(
    (story) => story !== undefined,
  );
  const items = await Promise.all(stories.map((story) => itemOf(world, edition, story, fullTextFeeds)));
  const topics = stories.flatMap(({ article, media }) => [
    `article:${article.id}`,
    ...[...media.keys()].map((id) => `media:${id}`),
  ]);
  return { items, topics, changedAt: Math.max(0, ...stories.map(({ article }) => article.modifiedAt)) };
};

const correctionItems = async (world: World, edition: Edition): Promise<Items> => {
  const words = wordsFor(feedWords, edition.language);
  const { items } = await correctionsInEdition(world, edition.code, { limit: feedLength });
  const drawn = items.map(({ id, at, kind, text, article }) => ({
    id,
    url: `${absoluteUrl(world, article.path)}#correction-${id}`,
    title: `${words.note[kind]}: ${foldSpace(article.headline)}`,
    summary: text,
    html: `<p>${escapeHtml(text)}</p>`,
    authors: [],
    categories: [words.note[kind]],
    publishedAt: at,
    updatedAt: at,
    media: [],
  }));
  const topics = items.map(({ article }) => `article:${article.id}`);
  return { items: drawn, topics, changedAt: Math.max(0, ...items.map(({ at }) => at)) };
};

const feedUrls = (world: World, { path }: ListHead): Feed['urls'] => {
  const urls = feedFormats.map((format) => [format, absoluteUrl(world, feedPath(path, format))]);
  return Object.fromEntries(urls) as Feed['urls'];
};

/** A list's feed as it is now, and the topics it depends on. */
export const loadFeed = async (
  world: World,
  edition: Edition,
  list: FeedList,
): Promise<{ feed: Feed; topics: string[] }> => {
  const { settings } = await publicationOf(world);
  const head = await headOfList(world, edition, list);
  const { items, topics, changedAt } =
    list.kind === 'corrections' ? await correctionItems(world, edition) : await storyItems(world, edition, list);
  const pageUrl = absoluteUrl(world, head.path);
  const feed: Feed = {
    id: head.urn ?? pageUrl,
    title: head.title,
    description: foldSpace(head.description),
    language: edition.language,
    pageUrl,
    urls: feedUrls(world, head),
    publisher: edition.publicationName,
    icon: absoluteUrl(world, asset('icon-180.png')),
    hubs: hubsOf(settings),
    timeZone: settings.timeZone,
    // An empty list has not changed yet: any fixed moment is truer than the present one.
    changedAt: changedAt || Date.UTC(2000, 0, 1),
    items,
  };
  return { feed, topics: [head.topic, ...topics] };
};
