-- Printed by “npm run print-schema”; compared with the migrations by the tests. Do not edit.

CREATE TABLE "account" ("id" text primary key, "email" text not null unique, "name" text not null, "role" text not null, "created_at" bigint not null, "disabled_at" bigint, "name_key" text, "name_changed_at" bigint, "email_confirmed_at" bigint, "password_hash" text, "password_changed_at" bigint, "bio" text default '' not null, "picture" text, "edition" text, "is_public" smallint default 1 not null, "preferences" text default '{}' not null, "suspended_until" bigint, "suspended_why" text default '' not null, "is_held" smallint default 0 not null, "warning_id" text);

CREATE INDEX account_name_begins on account (name_key ) where name_key is not null;

CREATE UNIQUE INDEX "account_name_key" on "account" ("name_key");

CREATE INDEX "account_staff" on "account" ("email") where "role" != 'reader';

CREATE TABLE "address" ("path" text primary key, "target_kind" text not null, "target" text not null, "created_at" bigint not null);

CREATE INDEX "address_target" on "address" ("target_kind", "target");

CREATE TABLE "api_answer" ("account_id" text not null references "account" ("id") on delete cascade, "key" text not null, "endpoint" text not null, "request" text not null, "value" text, "at" bigint not null, constraint "api_answer_pk" primary key ("account_id", "key"));

CREATE INDEX "api_answer_at" on "api_answer" ("at");

CREATE TABLE "api_token" ("hash" text primary key, "id" text not null unique, "account_id" text not null references "account" ("id") on delete cascade, "name" text not null, "scopes" text not null, "created_at" bigint not null, "used_at" bigint, "expires_at" bigint);

CREATE INDEX "api_token_account" on "api_token" ("account_id");

CREATE TABLE "appeal" ("id" text primary key, "kind" text not null, "comment_id" text, "restriction_id" text, "report_id" text, "decision_id" text not null, "account_id" text references "account" ("id") on delete set null, "email" text, "edition" text default '' not null, "words" text not null, "state" text default 'open' not null, "at" bigint not null, "due_at" bigint not null, "decided_by" text, "handled_at" bigint, "handled_by" text, "answer" text default '' not null);

CREATE INDEX "appeal_account" on "appeal" ("account_id", "at");

CREATE INDEX "appeal_comment" on "appeal" ("comment_id", "at");

CREATE UNIQUE INDEX "appeal_notice_once" on "appeal" ("report_id", "decision_id");

CREATE UNIQUE INDEX "appeal_once" on "appeal" ("decision_id", "account_id");

CREATE INDEX "appeal_queue" on "appeal" ("state", "due_at", "id");

CREATE INDEX "appeal_time" on "appeal" ("at", "id");

CREATE TABLE "article" ("id" text primary key, "edition" text not null references "edition" ("code"), "translation_group" text not null, "kind" text not null, "status" text not null, "section_id" text references "section" ("id"), "path" text not null, "headline" text not null, "standfirst" text default '' not null, "teaser" text default '' not null, "kicker" text default '' not null, "place" text default '' not null, "body" text not null, "lead" text, "meta" text, "canonical_url" text, "priority" integer default 0 not null, "word_count" integer default 0 not null, "live_state" text, "live_ended_at" bigint, "thread_state" text default 'open' not null, "published_at" bigint, "updated_at" bigint, "scheduled_at" bigint, "listed_at" bigint, "created_at" bigint not null, "modified_at" bigint not null, "revision" integer default 1 not null, "modified_by" text, "revision_note" text default '' not null, "origin" text, "origin_id" text, "work_state" text default 'draft' not null, "created_by" text, "assignee_id" text, "due_at" bigint, "embargo_until" bigint, "unpublish_at" bigint, "draft_changed_at" bigint, "translated_from" text, "translated_revision" integer);

CREATE INDEX "article_assignee" on "article" ("assignee_id", "status", "due_at");

CREATE INDEX "article_canonical" on "article" ("canonical_url");

CREATE INDEX "article_desk" on "article" ("edition", "modified_at", "id");

CREATE INDEX "article_draft_changed_at" on article ("draft_changed_at", id) where "draft_changed_at" is not null;

CREATE INDEX "article_due_at" on article ("due_at", id) where "due_at" is not null;

CREATE INDEX "article_embargo_until" on article ("embargo_until", id) where "embargo_until" is not null;

CREATE INDEX "article_kind_list" on "article" ("edition", "kind", "listed_at", "id");

CREATE INDEX "article_list" on "article" ("edition", "listed_at", "id");

CREATE INDEX article_live on article (modified_at, id) where kind = 'liveblog';

CREATE INDEX "article_origin" on "article" ("origin_id", "origin");

CREATE INDEX "article_priority_list" on "article" ("edition", "priority", "listed_at", "id");

CREATE INDEX "article_schedule" on "article" ("status", "scheduled_at");

CREATE INDEX "article_section_list" on "article" ("section_id", "listed_at", "id");

CREATE INDEX "article_stories" on "article" ("status", "modified_at", "id", "work_state", "edition", "section_id", "kind", "assignee_id", "created_by", "due_at", "published_at", "scheduled_at", "draft_changed_at");

CREATE INDEX "article_translation" on "article" ("translation_group", "edition");

CREATE INDEX "article_unpublish_at" on article ("unpublish_at", id) where "unpublish_at" is not null;

CREATE TABLE "article_author" ("article_id" text not null references "article" ("id") on delete cascade, "author_id" text not null references "author" ("id") on delete cascade, "position" integer default 0 not null, "listed_at" bigint, "edition" text default '' not null, constraint "article_author_pk" primary key ("article_id", "author_id"));

CREATE INDEX "article_author_list" on "article_author" ("author_id", "edition", "listed_at", "article_id");

CREATE TABLE "article_correction" ("id" text primary key, "article_id" text not null references "article" ("id") on delete cascade, "edition" text not null, "at" bigint not null, "kind" text not null, "text" text not null, "listed_at" bigint);

CREATE INDEX "article_correction_article" on "article_correction" ("article_id", "at");

CREATE INDEX "article_correction_list" on "article_correction" ("edition", "listed_at", "id");

CREATE TABLE "article_revision" ("article_id" text not null references "article" ("id") on delete cascade, "number" integer not null, "at" bigint not null, "account_id" text, "note" text default '' not null, "snapshot" text not null, constraint "article_revision_pk" primary key ("article_id", "number"));

CREATE TABLE "article_tag" ("article_id" text not null references "article" ("id") on delete cascade, "tag_id" text not null references "tag" ("id") on delete cascade, "position" integer default 0 not null, "listed_at" bigint, constraint "article_tag_pk" primary key ("article_id", "tag_id"));

