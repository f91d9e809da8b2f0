import type { DiscussionSettings } from './discussion-settings.ts';

/** What may differ by section, language and thread: every number the checks go by. */
type Numbers = Pick<
  DiscussionSettings,
  | 'editMinutes'
  | 'shortest'
  | 'longest'
  | 'longestWord'
  | 'mostLines'
  | 'newReaderHolds'
  | 'newReaderUntil'
  | 'links'
  | 'rates'
  | 'repeats'
  | 'record'
  | 'shouting'
>;

type Some<T> = { [K in keyof T]?: (T[K] extends number ? T[K] : Some<T[K]>) | null | undefined };

/** Where a number is left out, or null in a pair, it is as everywhere. */
export type SettingsHere = Some<Numbers>;

const merged = (base: unknown, own: unknown): unknown => {
  if (own === null || own === undefined) return base;
  if (Array.isArray(base)) return base.map((value, i) => merged(value, (own as unknown[])[i]));
  if (typeof base !== 'object' || base === null) return own;
  const branch = { ...base } as Record<string, unknown>;
  for (const [name, value] of Object.entries(own)) if (name in branch) branch[name] = merged(branch[name], value);
  return branch;
};

type Place = {
  sectionKey: string | undefined;
  language: string;
  thread: SettingsHere | undefined;
  preset: number | undefined;
};

/** Settings with what differs somewhere. */
export const withHere = (settings: DiscussionSettings, here: SettingsHere | undefined): DiscussionSettings =>
  here === undefined ? settings : (merged(settings, here) as DiscussionSettings);

/**
 * The settings for one place: the publication's, then the language's, the section's, those of a preset, the thread's own. Where nothing
 * differs they are the very same object.
 */
export const settingsFor = (settings: DiscussionSettings, place: Place): DiscussionSettings => {
  const tag = place.language.toLowerCase().split('-', 1)[0] ?? '';
  const section = place.sectionKey === undefined ? undefined : settings.sections[place.sectionKey]?.checks;
  const preset = place.preset === undefined ? undefined : { newReaderHolds: place.preset };
  let here = settings;
  for (const own of [settings.languages[tag], section, preset, place.thread]) here = withHere(here, own);
  return here;
};
