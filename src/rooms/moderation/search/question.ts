import type { CommentState } from '../../discussion/discussion.ts';
import type { DeskItem } from '../lists/card.ts';

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

/** A comment as it lies on the desk, and the part of its text that shows why it was found: HTML made safe, with `<mark>`. */
export type FoundComment = DeskItem & { excerptHtml: string };

export type CommentsFound = {
  /** The newest first. */
  comments: FoundComment[];
  /** Where the next page begins; it may be given although this page is not full: then so much was looked through for it. */
  next: string | undefined;
  /** How many there are, up to 1,000; undefined where it would cost too much to say. */
  total: number | undefined;
  /** Comments that are not in the index yet; the index is being brought up to date. */
  behind: number;
  /** Names behind `by:` that nobody has. */
  nobody: string[];
};