CREATE INDEX "article_tag_list" on "article_tag" ("tag_id", "listed_at", "article_id");

CREATE TABLE "audience_day" ("kind" text not null, "subject" text not null, "day" integer not null, "reads" integer default 0 not null, "ends" integer default 0 not null, constraint "audience_day_pk" primary key ("kind", "subject", "day"));

CREATE INDEX "audience_day_old" on "audience_day" ("day");

CREATE INDEX "audience_day_span" on "audience_day" ("kind", "day", "subject", "reads", "ends");

CREATE TABLE "audience_hour" ("kind" text not null, "subject" text not null, "hour" integer not null, "reads" integer default 0 not null, "ends" integer default 0 not null, constraint "audience_hour_pk" primary key ("kind", "subject", "hour"));

CREATE INDEX "audience_hour_old" on "audience_hour" ("hour");

CREATE INDEX "audience_hour_span" on "audience_hour" ("kind", "hour", "subject", "reads", "ends");

CREATE TABLE "audience_source" ("subject" text not null, "source" text not null, "day" integer not null, "reads" integer not null, constraint "audience_source_pk" primary key ("subject", "day", "source"));

CREATE INDEX "audience_source_old" on "audience_source" ("day");

CREATE TABLE "audience_word" ("kind" text not null, "edition" text not null, "day" integer not null, "words" text not null, "count" integer not null, constraint "audience_word_pk" primary key ("kind", "day", "edition", "words"));

CREATE INDEX "audience_word_old" on "audience_word" ("day");

CREATE TABLE "author" ("id" text primary key, "slug" text not null unique, "name" text not null, "role" text default '' not null, "bio" text default '' not null, "texts" text default '{}' not null, "links" text default '[]' not null, "portrait_id" text, "is_guest" smallint default 0 not null, "email" text, "account_id" text references "account" ("id") on delete set null);

CREATE INDEX "author_account" on "author" ("account_id");

CREATE TABLE "bookmark" ("account_id" text not null references "account" ("id") on delete cascade, "article_id" text not null, "headline" text default '' not null, "created_at" bigint not null, "archived_at" bigint, "removed_at" bigint, "position" double precision not null, constraint "bookmark_pk" primary key ("account_id", "article_id"));

CREATE INDEX "bookmark_article" on "bookmark" ("article_id");

CREATE INDEX "bookmark_list" on "bookmark" ("account_id", "archived_at", "position");

CREATE INDEX "bookmark_removed" on "bookmark" ("removed_at") where "removed_at" is not null;

CREATE INDEX "bookmark_saved" on "bookmark" ("account_id", "created_at");

CREATE TABLE "bookmark_tag" ("account_id" text not null references "account" ("id") on delete cascade, "article_id" text not null, "name" text not null, constraint "bookmark_tag_pk" primary key ("account_id", "name", "article_id"));

CREATE TABLE "challenge" ("hash" text primary key, "kind" text not null, "account_id" text references "account" ("id") on delete cascade, "details" text not null, "expires_at" bigint not null);

CREATE INDEX "challenge_expiry" on "challenge" ("expires_at");

CREATE TABLE "change" ("id" integer primary key autoincrement, "topic" text not null, "at" bigint not null);

CREATE INDEX "change_at" on "change" ("at");

CREATE TABLE "comment" ("id" text primary key, "article_id" text not null references "article" ("id") on delete cascade, "parent_id" text, "root_id" text not null, "commenter_id" text not null references "commenter" ("id"), "state" text not null, "kind" text default 'comment' not null, "body" text, "source" text, "created_at" bigint not null, "edited_at" bigint, "origin" text, "origin_id" text, "origin_parent_id" text, "remote_uri" text, "edition" text default '' not null, "is_listed" smallint default 0 not null, "reply_count" integer default 0 not null, "recommend_count" integer default 0 not null, "report_count" integer default 0 not null, "fairness" double precision default 0 not null, "views_before" bigint default 0 not null, "changed_at" bigint default 0 not null, "checks" text, "held_why" text, "removed_by" text, "rule" text, "seen_at" bigint, "network_mark" text, "text_mark" text, "post_key" text, "is_closed" smallint default 0 not null);

CREATE INDEX "comment_answers" on "comment" ("root_id", "created_at", "id") where "is_listed" = 1 and "parent_id" is not null;

CREATE INDEX "comment_by" on "comment" ("article_id", "commenter_id", "created_at", "id");

CREATE INDEX "comment_changed" on "comment" ("changed_at", "id");

CREATE INDEX "comment_changes" on "comment" ("article_id", "changed_at");

CREATE INDEX "comment_commenter" on "comment" ("commenter_id", "created_at", "id");

CREATE INDEX "comment_network_mark" on "comment" ("created_at") where "network_mark" is not null;

CREATE UNIQUE INDEX "comment_origin" on "comment" ("origin", "origin_id");

CREATE INDEX "comment_parent" on "comment" ("parent_id");

CREATE UNIQUE INDEX "comment_post_key" on "comment" ("commenter_id", "post_key") where "post_key" is not null;

CREATE INDEX "comment_roots_fair" on "comment" ("article_id", "fairness", "created_at", "id") where "is_listed" = 1 and "parent_id" is null;

CREATE INDEX "comment_roots_newest" on "comment" ("article_id", "created_at", "id") where "is_listed" = 1 and "parent_id" is null;

CREATE INDEX "comment_roots_recommended" on "comment" ("article_id", "recommend_count", "created_at", "id") where "is_listed" = 1 and "parent_id" is null;

CREATE INDEX "comment_roots_replies" on "comment" ("article_id", "reply_count", "created_at", "id") where "is_listed" = 1 and "parent_id" is null;

CREATE INDEX "comment_same_network" on "comment" ("network_mark", "created_at") where "network_mark" is not null;

CREATE INDEX "comment_text_mark" on "comment" ("text_mark", "created_at") where "text_mark" is not null;

CREATE INDEX "comment_time" on "comment" ("article_id", "created_at", "id") where "is_listed" = 1;

CREATE INDEX "comment_unseen" on "comment" ("created_at", "id") where "state" = 'published' and "seen_at" is null;

CREATE INDEX "comment_waiting" on "comment" ("state", "created_at", "id");

CREATE TABLE "comment_draft" ("hash" text primary key, "article_id" text not null references "article" ("id") on delete cascade, "parent_id" text, "text" text not null, "outcome" text default '' not null, "created_at" bigint not null, "expires_at" bigint not null);

