/** Where a story stands on the desk. */
import type { ArticleStatus } from '../../articles/articles.ts';
import { workStates, type WorkState } from '../document/create-story.ts';

export { workStates, type WorkState };

/** The desk's lists. `changed`: published stories whose draft says something else than their page. */
export const deskStates = [...workStates, 'scheduled', 'published', 'changed', 'unpublished', 'bin'] as const;
export type DeskState = (typeof deskStates)[number];

/** `due`: what is due first; `published`: what was published last, or will go out first. */
export const deskSorts = ['changed', 'due', 'published'] as const;
export type DeskSort = (typeof deskSorts)[number];

export const dueChoices = ['overdue', 'soon'] as const;
export type DueChoice = (typeof dueChoices)[number];

/** So long before it is due a story is said to be due soon. */
export const soon = 48 * 3_600_000;

export const isWorkState = (text: string): text is WorkState => workStates.some((one) => one === text);

/** The list a story stands in; `changed` is a second one for what is published. */
export const stateOf = ({ status, workState }: { status: ArticleStatus; workState: string }): DeskState => {
  if (status === 'draft') return isWorkState(workState) ? workState : 'draft';
  if (status === 'scheduled' || status === 'published') return status;
  return status === 'trashed' ? 'bin' : 'unpublished';
};

/** What a list is narrowed to. */
export type DeskFilter = {
  edition?: string | undefined;
  sectionId?: string | undefined;
  kind?: string | undefined;
  authorId?: string | undefined;
  /** An account, or `nobody`. */
  assignee?: string | undefined;
  /** Only what is one's own: begun, written or to be done by one. */
  isMine?: boolean | undefined;
  due?: DueChoice | undefined;
  words?: string | undefined;
};

/** A place in a list: the value it is ordered by, and the story that had it. */
export type DeskCursor = { value: number; id: string };

export const deskCursorText = ({ value, id }: DeskCursor): string => `${value}-${id}`;
export const parseDeskCursor = (text: string | undefined): DeskCursor | undefined => {
  const found = /^(\d{1,16})-([0-9a-f-]{36})$/.exec(text ?? '');
  return found?.[1] && found[2] ? { value: Number(found[1]), id: found[2] } : undefined;
};

export type Person = { id: string; name: string };

/** A story as the desk shows it. */
export type DeskStory = {
  id: string;
  edition: string;
  kind: string;
  status: ArticleStatus;
  state: DeskState;
  /** The draft's where that is newer. */
  headline: string;
  path: string;
  section: { id: string; name: string } | undefined;
  authors: string[];
  createdBy: Person | undefined;
  assignee: Person | undefined;
  dueAt: number | undefined;
  embargoUntil: number | undefined;
  scheduledAt: number | undefined;
  publishedAt: number | undefined;
  /** When changes to what is published go out. */
  goesOutAt: number | undefined;
  unpublishAt: number | undefined;
  changedAt: number;
  /** It says something that readers do not see yet. */
  isChanged: boolean;
  wordCount: number;
  /** What a story usually has and this one has not: words to show. */
  missing: string[];
  isOwn: boolean;
};

/** Facts a row of the desk can tell without reading the story. */
export type RowFacts = {
  kind: string;
  sectionId: string | null;
  standfirst: string;
  lead: string | null;
  authorCount: number;
  wordCount: number;
};

/** What is still missing, as far as it can be said without reading the story; the checklist says all of it. */
export const missingOf = ({ kind, sectionId, standfirst, lead, authorCount, wordCount }: RowFacts): string[] => {
  if (kind === 'page') return wordCount === 0 ? ['text'] : [];
  return [
    ...(sectionId === null ? ['section'] : []),
    ...(standfirst === '' ? ['standfirst'] : []),
    ...(authorCount === 0 ? ['byline'] : []),
    ...(lead === null ? ['picture'] : []),
    ...(wordCount === 0 && kind !== 'liveblog' ? ['text'] : []),
  ];
};
