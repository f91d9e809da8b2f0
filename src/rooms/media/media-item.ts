export const mediaKinds = ['picture', 'sound', 'film', 'file'] as const;
export type MediaKind = (typeof mediaKinds)[number];

/** `waiting`: usable, its renditions are still being made; `missing`: only its old address is known; `refused`: its file was no good. */
export const mediaStates = ['ready', 'waiting', 'missing', 'refused'] as const;
export type MediaState = (typeof mediaStates)[number];

/** `card` is the 1.91:1 crop for link previews; `animation` the moving picture whose renditions are its first frame. */
export const renditionFormats = ['avif', 'webp', 'jpeg', 'png', 'card', 'animation'] as const;
export type RenditionFormat = (typeof renditionFormats)[number];

export type Rendition = { format: RenditionFormat; width: number; height: number; bytes: number; path: string };

/** Alternative text and caption in a language where they differ. */
export type MediaTexts = Record<string, { alt?: string; caption?: string }>;

/** Where the eye should rest: parts of width and height from the top left corner, 0 to 1. */
export type Focal = { x: number; y: number };

export type Media = {
  id: string;
  kind: MediaKind;
  state: MediaState;
  /** The name it came with: for downloads and the newsroom, never for addresses. */
  fileName: string;
  contentType: string;
  bytes: number;
  /** Pixels of pictures and films, upright; undefined while unknown. */
  width: number | undefined;
  height: number | undefined;
  /** Seconds of sound and film. */
  duration: number | undefined;
  focal: Focal;
  alt: string;
  caption: string;
  texts: MediaTexts;
  credit: string;
  creditUrl: string | undefined;
  licence: string;
  licenceUrl: string | undefined;
  /** Path of the file as it is kept; undefined while missing or refused. */
  path: string | undefined;
  /** Narrow ones first. */
  renditions: Rendition[];
  /** The still picture of a film. */
  poster: Media | undefined;
  origin: string | undefined;
  originUrl: string | undefined;
  createdAt: number;
};

/** A picture file as feeds, previews and structured data name it. */
export type PictureFile = { path: string; contentType: string; width: number; height: number; bytes: number };

const contentTypes: Record<RenditionFormat, string> = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpeg: 'image/jpeg',
  png: 'image/png',
  card: 'image/jpeg',
  animation: 'image/webp',
};
export const renditionType = (format: RenditionFormat): string => contentTypes[format];

const inLanguage = (media: Media, language: string, part: 'alt' | 'caption'): string =>
  media.texts[language]?.[part] || media.texts[language.split('-', 1)[0] ?? '']?.[part] || media[part];

/** The alternative text in a language (BCP 47), or the one there is. */
export const altOf = (media: Media, language: string): string => inLanguage(media, language, 'alt');

/** The caption in a language (BCP 47), or the one there is. */
export const captionOf = (media: Media, language: string): string => inLanguage(media, language, 'caption');

/** Whether there is something to show or play. */
export const isUsable = (media: Media): boolean => media.path !== undefined;

const fileOf = ({ format, ...file }: Rendition): PictureFile => ({ ...file, contentType: renditionType(format) });

/** The picture as it is kept: JPEG or PNG, upright, at its full size. */
export const originalOf = (media: Media): PictureFile | undefined =>
  media.kind === 'picture' && media.path !== undefined && media.width && media.height
    ? { path: media.path, contentType: media.contentType, width: media.width, height: media.height, bytes: media.bytes }
    : undefined;

/** A JPEG or PNG that every program can show, at least `width` pixels wide if there is one: for feeds and plain `src`. */
export const plainPicture = (media: Media, width = 1152): PictureFile | undefined => {
  const plain = media.renditions.filter(({ format }) => format === 'jpeg' || format === 'png');
  const enough = plain.find((rendition) => rendition.width >= width);
  if (enough) return fileOf(enough);
  const widest = plain.at(-1);
  const isAll = media.state === 'ready' || widest?.width === media.width;
  return widest && isAll ? fileOf(widest) : originalOf(media);
};

/** The 1200 × 630 JPEG for link previews (smaller if the picture is), else the picture itself while it is not made. */
export const cardOf = (media: Media): PictureFile | undefined => {
  const card = media.renditions.find(({ format }) => format === 'card');
  return card ? fileOf(card) : plainPicture(media);
};

/** The moving version of an animated picture, for readers who ask for it. */
export const animationOf = (media: Media): PictureFile | undefined => {
  const moving = media.renditions.find(({ format }) => format === 'animation');
  return moving && fileOf(moving);
};
