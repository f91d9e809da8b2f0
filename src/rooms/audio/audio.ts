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
export { examineAgain, examineRecording } from './recordings/examine-recording.ts';
export { ffmpegState, type FfmpegState } from './recordings/ffmpeg.ts';
/** The name the contract has for it. */
export { ffmpegState as hasFfmpeg } from './recordings/ffmpeg.ts';
export { cancelTranscode, transcode, transcodesOf, type TranscodeRefusal } from './recordings/transcode.ts';
export {
  isUnderWay,
  type RecordingWork,
  type TranscriptAsked,
  type VersionAsked,
  type WorkState,
} from './recordings/recording-work.ts';
/** What is said, written down by a program of the operator's. */
export {
  askTranscript,
  transcriberState,
  transcribingOf,
  type AskTranscriptRefusal,
  type TranscriberState,
} from './recordings/transcribe.ts';
export { endRecordingWork } from './recordings/carry-work.ts';
export { recordingJobs } from './recordings/recording-jobs.ts';
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
/** Sends the bytes of recordings before the app is asked. */
export { createSoundFiles, type SoundFiles } from './serving/answer-sound.ts';
/** The player, what a page with one needs, and episodes that play in place. */
export { Player, playerAssets, type PlayerProps } from './player/Player.tsx';
export { PlayButton, playButtonAssets } from './player/PlayButton.tsx';
export { LatestEpisodes, type LatestEpisodesProps } from './player/LatestEpisodes.tsx';
export type { Mark } from './player/Waveform.tsx';
/** Where `?t=` of an address lets a player begin. */
export { beginIn } from './player/player.routes.tsx';
export { atPath, playable, playables, type Heard, type Playable } from './player/playable.ts';
/** What readers see on pages of podcasts, in every language. */
export { audioWords } from './audio-words.ts';
/** Shows: read, made, changed, put in order; what directories ask of them, in words at the field. */
export { publicShows, showBySlug, showById, showsOf } from './shows/read-shows.ts';
export { orderShows, removeShow, saveShow, type Saved, type ShowDraft } from './shows/save-show.ts';
export { isTimeRule, missingOfShow, showLimits, type ShowFault } from './shows/check-show.ts';
export { showGuid } from './shows/show-guid.ts';
export {
  allShowCategories,
  isShowCategory,
  nearestCategory,
  partsOfCategory,
  showCategories,
} from './shows/categories.ts';
/** Episodes: stories of kind `episode`, with what each is as part of its show. */
export { lengthOf, type EpisodeView } from './episodes/episode-view.ts';
export {
  episodeCursor,
  episodeOf,
  episodesAround,
  episodesByStories,
  episodesOf,
  episodesWithMedia,
  latestEpisodes,
  seasonsOf,
} from './episodes/read-episodes.ts';
export { saveEpisode, type EpisodeDraft, type EpisodeSaid } from './episodes/save-episode.ts';
export { createEpisode, type NewEpisode } from './episodes/create-episode.ts';
export { episodeLimits, missingOfEpisode, type EpisodeFault } from './episodes/check-episode.ts';
/** Which moments of an episode's (or a story's own) sound comments are about; open pages hear of changes by the event `story-moments`. */
export { momentsOf, type Moment } from '../discussion/discussion.ts';
/** The feeds of shows: their addresses, what names them, when they last changed. */
export {
  allShowsFeedPath,
  chaptersPath,
  feedsOfShow,
  feedsOfShows,
  opmlPath,
  showFeedPath,
  transcriptPath,
  type FeedLink,
} from './feeds/feed-paths.ts';
export { lastChangeOfShows } from './feeds/feed-changes.store.ts';
export { podcastFeedWords, type PodcastFeedWords } from './feeds/podcast-feed-words.ts';
/** How far readers have listened: kept for their own devices alone. */
export { begunBy, forgetPlace, keepPlace, placesAmong, type Begun, type Place } from './places/places.ts';
export { listeningOwnData } from './places/place-own-data.ts';
export { placeWords } from './places/place-words.ts';
/** Feeds of one reader, by an address with a secret. */
export {
  makePrivateFeed,
  privateFeedBy,
  privateFeedPath,
  privateFeedsOf,
  revokePrivateFeed,
  type PrivateFeed,
} from './feeds/private-feeds.ts';
export { privateFeedOwnData } from './feeds/private-feed-own-data.ts';
/** Counts what is sent of recordings, and how far is listened on the site; written down every minute. */
export { createDownloadCounter, downloadCounterOf, type DownloadCounter } from './counting/download-counter.ts';
export { keepDownloads } from './counting/keep-downloads.ts';
export { appOf, type App } from './counting/app-of.ts';
export {
  countsOfEpisode,
  downloadsOf,
  heardCounts,
  listensOf,
  measures,
  recordingsOfShow,
  type Count,
  type EpisodeCounts,
  type Measure,
} from './counting/read-counts.ts';
export { utcDay } from './counting/download-counter.ts';
/** What a story that can be heard has more than others, and which sound a story is heard as. */
export { soundAround } from './views/sound-around.tsx';
export { soundMarkdown } from './episodes/sound-markdown.ts';
export { saveStorySound, storySoundOf } from './episodes/story-sound.ts';
/** When an episode came out, its place in the show, its length: as lists say it. */
export { EpisodeFacts } from './views/facts.tsx';
export { EpisodeItem, type EpisodeItemProps } from './views/EpisodeItem.tsx';
/** The player of an episode in a frame on another site. */
export { embedPath } from './embed/embed.routes.tsx';
/** What readers are told about it. */
export { howSoundIsCounted } from './counting/how-sound-is-counted.ts';
