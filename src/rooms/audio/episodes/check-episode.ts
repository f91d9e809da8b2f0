import { webAddress } from '../../../common/addresses.ts';
import { clockTime } from '../../../common/clock-time.ts';
import type { World } from '../../../world.ts';
import { isUsable, mediaById } from '../../media/media.ts';
import { faultsOfPeople } from '../people.ts';
import { episodeTypes, type Chapter, type Episode, type Show, type Soundbite } from '../show.ts';
import { artFault } from '../shows/check-show.ts';
import { otherEpisode } from './episodes.store.ts';

/** What is wrong with an episode, in words, at the field where it is. */
export type EpisodeFault = { field: string; words: string };

/** Bounds of the podcast namespace, or that keep a page readable. */
export const episodeLimits = {
  people: 40,
  chapters: 1_000,
  chapterTitle: 300,
  soundbites: 20,
  soundbiteLeast: 15,
  soundbiteMost: 120,
  soundbiteTitle: 128,
  stories: 20,
  formerUrls: 50,
  number: 100_000,
} as const;

const isWhole = (value: number | undefined): boolean =>
  value === undefined || (Number.isInteger(value) && value > 0 && value <= episodeLimits.number);

const isTime = (value: number): boolean => Number.isFinite(value) && value >= 0;

const faultsOfChapters = (chapters: readonly Chapter[], length: number | undefined): EpisodeFault[] => {
  const faults: EpisodeFault[] = [];
  const say = (words: string): void => void faults.push({ field: 'chapters', words });
  if (chapters.length > episodeLimits.chapters) say(`At most ${episodeLimits.chapters} chapters`);
  for (const [index, { start, end, title, url, isSilent }] of chapters.entries()) {
    const name = `Chapter ${index + 1}`;
    if (!isTime(start)) say(`${name} has no time`);
    if (length !== undefined && start >= length)
      say(`${name} begins at ${clockTime(start)}, but the recording ends at ${clockTime(length)}`);
    if (end !== undefined && (!isTime(end) || end <= start)) say(`${name} ends before it begins`);
    if (title.trim() === '' && !isSilent) say(`${name} needs a title`);
    if (title.length > episodeLimits.chapterTitle)
      say(`The title of chapter ${index + 1} is longer than ${episodeLimits.chapterTitle} characters`);
    if (url !== undefined && webAddress(url) === undefined) say(`“${url}” is not an address of a page`);
  }
  if (new Set(chapters.map(({ start }) => start)).size < chapters.length) say('Two chapters begin at the same time');
  return faults;
};

const faultsOfSoundbites = (soundbites: readonly Soundbite[], length: number | undefined): EpisodeFault[] => {
  const faults: EpisodeFault[] = [];
  const say = (words: string): void => void faults.push({ field: 'soundbites', words });
  const { soundbiteLeast: least, soundbiteMost: most } = episodeLimits;
  if (soundbites.length > episodeLimits.soundbites) say(`At most ${episodeLimits.soundbites} soundbites`);
  for (const [index, { start, duration, title }] of soundbites.entries()) {
    const name = `Soundbite ${index + 1}`;
    if (!isTime(start)) say(`${name} has no time`);
    if (!(duration >= least && duration <= most)) say(`${name} must last ${least} to ${most} seconds`);
    else if (length !== undefined && start + duration > length)
      say(`${name} ends after the recording, which lasts ${clockTime(length)}`);
    if (title.length > episodeLimits.soundbiteTitle)
      say(`The title of soundbite ${index + 1} is longer than ${episodeLimits.soundbiteTitle} characters`);
  }
  return faults;
};

const faultsOfNumbers = ({ type, season, number }: Episode, show: Show): EpisodeFault[] => [
  ...(episodeTypes.includes(type) ? [] : [{ field: 'type', words: 'An episode is full, a trailer or a bonus' }]),
  ...(isWhole(season) ? [] : [{ field: 'season', words: 'A season is a whole number from 1' }]),
  ...(isWhole(number) ? [] : [{ field: 'number', words: 'A number is a whole one from 1' }]),
  ...(show.type === 'serial' && type === 'full' && number === undefined
    ? [{ field: 'number', words: 'In a serial show every episode needs its number: it is heard in that order' }]
    : []),
];

const faultsOfMedia = async (world: World, episode: Episode, show: Show): Promise<EpisodeFault[]> => {
  const { mediaId, artId, articleId } = episode;
  const faults: EpisodeFault[] = [];
  const sound = mediaId === undefined ? undefined : await mediaById(world, mediaId);
  if (mediaId !== undefined && !(sound?.kind === 'sound' && isUsable(sound)))
    faults.push({ field: 'mediaId', words: 'This is not a sound of the media library' });
  else if (
    mediaId !== undefined &&
    (await otherEpisode(world.db, { showId: show.id, articleId, by: { media_id: mediaId } }))
  )
    faults.push({ field: 'mediaId', words: 'Another episode of the show is this recording: apps would leave one out' });
  const art = artId === undefined ? undefined : artFault(await mediaById(world, artId));
  if (art !== undefined) faults.push({ field: 'artId', words: art });
  return faults;
};

/** Everything that keeps an episode from being saved; `length` is that of its recording, once it is known. */
export const faultsOfEpisode = async (
  world: World,
  { episode, show, length }: { episode: Episode; show: Show; length: number | undefined },
): Promise<EpisodeFault[]> => {
  const { guid, articleId, people, storyIds, formerUrls } = episode;
  const isGuidTaken = await otherEpisode(world.db, { showId: show.id, articleId, by: { guid } });
  return [
    ...faultsOfNumbers(episode, show),
    ...faultsOfPeople(people, episodeLimits.people),
    ...faultsOfChapters(episode.chapters, length),
    ...faultsOfSoundbites(episode.soundbites, length),
    ...(await faultsOfMedia(world, episode, show)),
    ...(guid.trim() === '' || guid.length > 500 ? [{ field: 'guid', words: 'A guid has 1 to 500 characters' }] : []),
    ...(isGuidTaken ? [{ field: 'guid', words: 'Another episode of the show has this guid' }] : []),
    ...(storyIds.length > episodeLimits.stories
      ? [{ field: 'storyIds', words: `At most ${episodeLimits.stories} stories` }]
      : []),
    ...(formerUrls.length > episodeLimits.formerUrls || formerUrls.some((url) => webAddress(url) === undefined)
      ? [{ field: 'formerUrls', words: 'Former addresses are those of web pages or files' }]
      : []),
  ];
};

/** What an episode still lacks before it can be heard; it can be saved without. */
export const missingOfEpisode = ({
  mediaId,
  recording,
}: {
  mediaId: string | undefined;
  recording: { state: string; fault: string } | undefined;
}): EpisodeFault[] => {
  if (mediaId === undefined) return [{ field: 'mediaId', words: 'The episode has no recording yet' }];
  if (recording?.state === 'refused') return [{ field: 'mediaId', words: recording.fault }];
  return recording?.state === 'ready' ? [] : [{ field: 'mediaId', words: 'The recording is still being looked at' }];
};