CREATE INDEX "comment_draft_expiry" on "comment_draft" ("expires_at");

CREATE TABLE "comment_moment" ("comment_id" text primary key references "comment" ("id") on delete cascade, "article_id" text not null, "second" integer not null);

CREATE INDEX "comment_moment_article" on "comment_moment" ("article_id", "second");

CREATE TABLE "comment_pick" ("comment_id" text primary key references "comment" ("id") on delete cascade, "article_id" text not null references "article" ("id") on delete cascade, "at" bigint not null, "account_id" text references "account" ("id") on delete set null, "name" text not null, "why" text default '' not null);

CREATE INDEX "comment_pick_list" on "comment_pick" ("article_id", "at");

CREATE TABLE "comment_revision" ("comment_id" text not null references "comment" ("id") on delete cascade, "number" integer not null, "at" bigint not null, "body" text not null, constraint "comment_revision_pk" primary key ("comment_id", "number"));

CREATE TABLE "comment_search_entry" ("row_id" integer primary key, "comment_id" text not null unique, "mark" text not null);

CREATE TABLE "comment_search_place" ("name" text primary key, "changed_at" bigint not null, "last_id" text not null);

CREATE VIRTUAL TABLE comment_search_text using fts5(body, facets, content='', contentless_delete=1, tokenize="ascii tokenchars '^~:.-'");

CREATE TABLE "commenter" ("id" text primary key, "account_id" text references "account" ("id") on delete set null, "name" text not null, "email" text, "url" text, "origin" text, "origin_id" text, "remote_uri" text, "created_at" bigint not null, "origin_name" text, "badge" text, "picture" text, "is_public" smallint default 0 not null, "is_former" smallint default 0 not null, "published_count" integer default 0 not null, "removed_count" integer default 0 not null);

CREATE INDEX "commenter_account" on "commenter" ("account_id");

CREATE INDEX "commenter_badge" on "commenter" ("badge") where "badge" is not null;

CREATE INDEX "commenter_email" on "commenter" ("email");

CREATE INDEX commenter_mailbox on commenter ((replace(substr(email, 1, min(instr(email, '@'), instr(email || '+', '+')) - 1), '.', '') || substr(email, instr(email, '@')))) where email is not null;

CREATE INDEX commenter_name on commenter (name );

CREATE UNIQUE INDEX "commenter_origin" on "commenter" ("origin", "origin_id");

CREATE UNIQUE INDEX "commenter_own" on "commenter" ("account_id") where "account_id" is not null and "origin" is null;

CREATE TRIGGER decision_no_delete before delete on decision begin select raise(abort, 'decisions are only added to'); end;

CREATE TRIGGER decision_no_update before update on decision begin select raise(abort, 'decisions are only added to'); end;

CREATE TABLE "decision" ("id" text primary key, "comment_id" text, "article_id" text, "commenter_id" text, "account_id" text, "act" text not null, "rule" text, "words" text default '' not null, "guidelines" integer default 0 not null, "is_automated" smallint default 0 not null, "details" text default '{}' not null, "at" bigint not null);

CREATE INDEX "decision_act" on "decision" ("act", "at", "id");

CREATE INDEX "decision_comment" on "decision" ("comment_id", "at");

CREATE INDEX "decision_commenter" on "decision" ("commenter_id", "at");

CREATE INDEX "decision_rule" on "decision" ("rule", "at", "id");

CREATE INDEX "decision_time" on "decision" ("at", "id");

CREATE TABLE "desk_choice" ("account_id" text primary key references "account" ("id") on delete cascade, "wants_mail" smallint default 1 not null, "feed_hash" text unique, "feed_at" bigint);

CREATE TABLE "desk_claim" ("subject" text primary key, "account_id" text not null references "account" ("id") on delete cascade, "until" bigint not null);

CREATE TABLE "desk_handing" ("id" text primary key, "comment_id" text not null references "comment" ("id") on delete cascade, "from_id" text not null, "to_id" text default '' not null, "words" text default '' not null, "at" bigint not null, "done_at" bigint);

CREATE INDEX "desk_handing_comment" on "desk_handing" ("comment_id");

CREATE INDEX "desk_handing_open" on "desk_handing" ("to_id", "done_at", "at");

CREATE TABLE "desk_index" ("article_id" text primary key references "article" ("id") on delete cascade, "at" bigint not null);

CREATE TABLE "desk_word" ("word" text not null, "article_id" text not null references "article" ("id") on delete cascade, constraint "desk_word_pk" primary key ("word", "article_id"));

CREATE INDEX "desk_word_article" on "desk_word" ("article_id");

CREATE TABLE "digest" ("account_id" text not null references "account" ("id") on delete cascade, "frequency" text not null, "due_at" bigint not null, constraint "digest_pk" primary key ("account_id", "frequency"));

CREATE INDEX "digest_due" on "digest" ("due_at");

CREATE TABLE "download_day" ("day" text not null, "media_id" text not null, "app" text default '' not null, "country" text default '' not null, "count" integer default 0 not null, constraint "download_day_pk" primary key ("media_id", "day", "app", "country"));

CREATE INDEX "download_day_day" on "download_day" ("day", "media_id");

CREATE TABLE "download_secret" ("day" text primary key, "secret" text not null);

CREATE TABLE "download_seen" ("mark" text primary key, "first_at" bigint not null, "bytes" bigint default 0 not null, "counted_at" bigint);

CREATE INDEX "download_seen_at" on "download_seen" ("first_at");

CREATE TABLE "draft" ("article_id" text primary key references "article" ("id") on delete cascade, "state" text not null, "seq" bigint default 0 not null, "settled_seq" bigint default 0 not null, "base_revision" integer default 0 not null, "fields" text not null, "fault" text default '' not null, "changed_at" bigint not null, "changed_by" text, "goes_out_at" bigint, "goes_out" text);

CREATE INDEX draft_goes_out on draft (goes_out_at, article_id) where goes_out_at is not null;

CREATE TABLE "draft_presence" ("article_id" text not null references "article" ("id") on delete cascade, "account_id" text not null references "account" ("id") on delete cascade, "at" bigint not null, constraint "draft_presence_key" primary key ("article_id", "account_id"));

CREATE INDEX "draft_presence_at" on "draft_presence" ("at");

CREATE TABLE "draft_update" ("id" integer primary key autoincrement, "article_id" text not null references "article" ("id") on delete cascade, "at" bigint not null, "account_id" text, "data" text not null);

CREATE INDEX "draft_update_article" on "draft_update" ("article_id", "id");

