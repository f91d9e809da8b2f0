import { characterData, element, rfc822, textElement } from '../xml.ts';
import type { PodcastItem } from './podcast-feed.ts';
import { drawArt, drawPerson, enclosed, shortName } from './podcast-pieces.ts';

/** A description is taken for HTML by everybody, whatever stands in it. */
const asHtml = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));

const itunesPart = (item: PodcastItem): string[] => [
  textElement('itunes:title', item.title),
  textElement('itunes:author', item.authors.join(', ')),
  textElement('itunes:duration', item.duration === undefined ? undefined : String(item.duration)),
  textElement('itunes:explicit', String(item.isExplicit)),
  textElement('itunes:season', item.season === undefined ? undefined : String(item.season)),
  textElement('itunes:episode', item.number === undefined ? undefined : String(item.number)),
  textElement('itunes:episodeType', item.type),
  drawArt(item.art),
];

const podcastPart = (item: PodcastItem): string[] => [
  textElement('podcast:season', item.season === undefined ? undefined : String(item.season)),
  textElement('podcast:episode', item.number === undefined ? undefined : String(item.number)),
  ...item.transcripts.map(({ url, type, language, isTimed }) =>
    element('podcast:transcript', {
      url,
      type,
      language,
      rel: isTimed && type !== 'text/html' ? 'captions' : undefined,
    }),
  ),
  item.chaptersUrl === undefined
    ? ''
    : element('podcast:chapters', { url: item.chaptersUrl, type: 'application/json+chapters' }),
  ...item.soundbites.map(({ start, duration, title }) => {
    const place = { startTime: start, duration };
    return textElement('podcast:soundbite', shortName(title), place) || element('podcast:soundbite', place);
  }),
  ...item.people.map(drawPerson),
  // Nobody may talk about it: apps that show comments are asked not to.
  item.commentsUrl === undefined ? element('podcast:socialInteract', { protocol: 'disabled' }) : '',
];

/** An episode. Its description stands before its notes: some apps take whichever comes last. */
export const drawPodcastItem = (item: PodcastItem): string =>
  element(
    'item',
    {},
    [
      textElement('title', item.title),
      textElement('link', item.url),
      textElement('guid', item.guid, { isPermaLink: 'false' }),
      textElement('pubDate', rfc822(item.publishedAt)),
      textElement('description', asHtml(item.summary)),
      item.html ? element('content:encoded', {}, characterData(item.html)) : '',
      element('enclosure', enclosed(item.sound)),
      ...item.authors.map((name) => textElement('dc:creator', name)),
      ...item.categories.map((category) => textElement('category', category)),
      textElement('comments', item.commentsUrl),
      textElement('source', item.source?.title, { url: item.source?.url }),
      ...itunesPart(item),
      ...podcastPart(item),
    ].join(''),
  );
