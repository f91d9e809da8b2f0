import type { EventDetails, StoryEvent } from '../../../rooms/drafting/drafting.ts';
import { atText } from './story-pages.tsx';

const text = (details: EventDetails, name: string): string => {
  const value = details[name];
  return typeof value === 'string' ? value : '';
};

const moment = (details: EventDetails, name: string, timeZone: string): string => {
  const value = details[name];
  return typeof value === 'number' ? atText(value, timeZone) : '';
};

const planned = (details: EventDetails, timeZone: string): string => {
  if (details['schedule'] === 'cancelled') return 'The time was taken away';
  if (details['embargo'] === 'lifted') return 'The embargo was set aside';
  const parts = [
    details['embargo'] === 'none' ? 'no embargo any more' : '',
    typeof details['embargo'] === 'number' ? `embargo until ${moment(details, 'embargo', timeZone)}` : '',
    details['unpublish'] === 'none' ? 'not taken back by itself any more' : '',
    typeof details['unpublish'] === 'number' ? `taken back ${moment(details, 'unpublish', timeZone)}` : '',
    details['legal'] ? 'legal check done' : '',
  ].filter(Boolean);
  return `Settled: ${parts.join(', ')}`;
};

const acts: Record<StoryEvent['act'], (details: EventDetails, timeZone: string) => string> = {
  created: () => 'Began the story',
  edited: () => 'Wrote',
  state: (details) => `Moved it${text(details, 'to') ? ` to “${text(details, 'to')}”` : ''}`,
  assigned: (details) => `Assigned it${text(details, 'name') ? ` to ${text(details, 'name')}` : ''}`,
  noted: () => 'Left a note',
  scheduled: (details, timeZone) =>
    `${details['changes'] ? 'Planned the changes' : 'Planned it'} for ${moment(details, 'at', timeZone)}`,
  published: (details) =>
    details['planned'] ? 'Published at its time' : details['again'] ? 'Published it again' : 'Published it',
  'went-out': () => 'The changes went out',
  corrected: (details) => `Told readers: ${text(details, 'kind')}`,
  unpublished: (details) => (details['planned'] ? 'Taken back at its time' : 'Took it back'),
  address: (details) =>
    text(details, 'removed')
      ? `Took the former address ${text(details, 'removed')} away`
      : `Changed the address from ${text(details, 'from')} to ${text(details, 'to')}`,
  restored: (details) => (details['from'] === 'trashed' ? 'Took it out of the bin' : 'Restored an earlier version'),
  trashed: () => 'Threw it away',
  translated: () => 'Translated it',
  'link-made': (details) => `Made a private link for ${String(details['days'] ?? '')} days`,
  'link-revoked': () => 'Ended a private link',
  'held-back': (details) => (details['changes'] ? 'The changes were held back' : 'Held back at its time'),
  planned,
};

/** What was done, in words. */
export const eventWords = ({ act, details }: StoryEvent, timeZone: string): string =>
  (acts[act] as (typeof acts)['state'] | undefined)?.(details, timeZone) ?? act;

/** Why, where somebody said so. */
export const eventReason = ({ details }: StoryEvent): string => text(details, 'words') || text(details, 'typo');
