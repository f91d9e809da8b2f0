import type { Feed, FeedItem, FeedPerson } from './feed.ts';
import { drawMedia } from './media-rss.ts';
import { element, textElement, xmlDeclaration } from './xml.ts';

const iso = (at: number): string => new Date(at).toISOString();

const drawAuthor = ({ name, url }: FeedPerson): string =>
  element('author', {}, textElement('name', name) + textElement('uri', url));

const enclosures = (item: FeedItem): string =>
  item.media
    .filter(({ medium }) => medium !== 'image')
    .map(({ url, type, bytes }) => element('link', { rel: 'enclosure', href: url, type, length: bytes }))
    .join('');

const drawEntry = (item: FeedItem): string =>
  element(
    'entry',
    {},
    [
      textElement('id', `urn:uuid:${item.id}`),
      textElement('title', item.title, { type: 'text' }),
      element('link', { rel: 'alternate', type: 'text/html', href: item.url }),
      enclosures(item),
      textElement('published', iso(item.publishedAt)),
      textElement('updated', iso(item.updatedAt)),
      ...item.authors.map(drawAuthor),
      ...item.categories.map((term) => element('category', { term })),
      textElement('summary', item.summary, { type: 'text' }),
      textElement('content', item.html, { type: 'html' }),
      drawMedia(item.media),
    ].join(''),
  );

/** Atom (RFC 4287). The publisher stands as author of the feed, for entries that name nobody. */
export const writeAtom = (feed: Feed): string => {
  const parts = [
    textElement('id', feed.id),
    textElement('title', feed.title, { type: 'text' }),
    textElement('subtitle', feed.description, { type: 'text' }),
    textElement('updated', iso(feed.changedAt)),
    element('author', {}, textElement('name', feed.publisher)),
    element('link', { rel: 'alternate', type: 'text/html', href: feed.pageUrl }),
    element('link', { rel: 'self', type: 'application/atom+xml', href: feed.urls.atom }),
    ...feed.hubs.map((hub) => element('link', { rel: 'hub', href: hub })),
    textElement('icon', feed.icon),
    textElement('generator', 'Courant'),
    ...feed.items.map(drawEntry),
  ];
  const attributes = {
    xmlns: 'http://www.w3.org/2005/Atom',
    'xmlns:media': 'http://search.yahoo.com/mrss/',
    'xml:lang': feed.language,
  };
  return `${xmlDeclaration}${element('feed', attributes, parts.join('\n'))}\n`;
};