CREATE TABLE "draft_version" ("id" integer primary key autoincrement, "article_id" text not null references "article" ("id") on delete cascade, "at" bigint not null, "account_id" text, "note" text default '' not null, "fields" text not null);

CREATE INDEX "draft_version_article" on "draft_version" ("article_id", "at", "id");

CREATE TABLE "edition" ("code" text primary key, "language" text not null, "name" text not null, "direction" text not null, "publication_name" text not null, "tagline" text default '' not null, "position" integer default 0 not null, "is_default" smallint default 0 not null);

CREATE TABLE "email_domain_rule" ("domain" text primary key, "act" text not null, "note" text default '' not null, "created_by" text, "at" bigint not null);

CREATE TABLE "episode" ("id" text primary key, "show_id" text not null references "show" ("id") on delete cascade, "guid" text not null, "title" text not null, "status" text not null, "media_id" text references "media" ("id"), "article_id" text references "article" ("id") on delete set null, "published_at" bigint, "details" text default '{}' not null, "created_at" bigint not null, "season" integer, "number" integer, "changed_at" bigint default 0 not null);

CREATE UNIQUE INDEX "episode_article" on "episode" ("article_id");

CREATE UNIQUE INDEX "episode_guid" on "episode" ("show_id", "guid");

CREATE INDEX "episode_list" on "episode" ("show_id", "published_at", "id");

CREATE INDEX "episode_media" on "episode" ("media_id");

CREATE TABLE "erasure" ("hash" text primary key, "comments" text not null, "at" bigint not null);

CREATE TABLE "escalation" ("id" text primary key, "comment_id" text, "article_id" text, "account_id" text not null, "words" text default '' not null, "evidence" text not null, "state" text default 'open' not null, "at" bigint not null, "closed_at" bigint, "closed_by" text, "outcome" text default '' not null);

CREATE INDEX "escalation_state" on "escalation" ("state", "at", "id");

CREATE TABLE "external_judge" ("id" text primary key, "name" text not null, "url" text not null, "secret" text not null, "timeout_ms" integer not null, "scope" text default '{}' not null, "when_away" text default 'risk' not null, "is_on" smallint default 0 not null, "created_at" bigint not null, "created_by" text, "ok_at" bigint, "fault_at" bigint, "fault" text default '' not null);

CREATE TABLE "follow" ("account_id" text not null references "account" ("id") on delete cascade, "kind" text not null, "target_id" text not null, "created_at" bigint not null, constraint "follow_pk" primary key ("account_id", "kind", "target_id"));

CREATE INDEX "follow_target" on "follow" ("kind", "target_id", "account_id");

CREATE TABLE "former_name" ("name_key" text primary key, "account_id" text references "account" ("id") on delete set null, "released_at" bigint not null);

CREATE INDEX "former_name_account" on "former_name" ("account_id");

CREATE TABLE "front_layout" ("id" text primary key, "place" text not null, "kind" text not null, "layout" text not null, "account_id" text, "at" bigint not null, "goes_out_at" bigint);

CREATE INDEX "front_layout_place" on "front_layout" ("place", "at", "id");

CREATE TABLE "front_place" ("place" text primary key, "edition" text not null, "draft" text, "version" integer default 0 not null, "draft_by" text, "draft_at" bigint, "layout_id" text);

CREATE TABLE "front_presence" ("place" text not null, "account_id" text not null references "account" ("id") on delete cascade, "at" bigint not null, constraint "front_presence_key" primary key ("place", "account_id"));

CREATE TABLE "hand_over_note" ("id" text primary key, "account_id" text, "text" text not null, "at" bigint not null);

CREATE INDEX "hand_over_note_time" on "hand_over_note" ("at", "id");

CREATE TABLE "identity" ("issuer" text not null, "subject" text not null, "account_id" text not null references "account" ("id") on delete cascade, "created_at" bigint not null, "used_at" bigint, constraint "identity_pk" primary key ("issuer", "subject"));

CREATE INDEX "identity_account" on "identity" ("account_id");

CREATE TABLE "import_item" ("origin" text not null, "kind" text not null, "origin_id" text not null, "target_id" text not null, "mark" text default '' not null, constraint "import_item_pk" primary key ("origin", "kind", "origin_id"));

CREATE TABLE "import_run" ("id" text primary key, "source" text not null, "file_name" text not null, "file_mark" text not null, "options" text not null, "started_at" bigint not null, "finished_at" bigint, "position" bigint default 0 not null, "report" text default '{}' not null);

CREATE TABLE "invitation" ("id" text primary key, "hash" text not null unique, "email" text not null, "role" text not null, "words" text default '' not null, "edition" text, "invited_by" text, "created_at" bigint not null, "sent_at" bigint not null, "expires_at" bigint not null);

CREATE UNIQUE INDEX "invitation_email" on "invitation" ("email");

CREATE INDEX "invitation_expires" on "invitation" ("expires_at", "id");

CREATE TABLE "job" ("id" text primary key, "kind" text not null, "payload" text not null, "run_at" bigint not null, "attempts" integer default 0 not null, "state" text default 'waiting' not null, "locked_until" bigint, "error" text, "created_at" bigint not null);

CREATE INDEX "job_due" on "job" ("kind", "state", "run_at");

CREATE TABLE "judge_vote" ("id" text primary key, "judge_id" text not null references "external_judge" ("id") on delete cascade, "comment_id" text not null references "comment" ("id") on delete cascade, "verdict" text not null, "reason" text default '' not null, "score" double precision, "model" text default '' not null, "at" bigint not null);

CREATE INDEX "judge_vote_comment" on "judge_vote" ("comment_id", "at");

CREATE INDEX "judge_vote_judge" on "judge_vote" ("judge_id", "at");

CREATE TABLE "letter" ("id" text primary key, "slug" text not null unique, "edition" text not null, "name" text not null, "description" text default '' not null, "kind" text not null, "state" text default 'open' not null, "settings" text not null, "position" integer default 0 not null, "last_number" integer default 0 not null, "stories_until" bigint, "next_at" bigint, "last_note" text default '' not null, "created_at" bigint not null, "changed_at" bigint not null, "changed_by" text);

CREATE INDEX letter_due on letter (next_at) where next_at is not null;

CREATE INDEX "letter_edition" on "letter" ("edition", "position", "id");

CREATE TABLE "letter_bounce" ("subscriber_id" text not null references "subscriber" ("id") on delete cascade, "issue_id" text not null, "kind" text not null, "words" text default '' not null, "at" bigint not null, constraint "letter_bounce_key" primary key ("subscriber_id", "issue_id", "kind"));

