-- Printed by “npm run print-schema”; compared with the migrations by the tests. Do not edit.

CREATE TABLE "account" ("id" text primary key, "email" text not null unique, "name" text not null, "role" text not null, "created_at" bigint not null, "disabled_at" bigint);

CREATE TABLE "address" ("path" text primary key, "target_kind" text not null, "target" text not null, "created_at" bigint not null);

CREATE INDEX "address_target" on "address" ("target_kind", "target");

CREATE TABLE "article" ("id" text primary key, "edition" text not null references "edition" ("code"), "translation_group" text not null, "kind" text not null, "status" text not null, "section_id" text references "section" ("id"), "path" text not null, "headline" text not null, "standfirst" text default '' not null, "teaser" text default '' not null, "kicker" text default '' not null, "place" text default '' not null, "body" text not null, "lead" text, "meta" text, "canonical_url" text, "priority" integer default 0 not null, "word_count" integer default 0 not null, "live_state" text, "live_ended_at" bigint, "thread_state" text default 'open' not null, "published_at" bigint, "updated_at" bigint, "scheduled_at" bigint, "listed_at" bigint, "created_at" bigint not null, "modified_at" bigint not null, "revision" integer default 1 not null, "modified_by" text, "revision_note" text default '' not null, "origin" text, "origin_id" text);

CREATE INDEX "article_desk" on "article" ("edition", "modified_at", "id");

CREATE INDEX "article_kind_list" on "article" ("edition", "kind", "listed_at", "id");

CREATE INDEX "article_list" on "article" ("edition", "listed_at", "id");

CREATE INDEX "article_origin" on "article" ("origin_id", "origin");

CREATE INDEX "article_priority_list" on "article" ("edition", "priority", "listed_at", "id");

CREATE INDEX "article_schedule" on "article" ("status", "scheduled_at");

CREATE INDEX "article_section_list" on "article" ("section_id", "listed_at", "id");

CREATE INDEX "article_translation" on "article" ("translation_group", "edition");

CREATE TABLE "article_author" ("article_id" text not null references "article" ("id") on delete cascade, "author_id" text not null references "author" ("id") on delete cascade, "position" integer default 0 not null, "listed_at" bigint, "edition" text default '' not null, constraint "article_author_pk" primary key ("article_id", "author_id"));

CREATE INDEX "article_author_list" on "article_author" ("author_id", "edition", "listed_at", "article_id");

CREATE TABLE "article_correction" ("id" text primary key, "article_id" text not null references "article" ("id") on delete cascade, "edition" text not null, "at" bigint not null, "kind" text not null, "text" text not null, "listed_at" bigint);

CREATE INDEX "article_correction_article" on "article_correction" ("article_id", "at");

CREATE INDEX "article_correction_list" on "article_correction" ("edition", "listed_at", "id");

CREATE TABLE "article_revision" ("article_id" text not null references "article" ("id") on delete cascade, "number" integer not null, "at" bigint not null, "account_id" text, "note" text default '' not null, "snapshot" text not null, constraint "article_revision_pk" primary key ("article_id", "number"));

CREATE TABLE "article_tag" ("article_id" text not null references "article" ("id") on delete cascade, "tag_id" text not null references "tag" ("id") on delete cascade, "position" integer default 0 not null, "listed_at" bigint, constraint "article_tag_pk" primary key ("article_id", "tag_id"));

CREATE INDEX "article_tag_list" on "article_tag" ("tag_id", "listed_at", "article_id");

CREATE TABLE "author" ("id" text primary key, "slug" text not null unique, "name" text not null, "role" text default '' not null, "bio" text default '' not null, "texts" text default '{}' not null, "links" text default '[]' not null, "portrait_id" text, "is_guest" smallint default 0 not null, "email" text, "account_id" text references "account" ("id") on delete set null);

CREATE TABLE "change" ("id" integer primary key autoincrement, "topic" text not null, "at" bigint not null);

CREATE INDEX "change_at" on "change" ("at");

CREATE TABLE "comment" ("id" text primary key, "article_id" text not null references "article" ("id") on delete cascade, "parent_id" text, "root_id" text not null, "commenter_id" text not null references "commenter" ("id"), "state" text not null, "kind" text default 'comment' not null, "body" text, "source" text, "created_at" bigint not null, "edited_at" bigint, "origin" text, "origin_id" text, "origin_parent_id" text, "remote_uri" text);

CREATE UNIQUE INDEX "comment_origin" on "comment" ("origin", "origin_id");

CREATE INDEX "comment_root" on "comment" ("root_id", "created_at");

CREATE INDEX "comment_thread" on "comment" ("article_id", "state", "created_at", "id");

CREATE TABLE "commenter" ("id" text primary key, "account_id" text references "account" ("id") on delete set null, "name" text not null, "email" text, "url" text, "origin" text, "origin_id" text, "remote_uri" text, "created_at" bigint not null);

