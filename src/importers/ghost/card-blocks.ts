import { marked } from 'marked';
import { safeHref } from '../../common/addresses.ts';
import type { Block, Picture } from '../../rooms/articles/articles.ts';
import { clip, type HtmlOptions, type MediaRef } from '../html/conversion.ts';
import { frameEmbed, knownEmbed } from '../html/embed-address.ts';
import { captioned, gathered } from '../html/html-boxes.ts';
import { htmlToBlocks } from '../html/html-to-body.ts';
import { findElement, parseHtml, textOf } from '../html/html-tree.ts';
import { mediumKind } from '../shared/link-map.ts';
import { own } from '../shared/own.ts';
import { unknownSite, withSite } from './ghost-address.ts';

export type CardContext = {
  options: HtmlOptions;
  lose: (reason: string, detail?: string) => void;
};

export type Payload = Record<string, unknown>;

/** JSON can hold what no database text can: NUL and halves of letters. */
export const speakable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed().trim();

export const textIn = (payload: Payload, ...names: readonly string[]): string => {
  for (const name of names) {
    const value = payload[name];
    if (typeof value === 'string' && value.trim() !== '') return speakable(value);
  }
  return '';
};

export const plainOf = (html: string): string =>
  (/[<&]/.test(html) ? textOf(parseHtml(html.replace(/<\/p>|<br[^>]*>/gi, ' ')).nodes) : html)
    .replace(/\s+/g, ' ')
    .trim();

/** HTML inside a card; what it loses is told as the card's. */
export const htmlBlocks = (html: string, { options, lose }: CardContext): Block[] => {
  const { blocks, losses } = htmlToBlocks(withSite(html), options);
  for (const { reason, detail } of losses) lose(reason, detail);
  return blocks;
};

const absolute = (address: string): string => {
  const given = withSite(address);
  return given.startsWith('/') && !given.startsWith('//') ? unknownSite + given : given;
};

export const mediaId = (
  kind: MediaRef['kind'],
  address: string,
  { options, lose }: CardContext,
  more: Partial<MediaRef> = {},
): string | undefined => {
  const url = absolute(address);
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    lose('A file without a usable address was left out', address.slice(0, 80));
    return undefined;
  }
  return options.media({ kind, url: new URL(url).href, ...more });
};

const reaches: Record<string, 'wide' | 'full'> = { wide: 'wide', full: 'full' };

export const pictureBlock = (payload: Payload, context: CardContext): Picture[] => {
  const alt = clip(textIn(payload, 'alt', 'altText'), 2000);
  const caption = clip(plainOf(textIn(payload, 'caption')), 5000);
  const id = mediaId('picture', textIn(payload, 'src', 'url'), context, {
    ...(alt ? { alt } : {}),
    ...(caption ? { caption } : {}),
  });
  if (id === undefined) return [];
  const href = textIn(payload, 'href');
  if (href) context.lose('A link round a picture was left out', href);
  const reach = own(reaches, textIn(payload, 'cardWidth'));
  return [
    {
      type: 'picture',
      attrs: { mediaId: id, ...(alt ? { alt } : {}), ...(caption ? { caption } : {}), ...(reach ? { reach } : {}) },
    },
  ];
};

const galleryCard = (payload: Payload, context: CardContext): Block[] => {
  const images = Array.isArray(payload['images']) ? payload['images'] : [];
  return gathered(
    images.flatMap((image) => pictureBlock(image as Payload, context)),
    plainOf(textIn(payload, 'caption')),
  );
};

const recording =
  (kind: 'sound' | 'film') =>
  (payload: Payload, context: CardContext): Block[] => {
    const id = mediaId(kind, textIn(payload, 'src'), context);
    const title = clip(textIn(payload, 'title'), 500);
    return id === undefined
      ? []
      : captioned(
          [{ type: kind, attrs: { mediaId: id, ...(title ? { title } : {}) } }],
          plainOf(textIn(payload, 'caption')),
        );
  };

const linked = (text: string, address: string, context: CardContext): Block[] => {
  const url = URL.parse(absolute(address));
  const href = safeHref((url && context.options.link?.(url, context.lose)) ?? absolute(address));
  if (text === '' && href === undefined) return [];
  return [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: text || address, ...(href ? { marks: [{ type: 'link', attrs: { href } }] } : {}) },
      ],
    },
  ];
};

const paragraph = (text: string): Block[] =>
  text === '' ? [] : [{ type: 'paragraph', content: [{ type: 'text', text }] }];
const box = (title: string, content: Block[]): Block[] =>
  content.length === 0
    ? paragraph(title)
    : [{ type: 'factBox', ...(title ? { attrs: { title: clip(title, 500) } } : {}), content }];

const bookmark = (payload: Payload, context: CardContext): Block[] => {
  const meta = (payload['metadata'] ?? {}) as Payload;
  const [link] = linked(
    textIn(meta, 'title') || textIn(payload, 'title', 'url'),
    textIn(payload, 'url') || textIn(meta, 'url'),
    context,
  );
  if (link?.type !== 'paragraph') return [];
  const more = [textIn(meta, 'description'), textIn(meta, 'publisher', 'author')].filter(Boolean).join(' — ');
  const content = more
    ? [...link.content, { type: 'hardBreak' as const }, { type: 'text' as const, text: more }]
    : link.content;
  return [{ type: 'paragraph', content }, ...paragraph(plainOf(textIn(payload, 'caption')))];
};