CREATE TABLE "letter_delivery" ("issue_id" text not null references "letter_issue" ("id") on delete cascade, "subscriber_id" text not null references "subscriber" ("id") on delete cascade, "state" text not null, "attempts" integer default 0 not null, "due_at" bigint not null, "holder" text, "answer" text default '' not null, "at" bigint, constraint "letter_delivery_key" primary key ("issue_id", "subscriber_id"));

CREATE INDEX "letter_delivery_due" on "letter_delivery" ("issue_id", "state", "due_at", "subscriber_id");

CREATE INDEX "letter_delivery_subscriber" on "letter_delivery" ("subscriber_id");

CREATE TABLE "letter_issue" ("id" text primary key, "letter_id" text not null references "letter" ("id") on delete cascade, "number" integer, "state" text not null, "draft" text not null, "content" text, "code" text not null unique, "version" integer default 0 not null, "queued_after" text, "total" integer default 0 not null, "sent" integer default 0 not null, "refused" integer default 0 not null, "unsubscribed" integer default 0 not null, "note" text default '' not null, "send_at" bigint, "began_at" bigint, "ended_at" bigint, "created_at" bigint not null, "created_by" text, "changed_at" bigint not null);

CREATE INDEX "letter_issue_letter" on "letter_issue" ("letter_id", "created_at", "id");

CREATE UNIQUE INDEX letter_issue_number on letter_issue (letter_id, number) where number is not null;

CREATE INDEX "letter_issue_state" on "letter_issue" ("state", "send_at", "id");

CREATE TABLE "letter_lease" ("name" text primary key, "holder" text not null, "until" bigint not null);

CREATE TABLE "link_check" ("url" text primary key, "state" text not null, "status" integer, "leads_to" text, "asked_at" bigint not null, "checked_at" bigint);

CREATE INDEX "link_check_asked" on "link_check" ("asked_at");

CREATE TABLE "listen_day" ("day" text not null, "media_id" text not null, "measure" text not null, "count" integer default 0 not null, constraint "listen_day_pk" primary key ("media_id", "day", "measure"));

CREATE TABLE "listening_place" ("account_id" text not null references "account" ("id") on delete cascade, "media_id" text not null, "seconds" double precision not null, "at" bigint not null, constraint "listening_place_pk" primary key ("account_id", "media_id"));

CREATE INDEX "listening_place_at" on "listening_place" ("at");

CREATE TABLE "live_entry" ("id" text primary key, "article_id" text not null references "article" ("id") on delete cascade, "at" bigint not null, "updated_at" bigint, "headline" text default '' not null, "body" text not null, "is_key" smallint default 0 not null, "is_pinned" smallint default 0 not null, "author_id" text references "author" ("id") on delete set null, "created_by" text, "moved_to" text, "corrected_at" bigint, "goes_out_at" bigint, "correction" text default '' not null, "removed_why" text default '' not null, "changed_at" bigint default 0 not null, "created_at" bigint default 0 not null, "pinned_at" bigint default 0 not null, "version" bigint default 0 not null, "state" text default 'published' not null, "tells" smallint default 0 not null);

CREATE INDEX "live_entry_changed" on "live_entry" ("article_id", "changed_at");

CREATE INDEX live_entry_due on live_entry (article_id, goes_out_at) where goes_out_at is not null;

CREATE INDEX live_entry_key on live_entry (article_id, at, id) where is_key = 1;

CREATE INDEX "live_entry_list" on "live_entry" ("article_id", "at", "id");

CREATE INDEX live_entry_pinned on live_entry (article_id, pinned_at) where is_pinned = 1;

CREATE TABLE "live_entry_version" ("id" integer primary key autoincrement, "entry_id" text not null references "live_entry" ("id") on delete cascade, "at" bigint not null, "account_id" text, "act" text not null, "note" text default '' not null, "headline" text not null, "body" text not null);

CREATE INDEX "live_entry_version_list" on "live_entry_version" ("entry_id", "id");

CREATE TABLE "live_presence" ("article_id" text not null references "article" ("id") on delete cascade, "account_id" text not null references "account" ("id") on delete cascade, "at" bigint not null, "typed_at" bigint default 0 not null, constraint "live_presence_key" primary key ("article_id", "account_id"));

CREATE TABLE "media" ("id" text primary key, "kind" text not null, "state" text not null, "file" text, "file_name" text not null, "content_type" text not null, "bytes" bigint default 0 not null, "sha256" text, "width" integer, "height" integer, "duration" double precision, "focal_x" double precision default 0.5 not null, "focal_y" double precision default 0.5 not null, "alt" text default '' not null, "caption" text default '' not null, "texts" text default '{}' not null, "credit" text default '' not null, "credit_url" text, "licence" text default '' not null, "licence_url" text, "poster_id" text, "origin" text, "origin_url" text, "created_at" bigint not null, "added_by" text, "changed_by" text, "deleted_by" text, "file_id" text, "dhash" text, "changed_at" bigint, "expires_at" bigint, "taken_at" bigint, "deleted_at" bigint, "title" text default '' not null, "holder" text default '' not null, "usage_terms" text default '' not null, "facts" text default '{}' not null, "uses" integer default 0 not null);

CREATE INDEX "media_added" on media (created_at, id) where deleted_at is null;

CREATE INDEX "media_added_by" on media (added_by, created_at, id) where added_by is not null and deleted_at is null;

CREATE INDEX media_deleted on media (deleted_at, id) where deleted_at is not null;

CREATE INDEX media_expires on media (expires_at, id) where expires_at is not null;

CREATE INDEX media_file_id on media (file_id) where file_id is not null;

CREATE INDEX "media_kind" on media (kind, created_at, id) where deleted_at is null;

CREATE INDEX "media_no_alt" on media (created_at, id) where alt = '' and kind = 'picture' and deleted_at is null;

CREATE INDEX "media_no_credit" on media (created_at, id) where credit = '' and kind <> 'file' and deleted_at is null;

CREATE INDEX "media_origin_url" on "media" ("origin_url");

CREATE INDEX "media_sha256" on "media" ("sha256");

CREATE INDEX "media_state" on media (state, created_at, id) where deleted_at is null;

CREATE INDEX "media_unused" on media (created_at, id) where uses = 0 and deleted_at is null;

CREATE TABLE "media_event" ("id" text primary key, "media_id" text not null references "media" ("id") on delete cascade, "account_id" text, "at" bigint not null, "act" text not null, "details" text default '{}' not null);

CREATE INDEX "media_event_media" on "media_event" ("media_id", "at", "id");

