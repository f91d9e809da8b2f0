import { foldSpace } from '../../common/text.ts';
import {
  chaptersPath,
  transcriptLanguages,
  transcriptPath,
  type EpisodeView,
  type Person,
} from '../../rooms/audio/audio.ts';
import { altOf, mediaByIds, originalOf, plainPicture, type Media } from '../../rooms/media/media.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { absoluteUrl } from '../absolute.ts';
import { itemOf, loadStory } from '../article-item.ts';
import type { PodcastArt, PodcastItem, PodcastPerson, PodcastSound, PodcastTranscript } from './podcast-feed.ts';

/** Art at the size directories ask for: the picture as it was given. */
export const artOf = (world: World, media: Media | undefined, language: string): PodcastArt | undefined => {
  const file = media && originalOf(media);
  if (!media || !file) return undefined;
  const { path, contentType, width, height } = file;
  return { url: absoluteUrl(world, path), type: contentType, width, height, alt: altOf(media, language) };
};

export const peopleOf = (world: World, people: readonly Person[], media: ReadonlyMap<string, Media>): PodcastPerson[] =>
  people.map(({ name, role, group, href, pictureId }) => {
    const picture = media.get(pictureId ?? '');
    const file = picture && plainPicture(picture, 300);
    return { name, role, group, href, img: file && absoluteUrl(world, file.path) };
  });

export const soundOfEpisode = (world: World, { sound }: EpisodeView): PodcastSound | undefined =>
  sound && { url: absoluteUrl(world, sound.path), bytes: sound.bytes, type: sound.mime };

const forms = [
  { ending: 'vtt', type: 'text/vtt', needsTimes: true },
  { ending: 'srt', type: 'application/x-subrip', needsTimes: true },
  { ending: 'html', type: 'text/html', needsTimes: false },
] as const;

/** Captions without times are none: what has no times is given to be read alone. */
const transcriptsOf = async (world: World, mediaIds: readonly string[]): Promise<Map<string, PodcastTranscript[]>> => {
  const found = new Map<string, PodcastTranscript[]>();
  for (const { media_id: id, language, is_timed: timed } of await transcriptLanguages(world.db, mediaIds)) {
    const isTimed = timed === 1;
    const made = forms
      .filter(({ needsTimes }) => isTimed || !needsTimes)
      .map(({ ending, type }) => ({
        url: absoluteUrl(world, transcriptPath(id, language, ending)),
        type,
        language,
        isTimed,
      }));
    found.set(id, [...(found.get(id) ?? []), ...made]);
  }
  return found;
};

type Around = { media: ReadonlyMap<string, Media>; transcripts: ReadonlyMap<string, PodcastTranscript[]> };

/** What its story says: the notes with their corrections, who wrote it, what it is about. */
const storyParts = async (
  world: World,
  episode: EpisodeView,
): Promise<Pick<PodcastItem, 'html' | 'authors' | 'categories' | 'summary'>> => {
  const publication = await publicationOf(world);
  const edition = publication.editionByCode(episode.edition) ?? publication.defaultEdition;
  const story = await loadStory(world, episode.articleId);
  const item = story && (await itemOf(world, edition, story, true));
  return {
    html: item?.html ?? '',
    authors: item?.authors.map(({ name }) => name) ?? [],
    categories: item?.categories ?? [],
    summary: item?.summary || foldSpace(episode.title),
  };
};

/** An episode as an item; none without sound, as no app could play it. */
const itemOfEpisode = async (
  world: World,
  episode: EpisodeView,
  { media, transcripts }: Around,
): Promise<PodcastItem | undefined> => {
  const sound = soundOfEpisode(world, episode);
  if (!sound || episode.publishedAt === undefined) return undefined;
  const { recording, mediaId = '', artId } = episode;
  const url = absoluteUrl(world, episode.path);
  const { summary, html, authors, categories } = await storyParts(world, episode);
  return {
    guid: episode.guid,
    title: foldSpace(episode.title),
    url,
    summary,
    html,
    publishedAt: episode.publishedAt,
    sound,
    duration: recording?.duration === undefined ? undefined : Math.max(1, Math.round(recording.duration)),
    isExplicit: episode.isExplicit,
    type: episode.type,
    season: episode.season,
    number: episode.number,
    art: artId === undefined ? undefined : artOf(world, episode.art, episode.language),
    authors,
    categories,
    people: peopleOf(world, episode.people, media),
    transcripts: transcripts.get(mediaId) ?? [],
    chaptersUrl: episode.chapters.length > 0 ? absoluteUrl(world, chaptersPath(mediaId)) : undefined,
    soundbites: episode.soundbites,
    commentsUrl: episode.discussionOpen ? `${url}#comments` : undefined,
    source: undefined,
  };
};

const stretch = 20;

export const itemsOf = async (world: World, episodes: readonly EpisodeView[]): Promise<PodcastItem[]> => {
  const pictures = episodes.flatMap(({ people }) => people.flatMap(({ pictureId }) => pictureId ?? []));
  const around = {
    media: await mediaByIds(world, [...new Set(pictures)]),
    transcripts: await transcriptsOf(
      world,
      episodes.flatMap(({ mediaId }) => mediaId ?? []),
    ),
  };
  const items: PodcastItem[] = [];
  // In stretches: a long feed must not keep pages waiting for the database.
  for (let at = 0; at < episodes.length; at += stretch) {
    const some = episodes.slice(at, at + stretch);
    const made = await Promise.all(some.map((episode) => itemOfEpisode(world, episode, around)));
    items.push(...made.filter((item) => item !== undefined));
  }
  return items;
};
