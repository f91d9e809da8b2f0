import type { Block } from '../../rooms/articles/articles.ts';
import type { Conversion, HtmlLoss, HtmlOptions, MediaRef } from '../html/conversion.ts';
import { captioned, gathered } from '../html/html-boxes.ts';
import { pictureOf } from '../html/html-media.ts';
import { htmlToBlocks } from '../html/html-to-body.ts';
import {
  findElement,
  hasClass,
  isElement,
  parseHtml,
  textOf,
  type HtmlComment,
  type HtmlElement,
} from '../html/html-tree.ts';
import { shortcodeBlocks, type PostFiles } from './shortcode-blocks.ts';
import { shortcodesAsElements } from './shortcodes.ts';

export type PostText = {
  html: string;
  /** The post's old address. */
  base: string;
  files: PostFiles;
  /** The content of a block kept for use in many posts, by its number. */
  reusable: (id: string) => string | undefined;
  link: NonNullable<HtmlOptions['link']>;
};

const galleryClasses = [
  'wp-block-gallery',
  'blocks-gallery-grid',
  'wp-block-jetpack-tiled-gallery',
  'wp-block-jetpack-slideshow',
  'gallery',
  'tiled-gallery',
];

const galleryOf = (element: HtmlElement, conversion: Conversion, depth: number): Block[] | undefined => {
  const items =
    element.name === 'ul' || element.name === 'ol'
      ? element.children.filter(isElement).flatMap(({ children }) => children)
      : element.children;
  const blocks = conversion.blocksOf(items, depth);
  return blocks.some(({ type }) => type === 'picture') ? gathered(blocks, '') : undefined;
};

/** A picture behind words: the words follow it. */
const cover = (element: HtmlElement, conversion: Conversion, depth: number): Block[] | undefined => {
  const url = /background-image:\s*url\(["']?([^"')]+)/i.exec(element.attrs['style'] ?? '')?.[1];
  if (!url) return undefined;
  const picture = pictureOf({ ...element, name: 'img', attrs: { src: url }, children: [] }, conversion);
  return [...(picture ? [picture] : []), ...conversion.blocksOf(element.children, depth)];
};

/** An embed whose provider we do not know is a link to what it showed. */
const embedBlock = (element: HtmlElement, conversion: Conversion, depth: number): Block[] | undefined => {
  const wrapper = findElement(element.children, (inner) => hasClass(inner, 'wp-block-embed__wrapper'));
  const address = wrapper ? textOf(wrapper.children).trim() : '';
  if (!wrapper || !/^https?:\/\/\S+$/.test(address)) return undefined;
  const own = conversion.blocksOf(wrapper.children, depth);
  if (own[0]?.type === 'embed') return undefined;
  const caption = findElement(element.children, ({ name }) => name === 'figcaption');
  return captioned(
    conversion.blocksOf([{ name: 'a', attrs: { href: address }, children: [address], at: element.at }], depth),
    caption ? textOf(caption.children).trim() : '',
  );
};

const captionBox = (element: HtmlElement, conversion: Conversion, depth: number): Block[] => {
  const words = findElement(element.children, (inner) => hasClass(inner, 'wp-caption-text'));
  return captioned(
    conversion.blocksOf(
      element.children.filter((node) => node !== words),
      depth,
    ),
    words ? textOf(words.children).trim() : '',
  );
};

const special =
  (files: PostFiles) =>
  (element: HtmlElement, conversion: Conversion, depth: number): Block[] | undefined => {
    if (element.name === 'x-shortcode') return shortcodeBlocks(element, conversion, depth, files);
    const classes = element.attrs['class'];
    if (!classes) return undefined;
    if (hasClass(element, 'wp-block-file__button')) return [];
    if (element.name === 'div' && hasClass(element, 'wp-caption')) return captionBox(element, conversion, depth);
    if (hasClass(element, 'wp-block-embed')) return embedBlock(element, conversion, depth);
    if (element.name === 'div' && hasClass(element, 'wp-block-cover', 'wp-block-cover-image'))
      return cover(element, conversion, depth);
    if (element.name !== 'figure' && hasClass(element, ...galleryClasses)) return galleryOf(element, conversion, depth);
    return undefined;
  };

/** Blocks that are only a line of settings: the old site made their content. */
const blockComment =
  (text: PostText, seen: Set<string>) =>
  ({ comment, at }: HtmlComment, conversion: Conversion): Block[] => {
    const found = /^\s*wp:([a-z][\w-]*(?:\/[\w-]+)?)(?:\s+(\{[\s\S]*\}))?\s*\/\s*$/.exec(comment);
    if (!found) return [];
    const [, name = '', json = '{}'] = found;
    let settings: Record<string, unknown> = {};
    try {
      settings = JSON.parse(json) as Record<string, unknown>;
    } catch {
      // Settings that are no JSON say nothing; the block is told as left out below.
    }
    if (['more', 'nextpage', 'spacer', 'separator'].includes(name)) return [];
    const ref = String(settings['ref'] ?? '');
    const shared = name === 'block' && !seen.has(ref) ? text.reusable(ref) : undefined;
    if (shared !== undefined) {
      seen.add(ref);
      return convertText({ ...text, html: shared }, { media: conversion.options.media, seen }).blocks;
    }
    const url = settings['url'] ?? settings['src'];
    if (typeof url === 'string' && /embed/.test(name)) return conversion.blocksOf([url], 1);
    conversion.lose('A block whose content the old site made itself was left out', at, name);
    return [];
  };

const convertText = (
  text: PostText,
  { media, seen }: { media: (ref: MediaRef) => string; seen: Set<string> },
): { blocks: Block[]; losses: HtmlLoss[] } => {
  const html = text.html.replace(/\r\n?/g, '\n');
  return htmlToBlocks(shortcodesAsElements(html), {
    base: text.base,
    media,
    link: text.link,
    newlines: !html.includes('<!-- wp:'),
    bareEmbeds: true,
    special: special(text.files),
    comment: blockComment(text, seen),
  });
};

/** The text of a post, classic or in blocks, as blocks of ours. */
export const postBlocks = (text: PostText, media: (ref: MediaRef) => string): { blocks: Block[]; losses: HtmlLoss[] } =>
  convertText(text, { media, seen: new Set() });

/** A title or excerpt without its HTML and shortcodes. */
export const plainOf = (html: string): string => {
  const text = /[<&[]/.test(html)
    ? textOf(parseHtml(shortcodesAsElements(html.replace(/<\/p>|<br[^>]*>/gi, ' '))).nodes)
    : html;
  return text.replace(/\s+/g, ' ').trim();
};