CREATE INDEX "commenter_email" on "commenter" ("email");

CREATE UNIQUE INDEX "commenter_origin" on "commenter" ("origin", "origin_id");

CREATE TABLE "edition" ("code" text primary key, "language" text not null, "name" text not null, "direction" text not null, "publication_name" text not null, "tagline" text default '' not null, "position" integer default 0 not null, "is_default" smallint default 0 not null);

CREATE TABLE "episode" ("id" text primary key, "show_id" text not null references "show" ("id") on delete cascade, "guid" text not null, "title" text not null, "status" text not null, "media_id" text references "media" ("id"), "article_id" text references "article" ("id") on delete set null, "published_at" bigint, "details" text default '{}' not null, "created_at" bigint not null);

CREATE INDEX "episode_list" on "episode" ("show_id", "published_at", "id");

CREATE TABLE "import_item" ("origin" text not null, "kind" text not null, "origin_id" text not null, "target_id" text not null, "mark" text default '' not null, constraint "import_item_pk" primary key ("origin", "kind", "origin_id"));

CREATE TABLE "import_run" ("id" text primary key, "source" text not null, "file_name" text not null, "file_mark" text not null, "options" text not null, "started_at" bigint not null, "finished_at" bigint, "position" bigint default 0 not null, "report" text default '{}' not null);

CREATE TABLE "job" ("id" text primary key, "kind" text not null, "payload" text not null, "run_at" bigint not null, "attempts" integer default 0 not null, "state" text default 'waiting' not null, "locked_until" bigint, "error" text, "created_at" bigint not null);

CREATE INDEX "job_due" on "job" ("kind", "state", "run_at");

CREATE TABLE "live_entry" ("id" text primary key, "article_id" text not null references "article" ("id") on delete cascade, "at" bigint not null, "updated_at" bigint, "headline" text default '' not null, "body" text not null, "is_key" smallint default 0 not null, "is_pinned" smallint default 0 not null, "author_id" text references "author" ("id") on delete set null);

CREATE INDEX "live_entry_list" on "live_entry" ("article_id", "at", "id");

CREATE TABLE "media" ("id" text primary key, "kind" text not null, "state" text not null, "file" text, "file_name" text not null, "content_type" text not null, "bytes" bigint default 0 not null, "sha256" text, "width" integer, "height" integer, "duration" double precision, "focal_x" double precision default 0.5 not null, "focal_y" double precision default 0.5 not null, "alt" text default '' not null, "caption" text default '' not null, "texts" text default '{}' not null, "credit" text default '' not null, "credit_url" text, "licence" text default '' not null, "licence_url" text, "poster_id" text, "origin" text, "origin_url" text, "created_at" bigint not null);

CREATE INDEX "media_origin_url" on "media" ("origin_url");

CREATE INDEX "media_sha256" on "media" ("sha256");

CREATE TABLE "media_rendition" ("media_id" text not null references "media" ("id") on delete cascade, "width" integer not null, "height" integer not null, "format" text not null, "bytes" integer not null, "file" text not null, constraint "media_rendition_pk" primary key ("media_id", "format", "width"));

CREATE TABLE "search_due" ("article_id" text primary key, "mark" text not null);

CREATE TABLE "search_entry" ("row_id" integer primary key, "article_id" text not null unique);

CREATE VIRTUAL TABLE search_text using fts5(headline, deck, body, facets, content='', contentless_delete=1, tokenize="ascii tokenchars '^~:.-'");

CREATE TABLE "section" ("id" text primary key, "edition" text not null references "edition" ("code"), "key" text not null, "slug" text not null, "name" text not null, "description" text default '' not null, "position" integer default 0 not null, constraint "section_key" unique ("edition", "key"), constraint "section_slug" unique ("edition", "slug"));

CREATE TABLE "session" ("hash" text primary key, "account_id" text not null references "account" ("id") on delete cascade, "created_at" bigint not null, "seen_at" bigint not null, "expires_at" bigint not null);

CREATE INDEX "session_account" on "session" ("account_id");

CREATE TABLE "setting" ("name" text primary key, "value" text not null, "modified_at" bigint not null);

CREATE TABLE "show" ("id" text primary key, "edition" text not null, "slug" text not null, "title" text not null, "guid" text not null unique, "details" text default '{}' not null, "created_at" bigint not null);

CREATE TABLE "sign_in_token" ("hash" text primary key, "account_id" text not null references "account" ("id") on delete cascade, "created_at" bigint not null, "expires_at" bigint not null, "used_at" bigint);

CREATE TABLE "tag" ("id" text primary key, "edition" text not null references "edition" ("code"), "key" text not null, "slug" text not null, "name" text not null, "description" text default '' not null, constraint "tag_slug" unique ("edition", "slug"));

CREATE INDEX "tag_key" on "tag" ("key", "edition");
