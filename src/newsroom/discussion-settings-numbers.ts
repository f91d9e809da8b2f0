import { defaultDiscussion, type DiscussionSettings } from '../rooms/discussion/discussion.ts';

/** A number of the discussion's settings, where it stands, and how it is asked for. */
export type NumberSetting = {
  name: string;
  group: NumberGroup;
  label: string;
  hint?: string;
  least: number;
  most: number;
  /** Kept as a share from 0 to 1, typed as a percentage. */
  isShare?: boolean;
  path: readonly [keyof DiscussionSettings, ...(string | number)[]];
};

export type NumberGroup = 'closing' | 'writing' | 'new-readers' | 'links' | 'rates' | 'repeats' | 'tone';

const day = 24 * 60;
const most = 1_000_000;

const rate = (who: 'account' | 'network' | 'thread', label: string): NumberSetting[] =>
  (['minute', 'hour'] as const).map((span, i) => ({
    name: `rates-${who}-${span}`,
    group: 'rates',
    label: `${label}, in ${span === 'hour' ? 'an hour' : 'a minute'}`,
    least: 0,
    most: 100_000,
    path: ['rates', who, i],
  }));

export const numberSettings: readonly NumberSetting[] = [
  {
    name: 'closeAfterDays',
    group: 'closing',
    label: 'Discussions close so many days after the story',
    hint: '0: they stay open.',
    least: 0,
    most: 36_500,
    path: ['closeAfterDays'],
  },
  {
    name: 'appealDays',
    group: 'closing',
    label: 'Appeals are answered within so many days',
    hint: 'Readers are told this date when they appeal; what is late is marked on the desk.',
    least: 1,
    most: 90,
    path: ['appealDays'],
  },
  {
    name: 'editMinutes',
    group: 'writing',
    label: 'Minutes in which a comment can be changed',
    hint: '0: not at all.',
    least: 0,
    most: 7 * day,
    path: ['editMinutes'],
  },
  { name: 'shortest', group: 'writing', label: 'Fewest characters', least: 1, most: 1_000, path: ['shortest'] },
  { name: 'longest', group: 'writing', label: 'Most characters', least: 50, most: 50_000, path: ['longest'] },
  {
    name: 'longestWord',
    group: 'writing',
    label: 'Most characters in one word without spaces',
    hint: 'Addresses, and scripts that put no spaces, are not counted.',
    least: 20,
    most: 10_000,
    path: ['longestWord'],
  },
  { name: 'mostLines', group: 'writing', label: 'Most lines', least: 5, most: 10_000, path: ['mostLines'] },
  {
    name: 'newReaderHolds',
    group: 'new-readers',
    label: 'Of a new reader, so many comments wait for a moderator',
    hint: '0: none does.',
    least: 0,
    most: 100,
    path: ['newReaderHolds'],
  },
  {
    name: 'newReaderUntil',
    group: 'new-readers',
    label: 'A reader counts as new until so many comments are published',
    least: 0,
    most: 1_000,
    path: ['newReaderUntil'],
  },
  {
    name: 'record-from',
    group: 'new-readers',
    label: 'Comments of readers wait who had so many removed …',
    hint: '0: they do not.',
    least: 0,
    most,
    path: ['record', 'from'],
  },
  {
    name: 'record-share',
    group: 'new-readers',
    label: '… if these are at least so many in a hundred of theirs',
    least: 0,
    most: 100,
    isShare: true,
    path: ['record', 'share'],
  },
  {
    name: 'links-newReaderHold',
    group: 'links',
    label: 'A new reader’s comment waits from so many links on',
    least: 0,
    most: 1_000,
    path: ['links', 'newReaderHold'],
  },
  {
    name: 'links-hold',
    group: 'links',
    label: 'Any comment waits from so many links on',
    least: 0,
    most: 1_000,
    path: ['links', 'hold'],
  },
  {
    name: 'links-refuse',
    group: 'links',
    label: 'A comment is refused from so many links on',
    least: 0,
    most: 1_000,
    path: ['links', 'refuse'],
  },
  ...rate('account', 'By one reader'),
  ...rate('network', 'From one network'),
  ...rate('thread', 'In one discussion'),
  {
    name: 'repeats-hours',
    group: 'repeats',
    label: 'Hours in which the same text is noticed',
    hint: '0: repeats are let be.',
    least: 0,
    most: 24 * 365,
    path: ['repeats', 'hours'],
  },
  {
    name: 'repeats-otherWriters',
    group: 'repeats',
    label: 'A text waits when so many others have posted it',
    hint: '0: it does not.',
    least: 0,
    most: 1_000,
    path: ['repeats', 'otherWriters'],
  },
  {
    name: 'shouting-capitals',
    group: 'tone',
    label: 'Capitals, of a hundred letters',
    hint: 'From so many on the writer is asked to rephrase. 0: never.',
    least: 0,
    most: 100,
    isShare: true,
    path: ['shouting', 'capitals'],
  },
  {
    name: 'shouting-emoji',
    group: 'tone',
    label: 'Emoji, of a hundred signs',
    hint: '0: never.',
    least: 0,
    most: 100,
    isShare: true,
    path: ['shouting', 'emoji'],
  },
  {
    name: 'shouting-from',
    group: 'tone',
    label: 'In texts of at least so many signs',
    least: 1,
    most: 10_000,
    path: ['shouting', 'from'],
  },
];

type Branch = Record<string | number, unknown>;

/** The number as it is typed: a share as a percentage. */
export const numberIn = (settings: DiscussionSettings, { path, isShare }: NumberSetting): string => {
  let value: unknown = settings;
  for (const step of path) value = (value as Branch | undefined)?.[step];
  if (typeof value !== 'number') return '';
  return String(isShare ? Math.round(value * 100) : value);
};

export const safeDefault = (setting: NumberSetting): string => numberIn(defaultDiscussion, setting);

/** Puts a typed number where it belongs; the settings must be a copy of one's own. */
export const putNumber = (settings: DiscussionSettings, { path, isShare }: NumberSetting, typed: number): void => {
  let branch = settings as unknown as Branch;
  for (const step of path.slice(0, -1)) branch = branch[step] as Branch;
  branch[path.at(-1) ?? ''] = isShare ? typed / 100 : typed;
};
