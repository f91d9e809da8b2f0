import type { AudioObject, PodcastEpisode, PodcastSeason, PodcastSeries } from 'schema-dts';
import { isoInZone } from '../../common/dates.ts';
import { foldSpace } from '../../common/text.ts';
import { showFeedPath, transcriptPath, type EpisodeView, type Show } from '../../rooms/audio/audio.ts';
import { isoDuration, plainPicture, type Media } from '../../rooms/media/media.ts';
import type { World } from '../../world.ts';
import { absoluteUrl } from '../absolute.ts';
import type { FeedMedia } from '../feed.ts';
import { imageNode } from './recordings.ts';
import { publisherId } from './publisher.ts';

const seriesId = (world: World, show: Pick<Show, 'path'>): string => `${absoluteUrl(world, show.path)}#series`;

/** The art as machines are told of it. */
export const artOf = (world: World, art: Media | undefined, alt: string): FeedMedia | undefined => {
  const file = art && plainPicture(art, 1400);
  return (
    file && {
      url: absoluteUrl(world, file.path),
      medium: 'image',
      type: file.contentType,
      width: file.width,
      height: file.height,
      bytes: file.bytes,
      alt,
      caption: '',
      credit: art.credit,
    }
  );
};

/** A show (schema.org/PodcastSeries). */
export const seriesNode = (world: World, show: Show, art: Media | undefined): PodcastSeries => {
  const picture = artOf(world, art, show.title);
  return {
    '@type': 'PodcastSeries',
    '@id': seriesId(world, show),
    name: show.title,
    url: absoluteUrl(world, show.path),
    webFeed: show.movedTo ?? absoluteUrl(world, showFeedPath(show)),
    inLanguage: show.language,
    ...(show.description ? { description: foldSpace(show.description) } : {}),
    ...(show.author ? { author: { '@type': 'Organization', name: show.author } } : {}),
    ...(picture ? { image: imageNode(picture) } : {}),
    ...(show.people.length > 0
      ? {
          actor: show.people.map(({ name, href }) => ({
            '@type': 'Person' as const,
            name,
            ...(href ? { url: href } : {}),
          })),
        }
      : {}),
    publisher: { '@id': publisherId(world) },
    isFamilyFriendly: !show.isExplicit,
  };
};

const soundNode = (world: World, episode: EpisodeView, timeZone: string): AudioObject | undefined => {
  const { sound, recording, transcripts, mediaId, publishedAt } = episode;
  if (!sound || mediaId === undefined) return undefined;
  const seconds = recording?.duration;
  const [language] = transcripts;
  return {
    '@type': 'AudioObject',
    name: foldSpace(episode.title),
    contentUrl: absoluteUrl(world, sound.path),
    encodingFormat: sound.mime,
    contentSize: String(sound.bytes),
    ...(publishedAt === undefined ? {} : { uploadDate: isoInZone(publishedAt, timeZone) }),
    ...(seconds ? { duration: isoDuration(Math.round(seconds)) } : {}),
    ...(language === undefined
      ? {}
      : { transcript: absoluteUrl(world, transcriptPath(mediaId, language, 'txt')), inLanguage: language }),
  };
};

const seasonNode = (world: World, { season, show }: EpisodeView): PodcastSeason | undefined =>
  season === undefined
    ? undefined
    : {
        '@type': 'PodcastSeason',
        seasonNumber: season,
        name: `${show.title} ${season}`,
        url: `${absoluteUrl(world, show.path)}?season=${season}`,
      };

/** An episode (schema.org/PodcastEpisode) with its recording, as part of its show. */
export const episodeNode = (world: World, episode: EpisodeView, timeZone: string): PodcastEpisode => {
  const { show, publishedAt, number } = episode;
  const url = absoluteUrl(world, episode.path);
  const picture = artOf(world, episode.art, episode.title);
  const season = seasonNode(world, episode);
  const sound = soundNode(world, episode, timeZone);
  const seconds = episode.recording?.duration;
  return {
    '@type': 'PodcastEpisode',
    '@id': url,
    url,
    mainEntityOfPage: url,
    name: foldSpace(episode.title),
    ...(episode.teaser ? { description: foldSpace(episode.teaser) } : {}),
    inLanguage: episode.language,
    ...(publishedAt === undefined ? {} : { datePublished: isoInZone(publishedAt, timeZone) }),
    dateModified: isoInZone(episode.modifiedAt, timeZone),
    ...(number === undefined ? {} : { episodeNumber: number }),
    ...(season ? { partOfSeason: season } : {}),
    partOfSeries: {
      '@type': 'PodcastSeries',
      '@id': seriesId(world, show),
      name: show.title,
      url: absoluteUrl(world, show.path),
    },
    ...(sound ? { associatedMedia: sound } : {}),
    ...(seconds ? { timeRequired: isoDuration(Math.round(seconds)) } : {}),
    ...(picture ? { image: imageNode(picture) } : {}),
    author: episode.authors.map((name) => ({ '@type': 'Person' as const, name })),
    publisher: { '@id': publisherId(world) },
    isAccessibleForFree: true,
    isFamilyFriendly: !episode.isExplicit,
  };
};
