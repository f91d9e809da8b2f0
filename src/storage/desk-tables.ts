/** The tables of the desk of stories; see tables.ts for how columns are kept. */
import type { ColumnType } from 'kysely';

type Defaulted<T> = ColumnType<T, T | undefined, T>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
type Flag = ColumnType<number, 0 | 1 | undefined, 0 | 1>;

/** Words of stories that are not public, and of changes that are not out. */
type DeskWordTable = { word: string; article_id: string };

/** The state of a story, by the time of its last change, whose words are in `desk_word`. */
type DeskIndexTable = { article_id: string; at: number };

type StoryTemplateTable = {
  id: string;
  name: string;
  kind: string;
  /** Empty: for every edition. */
  edition: Defaulted<string>;
  /** Markdown. */
  text: string;
  changed_at: number;
  changed_by: Maybe<string>;
};

type DeskChoiceTable = {
  account_id: string;
  /** Whether they are mailed when a story is given to them. */
  wants_mail: Flag;
  /** Of the secret in the address of their calendar. */
  feed_hash: Maybe<string>;
  feed_at: Maybe<number>;
};

type TranslationSourceTable = {
  /** The translation. */
  article_id: string;
  source_id: string;
  /** JSON: headline, standfirst and body of the other story, as they were when the translation was last brought up to date. */
  text: string;
  at: number;
  account_id: Maybe<string>;
};

export type DeskTables = {
  desk_word: DeskWordTable;
  desk_index: DeskIndexTable;
  story_template: StoryTemplateTable;
  desk_choice: DeskChoiceTable;
  translation_source: TranslationSourceTable;
};
