import type { Section, Tag } from '../../../articles/articles.ts';
import type { FoundFaults } from '../../../media/media.ts';
import type { CheckKey, ChecklistSettings } from '../checklist-settings.ts';
import type { EpisodeFacts } from '../episode-facts.store.ts';
import type { StoryPlan } from '../plan.ts';
import type { StoryAtHand } from '../story-at-hand.ts';

/** Everything the checks look at, fetched beforehand. */
export type Looked = {
  story: StoryAtHand;
  plan: StoryPlan;
  settings: ChecklistSettings;
  /** BCP 47 tag of the edition. */
  language: string;
  publicationName: string;
  section: Section | undefined;
  tags: Tag[];
  media: readonly FoundFaults[];
  links: readonly LookedLink[];
  remarks: { notes: number; suggestions: number };
  /** The address it will have, and whether somebody else has it. */
  address: { path: string; isTaken: boolean };
  /** What it is as an episode, if it is one. */
  episode: EpisodeFacts | undefined;
  /** The revision the story it is translated from has reached. */
  sourceRevision: number | undefined;
  now: number;
};

export type LinkState = 'waiting' | 'alive' | 'moved' | 'dead' | 'silent' | 'closed' | 'unpublished' | 'nowhere';
export type LookedLink = {
  href: string;
  isInside: boolean;
  state: LinkState;
  status?: number;
  leadsTo?: string;
  /** Which block of the text it stands in. */
  block: number;
};

/** One thing that was looked at: fine or not, in words, and where it is put right. */
export type Found = { key: CheckKey; isFine: boolean; words: string; where?: string };
export type Looking = (looked: Looked) => Found[];
