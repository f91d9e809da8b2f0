/** The tables of the moderation desk; see tables.ts for how columns are kept. */
import type { ColumnType } from 'kysely';

type Defaulted<T> = ColumnType<T, T | undefined, T>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
type Flag = ColumnType<number, 0 | 1 | undefined, 0 | 1>;

/** What a reader may not do for a while, or must have read: warn, suspend, ban, hold (all comments wait). */
export type RestrictionTable = {
  id: string;
  account_id: string;
  kind: string;
  rule: Maybe<string>;
  words: Defaulted<string>;
  starts_at: number;
  until: Maybe<number>;
  acknowledged_at: Maybe<number>;
  lifted_at: Maybe<number>;
  lifted_by: Maybe<string>;
  decision_id: Maybe<string>;
};

/** What moderators write to one another about somebody. */
export type ReaderNoteTable = {
  id: string;
  commenter_id: string;
  account_id: Maybe<string>;
  text: string;
  at: number;
};

/** Who has something on their desk just now: `comment:ID`, `appeal:ID`; forgotten at `until`. */
export type DeskClaimTable = {
  subject: string;
  account_id: string;
  until: number;
};

/** A comment handed to a colleague; `to_id` empty: to whoever comes next. */
export type DeskHandingTable = {
  id: string;
  comment_id: string;
  from_id: string;
  to_id: Defaulted<string>;
  words: Defaulted<string>;
  at: number;
  done_at: Maybe<number>;
};

/** A threat to life and the like: the evidence is a copy of its own that stays when the comment goes. */
export type EscalationTable = {
  id: string;
  comment_id: Maybe<string>;
  article_id: Maybe<string>;
  account_id: string;
  words: Defaulted<string>;
  evidence: string;
  state: Defaulted<string>;
  at: number;
  closed_at: Maybe<number>;
  closed_by: Maybe<string>;
  outcome: Defaulted<string>;
};

/** kind: comment, restriction, notice. state: open, upheld (the decision stands), overturned. `decided_by`: who must not decide it. */
export type AppealTable = {
  id: string;
  kind: string;
  comment_id: Maybe<string>;
  restriction_id: Maybe<string>;
  report_id: Maybe<string>;
  decision_id: string;
  account_id: Maybe<string>;
  email: Maybe<string>;
  edition: Defaulted<string>;
  words: string;
  state: Defaulted<string>;
  at: number;
  due_at: number;
  decided_by: Maybe<string>;
  handled_at: Maybe<number>;
  handled_by: Maybe<string>;
  answer: Defaulted<string>;
};

/** The statement of reasons as it was sent (Digital Services Act, article 17). */
export type StatementTable = {
  id: string;
  decision_id: string;
  account_id: Maybe<string>;
  comment_id: Maybe<string>;
  edition: Defaulted<string>;
  details: string;
  at: number;
  sent_at: Maybe<number>;
};

/** Words for the reader, by rule and edition. */
export type ReplyTemplateTable = {
  id: string;
  rule: string;
  edition: string;
  title: string;
  words: string;
  position: Defaulted<number>;
  changed_at: number;
  changed_by: Maybe<string>;
};

/** A moderator’s filters by name; `query` is the query string of the desk. */
export type SavedViewTable = {
  id: string;
  account_id: string;
  name: string;
  query: string;
  is_shared: Flag;
  position: Defaulted<number>;
  at: number;
};

/** Decisions that are alike. */
export type PrecedentTable = {
  decision_id: string;
  like_id: string;
  account_id: Maybe<string>;
  note: Defaulted<string>;
  at: number;
};

/** How much somebody has looked at without a long pause; nothing of what. */
export type ModerationShiftTable = {
  account_id: string;
  started_at: number;
  last_at: number;
  seen: Defaulted<number>;
  disturbing: Defaulted<number>;
  /** Disturbing texts since the last break. */
  since_break: Defaulted<number>;
  break_at: Maybe<number>;
  /** Until then no break is suggested. */
  hushed_until: Maybe<number>;
};

/** What the next shift should know. */
export type HandOverNoteTable = {
  id: string;
  account_id: Maybe<string>;
  text: string;
  at: number;
};

