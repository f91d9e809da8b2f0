import type { Block } from '../../rooms/articles/articles.ts';
import { captionOf, type Conversion } from '../html/conversion.ts';
import { knownEmbed } from '../html/embed-address.ts';
import { captioned, gathered, pullQuote } from '../html/html-boxes.ts';
import { embedOf, fileMedia, pictureOf } from '../html/html-media.ts';
import { findElement, parseHtml, textOf, type HtmlElement, type HtmlNode } from '../html/html-tree.ts';
import { own } from '../shared/own.ts';
import { knownShortcodes, plainShortcodes, shortcodeOf, type Shortcode } from './shortcodes.ts';
import type { Attachment } from './media-address.ts';

/** What shortcodes must look up about the post and its files. */
export type PostFiles = {
  attachment: (id: string) => Attachment | undefined;
  /** The pictures that were uploaded to this post. */
  own: () => Attachment[];
};

type Given = { element: HtmlElement; code: Shortcode; conversion: Conversion; depth: number; files: PostFiles };

const picture = ({ url, alt, caption }: Attachment, { element, conversion }: Given): Block[] => {
  const made = pictureOf({ ...element, name: 'img', attrs: { src: url, alt }, children: [] }, conversion);
  return made ? [caption ? { ...made, attrs: { ...made.attrs, caption } } : made] : [];
};

const idsIn = (text: string | undefined): string[] => (text ?? '').split(/[\s,]+/).filter((id) => /^\d+$/.test(id));

const byIds = (given: Given, ids: readonly string[]): Block[] =>
  ids.flatMap((id) => {
    const found = given.files.attachment(id);
    if (!found)
      given.conversion.lose('A picture that is named by number is not in the file', given.element.at, `id ${id}`);
    return found ? picture(found, given) : [];
  });

const gallery = (given: Given): Block[] => {
  const { attributes } = given.code;
  const ids = idsIn(attributes['ids'] ?? attributes['include'] ?? attributes['images'] ?? attributes['gallery_ids']);
  const all = ids.length > 0 ? byIds(given, ids) : given.files.own().flatMap((one) => picture(one, given));
  if (all.length === 0 && ids.length === 0)
    given.conversion.lose('A gallery whose pictures are not in the file was left out', given.element.at);
  return gathered(all, '');
};

/** `[caption]<img> words[/caption]`, in the old form with the words as an attribute. */
const caption = ({ element, code, conversion, depth }: Given): Block[] => {
  const image = findElement(element.children, ({ name }) => name === 'img' || name === 'iframe');
  const isHolder = (node: HtmlNode): boolean =>
    typeof node === 'object' &&
    'name' in node &&
    (node === image || findElement(node.children, (inner) => inner === image) !== undefined);
  const shown = element.children.filter(isHolder);
  const words =
    code.attributes['caption'] ??
    captionOf(
      element.children.filter((node) => !isHolder(node)),
      element.at,
      conversion,
    );
  const plain = code.attributes['caption'] === undefined ? words : textOf(parseHtml(words).nodes);
  return captioned(conversion.blocksOf(shown, depth), plain.trim());
};

