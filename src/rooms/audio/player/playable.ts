import type { Media } from '../../media/media.ts';
import { plainPicture } from '../../media/media.ts';
import type { Visit } from '../../publication/publication.ts';
import type { World } from '../../../world.ts';
import type { Recording } from '../recording.ts';
import type { Sound } from '../serving/sound.ts';
import type { Chapter, Episode } from '../show.ts';
import type { Transcript } from '../transcript.ts';
import { transcriptIn } from '../transcripts/transcripts.store.ts';

/** What can be listened to, with all that the player shows of it. */
export type Playable = {
  /** The story it is, or belongs to. */
  articleId: string;
  mediaId: string;
  title: string;
  /** Its page, with the edition. */
  path: string;
  show: { title: string; path: string } | undefined;
  sound: Sound;
  /** Seconds, when they are known. */
  length: number | undefined;
  peaks: Uint8Array | undefined;
  chapters: Chapter[];
  transcript: Transcript | undefined;
  art: Media | undefined;
  publishedAt: number | undefined;
};

/** What a player needs to know of an episode. */
export type Heard = Pick<Episode, 'articleId' | 'mediaId' | 'chapters' | 'publishedAt'> & {
  title: string;
  path: string;
  show: { title: string; path: string };
  recording: Recording | undefined;
  sound: Sound | undefined;
  art?: Media | undefined;
  transcripts: readonly string[];
};

/** The page's language first, then one that is spoken there, then whatever there is. */
const languageFor = (language: string, known: readonly string[]): string | undefined =>
  known.find((one) => one === language) ??
  known.find((one) => one.split('-', 1)[0] === language.split('-', 1)[0]) ??
  known[0];

const transcriptFor = async (world: World, visit: Visit, { mediaId, transcripts }: Heard) => {
  const language = languageFor(visit.edition.language, transcripts);
  return mediaId === undefined || language === undefined ? undefined : transcriptIn(world.db, mediaId, language);
};

/**
 * Episodes as the player takes them; those without a recording are left out. Transcripts are read only where they are shown: where one
 * episode is heard.
 */
export const playables = async (
  world: World,
  visit: Visit,
  episodes: readonly Heard[],
  { hasTranscripts = false } = {},
): Promise<Playable[]> => {
  const heard = episodes.filter(({ mediaId, sound }) => mediaId !== undefined && sound !== undefined);
  return Promise.all(
    heard.map(async (one) => ({
      articleId: one.articleId,
      mediaId: one.mediaId ?? '',
      title: one.title,
      path: one.path,
      show: { title: one.show.title, path: one.show.path },
      sound: one.sound as Sound,
      length: one.recording?.duration,
      peaks: one.recording?.peaks,
      chapters: one.chapters.length > 0 ? one.chapters : (one.recording?.tags.chapters ?? []),
      transcript: hasTranscripts ? await transcriptFor(world, visit, one) : undefined,
      art: one.art,
      publishedAt: one.publishedAt,
    })),
  );
};

/** One of them, with its transcript. */
export const playable = async (world: World, visit: Visit, episode: Heard): Promise<Playable | undefined> =>
  (await playables(world, visit, [episode], { hasTranscripts: true }))[0];

/** Where the bar at the bottom of the page comes from. */
export const playerPath = (visit: Visit, articleId: string): string => visit.link(`/podcasts/player/${articleId}`);

/** An address of the episode from which it plays at once from a second. */
export const atPath = (path: string, second: number): string => `${path}?t=${Math.floor(second)}`;

/** What the island knows of an episode; short names, it stands in every list. */
export type IslandEpisode = {
  id: string;
  media: string;
  src: string;
  type: string;
  title: string;
  show: string;
  path: string;
  player: string;
  length: number;
  art?: string;
};

export const islandEpisode = (visit: Visit, one: Playable): IslandEpisode => {
  const art = one.art && plainPicture(one.art, 384);
  return {
    id: one.articleId,
    media: one.mediaId,
    src: one.sound.path,
    type: one.sound.mime,
    title: one.title,
    show: one.show?.title ?? visit.edition.publicationName,
    path: visit.stay(one.path),
    player: playerPath(visit, one.articleId),
    length: Math.round((one.length ?? 0) * 10) / 10,
    ...(art ? { art: art.path } : {}),
  };
};
