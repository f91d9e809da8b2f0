import { webAddress } from '../../../common/addresses.ts';
import { altOf, captionOf, plainPicture, type Media } from '../../media/media.ts';
import type { Film, Picture, Sound } from './body.ts';

/** What is needed to draw a body for places outside this site: feeds, Markdown, mails. */
export type Elsewhere = {
  /** BCP 47 tag of the story. */
  language: string;
  /** Where this site is: `https://news.example`; empty: addresses stay as they are, for what is read by this site again. */
  origin: string;
  /** What `mediaIdsIn` named; what is missing here is left out. */
  media: ReadonlyMap<string, Media>;
};

/** `#…` and `?…` only make sense on the story's own page and stay as they are. */
export const absoluteHref = (href: string, { origin }: Elsewhere): string =>
  href.startsWith('/') && origin !== '' ? new URL(href, origin).href : href;

/** Who made a picture and under which licence, with the addresses where more is said. */
export type Credit = { name: string; url: string | undefined; licence: string; licenceUrl: string | undefined };

export type PlainPicture = {
  url: string;
  type: string;
  bytes: number;
  width: number;
  height: number;
  alt: string;
  caption: string;
  credit: Credit;
};

const creditOf = (media: Media, given: string | undefined): Credit => {
  const name = given ?? media.credit;
  // A credit given in the story is another's: the picture's own address is not theirs.
  const url = name === media.credit ? media.creditUrl : undefined;
  return {
    name,
    url: url && webAddress(url),
    licence: media.licence,
    licenceUrl: media.licenceUrl && webAddress(media.licenceUrl),
  };
};

/** A picture node as one file with its words; undefined when the picture is gone or was never there. */
export const plainPictureOf = ({ attrs }: Picture, elsewhere: Elsewhere): PlainPicture | undefined => {
  const media = elsewhere.media.get(attrs.mediaId);
  const file = media && plainPicture(media, 1152);
  if (!media || !file) return undefined;
  return {
    url: absoluteHref(file.path, elsewhere),
    type: file.contentType,
    bytes: file.bytes,
    width: file.width,
    height: file.height,
    alt: attrs.alt ?? altOf(media, elsewhere.language),
    caption: attrs.caption ?? captionOf(media, elsewhere.language),
    credit: creditOf(media, attrs.credit),
  };
};

export type PlainRecording = {
  url: string;
  type: string;
  bytes: number;
  duration: number | undefined;
  title: string;
  caption: string;
  poster: string | undefined;
};

/** A sound or film node as one file with its words. */
export const plainRecordingOf = ({ attrs }: Sound | Film, elsewhere: Elsewhere): PlainRecording | undefined => {
  const media = elsewhere.media.get(attrs.mediaId);
  if (!media?.path) return undefined;
  const poster = media.poster && plainPicture(media.poster, 1152);
  return {
    url: absoluteHref(media.path, elsewhere),
    type: media.contentType,
    bytes: media.bytes,
    duration: media.duration,
    title: attrs.title ?? '',
    caption: attrs.caption ?? captionOf(media, elsewhere.language),
    poster: poster && absoluteHref(poster.path, elsewhere),
  };
};

/** “Caption (Name · CC BY 4.0)”, as far as there is any; the caller writes words and links its own way. */
export const captionLine = (
  caption: string,
  { name, url, licence, licenceUrl }: Credit,
  write: (words: string, url?: string) => string,
): string => {
  const credit = [name && write(name, url), licence && write(licence, licenceUrl)].filter(Boolean).join(' · ');
  return [caption && write(caption), caption && credit ? `(${credit})` : credit].filter(Boolean).join(' ');
};

/** The site an address leads to, as readers know it: `www.example.org` → `example.org`. */
export const hostOf = (url: string): string => new URL(url).hostname.replace(/^www\./, '');
