/** The tables of the discussion; see tables.ts for how columns are kept. */
import type { ColumnType } from 'kysely';

type Defaulted<T> = ColumnType<T, T | undefined, T>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
type Flag = ColumnType<number, 0 | 1 | undefined, 0 | 1>;

/**
 * Who wrote comments. An account has one row without origin of its own; others, known only from another system, are
 * joined to it when it proves to have the same e-mail address.
 */
export type CommenterTable = {
  id: string;
  account_id: Maybe<string>;
  name: string;
  email: Maybe<string>;
  url: Maybe<string>;
  origin: Maybe<string>;
  origin_id: Maybe<string>;
  remote_uri: Maybe<string>;
  created_at: number;
  /** The name in the other system, whatever the one here is now. */
  origin_name: Maybe<string>;
  /** staff, moderator, contributor, source */
  badge: Maybe<string>;
  picture: Maybe<string>;
  /** Whether the name leads to a page of their comments. */
  is_public: Flag;
  /** The account is gone, its comments stay. */
  is_former: Flag;
  published_count: Defaulted<number>;
  removed_count: Defaulted<number>;
};

export type CommentTable = {
  id: string;
  article_id: string;
  parent_id: Maybe<string>;
  root_id: string;
  commenter_id: string;
  /** published, waiting, removed (by staff), deleted (by its writer), spam, trash */
  state: string;
  /** comment, pingback, trackback */
  kind: Defaulted<string>;
  /** JSON: tree of the comment; null while only the source is known. */
  body: Maybe<string>;
  /** The text as the other system had it (HTML); hostile until it is turned into the tree. */
  source: Maybe<string>;
  created_at: number;
  edited_at: Maybe<number>;
  origin: Maybe<string>;
  origin_id: Maybe<string>;
  /** The parent's id in the other system, until the parent is found. */
  origin_parent_id: Maybe<string>;
  remote_uri: Maybe<string>;
  edition: Defaulted<string>;
  /** It has a place in the thread: published, or a line that says it is gone, where answers hang on it. */
  is_listed: Flag;
  /** Of a top comment: published comments below it, however deep. */
  reply_count: Defaulted<number>;
  recommend_count: Defaulted<number>;
  report_count: Defaulted<number>;
  /** Recommendations per view since it was posted; what the order "fair" goes by. */
  fairness: Defaulted<number>;
  /** Views of the thread when it was posted. */
  views_before: Defaulted<number>;
  /** When anything readers see of it last changed; open pages ask by it. */
  changed_at: Defaulted<number>;
  /** JSON: what the checks found. */
  checks: Maybe<string>;
  /** Which check holds it. */
  held_why: Maybe<string>;
  /** moderator, writer, machine */
  removed_by: Maybe<string>;
  /** The rule of the guidelines it was removed under. */
  rule: Maybe<string>;
  /** When a moderator first looked at it. */
  seen_at: Maybe<number>;
  /** The writer's network as a keyed hash; forgotten after 30 days. */
  network_mark: Maybe<string>;
  /** Folded text as a hash: the same text posted elsewhere has the same. */
  text_mark: Maybe<string>;
  /** Sent along by the form: the same comment sent twice is one. */
  post_key: Maybe<string>;
  /** No more answers below it. */
  is_closed: Flag;
};

export type ThreadTable = {
  article_id: string;
  /** open, held, replies, staff, closed, hidden; null: as the settings say. */
  state: Maybe<string>;
  /** JSON: the preset chosen for it, and the numbers that differ here. */
  own_settings: Defaulted<string>;
  announcement: Defaulted<string>;
  /** Published comments. */
  comment_count: Defaulted<number>;
  view_count: Defaulted<number>;
  /** `view_count` when fairness was last worked out. */
  scored_views: Defaulted<number>;
  /** Recommendations a comment of this thread gets per view, as far as is known: what a new one is expected to get. */
  rate: Defaulted<number>;
  last_comment_at: Maybe<number>;
  sealed_at: Maybe<number>;
};

export type CommentRevisionTable = { comment_id: string; number: number; at: number; body: string };
export type CommentPickTable = {
  comment_id: string;
  article_id: string;
  at: number;
  account_id: Maybe<string>;
  /** Who picked it, as readers see it. */
  name: string;
  why: Defaulted<string>;
};
export type RecommendationTable = { account_id: string; comment_id: string; article_id: string; at: number };

export type ReportTable = {
  id: string;
  /** report, illegal, error (in the story) */
  kind: string;
  comment_id: Maybe<string>;
  article_id: string;
  account_id: Maybe<string>;
  reason: string;
  text: Defaulted<string>;
  /** JSON: what a notice of illegal content must say. */
  details: Defaulted<string>;
  /** open, upheld, declined */
  state: Defaulted<string>;
  created_at: number;
  handled_at: Maybe<number>;
  handled_by: Maybe<string>;
};

export type MuteTable = { account_id: string; commenter_id: string; created_at: number };

export type DecisionTable = {
  id: string;
  comment_id: Maybe<string>;
  article_id: Maybe<string>;
  commenter_id: Maybe<string>;
  /** Who decided; null: a check did. */
  account_id: Maybe<string>;
  /** approve, remove, restore, pick, unpick, thread-state, suspend … */
  act: string;
  rule: Maybe<string>;
  words: Defaulted<string>;
  /** Version of the guidelines then in force. */
  guidelines: Defaulted<number>;
  is_automated: Flag;
  details: Defaulted<string>;
  at: number;
};

/** When an account last looked at a thread, and the time before that. */
export type ThreadVisitTable = { account_id: string; article_id: string; at: number; before: Defaulted<number> };

export type CommentDraftTable = {
  hash: string;
  article_id: string;
  parent_id: Maybe<string>;
  text: string;
  /** JSON: why it could not be posted after signing in. */
  outcome: Defaulted<string>;
  created_at: number;
  expires_at: number;
};

export type DiscussionTables = {
  commenter: CommenterTable;
  comment: CommentTable;
  thread: ThreadTable;
  comment_revision: CommentRevisionTable;
  comment_pick: CommentPickTable;
  recommendation: RecommendationTable;
  report: ReportTable;
  mute: MuteTable;
  decision: DecisionTable;
  thread_visit: ThreadVisitTable;
  comment_draft: CommentDraftTable;
};
