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
export {
  missingOf,
  peakCount,
  podcastCodecs,
  type Recording,
  type RecordingState,
  type RecordingTags,
  type RecordingVersion,
} from './recording.ts';
/** What was found in the sounds of the media library. */
export { recordingOf, recordingsByIds, waitingRecordings } from './recordings/read-recordings.ts';
export type { Cue, Transcript } from './transcript.ts';
/** Transcripts: read and printed in the forms of podcast:transcript, kept by language. */
export {
  readTranscript,
  type ReadTranscript,
  type TranscriptForm,
  type TranscriptRefusal,
} from './transcripts/read-transcript.ts';
export {
  clockText,
  paragraphsOf,
  toSrt,
  toTranscriptHtml,
  toTranscriptJson,
  toTranscriptText,
  toVtt,
} from './transcripts/print-transcript.ts';
export { removeTranscript, saveTranscript, type TranscriptDraft } from './transcripts/save-transcript.ts';
export { transcriptIn, transcriptLanguages, transcriptsOfMedia } from './transcripts/transcripts.store.ts';
/** The JSON of podcast:chapters. */
export { readChaptersJson, toChaptersJson } from './chapters.ts';
/** Who may do what with shows and sound; with episodes, which are stories, see `mayStory`. */
export { mayShow, showActions, type ShowAction } from './show-actions.ts';
/** The bytes of recordings: their addresses, types and lengths. */
export { soundOf, soundsByIds } from './serving/sound-of.ts';
export { soundPath, type Sound } from './serving/sound.ts';
