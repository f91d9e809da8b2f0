import type { Comment } from './comment.ts';

/**
 * `held`: every comment waits; `replies`: no new top comments; `staff`: only those who work here write; `closed`: nothing new;
 * `hidden`: nothing shown.
 */
export const threadStates = ['open', 'held', 'replies', 'staff', 'closed', 'hidden'] as const;
export type ThreadState = (typeof threadStates)[number];

export type Thread = {
  articleId: string;
  /** What holds now, worked out from the thread's own state, section, age and publication. */
  state: ThreadState;
  /** Closed long enough that nothing changes any more: a page without forms. */
  isSealed: boolean;
  /** There are no hands for it tonight: that is why it is not open. */
  isBeyondCapacity: boolean;
  announcement: string;
  commentCount: number;
  lastCommentAt: number | undefined;
};

export const sorts = ['newest', 'oldest', 'recommended', 'replies', 'fair'] as const;
export type Sort = (typeof sorts)[number];

/** `mine` and `new` (since the last visit) need an account. */
export const filters = ['all', 'picks', 'staff', 'mine', 'new'] as const;
export type Filter = (typeof filters)[number];

/** What part of a thread is asked for: `/story?sort=&filter=&languages=all&after=&comment=&answers=`. */
export type ThreadAsked = {
  sort: Sort;
  filter: Filter;
  /** Every language edition of the story, or this one alone. */
  languages: 'own' | 'all';
  /** The page after this place. */
  after?: ThreadCursor | undefined;
  /** The page that holds this comment. */
  comment?: string | undefined;
  /** All answers to this top comment, instead of the thread. */
  answersTo?: string | undefined;
  /** For `mine` and `new`. */
  accountId?: string | undefined;
};

/** A place in an order: the value it is ordered by (0 for newest and oldest), the time, the id. */
export type ThreadCursor = { value: number; at: number; id: string };

export const rootsPerPage = 25;
/** So many answers stand under a top comment before one asks for the rest. */
export const answersShown = 3;
export const answersPerPage = 50;

/** A top comment and the first answers below it, however deep, in the order of time. */
export type Branch = {
  root: Comment;
  answers: Comment[];
  /** Published answers that are not shown here. */ more: number;
};

export type ThreadPage = {
  thread: Thread;
  asked: ThreadAsked;
  /** Only on the first page. */
  picks: Comment[];
  branches: Branch[];
  next: ThreadCursor | undefined;
  previous: ThreadCursor | 'first' | undefined;
};
