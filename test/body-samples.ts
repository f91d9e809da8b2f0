import type { Block, Body, Elsewhere, Inline, Mark } from '../src/rooms/articles/articles.ts';
import type { Media } from '../src/rooms/media/media.ts';

/** A picture as the media room hands it over. */
const media = (id: string, more: Partial<Media> = {}): [string, Media] => [
  id,
  {
    id,
    kind: 'picture',
    state: 'ready',
    fileName: 'mole.jpg',
    contentType: 'image/jpeg',
    bytes: 900,
    width: 1800,
    height: 1200,
    duration: undefined,
    focal: { x: 0.5, y: 0.5 },
    alt: 'A wall in the sea',
    caption: 'The mole',
    texts: { es: { alt: 'Un muro', caption: 'El muelle' } },
    credit: 'N. Rahimi',
    creditUrl: undefined,
    licence: '',
    licenceUrl: undefined,
    path: `/media/${id}/mole.jpg`,
    renditions: [{ format: 'jpeg', width: 1152, height: 768, bytes: 500, path: `/media/${id}/1152.jpg` }],
    poster: undefined,
    origin: undefined,
    originUrl: undefined,
    createdAt: 0,
    ...more,
  },
];
/** A place outside the site, with a picture and a film. */
export const elsewhere: Elsewhere = {
  language: 'en',
  origin: 'https://news.example',
  media: new Map([
    media('pic'),
    media('licensed', {
      creditUrl: 'https://photos.example/nr',
      licence: 'CC BY 4.0',
      licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
    }),
    media('film', { kind: 'film', contentType: 'video/mp4', path: '/media/film/tide.mp4', renditions: [] }),
  ]),
};

export const text = (words: string, ...marks: Mark[]): Inline => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks } : {}),
});
export const paragraph = (...content: Inline[]): Block => ({ type: 'paragraph', content });
export const doc = (...content: Block[]): Body => ({ type: 'doc', content });
export const link = (href: string): Mark => ({ type: 'link', attrs: { href } });