CREATE TABLE "media_former_file" ("file_id" text primary key, "media_id" text not null references "media" ("id") on delete cascade, "columns" text not null, "file_name" text not null, "sha256" text, "replaced_at" bigint not null, "replaced_by" text, "swept_at" bigint);

CREATE INDEX media_former_file_due on media_former_file (replaced_at) where swept_at is null;

CREATE INDEX "media_former_file_media" on "media_former_file" ("media_id", "replaced_at");

CREATE TABLE "media_look" ("band" smallint not null, "value" integer not null, "media_id" text not null references "media" ("id") on delete cascade, constraint "media_look_pk" primary key ("band", "value", "media_id"));

CREATE INDEX "media_look_media" on "media_look" ("media_id");

CREATE TABLE "media_rendition" ("media_id" text not null references "media" ("id") on delete cascade, "width" integer not null, "height" integer not null, "format" text not null, "bytes" integer not null, "file" text not null, constraint "media_rendition_pk" primary key ("media_id", "format", "width"));

CREATE TABLE "media_upload" ("id" text primary key, "account_id" text not null references "account" ("id") on delete cascade, "file_name" text not null, "length" bigint not null, "replaces" text, "state" text not null, "media_id" text, "is_same" smallint default 0 not null, "refusal" text, "detail" text default '' not null, "created_at" bigint not null, "expires_at" bigint not null);

CREATE INDEX "media_upload_account" on "media_upload" ("account_id", "state");

CREATE INDEX "media_upload_expires" on "media_upload" ("expires_at", "id");

CREATE TABLE "media_use" ("kind" text not null, "ref_id" text not null, "media_id" text not null, "story_id" text, constraint "media_use_pk" primary key ("kind", "ref_id", "media_id"));

CREATE INDEX "media_use_media" on "media_use" ("media_id", "kind", "ref_id");

CREATE TABLE "media_word" ("word" text not null, "media_id" text not null references "media" ("id") on delete cascade, constraint "media_word_pk" primary key ("word", "media_id"));

CREATE INDEX "media_word_media" on "media_word" ("media_id");

CREATE TABLE "moderation_rule" ("id" text primary key, "name" text not null, "is_on" smallint default 0 not null, "position" integer default 0 not null, "scope" text default '{}' not null, "conditions" text not null, "act" text not null, "words" text default '{}' not null, "created_at" bigint not null, "created_by" text, "changed_at" bigint not null, "changed_by" text, "rehearsed_at" bigint, "rehearsal" text default '{}' not null);

CREATE TABLE "moderation_shift" ("account_id" text not null references "account" ("id") on delete cascade, "started_at" bigint not null, "last_at" bigint not null, "seen" integer default 0 not null, "disturbing" integer default 0 not null, "since_break" integer default 0 not null, "break_at" bigint, "hushed_until" bigint, constraint "moderation_shift_pk" primary key ("account_id", "started_at"));

CREATE TABLE "moderator_mail" ("account_id" text primary key references "account" ("id") on delete cascade, "is_daily" smallint default 0 not null, "waiting_over" integer default 0 not null, "oldest_hours" integer default 0 not null, "daily_at" bigint default 0 not null, "alarm_at" bigint default 0 not null);

CREATE TABLE "mute" ("account_id" text not null references "account" ("id") on delete cascade, "commenter_id" text not null references "commenter" ("id") on delete cascade, "created_at" bigint not null, constraint "mute_pk" primary key ("account_id", "commenter_id"));

CREATE TABLE "note_mention" ("article_id" text not null references "article" ("id") on delete cascade, "place" text not null, "account_id" text not null, "at" bigint not null, constraint "note_mention_once" primary key ("article_id", "place", "account_id"));

CREATE TABLE "notification" ("id" text primary key, "account_id" text not null references "account" ("id") on delete cascade, "kind" text not null, "subject_id" text not null, "about_id" text default '' not null, "count" integer default 1 not null, "details" text default '{}' not null, "created_at" bigint not null, "read_at" bigint, "mailed_at" bigint, constraint "notification_once" unique ("account_id", "kind", "subject_id"));

CREATE INDEX "notification_list" on "notification" ("account_id", "created_at", "id");

CREATE INDEX "notification_read" on "notification" ("read_at") where "read_at" is not null;

CREATE INDEX "notification_unread" on "notification" ("account_id", "created_at") where "read_at" is null;

CREATE TABLE "notification_choice" ("account_id" text not null references "account" ("id") on delete cascade, "kind" text not null, "mail" text not null, "push" smallint not null, constraint "notification_choice_pk" primary key ("account_id", "kind"));

CREATE TABLE "passkey" ("id" text primary key, "account_id" text not null references "account" ("id") on delete cascade, "public_key" text not null, "counter" bigint default 0 not null, "transports" text default '[]' not null, "name" text default '' not null, "created_at" bigint not null, "used_at" bigint);

CREATE INDEX "passkey_account" on "passkey" ("account_id");

CREATE TABLE "policy_version" ("kind" text not null, "edition" text not null, "version" integer not null, "article_id" text, "title" text not null, "body" text not null, "at" bigint not null, "account_id" text, constraint "policy_version_pk" primary key ("kind", "edition", "version"));

CREATE TABLE "precedent" ("decision_id" text not null, "like_id" text not null, "account_id" text, "note" text default '' not null, "at" bigint not null, constraint "precedent_pk" primary key ("decision_id", "like_id"));

CREATE INDEX "precedent_like" on "precedent" ("like_id");

CREATE TABLE "preview_link" ("id" text primary key, "hash" text not null unique, "article_id" text not null references "article" ("id") on delete cascade, "created_by" text, "created_at" bigint not null, "expires_at" bigint not null, "revoked_at" bigint, "for_whom" text default '' not null, "uses" integer default 0 not null, "last_used_at" bigint);

CREATE INDEX "preview_link_article" on "preview_link" ("article_id", "created_at");

CREATE TABLE "private_feed" ("id" text primary key, "hash" text not null unique, "show_id" text references "show" ("id") on delete cascade, "edition" text default '' not null, "name" text default '' not null, "account_id" text not null references "account" ("id") on delete cascade, "created_at" bigint not null, "used_at" bigint, "revoked_at" bigint);

CREATE INDEX "private_feed_account" on "private_feed" ("account_id", "created_at");

CREATE TABLE "push_subscription" ("endpoint" text primary key, "account_id" text not null references "account" ("id") on delete cascade, "keys" text not null, "edition" text not null, "created_at" bigint not null);

CREATE INDEX "push_subscription_account" on "push_subscription" ("account_id");

CREATE TABLE "reader_note" ("id" text primary key, "commenter_id" text not null references "commenter" ("id") on delete cascade, "account_id" text references "account" ("id") on delete set null, "text" text not null, "at" bigint not null);

