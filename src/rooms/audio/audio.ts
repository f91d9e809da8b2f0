/**
 * The audio room: shows, their episodes, recordings with chapters and transcripts, how they are served, counted and listened to.
 * This is its door; other rooms import nothing else of it.
 */
export {
  episodeTypes,
  showStates,
  showTypes,
  type Chapter,
  type Episode,
  type EpisodeDetails,
  type EpisodeType,
  type Person,
  type Show,
  type ShowDetails,
  type ShowState,
  type ShowType,
  type Soundbite,
} from './show.ts';
export type { Recording, RecordingTags } from './recording.ts';
export type { Cue, Transcript } from './transcript.ts';
