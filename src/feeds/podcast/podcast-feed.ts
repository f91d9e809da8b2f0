/** A show as podcast apps want it: plain values, all addresses absolute, all text plain but for `html`. */
export type PodcastFeed = {
  title: string;
  pageUrl: string;
  /** Its own address, and under which it is known: the first page's. */
  selfUrl: string;
  description: string;
  /** BCP 47. */
  language: string;
  copyright: string;
  author: string;
  owner: { name: string; email: string } | undefined;
  art: PodcastArt | undefined;
  /** Apple's categories: `News > Daily News`. */
  categories: readonly string[];
  isExplicit: boolean;
  type: 'episodic' | 'serial';
  /** podcast:guid. */
  guid: string;
  medium: string;
  isLocked: boolean;
  isComplete: boolean;
  people: readonly PodcastPerson[];
  funding: readonly { url: string; words: string }[];
  licence: PodcastLicence | undefined;
  podroll: readonly { guid: string; title: string; url: string | undefined }[];
  trailers: readonly PodcastTrailer[];
  /** `verify` and the like: services ask for it to know whose feed it is. */
  txt: readonly { purpose: string; text: string }[];
  /** How often something comes, in words and as a rule of iCalendar. */
  updateFrequency: { words: string; rule: string } | undefined;
  /** Where it has moved to. */
  movedTo: string | undefined;
  /** Made for one reader: no directory may list it, no hub is told. */
  isPrivate: boolean;
  hubs: readonly string[];
  /** RFC 5005: the page with the newest, and the one with what came before this page. */
  pages: { first: string; next: string | undefined } | undefined;
  /** The newest change to anything in it. */
  changedAt: number;
  items: readonly PodcastItem[];
};

export type PodcastArt = { url: string; type: string; width: number; height: number; alt: string };
export type PodcastPerson = {
  name: string;
  role: string;
  group: string;
  href: string | undefined;
  img: string | undefined;
};
export type PodcastLicence = { name: string; url: string | undefined };
export type PodcastSound = { url: string; bytes: number; type: string };
export type PodcastTrailer = { title: string; sound: PodcastSound; publishedAt: number; season: number | undefined };

export type PodcastTranscript = { url: string; type: string; language: string; isTimed: boolean };

export type PodcastItem = {
  /** As it was when subscribers first saw it: it never changes. */
  guid: string;
  title: string;
  url: string;
  /** Plain text. */
  summary: string;
  /** The notes. */
  html: string;
  publishedAt: number;
  sound: PodcastSound;
  /** Whole seconds. */
  duration: number | undefined;
  isExplicit: boolean;
  type: 'full' | 'trailer' | 'bonus';
  season: number | undefined;
  number: number | undefined;
  art: PodcastArt | undefined;
  authors: readonly string[];
  categories: readonly string[];
  people: readonly PodcastPerson[];
  transcripts: readonly PodcastTranscript[];
  chaptersUrl: string | undefined;
  soundbites: readonly { start: number; duration: number; title: string }[];
  /** Where it is talked about; undefined when nobody may. */
  commentsUrl: string | undefined;
  /** Where several shows are in one feed: which one it is of. */
  source: { title: string; url: string } | undefined;
};

/** So many episodes stand on one page of a feed (RFC 5005 leads to the others). */
export const podcastPage = 300;
