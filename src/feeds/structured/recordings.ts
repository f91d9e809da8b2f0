import type { AudioObject, ImageGallery, ImageObject, VideoObject } from 'schema-dts';
import { isoInZone } from '../../common/dates.ts';
import type { FeedMedia } from '../feed.ts';

/** A picture with those who made it (developers.google.com/search/docs/appearance/structured-data/image-license-metadata). */
export const imageNode = ({ url, width, height, caption, alt, credit, licence }: FeedMedia): ImageObject => ({
  '@type': 'ImageObject',
  url,
  contentUrl: url,
  ...(width && height
    ? {
        width: { '@type': 'QuantitativeValue', value: width },
        height: { '@type': 'QuantitativeValue', value: height },
      }
    : {}),
  ...(caption || alt ? { caption: caption || alt } : {}),
  ...(credit ? { creditText: credit } : {}),
  ...(licence?.url ? { license: licence.url } : {}),
});

/** Seconds as ISO 8601 wants a duration: `PT1M20S`. */
const isoDuration = (seconds: number): string => {
  const whole = Math.round(seconds);
  return `PT${whole >= 60 ? `${Math.floor(whole / 60)}M` : ''}${whole % 60}S`;
};

type Story = { headline: string; description: string; publishedAt: number; timeZone: string };

export const videoNode = (film: FeedMedia, poster: FeedMedia | undefined, story: Story): VideoObject => ({
  '@type': 'VideoObject',
  name: film.caption || story.headline,
  ...(story.description ? { description: story.description } : {}),
  contentUrl: film.url,
  encodingFormat: film.type,
  uploadDate: isoInZone(story.publishedAt, story.timeZone),
  ...(poster ? { thumbnailUrl: poster.url } : {}),
  ...(film.duration ? { duration: isoDuration(film.duration) } : {}),
});

export const audioNode = (sound: FeedMedia, story: Story): AudioObject => ({
  '@type': 'AudioObject',
  name: sound.caption || story.headline,
  contentUrl: sound.url,
  encodingFormat: sound.type,
  uploadDate: isoInZone(story.publishedAt, story.timeZone),
  ...(sound.duration ? { duration: isoDuration(sound.duration) } : {}),
});

export const galleryNode = (url: string, name: string, pictures: readonly FeedMedia[]): ImageGallery => ({
  '@type': 'ImageGallery',
  '@id': `${url}#gallery`,
  url,
  name,
  associatedMedia: pictures.map((picture) => imageNode(picture)),
});
