import { safeHref } from '../../common/addresses.ts';
import type { Block, Film, Picture, Sound } from '../../rooms/articles/articles.ts';
import { absoluteAddress, clip, type Conversion, type Handler } from './conversion.ts';
import { frameEmbed, knownEmbed } from './embed-address.ts';
import { findElement, type HtmlElement } from './html-tree.ts';

/** Where plugins that load pictures late keep the real address; the original of the picture comes first. */
const sources = ['data-orig-file', 'data-large-file', 'data-lazy-src', 'data-src', 'data-original', 'src'];

const realSource = (img: HtmlElement): string | undefined => {
  const given = sources.map((name) => img.attrs[name]?.trim()).filter((value) => value !== undefined && value !== '');
  return given.find((value) => !/^(?:data|blob|about):/i.test(value ?? '')) ?? given[0];
};

const trackers =
  /(?:^|\.)(?:doubleclick\.net|feedburner\.com|stats\.wordpress\.com|pixel\.wp\.com|google-analytics\.com|feeds\.wordpress\.com|vgwort\.de|scorecardresearch\.com)$/;

/** Pictures that only count readers. */
const isTracker = (img: HtmlElement, url: URL): boolean =>
  trackers.test(url.hostname) ||
  (/^[01](?:px)?$/.test(img.attrs['width'] ?? '') && /^[01](?:px)?$/.test(img.attrs['height'] ?? ''));

/** The picture of an `<img>`; undefined when there is none to be had, which is told. */
export const pictureOf = (img: HtmlElement, { options, lose }: Conversion): Picture | undefined => {
  const source = realSource(img);
  const url = absoluteAddress(source, options.base);
  if (!url) {
    if (source)
      lose(
        source.startsWith('data:')
          ? 'A picture written into the text itself (data:) was left out'
          : 'A picture without a usable address was left out',
        img.at,
        source.slice(0, 80),
      );
    return undefined;
  }
  if (isTracker(img, url)) {
    lose('A picture that only counts readers was left out', img.at, url.hostname);
    return undefined;
  }
  const alt = clip((img.attrs['alt'] ?? '').trim(), 2000);
  const title = (img.attrs['title'] ?? '').trim();
  const mediaId = options.media({
    kind: 'picture',
    url: url.href,
    ...(alt ? { alt } : {}),
    ...(title ? { title } : {}),
  });
  return { type: 'picture', attrs: { mediaId, ...(alt ? { alt } : {}) } };
};

const pictureFile = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic)$/i;

