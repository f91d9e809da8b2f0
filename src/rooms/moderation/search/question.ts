import type { CommentBody, CommentState } from '../../discussion/discussion.ts';

/** What is looked for among all comments, whatever their state. Every part narrows; none is needed. */
export type CommentQuestion = {
  /** Words, "quoted phrases", -words, and `by:name` or `by:"some name"`; as the moderator typed it. */
  query: string;
  state?: CommentState | undefined;
  /** Id of a section. */
  section?: string | undefined;
  /** Id of a story. */
  thread?: string | undefined;
  edition?: string | undefined;
  /** The check that held it, the rule it was removed under, or what a report says. */
  reason?: string | undefined;
  /** Id of a commenter: everything the same person wrote under whichever name. */
  reader?: string | undefined;
  /** Written from this moment, in milliseconds … */
  from?: number | undefined;
  /** … until just before this one. */
  until?: number | undefined;
  /** The place of the last comment of the page before (`next` of its result). */
  before?: string | undefined;
  /** 30 unless told, 100 at most. */
  limit?: number | undefined;
};

export type FoundComment = {
  id: string;
  state: CommentState;
  createdAt: number;
  editedAt: number | undefined;
  edition: string;
  rule: string | undefined;
  heldWhy: string | undefined;
  reportCount: number;
  writer: { id: string; name: string; badge: string | undefined };
  story: { id: string; headline: string; path: string };
  /** The part of the text that shows why it was found, with `<mark>`; HTML made safe. */
  excerptHtml: string;
  body: CommentBody | undefined;
};

export type CommentsFound = {
  /** The newest first. */
  comments: FoundComment[];
  /** Where the next page begins; it may be given although this page is not full: then so much was looked through for it. */
  next: string | undefined;
  /** How many there are, up to 1,000; undefined where it would cost too much to say. */
  total: number | undefined;
  /** Comments that are not in the index yet; the index is being brought up to date. */
  behind: number;
  /** `by:` named nobody. */
  nobody: string[];
};