CREATE INDEX "reader_note_commenter" on "reader_note" ("commenter_id", "at");

CREATE TABLE "recommendation" ("account_id" text not null references "account" ("id") on delete cascade, "comment_id" text not null references "comment" ("id") on delete cascade, "article_id" text not null, "at" bigint not null, constraint "recommendation_pk" primary key ("account_id", "article_id", "comment_id"));

CREATE INDEX "recommendation_comment" on "recommendation" ("comment_id");

CREATE TABLE "recording" ("media_id" text primary key references "media" ("id") on delete cascade, "state" text not null, "container" text default '' not null, "codec" text default '' not null, "bit_rate" integer, "sample_rate" integer, "channels" integer, "duration" double precision, "minute_bytes" bigint, "loudness" double precision, "true_peak" double precision, "peaks" text, "tags" text default '{}' not null, "cover_id" text, "versions" text default '[]' not null, "fault" text default '' not null, "sha256" text default '' not null, "changed_at" bigint not null);

CREATE TABLE "recording_work" ("id" text primary key, "media_id" text not null references "media" ("id") on delete cascade, "kind" text not null, "asked" text default '{}' not null, "state" text not null, "progress" double precision default 0 not null, "fault" text default '' not null, "made_id" text, "account_id" text references "account" ("id") on delete set null, "leased_by" text, "leased_until" bigint, "created_at" bigint not null, "changed_at" bigint not null);

CREATE INDEX "recording_work_media" on "recording_work" ("media_id", "kind", "created_at");

CREATE INDEX "recording_work_state" on "recording_work" ("state", "created_at");

CREATE TABLE "recovery_code" ("hash" text primary key, "account_id" text not null references "account" ("id") on delete cascade, "used_at" bigint);

CREATE INDEX "recovery_code_account" on "recovery_code" ("account_id");

CREATE TABLE "reply_template" ("id" text primary key, "rule" text not null, "edition" text not null, "title" text not null, "words" text not null, "position" integer default 0 not null, "changed_at" bigint not null, "changed_by" text);

CREATE TABLE "report" ("id" text primary key, "kind" text not null, "comment_id" text references "comment" ("id") on delete cascade, "article_id" text not null references "article" ("id") on delete cascade, "account_id" text references "account" ("id") on delete set null, "reason" text not null, "text" text default '' not null, "details" text default '{}' not null, "state" text default 'open' not null, "created_at" bigint not null, "handled_at" bigint, "handled_by" text);

CREATE INDEX "report_about" on "report" ("comment_id", "state");

CREATE INDEX "report_account" on "report" ("account_id", "created_at");

CREATE UNIQUE INDEX "report_comment" on "report" ("comment_id", "account_id", "kind") where "account_id" is not null;

CREATE INDEX "report_queue" on "report" ("state", "kind", "created_at", "id");

CREATE INDEX "report_time" on "report" ("created_at", "id");

CREATE TABLE "restriction" ("id" text primary key, "account_id" text not null references "account" ("id") on delete cascade, "kind" text not null, "rule" text, "words" text default '' not null, "starts_at" bigint not null, "until" bigint, "acknowledged_at" bigint, "lifted_at" bigint, "lifted_by" text, "decision_id" text);

CREATE INDEX "restriction_account" on "restriction" ("account_id", "starts_at");

CREATE INDEX "restriction_time" on "restriction" ("starts_at", "id");

CREATE TABLE "role_change" ("id" text primary key, "account_id" text not null references "account" ("id") on delete cascade, "at" bigint not null, "by_id" text, "act" text not null, "before" text not null, "after" text not null);

CREATE INDEX "role_change_account" on "role_change" ("account_id", "at", "id");

CREATE TABLE "saved_view" ("id" text primary key, "account_id" text not null references "account" ("id") on delete cascade, "name" text not null, "query" text not null, "is_shared" smallint default 0 not null, "position" integer default 0 not null, "at" bigint not null);

CREATE INDEX "saved_view_account" on "saved_view" ("account_id", "position");

CREATE INDEX "saved_view_shared" on "saved_view" ("at") where "is_shared" = 1;

CREATE TABLE "search_due" ("article_id" text primary key, "mark" text not null);

CREATE TABLE "search_entry" ("row_id" integer primary key, "article_id" text not null unique);

CREATE VIRTUAL TABLE search_text using fts5(headline, deck, body, facets, content='', contentless_delete=1, tokenize="ascii tokenchars '^~:.-'");

CREATE TABLE "section" ("id" text primary key, "edition" text not null references "edition" ("code"), "key" text not null, "slug" text not null, "name" text not null, "description" text default '' not null, "position" integer default 0 not null, "picture_id" text, constraint "section_key" unique ("edition", "key"), constraint "section_slug" unique ("edition", "slug"));

CREATE TABLE "session" ("hash" text primary key, "account_id" text not null references "account" ("id") on delete cascade, "created_at" bigint not null, "seen_at" bigint not null, "expires_at" bigint not null, "id" text, "device" text default '' not null, "method" text default 'link' not null, "second_factor_at" bigint);

CREATE INDEX "session_account" on "session" ("account_id");

CREATE INDEX "session_expiry" on "session" ("expires_at");

CREATE TABLE "setting" ("name" text primary key, "value" text not null, "modified_at" bigint not null);

CREATE TABLE "show" ("id" text primary key, "edition" text not null, "slug" text not null, "title" text not null, "guid" text not null unique, "details" text default '{}' not null, "created_at" bigint not null, "state" text default 'published' not null, "position" integer default 0 not null, "changed_at" bigint default 0 not null);

CREATE UNIQUE INDEX "show_slug" on "show" ("edition", "slug");

CREATE TABLE "sign_in_attempt" ("hash" text primary key, "link_hash" text not null unique, "code_hash" text not null, "email" text not null, "account_id" text references "account" ("id") on delete cascade, "purpose" text not null, "edition" text not null, "return_to" text default '/' not null, "details" text default '{}' not null, "wrong_codes" integer default 0 not null, "created_at" bigint not null, "expires_at" bigint not null, "used_at" bigint);

CREATE INDEX "sign_in_attempt_email" on "sign_in_attempt" ("email", "created_at");

CREATE INDEX "sign_in_attempt_expiry" on "sign_in_attempt" ("expires_at");

CREATE TABLE "sign_in_token" ("hash" text primary key, "account_id" text not null references "account" ("id") on delete cascade, "created_at" bigint not null, "expires_at" bigint not null, "used_at" bigint);

