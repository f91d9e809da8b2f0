import type { Chapter, EpisodeType, Person, ShowDetails, Soundbite } from '../../rooms/audio/audio.ts';

/** Says what was found wrong, or could not be carried: the reason, its line in the feed (0: none), and the particular. */
export type Tell = (reason: string, line: number, detail?: string, title?: string) => void;

/** An element of a feed; names of elements and attributes are in small letters, with the usual prefixes whatever the feed calls them. */
export type FeedElement = {
  name: string;
  attributes: Readonly<Record<string, string>>;
  text: string;
  children: FeedElement[];
  line: number;
  /** What stands between its tags, as it is written. */
  source: string;
  /** The feed ends within it. */
  isCut: boolean;
};

/** Somebody with the address of their picture. */
export type FeedPerson = Omit<Person, 'pictureId'> & { picture?: string };

/** What a feed says of its show; pictures are addresses still. */
export type FeedShow = Pick<
  ShowDetails,
  | 'description'
  | 'language'
  | 'author'
  | 'ownerName'
  | 'ownerEmail'
  | 'categories'
  | 'isExplicit'
  | 'type'
  | 'copyright'
  | 'licence'
  | 'isLocked'
  | 'isComplete'
  | 'funding'
  | 'podroll'
  | 'medium'
  | 'txt'
  | 'updateFrequency'
> & {
  title: string;
  /** podcast:guid. */
  guid?: string;
  link?: string;
  art?: string;
  people: FeedPerson[];
  isBlocked: boolean;
  lockOwner?: string;
  /** itunes:new-feed-url. */
  movedTo?: string;
  generator: string;
};

export type FeedSound = { url: string; type: string };

export type FeedTranscript = { url: string; type: string; language: string };

export type FeedItem = {
  /** Byte for byte as podcast apps know it. */
  guid: string;
  title: string;
  standfirst: string;
  /** HTML, or plain text where `isPlain`. */
  notes: string;
  isPlain: boolean;
  publishedAt: number;
  link?: string;
  sound?: FeedSound;
  season?: number;
  number?: number;
  type: EpisodeType;
  isExplicit: boolean;
  isBlocked: boolean;
  art?: string;
  people: FeedPerson[];
  soundbites: Soundbite[];
  chapters: Chapter[];
  chaptersUrl?: string;
  transcripts: FeedTranscript[];
  line: number;
};
