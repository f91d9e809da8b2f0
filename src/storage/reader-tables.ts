/** The tables of readers: accounts and their proofs, what they keep, follow and are told; see tables.ts for how columns are kept. */
import type { ColumnType } from 'kysely';

type Defaulted<T> = ColumnType<T, T | undefined, T>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
type Flag = ColumnType<number, 0 | 1 | undefined, 0 | 1>;

export type AccountTable = {
  id: string;
  email: string;
  name: string;
  role: string;
  created_at: number;
  disabled_at: Maybe<number>;
  /** What names are compared by: two that look alike have the same key. Null for those added before there were any. */
  name_key: Maybe<string>;
  name_changed_at: Maybe<number>;
  email_confirmed_at: Maybe<number>;
  /** PHC string: `$argon2id$…`. */
  password_hash: Maybe<string>;
  password_changed_at: Maybe<number>;
  bio: Defaulted<string>;
  /** Name of the picture below DATA_DIR/pictures. */
  picture: Maybe<string>;
  /** The edition mails are written in. */
  edition: Maybe<string>;
  /** Whether the page of one's comments is open to all. */
  is_public: Flag;
  /** JSON: what is told how, and other choices. */
  preferences: Defaulted<string>;
  suspended_until: Maybe<number>;
  suspended_why: Defaulted<string>;
  /** Every comment of theirs waits. */
  is_held: Flag;
  /** A warning they have not yet said to have read. */
  warning_id: Maybe<string>;
};

/** Names that were given up: nobody else may take one for a while. */
export type FormerNameTable = { name_key: string; account_id: Maybe<string>; released_at: number };

/** An account that was deleted: the hash of its id, what became of its comments (remove, keep), and when. */
export type ErasureTable = { hash: string; comments: string; at: number };

/** Links an operator makes. */
export type SignInTokenTable = {
  hash: string;
  account_id: string;
  created_at: number;
  expires_at: number;
  used_at: Maybe<number>;
};

/** A mail with link and code that was asked for; `hash` is of the secret the asking browser holds. */
export type SignInAttemptTable = {
  hash: string;
  link_hash: string;
  code_hash: string;
  email: string;
  /** The account that asked, where one is signed in (another address, a proof for linking). */
  account_id: Maybe<string>;
  /** sign-in, change-email, link */
  purpose: string;
  edition: string;
  return_to: Defaulted<string>;
  details: Defaulted<string>;
  wrong_codes: Defaulted<number>;
  created_at: number;
  expires_at: number;
  used_at: Maybe<number>;
};

export type SessionTable = {
  hash: string;
  account_id: string;
  created_at: number;
  seen_at: number;
  expires_at: number;
  /** What the profile calls it; null for those from before. */
  id: Maybe<string>;
  /** Browser and system in two words; no address. */
  device: Defaulted<string>;
  /** link, code, password, passkey, oidc */
  method: Defaulted<string>;
  second_factor_at: Maybe<number>;
};

export type PasskeyTable = {
  /** The credential's id, base64url. */
  id: string;
  account_id: string;
  /** COSE key, base64url. */
  public_key: string;
  counter: Defaulted<number>;
  transports: Defaulted<string>;
  name: Defaulted<string>;
  created_at: number;
  used_at: Maybe<number>;
};

/** An account at an OpenID provider. */
export type IdentityTable = {
  issuer: string;
  subject: string;
  account_id: string;
  created_at: number;
  used_at: Maybe<number>;
};

export type TotpTable = {
  account_id: string;
  secret: string;
  created_at: number;
  confirmed_at: Maybe<number>;
  last_step: Defaulted<number>;
};
export type RecoveryCodeTable = { hash: string; account_id: string; used_at: Maybe<number> };
export type ChallengeTable = {
  hash: string;
  kind: string;
  account_id: Maybe<string>;
  details: string;
  expires_at: number;
};

export type ApiTokenTable = {
  hash: string;
  id: string;
  account_id: string;
  name: string;
  /** Scopes, parted by spaces. */
  scopes: string;
  created_at: number;
  used_at: Maybe<number>;
  expires_at: Maybe<number>;
};

export type BookmarkTable = {
  account_id: string;
  article_id: string;
  /** As it was when it was saved; shown when the story is gone. */
  headline: Defaulted<string>;
  created_at: number;
  archived_at: Maybe<number>;
  /** Taken off the list; kept for an hour so that it can be put back. */
  removed_at: Maybe<number>;
  /** The reader's own order; a new one gets its time, so that the newest stands first. */
  position: number;
};
export type BookmarkTagTable = { account_id: string; article_id: string; name: string };

/** `kind`: author, tag, section, thread (then the target is the article). */
export type FollowTable = { account_id: string; kind: string; target_id: string; created_at: number };

export type NotificationTable = {
  id: string;
  account_id: string;
  /** reply, thread, pick, decision, story */
  kind: string;
  /** The comment or story it is about; one is told of each thing once. */
  subject_id: string;
  /** Of a followed thread: the newest comment it tells of. */
  about_id: Defaulted<string>;
  /** Of a followed thread: how many comments it tells of. */
  count: Defaulted<number>;
  /** JSON: ids of what it is about. Texts are read when it is shown: what is removed meanwhile is not repeated. */
  details: Defaulted<string>;
  created_at: number;
  read_at: Maybe<number>;
  mailed_at: Maybe<number>;
};
/** How one kind is told, where it differs from what is usual. `mail`: off, once, hourly, daily, weekly. */
export type NotificationChoiceTable = { account_id: string; kind: string; mail: string; push: 0 | 1 };
/** That an account has something for its next digest. */
export type DigestTable = { account_id: string; frequency: string; due_at: number };

export type PushSubscriptionTable = {
  endpoint: string;
  account_id: string;
  keys: string;
  edition: string;
  created_at: number;
};

export type ReaderTables = {
  account: AccountTable;
  former_name: FormerNameTable;
  erasure: ErasureTable;
  sign_in_token: SignInTokenTable;
  sign_in_attempt: SignInAttemptTable;
  session: SessionTable;
  passkey: PasskeyTable;
  identity: IdentityTable;
  totp: TotpTable;
  recovery_code: RecoveryCodeTable;
  challenge: ChallengeTable;
  api_token: ApiTokenTable;
  bookmark: BookmarkTable;
  bookmark_tag: BookmarkTagTable;
  follow: FollowTable;
  notification: NotificationTable;
  notification_choice: NotificationChoiceTable;
  digest: DigestTable;
  push_subscription: PushSubscriptionTable;
};
