import { calendarParts, momentOf } from '../../../common/dates.ts';
import { articleKinds } from '../../../rooms/articles/articles.ts';
import {
  deskCursorText,
  deskSorts,
  deskStates,
  dueChoices,
  parseDeskCursor,
  type DeskCursor,
  type DeskFilter,
  type DeskSort,
  type DeskState,
} from '../../../rooms/drafting/drafting.ts';

export const storiesPath = '/newsroom/stories';

/** What the address of the desk says. */
export type StoriesView = {
  state: DeskState;
  isBoard: boolean;
  sort: DeskSort;
  filter: DeskFilter;
  after: DeskCursor | undefined;
};

const oneOf = <Known extends string>(all: readonly Known[], text: string | undefined): Known | undefined =>
  all.find((one) => one === text);

/** What is planned or out is read by when readers see it, what is in work by its last change. */
export const usualSort = (state: DeskState): DeskSort =>
  state === 'scheduled' || state === 'published' ? 'published' : 'changed';

const isId = (text: string | undefined): text is string => /^[0-9a-f-]{36}$/.test(text ?? '');

export const readStoriesView = (query: Record<string, unknown>): StoriesView => {
  const text = (name: string): string | undefined => {
    const value = query[name];
    return typeof value === 'string' && value.trim() !== '' && value.length <= 200 ? value.trim() : undefined;
  };
  const id = (name: string): string | undefined => {
    const value = text(name);
    return isId(value) ? value : undefined;
  };
  const state = oneOf(deskStates, text('state')) ?? 'draft';
  const edition = text('edition');
  return {
    state,
    isBoard: text('view') === 'board',
    sort: oneOf(deskSorts, text('sort')) ?? usualSort(state),
    after: parseDeskCursor(text('after')),
    filter: {
      edition: edition !== undefined && /^[\w-]{1,20}$/.test(edition) ? edition : undefined,
      sectionId: id('section'),
      kind: oneOf(articleKinds, text('kind')),
      authorId: id('author'),
      assignee: text('assignee') === 'nobody' ? 'nobody' : id('assignee'),
      isMine: text('mine') === '1' ? true : undefined,
      due: oneOf(dueChoices, text('due')),
      words: text('q'),
    },
  };
};

const named: readonly (readonly [keyof DeskFilter, string])[] = [
  ['edition', 'edition'],
  ['sectionId', 'section'],
  ['kind', 'kind'],
  ['authorId', 'author'],
  ['assignee', 'assignee'],
  ['due', 'due'],
  ['words', 'q'],
];

/** The filter as it stands in addresses and in hidden fields of forms. */
export const filterFields = (filter: DeskFilter): [string, string][] => [
  ...named.flatMap(([key, name]): [string, string][] => {
    const value = filter[key];
    return typeof value === 'string' ? [[name, value]] : [];
  }),
  ...(filter.isMine ? [['mine', '1'] as [string, string]] : []),
];

/** The address of a list, narrowed and in its order. */
export const storiesHref = ({ state, isBoard, sort, filter, after }: StoriesView): string => {
  const query = new URLSearchParams();
  if (isBoard) query.set('view', 'board');
  else query.set('state', state);
  if (sort !== usualSort(state)) query.set('sort', sort);
  for (const [name, value] of filterFields(filter)) query.set(name, value);
  if (after) query.set('after', deskCursorText(after));
  return `${storiesPath}?${query}`;
};

export const isNarrowed = (filter: DeskFilter): boolean => filterFields(filter).length > 0;

/** Where a form leads back to: a page of the desk and nothing else. */
export const backToStories = (asked: string): string =>
  /^(?:\/[a-z]{2,3}(?:-[A-Za-z0-9]+)*)?\/newsroom\/stories(?:[/?][^\s\\]*)?$/.test(asked) && !asked.includes('//')
    ? asked
    : storiesPath;

/** A moment as a form gives it: `2026-11-23T14:30` on the publication's clock. Null when it was left empty. */
export const momentIn = (text: string, timeZone: string): number | null | undefined => {
  if (text.trim() === '') return null;
  const found = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::\d\d)?$/.exec(text.trim());
  if (!found) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = found.slice(1).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59) return undefined;
  return momentOf({ year, month, day, hour, minute }, timeZone);
};

const two = (value: number): string => String(value).padStart(2, '0');

/** The same the other way round: what a field for day and clock begins with. */
export const wallTime = (at: number, timeZone: string): string => {
  const { year, month, day, hour, minute } = calendarParts(at, timeZone);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
};
