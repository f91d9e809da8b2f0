/** What the desk of stories calls things. The newsroom speaks English. */
import { formatClock, formatDateTime, formatShortDate, type Place } from '../../../common/dates.ts';
import {
  mostStoriesCounted,
  soon,
  type CalendarKind,
  type DeskSort,
  type DeskState,
} from '../../../rooms/drafting/drafting.ts';
import type { ArticleKind } from '../../../rooms/articles/articles.ts';

export const stateNames: Record<DeskState, string> = {
  idea: 'Ideas',
  draft: 'Drafts',
  edit: 'In edit',
  ready: 'Ready',
  scheduled: 'Scheduled',
  published: 'Published',
  changed: 'Changed, not out',
  unpublished: 'Taken back',
  bin: 'Bin',
};

/** One story of a list. */
export const stateOfOne: Record<DeskState, string> = {
  ...stateNames,
  idea: 'Idea',
  draft: 'Draft',
  bin: 'In the bin',
};

export const stateHints: Record<DeskState, string> = {
  idea: 'Worth writing; nobody may have begun yet.',
  draft: 'Being written.',
  edit: 'With the desk: read, checked, cut.',
  ready: 'Finished, and waiting for its moment.',
  scheduled: 'Goes out by itself, the next one first.',
  published: 'What readers see, the latest first.',
  changed: 'Published, and rewritten since: readers do not see the changes yet.',
  unpublished: 'Was public, and is no longer.',
  bin: 'Thrown away; it can be taken out again.',
};

export const stateEmpty: Record<DeskState, string> = {
  idea: 'No ideas wait here. The next one is a line away.',
  draft: 'Nobody is writing anything. That will change.',
  edit: 'Nothing waits to be edited.',
  ready: 'Nothing is ready to go out.',
  scheduled: 'Nothing is planned.',
  published: 'Nothing is published yet.',
  changed: 'Every published story says what its writers last wrote.',
  unpublished: 'Nothing was taken back.',
  bin: 'The bin is empty.',
};

export const sortNames: Record<DeskSort, string> = {
  changed: 'Last changed',
  due: 'Due first',
  published: 'Publication',
};

export const kindNames: Record<ArticleKind, string> = {
  news: 'News',
  opinion: 'Opinion',
  analysis: 'Analysis',
  explainer: 'Explainer',
  gallery: 'Gallery',
  video: 'Video',
  liveblog: 'Live blog',
  episode: 'Episode',
  page: 'Page',
};

export const kindHints: Record<ArticleKind, string> = {
  news: 'What happened, told soberly: headline, standfirst, text, picture.',
  opinion: 'One person’s view, marked as such; the byline leads.',
  analysis: 'What it means: a longer look behind the news.',
  explainer: 'Answers to what readers ask: headings and fact boxes.',
  gallery: 'Pictures that tell it, each with its caption and credit.',
  video: 'A film with a few words around it.',
  liveblog: 'Entries as things happen, the newest first, and key points.',
  episode: 'Part of a podcast: sound with notes, chapters and a transcript.',
  page: 'About us, contact, imprint: has an address, stands in no list.',
};

export const calendarNames: Record<CalendarKind, string> = {
  scheduled: 'Goes out',
  'goes-out': 'Changes go out',
  due: 'Due',
  embargo: 'Embargo ends',
  ends: 'Is taken back',
  published: 'Published',
};

export const refusalWords: Record<string, string> = {
  'not-found': 'It is no longer there.',
  forbidden: 'You may not do this with this story, in the state it is in.',
  'not-in-work': 'It is not in work: what is scheduled or out changes in the story itself.',
  'changed-meanwhile': 'A colleague has changed it meanwhile. Look again, then decide.',
  'no-headline': 'It needs a headline before it is handed in.',
  'nobody-there': 'Whoever it was given to no longer works here, or does not write.',
  'bad-time': 'That is no time we understand.',
  'other-edition': 'The section or tag belongs to another edition.',
  invalid: 'The text cannot be read as a story; open it and see.',
  published: 'It is published: take it back first.',
  past: 'That moment has passed.',
  'too-far': 'That is too far ahead.',
  blocked: 'Something still stands in its way; its checklist says what.',
  embargoed: 'It is under embargo until later.',
  'nothing-selected': 'Nothing was selected.',
  'nothing-chosen': 'It was not said what to do, or there is no such section or tag.',
  empty: 'There was nothing in it.',
  'too-long': 'It is too long.',
  'there-already': 'This edition has the story already.',
  'same-edition': 'It is in this edition already.',
  'unknown-edition': 'There is no such edition.',
  'not-begun': 'It could not be begun.',
};

export const saidOf = (refusal: string): string => refusalWords[refusal] ?? 'It could not be done.';

export const counted = (count: number): string =>
  count > mostStoriesCounted ? `${mostStoriesCounted.toLocaleString('en')}+` : count.toLocaleString('en');

const hour = 3_600_000;
const day = 24 * hour;

const some = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const roughly = (time: number): string =>
  time < hour
    ? some(Math.max(1, Math.round(time / 60_000)), 'minute')
    : time < 2 * day
      ? some(Math.round(time / hour), 'hour')
      : some(Math.round(time / day), 'day');

/** How it stands with a due time, in words. */
export const dueWords = (dueAt: number, now: number, place: Place): string => {
  if (dueAt < now) return `Overdue by ${roughly(now - dueAt)}`;
  if (dueAt - now < soon) return `Due in ${roughly(dueAt - now)}`;
  return `Due ${formatShortDate(dueAt, place)}, ${formatClock(dueAt, place)}`;
};

/** How long ago, for the last two days; then the day. */
export const agoWords = (at: number, now: number, place: Place): string =>
  now - at < 60_000 ? 'just now' : now - at < 2 * day ? `${roughly(now - at)} ago` : formatShortDate(at, place);

export const fullTime = (at: number, place: Place): string => formatDateTime(at, place);
