/** The tables of stories and what hangs on them; see tables.ts for how columns are kept. */
import type { ColumnType } from 'kysely';

type Defaulted<T> = ColumnType<T, T | undefined, T>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
type Flag = ColumnType<number, 0 | 1 | undefined, 0 | 1>;

export type ArticleTable = {
  id: string;
  edition: string;
  /** Shared by the language versions of one story. */
  translation_group: string;
  kind: string;
  status: string;
  section_id: Maybe<string>;
  /** The address readers see, as it is printed (an imported one may end in a slash). */
  path: string;
  headline: string;
  standfirst: Defaulted<string>;
  /** What lists say under the headline: the standfirst, or how the text begins. */
  teaser: Defaulted<string>;
  kicker: Defaulted<string>;
  place: Defaulted<string>;
  /** JSON: body tree. */
  body: string;
  /** JSON: lead media, a picture, gallery, film or sound node of the body tree. */
  lead: Maybe<string>;
  /** JSON: title and description for search engines, noindex, … */
  meta: Maybe<string>;
  canonical_url: Maybe<string>;
  priority: Defaulted<number>;
  word_count: Defaulted<number>;
  live_state: Maybe<string>;
  live_ended_at: Maybe<number>;
  thread_state: Defaulted<string>;
  published_at: Maybe<number>;
  /** The last change that matters to readers, shown as “updated”. */
  updated_at: Maybe<number>;
  scheduled_at: Maybe<number>;
  /** published_at while the story stands in lists (published, not a plain page), else null: every list's index. */
  listed_at: Maybe<number>;
  created_at: number;
  modified_at: number;
  revision: Defaulted<number>;
  /** Who made this revision, and why. */
  modified_by: Maybe<string>;
  revision_note: Defaulted<string>;
  /** System and id it was imported from. */
  origin: Maybe<string>;
  origin_id: Maybe<string>;
  /** How far it has come while its status is `draft`: idea, draft, edit, ready. */
  work_state: Defaulted<string>;
  created_by: Maybe<string>;
  assignee_id: Maybe<string>;
  due_at: Maybe<number>;
  /** It must not go out before. */
  embargo_until: Maybe<number>;
  /** When it is to be taken back. */
  unpublish_at: Maybe<number>;
  /** Since when a draft of a published story says something else than its page. */
  draft_changed_at: Maybe<number>;
  /** The story this one is a translation of, and that story's revision then. */
  translated_from: Maybe<string>;
  translated_revision: Maybe<number>;
};

/** `edition` is the story's: an author's list is that of one edition. */
export type ArticleAuthorTable = {
  article_id: string;
  author_id: string;
  edition: string;
  position: Defaulted<number>;
  listed_at: Maybe<number>;
};
export type ArticleTagTable = {
  article_id: string;
  tag_id: string;
  position: Defaulted<number>;
  listed_at: Maybe<number>;
};

/** What an article was before it became what its row says now. */
export type ArticleRevisionTable = {
  article_id: string;
  number: number;
  at: number;
  account_id: Maybe<string>;
  note: Defaulted<string>;
  /** JSON: the whole article as it was. */
  snapshot: string;
};

export type ArticleCorrectionTable = {
  id: string;
  article_id: string;
  edition: string;
  at: number;
  kind: string;
  text: string;
  /** `at` while its story is public, else null. */
  listed_at: Maybe<number>;
};

export type LiveEntryTable = {
  id: string;
  article_id: string;
  at: number;
  updated_at: Maybe<number>;
  headline: Defaulted<string>;
  body: string;
  is_key: Flag;
  is_pinned: Flag;
  author_id: Maybe<string>;
};

/** Where a path leads. The path is in its normal form (see common/addresses). */
export type AddressTable = { path: string; target_kind: string; target: string; created_at: number };