const embed = (payload: Payload, context: CardContext): Block[] => {
  const frame = findElement(parseHtml(withSite(textIn(payload, 'html'))).nodes, ({ name }) => name === 'iframe');
  const url = textIn(payload, 'url');
  const found =
    knownEmbed(url) ??
    knownEmbed(frame?.attrs['src'] ?? '') ??
    frameEmbed(url) ??
    frameEmbed(frame?.attrs['src'] ?? '');
  if (!found || !safeHref(found.url)) {
    const blocks = htmlBlocks(textIn(payload, 'html'), context);
    if (blocks.length === 0) context.lose('An embed without a usable address was left out', url.slice(0, 80));
    return blocks;
  }
  const title = textIn((payload['metadata'] ?? {}) as Payload, 'title');
  return captioned(
    [{ type: 'embed', attrs: { ...found, ...(title ? { title: clip(title, 500) } : {}) } }],
    plainOf(textIn(payload, 'caption')),
  );
};

const file = (payload: Payload, context: CardContext): Block[] => {
  const url = URL.parse(absolute(textIn(payload, 'src')));
  if (!url) return [];
  context.options.media({ kind: mediumKind(url.pathname), url: url.href });
  const name = textIn(payload, 'fileTitle', 'fileName') || url.pathname.split('/').at(-1) || 'File';
  return [
    ...linked(name, url.hostname === new URL(unknownSite).hostname ? url.pathname : url.href, context),
    ...paragraph(plainOf(textIn(payload, 'fileCaption'))),
  ];
};

const listing = (payload: Payload): Block[] => {
  const text = String(payload['code'] ?? '').slice(0, 200_000);
  const language = textIn(payload, 'language');
  const caption = plainOf(textIn(payload, 'caption'));
  return text.trim() === ''
    ? []
    : [
        { type: 'code', attrs: { text, ...(/^[\w+#.-]{1,40}$/.test(language) ? { language } : {}) } },
        ...paragraph(caption),
      ];
};

const button = (payload: Payload, context: CardContext): Block[] =>
  linked(textIn(payload, 'buttonText'), textIn(payload, 'buttonUrl'), context);

const header = (payload: Payload, context: CardContext): Block[] => {
  const title = plainOf(textIn(payload, 'header'));
  const picture = textIn(payload, 'backgroundImageSrc');
  return [
    ...(picture ? pictureBlock({ src: picture }, context) : []),
    ...(title ? [{ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: title }] } as Block] : []),
    ...htmlBlocks(textIn(payload, 'subheader'), context),
    ...(payload['buttonEnabled'] === true ? button(payload, context) : []),
  ];
};

const product = (payload: Payload, context: CardContext): Block[] => {
  const picture = textIn(payload, 'productImageSrc');
  const stars = Number(payload['productStarRating']);
  return box(plainOf(textIn(payload, 'productTitle')), [
    ...(picture ? pictureBlock({ src: picture }, context) : []),
    ...(payload['productRatingEnabled'] === true && stars >= 1 && stars <= 5
      ? paragraph('★'.repeat(Math.round(stars)))
      : []),
    ...htmlBlocks(textIn(payload, 'productDescription'), context),
    ...linked(textIn(payload, 'productButton'), textIn(payload, 'productUrl'), context),
  ]);
};

const callToAction = (payload: Payload, context: CardContext): Block[] => {
  const picture = textIn(payload, 'imageUrl');
  return box('', [
    ...(picture ? pictureBlock({ src: picture }, context) : []),
    ...htmlBlocks(textIn(payload, 'textValue'), context),
    ...(textIn(payload, 'buttonText') ? button(payload, context) : []),
  ]);
};

const markdown = (payload: Payload, context: CardContext): Block[] =>
  htmlBlocks(marked.parse(String(payload['markdown'] ?? ''), { async: false, gfm: true }), context);
const dropped =
  (what: string) =>
  (_payload: Payload, { lose }: CardContext): Block[] => {
    lose(`${what} was left out`);
    return [];
  };

const cards: Record<string, (payload: Payload, context: CardContext) => Block[]> = {
  image: pictureBlock,
  gallery: galleryCard,
  audio: recording('sound'),
  video: recording('film'),
  file,
  bookmark,
  embed,
  button,
  header,
  product,
  callout: (payload, context) => box('', htmlBlocks(textIn(payload, 'calloutText'), context)),
  toggle: (payload, context) =>
    box(plainOf(textIn(payload, 'heading')), htmlBlocks(textIn(payload, 'content'), context)),
  html: (payload, context) => htmlBlocks(textIn(payload, 'html'), context),
  markdown,
  'card-markdown': markdown,
  codeblock: listing,
  code: listing,
  horizontalrule: () => [{ type: 'rule' }],
  hr: () => [{ type: 'rule' }],
  'call-to-action': callToAction,
  signup: dropped('A sign-up box'),
  email: dropped('A part that stands only in mails'),
  'email-cta': dropped('A part that stands only in mails'),
  paywall: dropped('The mark where the part for members begins'),
  transistor: dropped('A podcast player (Transistor)'),
  'before-after': (payload, context) =>
    gathered(
      ['beforeImage', 'afterImage'].flatMap((name) => pictureBlock((payload[name] ?? {}) as Payload, context)),
      plainOf(textIn(payload, 'caption')),
    ),
};

/** A card of Ghost's editor as blocks; the same names in Lexical and in mobiledoc. */
export const cardBlocks = (name: string, payload: Payload, context: CardContext): Block[] | undefined => {
  return own(cards, name)?.(payload, context);
};