/** Rules of the publication’s own: conditions (JSON) → publish, nudge, hold, refuse, queue, notify. */
export type ModerationRuleTable = {
  id: string;
  name: string;
  is_on: Flag;
  position: Defaulted<number>;
  scope: Defaulted<string>;
  conditions: string;
  act: string;
  words: Defaulted<string>;
  created_at: number;
  created_by: Maybe<string>;
  changed_at: number;
  changed_by: Maybe<string>;
  rehearsed_at: Maybe<number>;
  rehearsal: Defaulted<string>;
};

/** act: refuse, hold. */
export type EmailDomainRuleTable = {
  domain: string;
  act: string;
  note: Defaulted<string>;
  created_by: Maybe<string>;
  at: number;
};

/** What a page of rules said from when on: guidelines, privacy, terms, imprint. */
export type PolicyVersionTable = {
  kind: string;
  edition: string;
  version: number;
  article_id: Maybe<string>;
  title: string;
  body: string;
  at: number;
  account_id: Maybe<string>;
};

/** A year’s report as it was published; every publication of it stays. `figures`: JSON. */
export type TransparencyReportTable = {
  year: number;
  version: number;
  figures: string;
  at: number;
  account_id: Maybe<string>;
};

/** Where events are sent; format: json, chat. */
export type WebhookTable = {
  id: string;
  url: string;
  secret: string;
  format: Defaulted<string>;
  events: string;
  /** The comment’s own words are sent along. */
  with_text: Flag;
  is_on: Flag;
  note: Defaulted<string>;
  created_at: number;
  created_by: Maybe<string>;
  failing_since: Maybe<number>;
};

/** state: waiting, delivered, failed. */
export type WebhookDeliveryTable = {
  id: string;
  webhook_id: string;
  event: string;
  payload: string;
  state: Defaulted<string>;
  attempts: Defaulted<number>;
  code: Maybe<number>;
  error: Defaulted<string>;
  created_at: number;
  /** When it is to be tried (again); null when there is nothing more to do. */
  due_at: Maybe<number>;
  tried_at: Maybe<number>;
};

/** A check outside the process; when_away: risk, hold. */
export type ExternalJudgeTable = {
  id: string;
  name: string;
  url: string;
  secret: string;
  timeout_ms: number;
  scope: Defaulted<string>;
  when_away: Defaulted<string>;
  is_on: Flag;
  created_at: number;
  created_by: Maybe<string>;
  ok_at: Maybe<number>;
  fault_at: Maybe<number>;
  fault: Defaulted<string>;
};

/** What an outside judge said of a comment, and by which model. */
export type JudgeVoteTable = {
  id: string;
  judge_id: string;
  comment_id: string;
  verdict: string;
  reason: Defaulted<string>;
  score: Maybe<number>;
  model: Defaulted<string>;
  at: number;
};

/** When a member of staff wants to be told by mail that the desk fills; 0: never. */
export type ModeratorMailTable = {
  account_id: string;
  is_daily: Flag;
  waiting_over: Defaulted<number>;
  oldest_hours: Defaulted<number>;
  daily_at: Defaulted<number>;
  alarm_at: Defaulted<number>;
};

/** Which comment stands at which row of `comment_search_text`; `mark` is of the state and text it was indexed with. */
export type CommentSearchEntryTable = { row_id: number; comment_id: string; mark: string };

/** How far the index of comments has come. */
export type CommentSearchPlaceTable = { name: string; changed_at: number; last_id: string };

export type ModerationTables = {
  comment_search_entry: CommentSearchEntryTable;
  comment_search_place: CommentSearchPlaceTable;
  restriction: RestrictionTable;
  reader_note: ReaderNoteTable;
  desk_claim: DeskClaimTable;
  desk_handing: DeskHandingTable;
  escalation: EscalationTable;
  appeal: AppealTable;
  statement: StatementTable;
  reply_template: ReplyTemplateTable;
  saved_view: SavedViewTable;
  precedent: PrecedentTable;
  moderation_shift: ModerationShiftTable;
  hand_over_note: HandOverNoteTable;
  moderation_rule: ModerationRuleTable;
  email_domain_rule: EmailDomainRuleTable;
  policy_version: PolicyVersionTable;
  transparency_report: TransparencyReportTable;
  webhook: WebhookTable;
  webhook_delivery: WebhookDeliveryTable;
  external_judge: ExternalJudgeTable;
  judge_vote: JudgeVoteTable;
  moderator_mail: ModeratorMailTable;
};
