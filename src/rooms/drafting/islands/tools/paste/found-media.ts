/** Pictures and embeds in what is pasted. */
import type { Node } from 'prosemirror-model';
import { foldSpace } from '../../../../../common/text.ts';
import { cleanAddress, providerOf } from './addresses.ts';
import { findElement, findElements, textOf, type ClipElement } from './html-tree.ts';
import { pictureMark, type Reading } from './reading.ts';

const most = 60;
const isDataPicture = (url: string): boolean => /^data:image\/(?:png|jpeg|gif|webp|avif)[;,]/i.test(url);

const pictureAddress = ({ attrs }: ClipElement): string => {
  const lazy = attrs['data-src'] ?? attrs['data-original'] ?? attrs['data-lazy-src'] ?? '';
  return /^https?:/.test(lazy) ? lazy : (attrs['src'] ?? '');
};

/** Counting dots, smileys and boxes to tick are no pictures of a story. */
const isDecoration = ({ attrs }: ClipElement): boolean =>
  [attrs['width'], attrs['height']].some((size) => size !== undefined && Number.parseInt(size, 10) <= 24) ||
  /\bemoji\b|wp-smiley/.test(attrs['class'] ?? '') ||
  /^(?:un)?checked$/i.test(attrs['alt'] ?? '');

/** The place of a picture that has to be brought in first: a paragraph the paste takes out again. */
export const readPicture = (image: ClipElement, reading: Reading, caption = ''): Node | undefined => {
  const url = pictureAddress(image).trim();
  if (url === '' || isDecoration(image) || reading.pictures.length >= most) return undefined;
  const address =
    isDataPicture(url) && url.length < 14_000_000 ? url : /^https?:/i.test(url) ? cleanAddress(url) : undefined;
  if (!address) {
    reading.lost += 1;
    return undefined;
  }
  const at = `p${reading.pictures.length}`;
  const alt = foldSpace(image.attrs['alt'] ?? '').slice(0, 1_000);
  const words = foldSpace(caption).slice(0, 2_000);
  reading.pictures.push({ at, url: address, ...(alt ? { alt } : {}), ...(words ? { caption: words } : {}) });
  return reading.schema.nodes['paragraph']?.create(null, reading.schema.text(pictureMark(at)));
};

/** A figure of one picture, its caption with it; undefined for any other figure. */
export const readFigure = (figure: ClipElement, reading: Reading): Node | undefined => {
  const images = findElements(figure, ({ name }) => name === 'img');
  const [image] = images;
  if (!image || images.length > 1 || findElement(figure, ({ name }) => /^(?:iframe|table|video|pre)$/.test(name)))
    return undefined;
  const caption = findElement(figure, ({ name }) => name === 'figcaption');
  return readPicture(image, reading, caption ? textOf(caption) : '');
};

const pageOf = (src: string): string =>
  src
    .replace(
      /^https:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]+).*$/,
      'https://www.youtube.com/watch?v=$1',
    )
    .replace(/^https:\/\/player\.vimeo\.com\/video\/(\d+).*$/, 'https://vimeo.com/$1')
    .replace('open.spotify.com/embed/', 'open.spotify.com/');

/** An embed for an address of somebody known. */
export const embedOf = (href: string, { schema }: Pick<Reading, 'schema'>): Node | undefined => {
  const url = pageOf(href);
  const provider = providerOf(url);
  return provider ? schema.nodes['embed']?.create({ url, provider }) : undefined;
};

export const readFrame = ({ attrs }: ClipElement, reading: Reading): Node | undefined => {
  const src = cleanAddress((attrs['src'] ?? attrs['data-src'] ?? '').replace(/^\/\//, 'https://'));
  return src ? embedOf(src, reading) : undefined;
};

/** What networks give out to embed a post: a quotation whose last link is the post. */
export const readPostQuote = (quote: ClipElement, reading: Reading): Node | undefined => {
  if (!/\b(?:twitter-tweet|instagram-media|tiktok-embed|bluesky-embed)\b/.test(quote.attrs['class'] ?? ''))
    return undefined;
  const links = findElements(quote, ({ name }) => name === 'a');
  const address = quote.attrs['cite'] ?? links.at(-1)?.attrs['href'] ?? '';
  const href = cleanAddress(address);
  return href ? embedOf(href, reading) : undefined;
};
