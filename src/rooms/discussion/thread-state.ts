import type { DiscussionSettings } from './discussion-settings.ts';
import { isLimited, presetFor, type ThreadOwn } from './thread-presets.ts';
import { threadStates, type ThreadState } from './thread.ts';

const day = 86_400_000;
/** So long after its end a discussion may still be put right; then its page is as it stays. */
const sealedAfter = 7 * day;

/** What the state of a thread depends on. */
export type ThreadFacts = {
  /** The story's. */
  id: string;
  /** The story's own: `closed` when it came so with an archive. */
  threadState: string;
  sectionKey: string | undefined;
  publishedAt: number | undefined;
  /** What staff have set for this thread; null: nothing. */
  ownState: string | null;
  /** The preset chosen for it, and the numbers that differ here. */
  own: ThreadOwn;
  /** When a thread that staff closed is sealed. */
  sealedAt: number | null;
};

const asState = (text: string | null): ThreadState | undefined => threadStates.find((state) => state === text);

/** When the thread closes by its age; undefined: never. */
const closesAt = ({ publishedAt }: ThreadFacts, days: number): number | undefined =>
  days > 0 && publishedAt !== undefined ? publishedAt + days * day : undefined;

export type StateNow = {
  state: ThreadState;
  isSealed: boolean;
  /** There are no hands for it tonight: that is why it is not open. */
  isBeyondCapacity: boolean;
};

const plain = (state: ThreadState, isSealed = false): StateNow => ({ state, isSealed, isBeyondCapacity: false });

/** Where fewer threads can be looked after than there are, those that nobody has named are not simply open. */
const within = (now: StateNow, { id }: ThreadFacts, { capacity }: DiscussionSettings, at: number): StateNow => {
  const isFree = now.state !== 'open' || !isLimited(capacity, at) || capacity.articleIds.includes(id);
  return isFree ? now : { state: capacity.otherwise, isSealed: false, isBeyondCapacity: true };
};

/** By settings, preset and age: what holds where staff have not set a state for the thread itself. */
const usualState = (facts: ThreadFacts, settings: DiscussionSettings, now: number): StateNow => {
  const section = facts.sectionKey === undefined ? undefined : settings.sections[facts.sectionKey];
  const { preset, isOwn } = presetFor(settings, { own: facts.own, sectionKey: facts.sectionKey });
  const own = isOwn ? preset : undefined;
  const usual = own?.state ?? section?.state ?? preset?.state ?? settings.state;
  if (usual === 'hidden') return plain('hidden');
  if (facts.threadState === 'closed' && !own) return plain('closed', (facts.publishedAt ?? 0) + sealedAfter <= now);
  const days = own?.closeAfterDays ?? section?.closeAfterDays ?? preset?.closeAfterDays ?? settings.closeAfterDays;
  const end = closesAt(facts, days);
  return end !== undefined && end <= now ? plain('closed', end + sealedAfter <= now) : plain(usual);
};

/**
 * What holds for a thread now: what staff have set for it, else whether it came closed or has grown old, else the state of its preset,
 * its section or the publication; and what is open must be among those there are hands for.
 */
export const stateOf = (facts: ThreadFacts, settings: DiscussionSettings, now: number): StateNow => {
  const own = asState(facts.ownState);
  if (own) return plain(own, own === 'closed' && facts.sealedAt !== null && facts.sealedAt <= now);
  return within(usualState(facts, settings, now), facts, settings, now);
};

/** When a thread that is closed by hand now will be sealed. */
export const sealingTime = (state: ThreadState | undefined, now: number): number | null =>
  state === 'closed' ? now + sealedAfter : null;