CREATE TABLE "statement" ("id" text primary key, "decision_id" text not null unique, "account_id" text, "comment_id" text, "edition" text default '' not null, "details" text not null, "at" bigint not null, "sent_at" bigint);

CREATE INDEX "statement_account" on "statement" ("account_id", "at");

CREATE INDEX "statement_comment" on "statement" ("comment_id", "at");

CREATE INDEX "statement_time" on "statement" ("at", "id");

CREATE TABLE "story_event" ("id" text primary key, "article_id" text not null references "article" ("id") on delete cascade, "account_id" text, "at" bigint not null, "act" text not null, "details" text default '{}' not null);

CREATE INDEX "story_event_article" on "story_event" ("article_id", "at", "id");

CREATE TABLE "story_note" ("id" text primary key, "article_id" text not null references "article" ("id") on delete cascade, "account_id" text, "text" text not null, "at" bigint not null);

CREATE INDEX "story_note_article" on "story_note" ("article_id", "at", "id");

CREATE TABLE "story_plan" ("article_id" text primary key references "article" ("id") on delete cascade, "telling" text default '{}' not null, "gone" text, "changed_at" bigint not null);

CREATE TABLE "story_template" ("id" text primary key, "name" text not null, "kind" text not null, "edition" text default '' not null, "text" text not null, "changed_at" bigint not null, "changed_by" text);

CREATE INDEX "story_template_list" on "story_template" ("name", "id");

CREATE TABLE "subscriber" ("id" text primary key, "email" text not null unique, "code" text not null unique, "state" text not null, "edition" text not null, "source" text not null, "source_note" text default '' not null, "consent" text default '{}' not null, "confirmed_at" bigint, "paused_until" bigint, "aside_why" text default '' not null, "aside_at" bigint, "created_at" bigint not null, "changed_at" bigint not null);

CREATE INDEX "subscriber_source" on "subscriber" ("source", "id");

CREATE INDEX "subscriber_state" on "subscriber" ("state", "id");

CREATE TABLE "subscriber_token" ("hash" text primary key, "subscriber_id" text not null references "subscriber" ("id") on delete cascade, "letters" text not null, "edition" text not null, "created_at" bigint not null, "expires_at" bigint not null, "used_at" bigint);

CREATE INDEX "subscriber_token_expires" on "subscriber_token" ("expires_at");

CREATE INDEX "subscriber_token_subscriber" on "subscriber_token" ("subscriber_id", "created_at");

CREATE TABLE "subscription" ("subscriber_id" text not null references "subscriber" ("id") on delete cascade, "letter_id" text not null references "letter" ("id") on delete cascade, "at" bigint not null, constraint "subscription_key" primary key ("letter_id", "subscriber_id"));

CREATE INDEX "subscription_subscriber" on "subscription" ("subscriber_id");

CREATE TABLE "tag" ("id" text primary key, "edition" text not null references "edition" ("code"), "key" text not null, "slug" text not null, "name" text not null, "description" text default '' not null, constraint "tag_slug" unique ("edition", "slug"));

CREATE INDEX "tag_key" on "tag" ("key", "edition");

CREATE TABLE "taxonomy_alias" ("id" text primary key, "kind" text not null, "into_id" text not null, "at" bigint not null);

CREATE INDEX "taxonomy_alias_into" on "taxonomy_alias" ("into_id");

CREATE TABLE "taxonomy_merge" ("id" text primary key, "kind" text not null, "from_id" text not null, "from_name" text not null, "into_id" text not null, "moved" integer default 0 not null, "total" integer default 0 not null, "account_id" text, "started_at" bigint not null, "finished_at" bigint);

CREATE INDEX "taxonomy_merge_from" on "taxonomy_merge" ("from_id", "finished_at");

CREATE INDEX "taxonomy_merge_list" on "taxonomy_merge" ("kind", "started_at");

CREATE TABLE "thread" ("article_id" text primary key references "article" ("id") on delete cascade, "state" text, "announcement" text default '' not null, "comment_count" integer default 0 not null, "view_count" bigint default 0 not null, "scored_views" bigint default 0 not null, "rate" double precision default 0.01 not null, "last_comment_at" bigint, "sealed_at" bigint, "own_settings" text default '{}' not null);

CREATE INDEX "thread_discussed" on "thread" ("last_comment_at", "article_id");

CREATE TABLE "thread_visit" ("account_id" text not null references "account" ("id") on delete cascade, "article_id" text not null references "article" ("id") on delete cascade, "at" bigint not null, "before" bigint default 0 not null, constraint "thread_visit_pk" primary key ("account_id", "article_id"));

CREATE TABLE "totp" ("account_id" text primary key references "account" ("id") on delete cascade, "secret" text not null, "created_at" bigint not null, "confirmed_at" bigint, "last_step" bigint default 0 not null);

CREATE TABLE "transcript" ("media_id" text not null references "media" ("id") on delete cascade, "language" text not null, "cues" text not null, "is_timed" smallint default 1 not null, "origin" text default 'written' not null, "version" integer default 1 not null, "changed_at" bigint not null, "changed_by" text, constraint "transcript_pk" primary key ("media_id", "language"));

CREATE TABLE "translation_source" ("article_id" text primary key references "article" ("id") on delete cascade, "source_id" text not null, "text" text not null, "at" bigint not null, "account_id" text);

CREATE TABLE "transparency_report" ("year" integer not null, "version" integer not null, "figures" text not null, "at" bigint not null, "account_id" text, constraint "transparency_report_pk" primary key ("year", "version"));

CREATE TABLE "webhook" ("id" text primary key, "url" text not null, "secret" text not null, "format" text default 'json' not null, "events" text not null, "with_text" smallint default 0 not null, "is_on" smallint default 0 not null, "note" text default '' not null, "created_at" bigint not null, "created_by" text, "failing_since" bigint);

CREATE TABLE "webhook_delivery" ("id" text primary key, "webhook_id" text not null references "webhook" ("id") on delete cascade, "event" text not null, "payload" text not null, "state" text default 'waiting' not null, "attempts" integer default 0 not null, "code" integer, "error" text default '' not null, "created_at" bigint not null, "due_at" bigint, "tried_at" bigint);

CREATE INDEX "webhook_delivery_due" on "webhook_delivery" ("due_at", "webhook_id");

CREATE INDEX "webhook_delivery_list" on "webhook_delivery" ("webhook_id", "created_at", "id");

CREATE INDEX "webhook_delivery_next" on "webhook_delivery" ("webhook_id", "due_at");

CREATE INDEX "webhook_delivery_time" on "webhook_delivery" ("created_at");
