import { isoInZone } from '../common/dates.ts';
import { legalXml } from '../common/text.ts';
import type { Feed, FeedItem, FeedMedia } from './feed.ts';

const attachment = ({ url, type, caption, bytes, duration }: FeedMedia): object => ({
  url,
  mime_type: type,
  title: caption || undefined,
  size_in_bytes: bytes,
  duration_in_seconds: duration === undefined ? undefined : Math.round(duration),
});

const drawItem = (feed: Feed, item: FeedItem): object => {
  const files = item.media.filter(({ medium }) => medium !== 'image');
  return {
    id: `urn:uuid:${item.id}`,
    url: item.url,
    title: item.title,
    ...(item.html ? { content_html: item.html } : { content_text: item.summary || item.title }),
    summary: item.summary || undefined,
    image: item.media.find(({ medium }) => medium === 'image')?.url,
    date_published: isoInZone(item.publishedAt, feed.timeZone),
    date_modified: isoInZone(item.updatedAt, feed.timeZone),
    authors: item.authors.length > 0 ? item.authors : [{ name: feed.publisher }],
    tags: item.categories.length > 0 ? item.categories : undefined,
    language: feed.language,
    attachments: files.length > 0 ? files.map(attachment) : undefined,
  };
};

/** JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export const writeJsonFeed = (feed: Feed): string => {
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.pageUrl,
    feed_url: feed.urls.json,
    description: feed.description,
    icon: feed.icon,
    language: feed.language,
    authors: [{ name: feed.publisher }],
    hubs: feed.hubs.length > 0 ? feed.hubs.map((url) => ({ type: 'WebSub', url })) : undefined,
    items: feed.items.map((item) => drawItem(feed, item)),
  };
  return JSON.stringify(document, (_key, value: unknown) => (typeof value === 'string' ? legalXml(value) : value));
};
