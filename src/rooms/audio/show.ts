/** How a show's episodes are to be heard: the newest first, or from the beginning. */
export const showTypes = ['episodic', 'serial'] as const;
export type ShowType = (typeof showTypes)[number];

/** Somebody who is heard or has helped: podcast:person, with the roles and groups of its taxonomy. */
export type Person = { name: string; role: string; group: string; href?: string; pictureId?: string };

/** What is said about a show beside its title; kept as JSON. */
export type ShowDetails = {
  /** Plain text of at most 4,000 bytes, as Apple asks. */
  description: string;
  /** BCP 47. */
  language: string;
  author: string;
  /** Published in the feed: directories write to it. */
  ownerName: string;
  ownerEmail: string;
  /** A square picture of 1,400 to 3,000 pixels. */
  artId?: string;
  /** Apple's categories, case by case: `News > Daily News`. The first is the main one; at most three. */
  categories: string[];
  isExplicit: boolean;
  type: ShowType;
  copyright: string;
  licence: string;
  /** No other service may import the feed. */
  isLocked: boolean;
  /** Nothing more is to come. */
  isComplete: boolean;
  people: Person[];
  funding: { url: string; words: string }[];
  podroll: { guid: string; title: string; url?: string }[];
  /** Where the feed has moved to. */
  movedTo?: string;
  /** Added before and after each episode where ffmpeg is there. */
  introId?: string;
  outroId?: string;
  /** podcast:txt: what services ask for to know whose feed it is (`verify`, `applepodcastsverify`). */
  txt?: { purpose: string; text: string }[];
  /** How often something comes: in words, and as a rule of iCalendar (`FREQ=WEEKLY;BYDAY=MO`). */
  updateFrequency?: { words: string; rule: string };
  /** Medium of podcast:medium. */
  medium: 'podcast' | 'newsletter' | 'audiobook' | 'music' | 'film' | 'video';
};

/** `hidden`: no page and no place in lists, its feed goes on; `moved`: the feed leads elsewhere. */
export const showStates = ['published', 'hidden', 'moved'] as const;
export type ShowState = (typeof showStates)[number];

export type Show = ShowDetails & {
  id: string;
  edition: string;
  slug: string;
  title: string;
  /** podcast:guid. */
  guid: string;
  state: ShowState;
  position: number;
  /** Address with its edition: `/es/podcasts/la-marea`. */
  path: string;
  createdAt: number;
  changedAt: number;
};

/** Seconds from the beginning; `isSilent` keeps a mark out of the list (podcast:chapters `toc: false`). */
export type Chapter = {
  start: number;
  end?: number;
  title: string;
  url?: string;
  pictureId?: string;
  isSilent?: boolean;
};
export type Soundbite = { start: number; duration: number; title: string };

export const episodeTypes = ['full', 'trailer', 'bonus'] as const;
export type EpisodeType = (typeof episodeTypes)[number];

/** What is said about an episode beside its story; kept as JSON. */
export type EpisodeDetails = {
  type: EpisodeType;
  isExplicit: boolean;
  artId?: string;
  people: Person[];
  chapters: Chapter[];
  soundbites: Soundbite[];
  /** Stories it talks about. */
  storyIds: string[];
  /** Addresses it had on another host, newest first. */
  formerUrls: string[];
};

/** An episode is a story of kind `episode`: headline, notes (its body), state, times, people's comments are the story's. */
export type Episode = EpisodeDetails & {
  id: string;
  articleId: string;
  showId: string;
  guid: string;
  mediaId: string | undefined;
  season: number | undefined;
  number: number | undefined;
  publishedAt: number | undefined;
};
