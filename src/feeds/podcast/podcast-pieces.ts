import { cutText } from '../../common/text.ts';
import { element, textElement } from '../xml.ts';
import type { PodcastArt, PodcastPerson, PodcastSound } from './podcast-feed.ts';

/** `News > Daily News` as an element in an element. */
export const drawCategory = (category: string): string => {
  const [main = '', sub] = category.split(' > ');
  return element('itunes:category', { text: main }, sub === undefined ? '' : element('itunes:category', { text: sub }));
};

/** Names and titles of the podcast namespace are cut where apps cut them. */
export const shortName = (text: string): string => cutText(text, 128);

export const drawPerson = ({ name, role, group, href, img }: PodcastPerson): string =>
  textElement('podcast:person', shortName(name), {
    role: role || undefined,
    group: group || undefined,
    img,
    href,
  });

export const drawArt = (art: PodcastArt | undefined): string =>
  art
    ? element('itunes:image', { href: art.url }) +
      element('podcast:image', {
        href: art.url,
        alt: art.alt || undefined,
        'aspect-ratio': art.width === art.height ? '1/1' : undefined,
        width: art.width,
        height: art.height,
        type: art.type,
        purpose: 'artwork',
      })
    : '';

export const enclosed = ({ url, bytes, type }: PodcastSound): { url: string; length: number; type: string } => ({
  url,
  length: bytes,
  type,
});
