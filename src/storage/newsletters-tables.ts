/** The tables of newsletters; see tables.ts for how columns are kept. */
import type { ColumnType } from 'kysely';

type Defaulted<T> = ColumnType<T, T | undefined, T>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** A letter that readers may subscribe to. `settings` is JSON: see the room's letter.ts. */
type LetterTable = {
  id: string;
  slug: string;
  edition: string;
  name: string;
  description: Defaulted<string>;
  /** daily, weekly, section, breaking, hand */
  kind: string;
  /** open, closed (nobody new, nothing goes out) */
  state: Defaulted<string>;
  settings: string;
  position: Defaulted<number>;
  last_number: Defaulted<number>;
  /** Stories published until then have been in an issue, or could have been. */
  stories_until: Maybe<number>;
  /** When the next one is made by itself. */
  next_at: Maybe<number>;
  /** What became of the last time: nothing new. */
  last_note: Defaulted<string>;
  created_at: number;
  changed_at: number;
  changed_by: Maybe<string>;
};

/** One mailing of a letter: what editors write is `draft`; `content` is what everybody got, from the first mail on. */
type LetterIssueTable = {
  id: string;
  letter_id: string;
  number: Maybe<number>;
  /** draft, scheduled, sending, paused, sent, cancelled */
  state: string;
  draft: string;
  content: Maybe<string>;
  /** Stands in the addresses that bounces come back to. */
  code: string;
  version: Defaulted<number>;
  /** Whom the list has been written out to: the last subscriber's id; '~' when it is complete. */
  queued_after: Maybe<string>;
  total: Defaulted<number>;
  sent: Defaulted<number>;
  refused: Defaulted<number>;
  unsubscribed: Defaulted<number>;
  note: Defaulted<string>;
  send_at: Maybe<number>;
  began_at: Maybe<number>;
  ended_at: Maybe<number>;
  created_at: number;
  created_by: Maybe<string>;
  changed_at: number;
};

type SubscriberTable = {
  id: string;
  email: string;
  code: string;
  /** waiting (has not confirmed), active, aside (mail does not arrive, or they complained) */
  state: string;
  edition: string;
  /** form, account, import */
  source: string;
  source_note: Defaulted<string>;
  /** JSON: when and how they agreed. */
  consent: Defaulted<string>;
  confirmed_at: Maybe<number>;
  paused_until: Maybe<number>;
  aside_why: Defaulted<string>;
  aside_at: Maybe<number>;
  created_at: number;
  changed_at: number;
};

type SubscriptionTable = { subscriber_id: string; letter_id: string; at: number };

type SubscriberTokenTable = {
  hash: string;
  subscriber_id: string;
  letters: string;
  edition: string;
  created_at: number;
  expires_at: number;
  used_at: Maybe<number>;
};

/** queued, taken (a node is sending it), later (refused for now), sent, refused, left-out */
type LetterDeliveryTable = {
  issue_id: string;
  subscriber_id: string;
  state: string;
  attempts: Defaulted<number>;
  due_at: number;
  holder: Maybe<string>;
  answer: Defaulted<string>;
  at: Maybe<number>;
};

/** kind: hard, soft, complaint; one of each for an issue. */
type LetterBounceTable = {
  subscriber_id: string;
  issue_id: string;
  kind: string;
  words: Defaulted<string>;
  at: number;
};

/** Which node sends just now, and until when it may without saying so again. */
type LetterLeaseTable = { name: string; holder: string; until: number };

export type NewsletterTables = {
  letter: LetterTable;
  letter_issue: LetterIssueTable;
  subscriber: SubscriberTable;
  subscription: SubscriptionTable;
  subscriber_token: SubscriberTokenTable;
  letter_delivery: LetterDeliveryTable;
  letter_bounce: LetterBounceTable;
  letter_lease: LetterLeaseTable;
};