export const img: Handler = (element, flow, marks, conversion) => {
  const alt = element.attrs['alt']?.trim() ?? '';
  const classes = element.attrs['class'] ?? '';
  if (/\b(?:emoji|wp-smiley)\b/.test(classes) && alt !== '') return flow.run.text(alt, marks);
  const picture = pictureOf(element, conversion);
  if (!picture) return undefined;
  const link = marks.find((mark) => mark.type === 'link');
  const href = link?.type === 'link' ? link.attrs.href : '';
  // A link to the large picture, or to its own page, says nothing that the picture here does not.
  const isOwn = pictureFile.test(href.split(/[?#]/, 1)[0] ?? '') || /attachment/.test(classes) || href.startsWith('/');
  if (href !== '' && !isOwn) conversion.lose('A link round a picture was left out', element.at, href);
  return flow.add(picture);
};

const titled = (element: HtmlElement): { title?: string } => {
  const title = (element.attrs['title'] ?? '').trim();
  return title === '' || /^(?:youtube|vimeo)? ?(?:video|embedded)? ?(?:player|content)?$/i.test(title)
    ? {}
    : { title: clip(title, 500) };
};

/** An embed, when the address may be linked. */
export const embedOf = (address: string | undefined, element: HtmlElement, conversion: Conversion): Block[] => {
  const absolute = absoluteAddress(address, conversion.options.base);
  const found = absolute && frameEmbed(absolute.href);
  if (found && safeHref(found.url)) return [{ type: 'embed', attrs: { ...found, ...titled(element) } }];
  conversion.lose('A frame without a usable address was left out', element.at, address?.slice(0, 80));
  return [];
};

export const iframe: Handler = (element, flow, _marks, conversion) => {
  const { attrs } = element;
  const source = [attrs['src'], attrs['data-src'], attrs['data-lazy-src']].find(
    (address) => address && !address.startsWith('about:'),
  );
  flow.add(...embedOf(source, element, conversion));
};

/** `<object>` and `<embed>`: what is known by its provider stays, the player itself is gone from every browser. */
export const plugin: Handler = (element, flow, marks, conversion) => {
  const param = findElement(
    element.children,
    ({ name, attrs }) => name === 'param' && /^(?:movie|src)$/i.test(attrs['name'] ?? ''),
  );
  const inner = findElement(element.children, ({ name, attrs }) => name === 'embed' && attrs['src'] !== undefined);
  const address = element.attrs['src'] ?? element.attrs['data'] ?? param?.attrs['value'] ?? inner?.attrs['src'];
  const known = knownEmbed(absoluteAddress(address, conversion.options.base)?.href ?? '');
  if (known) return flow.add({ type: 'embed', attrs: known });
  conversion.lose('A plug-in (Flash and the like) was left out', element.at, address?.slice(0, 120));
  const fallback = element.children.filter(
    (node) => typeof node === 'string' || !('name' in node) || !['param', 'embed', 'object'].includes(node.name),
  );
  return flow.add(...conversion.blocksOf(fallback, flow.depth, marks));
};

/** A sound or film that lies on a server as a file. */
export const fileMedia = (
  kind: 'sound' | 'film',
  address: string | undefined,
  conversion: Conversion,
): Sound | Film | undefined => {
  const url = absoluteAddress(address, conversion.options.base);
  return url && { type: kind, attrs: { mediaId: conversion.options.media({ kind, url: url.href }) } };
};

const player =
  (kind: 'sound' | 'film'): Handler =>
  (element, flow, _marks, conversion) => {
    const source = findElement(element.children, ({ name, attrs }) => name === 'source' && attrs['src'] !== undefined);
    const address = element.attrs['src'] ?? source?.attrs['src'];
    const known = knownEmbed(absoluteAddress(address, conversion.options.base)?.href ?? '');
    const block = known ? ({ type: 'embed', attrs: known } as const) : fileMedia(kind, address, conversion);
    if (!block)
      return conversion.lose(
        `A ${kind === 'sound' ? 'sound' : 'film'} without a usable address was left out`,
        element.at,
        address,
      );
    const { title } = titled(element);
    return flow.add(title && block.type !== 'embed' ? { ...block, attrs: { ...block.attrs, title } } : block);
  };
export const audio = player('sound');
export const video = player('film');

/** Scripts are never kept; one that stands for an embed leaves the embed. */
export const script: Handler = (element, flow, _marks, conversion) => {
  const known = /gist\.github\.com/.test(element.attrs['src'] ?? '')
    ? knownEmbed((element.attrs['src'] ?? '').replace(/\.js\b.*$/, ''))
    : undefined;
  if (known) return flow.add({ type: 'embed', attrs: known });
  // The scripts that networks put beside their share boxes are not worth a line: the box itself became an embed.
  const address = element.attrs['src'] ?? '';
  if (
    /(?:twitter|x|instagram|facebook|tiktok|bsky|reddit|redditmedia|flickr|imgur|threads)\.(?:com|net|app)\b/.test(
      address,
    )
  )
    return undefined;
  return conversion.lose('A script was left out', element.at, address || undefined);
};

/** Share boxes: a quotation with a script beside it that turns it into a frame. */
export const shareBox = (element: HtmlElement): Block | undefined => {
  const { attrs, children } = element;
  const classes = attrs['class'] ?? '';
  const isBox =
    /\b(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed|reddit-embed-bq|reddit-card|fb-(?:post|video)|text-post-media)\b/.test(
      classes,
    );
  if (!isBox) return undefined;
  const named =
    attrs['data-instgrm-permalink'] ?? attrs['data-href'] ?? attrs['data-text-post-permalink'] ?? attrs['cite'];
  const known = named === undefined ? undefined : knownEmbed(named);
  const link = findElement(
    children,
    ({ name, attrs }) => name === 'a' && knownEmbed(attrs['href'] ?? '') !== undefined,
  );
  const found = known ?? knownEmbed(link?.attrs['href'] ?? '');
  return found && { type: 'embed', attrs: found };
};
