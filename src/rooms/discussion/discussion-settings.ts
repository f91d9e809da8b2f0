import type { Publication } from '../publication/publication.ts';
import type { SettingsHere } from './settings-here.ts';
import { housePresets, noCapacity, type Capacity, type ThreadPreset } from './thread-presets.ts';
import type { ThreadState } from './thread.ts';

/** Words and phrases a check looks for, by what is then done. One a line; `*` at the end stands for any ending. */
export type WordList = { refuse: string[]; hold: string[]; nudge: string[] };

/** What editors may set about discussions; kept as the setting `discussion`. */
export type DiscussionSettings = {
  /** The state of every thread that has none of its own. */
  state: ThreadState;
  /** Threads close so many days after publication; 0: never. */
  closeAfterDays: number;
  /** By section key, where it differs. */
  sections: Record<string, { state?: ThreadState; closeAfterDays?: number; preset?: string; checks?: SettingsHere }>;
  /** By primary language tag: numbers that differ. */
  languages: Record<string, SettingsHere>;
  /** Ways to run a discussion, to choose from. */
  presets: readonly ThreadPreset[];
  /** How many discussions there are hands for tonight. */
  capacity: Capacity;
  /** How long a comment may be changed by its writer, in minutes. */
  editMinutes: number;
  /** In characters. */
  shortest: number;
  longest: number;
  /** Signs in one word without spaces, and lines; addresses and scripts without spaces are not counted. */
  longestWord: number;
  mostLines: number;
  /** So many comments of a new reader wait for a moderator. */
  newReaderHolds: number;
  /** Until so many comments are published a reader counts as new. */
  newReaderUntil: number;
  links: { newReaderHold: number; hold: number; refuse: number };
  /** Comments in a minute and in an hour: of one account, from one network, in one thread. */
  rates: { account: [number, number]; network: [number, number]; thread: [number, number] };
  /** The same text within so many hours: by its own writer it is refused, by others it waits from this many on. */
  repeats: { hours: number; otherWriters: number };
  /** From so many removed comments on, readers of whose comments at least this share was removed wait. */
  record: { from: number; share: number };
  /** Shares of a text, from 0 to 1, and its length from which they count. */
  shouting: { capitals: number; emoji: number; from: number };
  /** BCP 47 primary tag, or `*` for every language → words. */
  words: Record<string, WordList>;
  /** Edition code → text above all threads. */
  announcement: Record<string, string>;
  /** Edition code → path of the community guidelines. */
  guidelines: Record<string, string>;
  guidelinesVersion: number;
  /** Appeals are to be decided within so many days. */
  appealDays: number;
  /** Where feedback about the discussion goes; the publication's own address when empty. */
  feedbackEmail: string;
  /** Show how many are reading a thread just now. */
  showViewers: boolean;
};

export const defaultDiscussion: DiscussionSettings = {
  state: 'open',
  closeAfterDays: 0,
  sections: {},
  languages: {},
  presets: housePresets,
  capacity: noCapacity,
  editMinutes: 5,
  shortest: 2,
  longest: 5_000,
  longestWord: 120,
  mostLines: 200,
  newReaderHolds: 0,
  newReaderUntil: 3,
  links: { newReaderHold: 1, hold: 4, refuse: 15 },
  rates: { account: [4, 40], network: [30, 300], thread: [240, 6_000] },
  repeats: { hours: 72, otherWriters: 1 },
  record: { from: 3, share: 0.3 },
  shouting: { capitals: 0.7, emoji: 0.5, from: 24 },
  words: {},
  announcement: {},
  guidelines: {},
  guidelinesVersion: 1,
  appealDays: 7,
  feedbackEmail: '',
  showViewers: false,
};

/** The settings in force; what is not set has its default. */
export const discussionSettings = ({ settings }: Publication): DiscussionSettings => {
  const stored = (settings as Record<string, unknown>)['discussion'];
  return { ...defaultDiscussion, ...(stored as Partial<DiscussionSettings> | undefined) };
};
