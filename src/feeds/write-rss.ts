import type { Feed, FeedItem } from './feed.ts';
import { drawMedia } from './media-rss.ts';
import { characterData, element, rfc822, textElement, xmlDeclaration } from './xml.ts';

const namespaces = {
  version: '2.0',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
};

/** Sound or film that a reader may fetch: RSS allows one per item and wants its size. */
const enclosure = (item: FeedItem): string => {
  const file = item.media.find(({ medium, bytes }) => medium !== 'image' && bytes !== undefined);
  return file ? element('enclosure', { url: file.url, length: file.bytes, type: file.type }) : '';
};

/** A description is taken for HTML by everybody, whatever stands in it. */
const plainTextAsHtml = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));

const drawItem = (item: FeedItem): string =>
  element(
    'item',
    {},
    [
      textElement('title', item.title),
      textElement('link', item.url),
      textElement('guid', `urn:uuid:${item.id}`, { isPermaLink: 'false' }),
      textElement('pubDate', rfc822(item.publishedAt)),
      textElement('atom:updated', new Date(item.updatedAt).toISOString()),
      ...item.authors.map(({ name }) => textElement('dc:creator', name)),
      ...item.categories.map((category) => textElement('category', category)),
      textElement('description', plainTextAsHtml(item.summary)),
      item.html ? element('content:encoded', {}, characterData(item.html)) : '',
      enclosure(item),
      drawMedia(item.media),
    ].join(''),
  );

/** RSS allows at most 144 × 400 and has it shown at the size it names. */
const icon = (feed: Feed): string => {
  const parts = [textElement('url', feed.icon), textElement('title', feed.title), textElement('link', feed.pageUrl)];
  return element('image', {}, [...parts, textElement('width', '144'), textElement('height', '144')].join(''));
};

/** RSS 2.0 (rssboard.org/rss-specification) with the content, Dublin Core, Atom and Media modules. */
export const writeRss = (feed: Feed): string => {
  const channel = [
    textElement('title', feed.title),
    textElement('link', feed.pageUrl),
    textElement('description', feed.description),
    textElement('language', feed.language),
    textElement('lastBuildDate', rfc822(feed.changedAt)),
    textElement('generator', 'Courant'),
    icon(feed),
    element('atom:link', { href: feed.urls.rss, rel: 'self', type: 'application/rss+xml' }),
    ...feed.hubs.map((hub) => element('atom:link', { href: hub, rel: 'hub' })),
    ...feed.items.map(drawItem),
  ];
  return `${xmlDeclaration}${element('rss', namespaces, element('channel', {}, channel.join('\n')))}\n`;
};
