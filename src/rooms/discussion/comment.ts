import type { CommentBody } from './comment-body.ts';

/** `removed`: by a moderator or a check; `deleted`: by its writer. `spam` and `trash` come with archives. */
export const commentStates = ['published', 'waiting', 'removed', 'deleted', 'spam', 'trash'] as const;
export type CommentState = (typeof commentStates)[number];

/** What a name stands for, in words beside it. `author` is worked out for each story. */
export type Badge = 'author' | 'staff' | 'moderator' | 'contributor' | 'source';

/** Who wrote a comment, as readers see them. */
export type Commenter = {
  id: string;
  /** The account it belongs to; undefined for people known only from an archive, and for former readers. */
  accountId: string | undefined;
  name: string;
  badge: Badge | undefined;
  /** Name of the picture at `/pictures/…`; drawn initials stand where there is none. */
  picture: string | undefined;
  /** Whether the name leads to a page of their comments. */
  isPublic: boolean;
  /** The account is gone: shown as “former reader”. */
  isFormer: boolean;
};

/** A comment as readers see it. Where it is gone but answers hang on it, the body is empty and `state` says why. */
export type Comment = {
  id: string;
  articleId: string;
  parentId: string | undefined;
  /** Its own id for a top comment. */
  rootId: string;
  commenter: Commenter;
  state: CommentState;
  body: CommentBody | undefined;
  edition: string;
  createdAt: number;
  editedAt: number | undefined;
  changedAt: number;
  /** Published answers below a top comment. */
  replyCount: number;
  recommendCount: number;
  /** Nobody answers it, or anything below it, any more. */
  isClosed: boolean;
  /** Under which rule it was removed. */
  rule: string | undefined;
  /** Whom a deeper answer answers: the comment and the name of its writer. */
  inReplyTo: { id: string; name: string; commenterId?: string } | undefined;
  pick: { by: string; why: string; at: number } | undefined;
};

/** What a check says of a comment; the first objection decides. `reason` names words in `check-words.ts`. */
export type Finding = {
  check: string;
  verdict: 'publish' | 'nudge' | 'hold' | 'refuse';
  reason: string;
  /** What is to be named in the words: a number, a date, a host. Never the comment's own text. */
  about?: string;
  /** Of a finding by one of the publication's own rules: which, and what it does. */
  rule?: { id: string; name: string; act: string };
  /** Of a finding by a judge outside: which, what it said and why in its own name for it, and by which model. */
  judge?: { id: string; name: string; said: string; why: string; model: string; score?: number };
};

/** How long a comment may still be changed by its writer: milliseconds left, 0 when the time is over. */
export const editTimeLeft = (createdAt: number, now: number, minutes: number): number =>
  Math.max(0, createdAt + minutes * 60_000 - now);
