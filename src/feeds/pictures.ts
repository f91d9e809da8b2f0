import type { LeadMedia, Picture } from '../rooms/articles/articles.ts';
import { altOf, captionOf, cardOf, plainPicture, type Media } from '../rooms/media/media.ts';
import type { World } from '../world.ts';
import { absoluteUrl } from './absolute.ts';
import type { FeedMedia } from './feed.ts';

/** A medium as it stands in a story: words given there win over its own. */
type Placed = {
  media: Media;
  alt?: string | undefined;
  caption?: string | undefined;
  credit?: string | undefined;
};

const placedPicture = ({ attrs }: Picture, media: ReadonlyMap<string, Media>): Placed[] => {
  const found = media.get(attrs.mediaId);
  return found?.path === undefined
    ? []
    : [{ media: found, alt: attrs.alt, caption: attrs.caption, credit: attrs.credit }];
};

/** The media that stand over a story, in their order; those without a file are left out. */
export const placedLead = (lead: LeadMedia | undefined, media: ReadonlyMap<string, Media>): Placed[] => {
  if (!lead) return [];
  if (lead.type === 'picture') return placedPicture(lead, media);
  if (lead.type === 'gallery') return lead.content.flatMap((picture) => placedPicture(picture, media));
  const found = media.get(lead.attrs.mediaId);
  return found?.path === undefined ? [] : [{ media: found, caption: lead.attrs.caption ?? lead.attrs.title }];
};

export const leadMediaIds = (lead: LeadMedia | undefined): string[] => {
  if (!lead) return [];
  return lead.type === 'gallery' ? lead.content.map(({ attrs }) => attrs.mediaId) : [lead.attrs.mediaId];
};

const wordsOf = (
  { media, alt, caption, credit }: Placed,
  language: string,
): Pick<FeedMedia, 'alt' | 'caption' | 'credit' | 'licence'> => ({
  alt: alt ?? altOf(media, language),
  caption: caption ?? captionOf(media, language),
  credit: credit ?? media.credit,
  ...(media.licence === '' ? {} : { licence: { name: media.licence, url: media.licenceUrl } }),
});

const stillOf = (world: World, placed: Placed, language: string, shape: 'plain' | 'card'): FeedMedia | undefined => {
  const still = placed.media.kind === 'film' ? placed.media.poster : placed.media;
  const file = still && (shape === 'card' ? cardOf(still) : plainPicture(still));
  if (!file) return undefined;
  const { width, height, bytes } = file;
  const words = wordsOf(placed, language);
  const alt = words.alt || (still ? altOf(still, language) : '');
  return {
    url: absoluteUrl(world, file.path),
    medium: 'image',
    type: file.contentType,
    width,
    height,
    bytes,
    ...words,
    alt,
  };
};

/** A picture (of a film: its poster) in a form that every program shows. */
export const pictureOf = (world: World, placed: Placed, language: string): FeedMedia | undefined =>
  stillOf(world, placed, language, 'plain');

/** The same cut for link previews. */
export const cardPicture = (world: World, placed: Placed, language: string): FeedMedia | undefined =>
  stillOf(world, placed, language, 'card');

/** The widest form of it that is no wider than asked. */
export const pictureUpTo = (
  world: World,
  { media }: Placed,
  widest: number,
): Pick<FeedMedia, 'url' | 'width' | 'height'> | undefined => {
  const still = media.kind === 'film' ? media.poster : media;
  const usual = still && plainPicture(still);
  const narrower = still?.renditions.findLast(
    ({ format, width }) => (format === 'jpeg' || format === 'png') && width <= widest,
  );
  const file = usual && usual.width <= widest ? usual : narrower;
  return file && { url: absoluteUrl(world, file.path), width: file.width, height: file.height };
};

/** Sound or film as a file to be fetched. */
export const recordingOf = (world: World, placed: Placed, language: string): FeedMedia | undefined => {
  const { kind, path, contentType, bytes, width, height, duration } = placed.media;
  if ((kind !== 'sound' && kind !== 'film') || path === undefined) return undefined;
  const size = {
    ...(width ? { width } : {}),
    ...(height ? { height } : {}),
    ...(duration ? { duration } : {}),
  };
  return {
    url: absoluteUrl(world, path),
    medium: kind === 'film' ? 'video' : 'audio',
    type: contentType,
    bytes,
    ...size,
    ...wordsOf(placed, language),
  };
};

/** What a feed says of a story's lead: recordings first, then pictures. */
export const feedMediaOf = (
  world: World,
  lead: LeadMedia | undefined,
  media: ReadonlyMap<string, Media>,
  language: string,
): FeedMedia[] => {
  const placed = placedLead(lead, media);
  return [
    ...placed.map((one) => recordingOf(world, one, language)),
    ...placed.map((one) => pictureOf(world, one, language)),
  ].filter((one) => one !== undefined);
};
