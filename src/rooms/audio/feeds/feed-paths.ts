import type { Edition, Publication } from '../../publication/publication.ts';
import { wordsFor } from '../../../common/words.ts';
import type { Show } from '../show.ts';
import { publicShows } from '../shows/read-shows.ts';
import type { World } from '../../../world.ts';
import { podcastFeedWords } from './podcast-feed-words.ts';

/** Stored path of a show's feed: `/es/podcasts/la-marea/feed.xml`. */
export const showFeedPath = ({ path }: Pick<Show, 'path'>): string => `${path}/feed.xml`;

/** Stored path of the feed with all shows of an edition. */
export const allShowsFeedPath = (publication: Publication, edition: Edition): string =>
  publication.inEdition(edition, '/podcasts/feed.xml');

export const opmlPath = (publication: Publication, edition: Edition): string =>
  publication.inEdition(edition, '/podcasts.opml');

/** A feed as a page's head names it (`Head.feeds`). */
export type FeedLink = { title: string; path: string };

/** For a show's page: its own feed first, which is the one apps take. */
export const feedsOfShow = (show: Pick<Show, 'path' | 'title'>): FeedLink[] => [
  { title: show.title, path: showFeedPath(show) },
];

/** For the page with all shows of an edition: all in one, then each. None where there is no show. */
export const feedsOfShows = async (world: World, publication: Publication, edition: Edition): Promise<FeedLink[]> => {
  const shows = await publicShows(world, edition.code);
  const words = wordsFor(podcastFeedWords, edition.language);
  if (shows.length === 0) return [];
  const all = { title: words.allShows(edition.publicationName), path: allShowsFeedPath(publication, edition) };
  return [...(shows.length > 1 ? [all] : []), ...shows.flatMap(feedsOfShow)];
};

/** Where a recording's chapters are, as podcast:chapters names them. */
export const chaptersPath = (mediaId: string): string => `/sound/${mediaId}/chapters.json`;

/** Where its transcript in a language is. */
export const transcriptPath = (
  mediaId: string,
  language: string,
  form: 'vtt' | 'srt' | 'json' | 'html' | 'txt',
): string => `/sound/${mediaId}/transcript.${language}.${form}`;
