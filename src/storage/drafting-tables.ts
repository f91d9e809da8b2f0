/** The tables of drafts and of what is done with stories in the newsroom; see tables.ts for how columns are kept. */
import type { ColumnType, Generated } from 'kysely';

type Defaulted<T> = ColumnType<T, T | undefined, T>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** A story as it is being written. Of a published one it stays apart until it goes out. */
export type DraftTable = {
  article_id: string;
  /** Base64 of a Yjs update (version 1): the whole document as of `seq`. */
  state: string;
  /** The last `draft_update.id` that is in `state`. */
  seq: Defaulted<number>;
  /** The last `draft_update.id` that `fields` knows of. */
  settled_seq: Defaulted<number>;
  /** The revision of the story the draft began from or went out as. */
  base_revision: Defaulted<number>;
  /** JSON: the story as the document says it (`StoryFields`), without notes and suggestions. */
  fields: string;
  /** Why the document cannot be read as a story; empty when it can. */
  fault: Defaulted<string>;
  changed_at: number;
  changed_by: Maybe<string>;
  /** When the changes to a published story are to go out, and JSON of how. */
  goes_out_at: Maybe<number>;
  goes_out: Maybe<string>;
};

/** What somebody wrote, in the order it was taken in. */
export type DraftUpdateTable = {
  id: Generated<number>;
  article_id: string;
  at: number;
  account_id: Maybe<string>;
  /** Base64 of a Yjs update (version 1). */
  data: string;
};

/** A draft as it once was: kept when its state changes, when somebody asks for it, and now and then in long work. */
export type DraftVersionTable = {
  id: Generated<number>;
  article_id: string;
  at: number;
  account_id: Maybe<string>;
  /** Why it was kept. */
  note: Defaulted<string>;
  /** JSON: `StoryFields`. */
  fields: string;
};

/** Who has a story open, as of when. */
export type DraftPresenceTable = { article_id: string; account_id: string; at: number };

/** Who did what with a story, and when; only ever added to. */
export type StoryEventTable = {
  id: string;
  article_id: string;
  account_id: Maybe<string>;
  at: number;
  act: string;
  /** JSON. */
  details: Defaulted<string>;
};

/** What colleagues say about a story, never shown to readers. */
export type StoryNoteTable = { id: string; article_id: string; account_id: Maybe<string>; text: string; at: number };

/** Who was named in which note or reply, so that each is told once. */
export type NoteMentionTable = {
  article_id: string;
  /** The note's id; of a reply followed by when it was written. */
  place: string;
  account_id: string;
  at: number;
};

/** Lets people without an account read a draft; only the hash of the secret is kept. */
export type PreviewLinkTable = {
  id: string;
  hash: string;
  article_id: string;
  created_by: Maybe<string>;
  created_at: number;
  expires_at: number;
  revoked_at: Maybe<number>;
  for_whom: Defaulted<string>;
  uses: Defaulted<number>;
  last_used_at: Maybe<number>;
};

/** What is settled about a story's going out and being taken back. */
export type StoryPlanTable = {
  article_id: string;
  /** JSON: who is told when it goes out, texts for sharing, by whom. */
  telling: Defaulted<string>;
  /** JSON: what readers meet at the address once it is taken back; null: as if it had never been. */
  gone: Maybe<string>;
  changed_at: number;
};

/** What an address of another site answered when it was last asked. */
export type LinkCheckTable = {
  url: string;
  /** waiting, alive, moved, dead, silent (did not answer), closed (answered, but not to us). */
  state: string;
  status: Maybe<number>;
  leads_to: Maybe<string>;
  asked_at: number;
  checked_at: Maybe<number>;
};

export type DraftingTables = {
  draft: DraftTable;
  draft_update: DraftUpdateTable;
  draft_version: DraftVersionTable;
  draft_presence: DraftPresenceTable;
  story_event: StoryEventTable;
  story_note: StoryNoteTable;
  note_mention: NoteMentionTable;
  preview_link: PreviewLinkTable;
  story_plan: StoryPlanTable;
  link_check: LinkCheckTable;
};
