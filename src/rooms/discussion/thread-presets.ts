import type { DiscussionSettings } from './discussion-settings.ts';
import type { SettingsHere } from './settings-here.ts';
import type { ThreadState } from './thread.ts';

/** A way to run a discussion that is chosen by name, for a thread or a whole section. */
export type ThreadPreset = {
  key: string;
  /** Empty for those that come with the house: their names are in thread-preset-words.ts. */
  name: string;
  state: ThreadState;
  /** Of a new reader so many comments wait. */
  newReaderHolds?: number | undefined;
  closeAfterDays?: number | undefined;
};

export const housePresets: readonly ThreadPreset[] = [
  { key: 'open', name: '', state: 'open' },
  { key: 'first-wait', name: '', state: 'open', newReaderHolds: 3 },
  { key: 'all-wait', name: '', state: 'held' },
  { key: 'staff-only', name: '', state: 'staff' },
  { key: 'week', name: '', state: 'open', closeAfterDays: 7 },
];

export const mostPresets = 20;

/** What staff have set for one thread beside its state. */
export type ThreadOwn = { preset?: string | undefined; numbers?: SettingsHere | undefined };

/** How those threads fare that nobody has time for. */
export const otherwiseStates = ['held', 'replies', 'closed'] as const;
export type OtherwiseState = (typeof otherwiseStates)[number];

/** “Six threads may be open tonight”: those named stay as they are, all other open ones follow `otherwise` until the time is over. */
export type Capacity = { threads: number; until: number; otherwise: OtherwiseState; articleIds: string[] };

export const noCapacity: Capacity = { threads: 0, until: 0, otherwise: 'held', articleIds: [] };

export const isLimited = ({ until }: Capacity, now: number): boolean => until > now;

const presetNamed = ({ presets }: DiscussionSettings, key: string | undefined): ThreadPreset | undefined =>
  key === undefined ? undefined : presets.find((preset) => preset.key === key);

/** The preset that holds for a thread: its own, else its section's. */
export const presetFor = (
  settings: DiscussionSettings,
  { own, sectionKey }: { own: ThreadOwn; sectionKey: string | undefined },
): { preset: ThreadPreset | undefined; isOwn: boolean } => {
  const chosen = presetNamed(settings, own.preset);
  if (chosen) return { preset: chosen, isOwn: true };
  const section = sectionKey === undefined ? undefined : settings.sections[sectionKey];
  return { preset: presetNamed(settings, section?.preset), isOwn: false };
};
