/** Shows, episodes and recordings as they go over the wire. */
import type * as v from 'valibot';
import {
  missingOfEpisode,
  missingOfShow,
  type EpisodeView,
  type Recording,
  type Show,
  type Sound,
} from '../rooms/audio/audio.ts';
import type { World } from '../world.ts';
import type { episodeSchema, recordingSchema, showSchema } from './podcast-schemas.ts';
import { refused, type Refused } from './problems.ts';
import { maybeMoment, momentText, urlOf } from './shown.tsx';

/** What was said, without what was not: a field that is left out stays as it is. */
export type Said<Given> = { [Key in keyof Given]?: Exclude<Given[Key], undefined> };
export const onlySaid = <Given extends object>(given: Given): Said<Given> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Said<Given>;

export const shownShow = (world: World, show: Show): v.InferOutput<typeof showSchema> => ({
  id: show.id,
  edition: show.edition,
  slug: show.slug,
  title: show.title,
  guid: show.guid,
  state: show.state,
  position: show.position,
  description: show.description,
  language: show.language,
  author: show.author,
  ownerName: show.ownerName,
  ownerEmail: show.ownerEmail,
  artId: show.artId ?? null,
  categories: show.categories,
  isExplicit: show.isExplicit,
  type: show.type,
  copyright: show.copyright,
  licence: show.licence,
  isLocked: show.isLocked,
  isComplete: show.isComplete,
  people: show.people,
  funding: show.funding,
  podroll: show.podroll,
  movedTo: show.movedTo ?? null,
  introId: show.introId ?? null,
  outroId: show.outroId ?? null,
  txt: show.txt ?? [],
  updateFrequency: show.updateFrequency ?? null,
  medium: show.medium,
  createdAt: momentText(show.createdAt),
  changedAt: momentText(show.changedAt || show.createdAt),
  url: urlOf(world, show.path),
  feed: urlOf(world, `${show.path}/feed.xml`),
  desk: urlOf(world, `/newsroom/podcasts/${show.id}`),
  missing: missingOfShow(show),
});

const shownSound = (world: World, sound: Sound | undefined) =>
  sound ? { url: urlOf(world, sound.path), contentType: sound.mime, bytes: sound.bytes } : null;

export const shownEpisode = (world: World, one: EpisodeView): v.InferOutput<typeof episodeSchema> => ({
  storyId: one.articleId,
  id: one.id,
  showId: one.showId,
  guid: one.guid,
  title: one.title,
  status: one.status,
  edition: one.edition,
  language: one.language,
  standfirst: one.standfirst,
  authors: one.authors,
  type: one.type,
  season: one.season ?? null,
  number: one.number ?? null,
  isExplicit: one.isExplicit,
  mediaId: one.mediaId ?? null,
  duration: one.recording?.duration ?? null,
  sound: shownSound(world, one.sound),
  artId: one.artId ?? null,
  people: one.people,
  chapters: one.chapters,
  soundbites: one.soundbites,
  transcripts: one.transcripts,
  storyIds: one.storyIds,
  formerUrls: one.formerUrls,
  publishedAt: maybeMoment(one.publishedAt),
  changedAt: momentText(one.modifiedAt),
  url: urlOf(world, one.path),
  desk: urlOf(world, `/newsroom/episodes/${one.articleId}`),
  missing: missingOfEpisode(one),
});

export const shownRecording = (
  world: World,
  one: Recording,
  sound: Sound | undefined,
): v.InferOutput<typeof recordingSchema> => {
  const { title = null, artist = null, album = null, year = null, chapters = [] } = one.tags;
  return {
    mediaId: one.mediaId,
    state: one.state,
    container: one.container,
    codec: one.codec,
    bitRate: one.bitRate ?? null,
    duration: one.duration ?? null,
    loudness: one.loudness ?? null,
    truePeak: one.truePeak ?? null,
    peaks: one.peaks ? [...one.peaks] : null,
    tags: { title, artist, album, year, chapters },
    coverId: one.coverId ?? null,
    versions: one.versions.map(({ mediaId, codec, bitRate }) => ({ mediaId, codec, bitRate })),
    fault: one.fault,
    sound: shownSound(world, sound),
  };
};

type SavingRefused = {
  refusal: 'forbidden' | 'not-found' | 'invalid';
  faults: readonly { field: string; words: string }[];
};

/** What the rooms refuse about shows and episodes, at the fields it is about. */
export const savingRefusal = ({
  refusal,
  faults,
}: SavingRefused): Refused<'not-allowed'> | Refused<'not-found'> | Refused<'invalid'> => {
  if (refusal === 'forbidden') return refused('not-allowed');
  if (refusal === 'not-found') return refused('not-found');
  return refused('invalid', { errors: faults.map(({ field, words }) => ({ pointer: `/${field}`, detail: words })) });
};