const addressIn = ({ element, code }: Given): string => {
  const { attributes, values } = code;
  const named = attributes['url'] ?? attributes['src'] ?? attributes['href'] ?? attributes['link'] ?? attributes['id'];
  return (textOf(element.children).trim() || named || values[0] || '').replace(/&amp;/g, '&').replace(/[”"]/g, '');
};

/** An embed by its whole address, or by what its provider calls it. */
const embed =
  (start: string) =>
  (given: Given): Block[] | undefined => {
    const address = addressIn(given);
    if (address === '') return undefined;
    const whole = /^(?:https?:)?\/\//.test(address) ? address : start === '' ? '' : start + address;
    const known = knownEmbed(whole);
    return known ? [{ type: 'embed', attrs: known }] : embedOf(whole, given.element, given.conversion);
  };

const recording =
  (kind: 'sound' | 'film', names: readonly string[]) =>
  (given: Given): Block[] | undefined => {
    const { attributes, values } = given.code;
    const address =
      names.map((name) => attributes[name]).find((value) => value) ??
      values[0] ??
      textOf(given.element.children).trim();
    if (!address) return undefined;
    const first = address.split(/[|,]/)[0] ?? address;
    const known = knownEmbed(first);
    const block = known ? ({ type: 'embed', attrs: known } as const) : fileMedia(kind, first, given.conversion);
    return block && [block];
  };

const playlist = (given: Given): Block[] =>
  idsIn(given.code.attributes['ids']).flatMap((id) => {
    const found = given.files.attachment(id);
    const block =
      found && fileMedia(given.code.attributes['type'] === 'video' ? 'film' : 'sound', found.url, given.conversion);
    return block ? [found.title ? { ...block, attrs: { ...block.attrs, title: found.title } } : block] : [];
  });

const listing = ({ element, code }: Given): Block[] => {
  const text = textOf(element.children)
    .replace(/^\s*\n|\s+$/g, '')
    .slice(0, 200_000);
  const language = code.attributes['language'] ?? code.attributes['lang'] ?? (/code$/.test(code.name) ? '' : code.name);
  return text === ''
    ? []
    : [{ type: 'code', attrs: { text, ...(/^[\w+#.-]{1,40}$/.test(language) ? { language } : {}) } }];
};

const button = ({ element, code, conversion }: Given): Block[] | undefined => {
  const href = code.attributes['url'] ?? code.attributes['link'] ?? code.attributes['href'] ?? code.values[0];
  if (!href || element.children.length === 0) return undefined;
  return conversion.blocksOf([{ ...element, name: 'a', attrs: { href } }], 1);
};

const singleImage = (given: Given): Block[] | undefined => {
  const { attributes } = given.code;
  const id = idsIn(attributes['image'] ?? attributes['id'])[0];
  if (id !== undefined) return byIds(given, [id]);
  return attributes['src']
    ? picture({ url: attributes['src'], alt: attributes['alt'] ?? '', caption: '', title: '' }, given)
    : undefined;
};

const handlers: Record<string, (given: Given) => Block[] | undefined> = {
  caption,
  wp_caption: caption,
  gallery,
  vc_gallery: gallery,
  et_pb_gallery: gallery,
  playlist,
  embed: embed(''),
  youtube: embed('https://www.youtube.com/watch?v='),
  vimeo: embed('https://vimeo.com/'),
  dailymotion: embed('https://www.dailymotion.com/video/'),
  soundcloud: embed(''),
  ted: embed('https://www.ted.com/talks/'),
  tweet: embed('https://x.com/i/status/'),
  instagram: embed(''),
  facebook: embed(''),
  gist: embed('https://gist.github.com/'),
  googlemaps: embed(''),
  iframe: embed(''),
  vc_video: embed(''),
  et_pb_video: embed(''),
  audio: recording('sound', ['src', 'mp3', 'm4a', 'ogg', 'wav', 'flac']),
  et_pb_audio: recording('sound', ['audio']),
  video: recording('film', ['src', 'mp4', 'm4v', 'webm', 'ogv', 'mov', 'flv', 'wmv']),
  quote: ({ element, conversion }) => pullQuote(element.children, conversion),
  blockquote: ({ element, conversion }) => pullQuote(element.children, conversion),
  pullquote: ({ element, conversion }) => pullQuote(element.children, conversion),
  su_quote: ({ element, conversion }) => pullQuote(element.children, conversion),
  button,
  su_button: button,
  vc_single_image: singleImage,
  et_pb_image: singleImage,
};

/** A shortcode as blocks; undefined leaves its content where it stands. Unknown ones are told. */
export const shortcodeBlocks = (
  element: HtmlElement,
  conversion: Conversion,
  depth: number,
  files: PostFiles,
): Block[] | undefined => {
  const code = shortcodeOf(element.attrs);
  const given: Given = { element, code, conversion, depth, files };
  const handler = own(handlers, code.name);
  if (handler) return handler(given);
  if (knownShortcodes.has(code.name)) return listing(given);
  if (!plainShortcodes.test(code.name)) {
    const content = element.children.length > 0;
    conversion.lose(
      `A shortcode we do not know was ${content ? 'taken off; its content stays' : 'left out'}`,
      element.at,
      `[${code.name}]`,
    );
  }
  return undefined;
};
