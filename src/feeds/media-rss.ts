import type { FeedMedia } from './feed.ts';
import { element, textElement } from './xml.ts';

/** Media RSS 1.5.1 (rssboard.org/media-rss) for RSS and Atom: the picture's own alternative text, caption, credit and licence. */
const drawOne = (media: FeedMedia): string => {
  const { url, type, medium, width, height, duration, bytes } = media;
  const about = [
    textElement('media:title', media.caption, { type: 'plain' }),
    textElement('media:description', media.alt, { type: 'plain' }),
    textElement('media:credit', media.credit),
    textElement('media:copyright', media.licence?.name, { url: media.licence?.url }),
  ];
  return element('media:content', { url, type, medium, fileSize: bytes, width, height, duration }, about.join(''));
};

export const drawMedia = (media: readonly FeedMedia[]): string => media.map(drawOne).join('');
