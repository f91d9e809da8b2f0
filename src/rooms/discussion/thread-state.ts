import type { DiscussionSettings } from './discussion-settings.ts';
import { threadStates, type ThreadState } from './thread.ts';

const day = 86_400_000;
/** So long after its end a discussion may still be put right; then its page is as it stays. */
const sealedAfter = 7 * day;

/** What the state of a thread depends on. */
export type ThreadFacts = {
  /** The story's own: `closed` when it came so with an archive. */
  threadState: string;
  sectionKey: string | undefined;
  publishedAt: number | undefined;
  /** What staff have set for this thread; null: nothing. */
  ownState: string | null;
  /** When a thread that staff closed is sealed. */
  sealedAt: number | null;
};

const asState = (text: string | null): ThreadState | undefined => threadStates.find((state) => state === text);

/** When the thread closes by its age; undefined: never. */
const closesAt = ({ sectionKey, publishedAt }: ThreadFacts, settings: DiscussionSettings): number | undefined => {
  const own = sectionKey === undefined ? undefined : settings.sections[sectionKey];
  const days = own?.closeAfterDays ?? settings.closeAfterDays;
  return days > 0 && publishedAt !== undefined ? publishedAt + days * day : undefined;
};

/**
 * What holds for a thread now: what staff have set for it, else whether it came closed or has grown old, else its section's state,
 * else the publication's.
 */
export const stateOf = (
  facts: ThreadFacts,
  settings: DiscussionSettings,
  now: number,
): { state: ThreadState; isSealed: boolean } => {
  const own = asState(facts.ownState);
  if (own) return { state: own, isSealed: own === 'closed' && facts.sealedAt !== null && facts.sealedAt <= now };
  const section = facts.sectionKey === undefined ? undefined : settings.sections[facts.sectionKey];
  const usual = section?.state ?? settings.state;
  if (usual === 'hidden') return { state: 'hidden', isSealed: false };
  if (facts.threadState === 'closed')
    return { state: 'closed', isSealed: (facts.publishedAt ?? 0) + sealedAfter <= now };
  const end = closesAt(facts, settings);
  if (end !== undefined && end <= now) return { state: 'closed', isSealed: end + sealedAfter <= now };
  return { state: usual, isSealed: false };
};

/** When a thread that is closed by hand now will be sealed. */
export const sealingTime = (state: ThreadState | undefined, now: number): number | null =>
  state === 'closed' ? now + sealedAfter : null;
