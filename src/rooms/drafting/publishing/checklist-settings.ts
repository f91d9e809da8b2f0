import {
  publicationOf,
  saveSettings,
  type Publication,
  type PublicationSettings,
} from '../../publication/publication.ts';
import type { World } from '../../../world.ts';

export const checkLevels = ['off', 'advice', 'blocks'] as const;
export type CheckLevel = (typeof checkLevels)[number];

type Check = { name: string; usual: CheckLevel; about: string };

/** Everything that can be looked at before a story goes out, in the order it is told. */
export const checks = {
  headline: { name: 'Headline', usual: 'blocks', about: 'There is one.' },
  'headline-phone': { name: 'Headline in a teaser', usual: 'advice', about: 'It fits into four lines on a phone.' },
  'search-title': { name: 'Title in search results', usual: 'advice', about: 'It is not cut: about 60 characters.' },
  'search-description': {
    name: 'Description in search results',
    usual: 'advice',
    about: 'There is one and it is not cut: about 155 characters.',
  },
  standfirst: { name: 'Standfirst', usual: 'advice', about: 'There is one.' },
  text: { name: 'Text', usual: 'blocks', about: 'There is one.' },
  section: { name: 'Section', usual: 'advice', about: 'There is one.' },
  edition: { name: 'Section of the edition', usual: 'blocks', about: 'The section is one of the story’s edition.' },
  byline: { name: 'Byline', usual: 'advice', about: 'Somebody stands by the story.' },
  lead: { name: 'Lead picture', usual: 'advice', about: 'There is one.' },
  'media-there': { name: 'Files', usual: 'blocks', about: 'Every picture, film and sound is there.' },
  alt: { name: 'Alternative texts', usual: 'advice', about: 'Every picture has one.' },
  credit: { name: 'Credits', usual: 'advice', about: 'Every picture, film and sound has one.' },
  rights: { name: 'Rights', usual: 'blocks', about: 'None of them has run out.' },
  'links-inside': { name: 'Links to our pages', usual: 'advice', about: 'Each leads to something readers can open.' },
  'links-outside': { name: 'Links elsewhere', usual: 'advice', about: 'Each answers. Asked in the background.' },
  headings: { name: 'Headings', usual: 'advice', about: 'None is empty, no level is left out.' },
  embeds: { name: 'Embeds', usual: 'advice', about: 'Each has a title for those who cannot see it.' },
  notes: { name: 'Notes', usual: 'advice', about: 'All are resolved.' },
  suggestions: { name: 'Suggestions', usual: 'blocks', about: 'All are accepted or rejected.' },
  tags: { name: 'Topics', usual: 'advice', about: 'There is at least one.' },
  place: { name: 'Place', usual: 'off', about: 'The dateline names one.' },
  legal: { name: 'Legal check', usual: 'blocks', about: 'Done, in the sections that demand it.' },
  address: { name: 'Address', usual: 'advice', about: 'Short, and free.' },
  schedule: { name: 'Time', usual: 'blocks', about: 'The time it is planned for is not past.' },
  sound: {
    name: 'Sound of an episode',
    usual: 'blocks',
    about: 'It is there, can be played, and its length is known.',
  },
  'episode-art': { name: 'Art of an episode', usual: 'advice', about: 'It has art, its own or the show’s.' },
  transcript: { name: 'Transcript of an episode', usual: 'advice', about: 'There is one in some language.' },
  chapters: { name: 'Chapters of an episode', usual: 'advice', about: 'Ten minutes and more have some.' },
  translation: { name: 'Translation', usual: 'advice', about: 'Its source has not changed since.' },
} as const satisfies Record<string, Check>;

export type CheckKey = keyof typeof checks;
export const checkKeys = Object.keys(checks) as CheckKey[];

export type ChecklistSettings = {
  levels: Record<CheckKey, CheckLevel>;
  /** Sections (by key, the same in every edition) whose stories need a legal check. */
  legalSections: string[];
};

const usualLevels = Object.fromEntries(checkKeys.map((key) => [key, checks[key].usual])) as Record<
  CheckKey,
  CheckLevel
>;

/** What is looked at here and how strictly; what is not set has its usual level. */
export const checklistSettings = ({ settings }: Pick<Publication, 'settings'>): ChecklistSettings => {
  const stored = (settings as Record<string, unknown>)['checklist'] as Partial<ChecklistSettings> | undefined;
  return { levels: { ...usualLevels, ...stored?.levels }, legalSections: stored?.legalSections ?? [] };
};

/** Changes how strictly stories are looked at; the values must have been checked by the caller. */
export const saveChecklistSettings = async (world: World, changed: Partial<ChecklistSettings>): Promise<void> => {
  const checklist = { ...checklistSettings(await publicationOf(world)), ...changed };
  await saveSettings(world, { checklist } as Partial<PublicationSettings>);
};
