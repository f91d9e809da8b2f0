-- Printed by “npm run print-schema”; compared with the migrations by the tests. Do not edit.

create table account (
  id text not null,
  email text not null,
  name text not null,
  role text not null,
  created_at bigint not null,
  disabled_at bigint,
  name_key text,
  name_changed_at bigint,
  email_confirmed_at bigint,
  password_hash text,
  password_changed_at bigint,
  bio text not null default ''::text,
  picture text,
  edition text,
  is_public smallint not null default 1,
  preferences text not null default '{}'::text,
  suspended_until bigint,
  suspended_why text not null default ''::text,
  is_held smallint not null default 0,
  warning_id text,
  constraint account_email_key UNIQUE (email),
  constraint account_pkey PRIMARY KEY (id)
);
CREATE INDEX account_name_begins ON public.account USING btree (name_key COLLATE "C") WHERE (name_key IS NOT NULL);
CREATE INDEX account_staff ON public.account USING btree (email) WHERE (role <> 'reader'::text);

create table address (
  path text not null,
  target_kind text not null,
  target text not null,
  created_at bigint not null,
  constraint address_pkey PRIMARY KEY (path)
);
CREATE INDEX address_target ON public.address USING btree (target_kind, target);

create table api_answer (
  account_id text not null,
  key text not null,
  endpoint text not null,
  request text not null,
  value text,
  at bigint not null,
  constraint api_answer_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint api_answer_pk PRIMARY KEY (account_id, key)
);
CREATE INDEX api_answer_at ON public.api_answer USING btree (at);

create table api_token (
  hash text not null,
  id text not null,
  account_id text not null,
  name text not null,
  scopes text not null,
  created_at bigint not null,
  used_at bigint,
  expires_at bigint,
  constraint api_token_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint api_token_id_key UNIQUE (id),
  constraint api_token_pkey PRIMARY KEY (hash)
);
CREATE INDEX api_token_account ON public.api_token USING btree (account_id);

create table appeal (
  id text not null,
  kind text not null,
  comment_id text,
  restriction_id text,
  report_id text,
  decision_id text not null,
  account_id text,
  email text,
  edition text not null default ''::text,
  words text not null,
  state text not null default 'open'::text,
  at bigint not null,
  due_at bigint not null,
  decided_by text,
  handled_at bigint,
  handled_by text,
  answer text not null default ''::text,
  constraint appeal_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE SET NULL,
  constraint appeal_pkey PRIMARY KEY (id)
);
CREATE INDEX appeal_account ON public.appeal USING btree (account_id, at);
CREATE INDEX appeal_comment ON public.appeal USING btree (comment_id, at);
CREATE INDEX appeal_queue ON public.appeal USING btree (state, due_at, id);
CREATE INDEX appeal_time ON public.appeal USING btree (at, id);
CREATE UNIQUE INDEX appeal_notice_once ON public.appeal USING btree (report_id, decision_id);
CREATE UNIQUE INDEX appeal_once ON public.appeal USING btree (decision_id, account_id);

create table article (
  id text not null,
  edition text not null,
  translation_group text not null,
  kind text not null,
  status text not null,
  section_id text,
  path text not null,
  headline text not null,
  standfirst text not null default ''::text,
  teaser text not null default ''::text,
  kicker text not null default ''::text,
  place text not null default ''::text,
  body text not null,
  lead text,
  meta text,
  canonical_url text,
  priority integer not null default 0,
  word_count integer not null default 0,
  live_state text,
  live_ended_at bigint,
  thread_state text not null default 'open'::text,
  published_at bigint,
  updated_at bigint,
  scheduled_at bigint,
  listed_at bigint,
  created_at bigint not null,
  modified_at bigint not null,
  revision integer not null default 1,
  modified_by text,
  revision_note text not null default ''::text,
  origin text,
  origin_id text,
  work_state text not null default 'draft'::text,
  created_by text,
  assignee_id text,
  due_at bigint,
  embargo_until bigint,
  unpublish_at bigint,
  draft_changed_at bigint,
  translated_from text,
  translated_revision integer,
  constraint article_edition_fkey FOREIGN KEY (edition) REFERENCES edition(code),
  constraint article_pkey PRIMARY KEY (id),
  constraint article_section_id_fkey FOREIGN KEY (section_id) REFERENCES section(id)
);
CREATE INDEX article_assignee ON public.article USING btree (assignee_id, status, due_at);
CREATE INDEX article_canonical ON public.article USING btree (canonical_url);
CREATE INDEX article_desk ON public.article USING btree (edition, modified_at, id);
CREATE INDEX article_draft_changed_at ON public.article USING btree (draft_changed_at, id) WHERE (draft_changed_at IS NOT NULL);
CREATE INDEX article_due_at ON public.article USING btree (due_at, id) WHERE (due_at IS NOT NULL);
CREATE INDEX article_embargo_until ON public.article USING btree (embargo_until, id) WHERE (embargo_until IS NOT NULL);
CREATE INDEX article_kind_list ON public.article USING btree (edition, kind, listed_at, id);
CREATE INDEX article_list ON public.article USING btree (edition, listed_at, id);
CREATE INDEX article_live ON public.article USING btree (modified_at, id) WHERE (kind = 'liveblog'::text);
CREATE INDEX article_origin ON public.article USING btree (origin_id, origin);
CREATE INDEX article_priority_list ON public.article USING btree (edition, priority, listed_at, id);
CREATE INDEX article_schedule ON public.article USING btree (status, scheduled_at);
CREATE INDEX article_section_list ON public.article USING btree (section_id, listed_at, id);
CREATE INDEX article_stories ON public.article USING btree (status, modified_at, id, work_state, edition, section_id, kind, assignee_id, created_by, due_at, published_at, scheduled_at, draft_changed_at);
CREATE INDEX article_translation ON public.article USING btree (translation_group, edition);
CREATE INDEX article_unpublish_at ON public.article USING btree (unpublish_at, id) WHERE (unpublish_at IS NOT NULL);

create table article_author (
  article_id text not null,
  author_id text not null,
  position integer not null default 0,
  listed_at bigint,
  edition text not null default ''::text,
  constraint article_author_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint article_author_author_id_fkey FOREIGN KEY (author_id) REFERENCES author(id) ON DELETE CASCADE,
  constraint article_author_pk PRIMARY KEY (article_id, author_id)
);
CREATE INDEX article_author_list ON public.article_author USING btree (author_id, edition, listed_at, article_id);

create table article_correction (
  id text not null,
  article_id text not null,
  edition text not null,
  at bigint not null,
  kind text not null,
  text text not null,
  listed_at bigint,
  constraint article_correction_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint article_correction_pkey PRIMARY KEY (id)
);
CREATE INDEX article_correction_article ON public.article_correction USING btree (article_id, at);
CREATE INDEX article_correction_list ON public.article_correction USING btree (edition, listed_at, id);

create table article_revision (
  article_id text not null,
  number integer not null,
  at bigint not null,
  account_id text,
  note text not null default ''::text,
  snapshot text not null,
  constraint article_revision_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint article_revision_pk PRIMARY KEY (article_id, number)
);

create table article_tag (
  article_id text not null,
  tag_id text not null,
  position integer not null default 0,
  listed_at bigint,
  constraint article_tag_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint article_tag_pk PRIMARY KEY (article_id, tag_id),
  constraint article_tag_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tag(id) ON DELETE CASCADE
);
CREATE INDEX article_tag_list ON public.article_tag USING btree (tag_id, listed_at, article_id);

create table audience_day (
  kind text not null,
  subject text not null,
  day integer not null,
  reads integer not null default 0,
  ends integer not null default 0,
  constraint audience_day_pk PRIMARY KEY (kind, subject, day)
);
CREATE INDEX audience_day_old ON public.audience_day USING btree (day);
CREATE INDEX audience_day_span ON public.audience_day USING btree (kind, day, subject, reads, ends);

create table audience_hour (
  kind text not null,
  subject text not null,
  hour integer not null,
  reads integer not null default 0,
  ends integer not null default 0,
  constraint audience_hour_pk PRIMARY KEY (kind, subject, hour)
);
CREATE INDEX audience_hour_old ON public.audience_hour USING btree (hour);
CREATE INDEX audience_hour_span ON public.audience_hour USING btree (kind, hour, subject, reads, ends);

create table audience_source (
  subject text not null,
  source text not null,
  day integer not null,
  reads integer not null,
  constraint audience_source_pk PRIMARY KEY (subject, day, source)
);
CREATE INDEX audience_source_old ON public.audience_source USING btree (day);

create table audience_word (
  kind text not null,
  edition text not null,
  day integer not null,
  words text not null,
  count integer not null,
  constraint audience_word_pk PRIMARY KEY (kind, day, edition, words)
);
CREATE INDEX audience_word_old ON public.audience_word USING btree (day);

create table author (
  id text not null,
  slug text not null,
  name text not null,
  role text not null default ''::text,
  bio text not null default ''::text,
  texts text not null default '{}'::text,
  links text not null default '[]'::text,
  portrait_id text,
  is_guest smallint not null default 0,
  email text,
  account_id text,
  constraint author_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE SET NULL,
  constraint author_pkey PRIMARY KEY (id),
  constraint author_slug_key UNIQUE (slug)
);
CREATE INDEX author_account ON public.author USING btree (account_id);

create table bookmark (
  account_id text not null,
  article_id text not null,
  headline text not null default ''::text,
  created_at bigint not null,
  archived_at bigint,
  removed_at bigint,
  position double precision not null,
  constraint bookmark_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint bookmark_pk PRIMARY KEY (account_id, article_id)
);
CREATE INDEX bookmark_article ON public.bookmark USING btree (article_id);
CREATE INDEX bookmark_list ON public.bookmark USING btree (account_id, archived_at, "position");
CREATE INDEX bookmark_removed ON public.bookmark USING btree (removed_at) WHERE (removed_at IS NOT NULL);
CREATE INDEX bookmark_saved ON public.bookmark USING btree (account_id, created_at);

create table bookmark_tag (
  account_id text not null,
  article_id text not null,
  name text not null,
  constraint bookmark_tag_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint bookmark_tag_pk PRIMARY KEY (account_id, name, article_id)
);

create table challenge (
  hash text not null,
  kind text not null,
  account_id text,
  details text not null,
  expires_at bigint not null,
  constraint challenge_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint challenge_pkey PRIMARY KEY (hash)
);
CREATE INDEX challenge_expiry ON public.challenge USING btree (expires_at);

create table change (
  id bigint not null default nextval('change_id_seq'::regclass),
  topic text not null,
  at bigint not null,
  constraint change_pkey PRIMARY KEY (id)
);
CREATE INDEX change_at ON public.change USING btree (at);

create table comment (
  id text not null,
  article_id text not null,
  parent_id text,
  root_id text not null,
  commenter_id text not null,
  state text not null,
  kind text not null default 'comment'::text,
  body text,
  source text,
  created_at bigint not null,
  edited_at bigint,
  origin text,
  origin_id text,
  origin_parent_id text,
  remote_uri text,
  edition text not null default ''::text,
  is_listed smallint not null default 0,
  reply_count integer not null default 0,
  recommend_count integer not null default 0,
  report_count integer not null default 0,
  fairness double precision not null default 0,
  views_before bigint not null default 0,
  changed_at bigint not null default 0,
  checks text,
  held_why text,
  removed_by text,
  rule text,
  seen_at bigint,
  network_mark text,
  text_mark text,
  post_key text,
  is_closed smallint not null default 0,
  constraint comment_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint comment_commenter_id_fkey FOREIGN KEY (commenter_id) REFERENCES commenter(id),
  constraint comment_pkey PRIMARY KEY (id)
);
CREATE INDEX comment_answers ON public.comment USING btree (root_id, created_at, id) WHERE ((is_listed = 1) AND (parent_id IS NOT NULL));
CREATE INDEX comment_by ON public.comment USING btree (article_id, commenter_id, created_at, id);
CREATE INDEX comment_changed ON public.comment USING btree (changed_at, id);
CREATE INDEX comment_changes ON public.comment USING btree (article_id, changed_at);
CREATE INDEX comment_commenter ON public.comment USING btree (commenter_id, created_at, id);
CREATE INDEX comment_network_mark ON public.comment USING btree (created_at) WHERE (network_mark IS NOT NULL);
CREATE INDEX comment_parent ON public.comment USING btree (parent_id);
CREATE INDEX comment_roots_fair ON public.comment USING btree (article_id, fairness, created_at, id) WHERE ((is_listed = 1) AND (parent_id IS NULL));
CREATE INDEX comment_roots_newest ON public.comment USING btree (article_id, created_at, id) WHERE ((is_listed = 1) AND (parent_id IS NULL));
CREATE INDEX comment_roots_recommended ON public.comment USING btree (article_id, recommend_count, created_at, id) WHERE ((is_listed = 1) AND (parent_id IS NULL));
CREATE INDEX comment_roots_replies ON public.comment USING btree (article_id, reply_count, created_at, id) WHERE ((is_listed = 1) AND (parent_id IS NULL));
CREATE INDEX comment_same_network ON public.comment USING btree (network_mark, created_at) WHERE (network_mark IS NOT NULL);
CREATE INDEX comment_text_mark ON public.comment USING btree (text_mark, created_at) WHERE (text_mark IS NOT NULL);
CREATE INDEX comment_time ON public.comment USING btree (article_id, created_at, id) WHERE (is_listed = 1);
CREATE INDEX comment_unseen ON public.comment USING btree (created_at, id) WHERE ((state = 'published'::text) AND (seen_at IS NULL));
CREATE INDEX comment_waiting ON public.comment USING btree (state, created_at, id);
CREATE UNIQUE INDEX comment_origin ON public.comment USING btree (origin, origin_id);

create table comment_draft (
  hash text not null,
  article_id text not null,
  parent_id text,
  text text not null,
  outcome text not null default ''::text,
  created_at bigint not null,
  expires_at bigint not null,
  constraint comment_draft_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint comment_draft_pkey PRIMARY KEY (hash)
);
CREATE INDEX comment_draft_expiry ON public.comment_draft USING btree (expires_at);

create table comment_moment (
  comment_id text not null,
  article_id text not null,
  second integer not null,
  constraint comment_moment_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comment(id) ON DELETE CASCADE,
  constraint comment_moment_pkey PRIMARY KEY (comment_id)
);
CREATE INDEX comment_moment_article ON public.comment_moment USING btree (article_id, second);

create table comment_pick (
  comment_id text not null,
  article_id text not null,
  at bigint not null,
  account_id text,
  name text not null,
  why text not null default ''::text,
  constraint comment_pick_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE SET NULL,
  constraint comment_pick_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint comment_pick_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comment(id) ON DELETE CASCADE,
  constraint comment_pick_pkey PRIMARY KEY (comment_id)
);
CREATE INDEX comment_pick_list ON public.comment_pick USING btree (article_id, at);

create table comment_revision (
  comment_id text not null,
  number integer not null,
  at bigint not null,
  body text not null,
  constraint comment_revision_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comment(id) ON DELETE CASCADE,
  constraint comment_revision_pk PRIMARY KEY (comment_id, number)
);

create table comment_search_entry (
  row_id bigint not null,
  comment_id text not null,
  mark text not null,
  constraint comment_search_entry_comment_id_key UNIQUE (comment_id),
  constraint comment_search_entry_pkey PRIMARY KEY (row_id)
);

create table comment_search_place (
  name text not null,
  changed_at bigint not null,
  last_id text not null,
  constraint comment_search_place_pkey PRIMARY KEY (name)
);

create table comment_search_text (
  row_id bigint not null,
  body text not null,
  terms ARRAY not null,
  constraint comment_search_text_pkey PRIMARY KEY (row_id)
);
CREATE INDEX comment_search_text_terms ON public.comment_search_text USING gin (terms);

create table commenter (
  id text not null,
  account_id text,
  name text not null,
  email text,
  url text,
  origin text,
  origin_id text,
  remote_uri text,
  created_at bigint not null,
  origin_name text,
  badge text,
  picture text,
  is_public smallint not null default 0,
  is_former smallint not null default 0,
  published_count integer not null default 0,
  removed_count integer not null default 0,
  constraint commenter_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE SET NULL,
  constraint commenter_pkey PRIMARY KEY (id)
);
CREATE INDEX commenter_account ON public.commenter USING btree (account_id);
CREATE INDEX commenter_badge ON public.commenter USING btree (badge) WHERE (badge IS NOT NULL);
CREATE INDEX commenter_email ON public.commenter USING btree (email);
CREATE INDEX commenter_mailbox ON public.commenter USING btree ((((replace(split_part(split_part(email, '@'::text, 1), '+'::text, 1), '.'::text, ''::text) || '@'::text) || split_part(email, '@'::text, 2)))) WHERE (email IS NOT NULL);
CREATE INDEX commenter_name ON public.commenter USING btree (name COLLATE "C");
CREATE UNIQUE INDEX commenter_origin ON public.commenter USING btree (origin, origin_id);
CREATE UNIQUE INDEX commenter_own ON public.commenter USING btree (account_id) WHERE ((account_id IS NOT NULL) AND (origin IS NULL));

create table decision (
  id text not null,
  comment_id text,
  article_id text,
  commenter_id text,
  account_id text,
  act text not null,
  rule text,
  words text not null default ''::text,
  guidelines integer not null default 0,
  is_automated smallint not null default 0,
  details text not null default '{}'::text,
  at bigint not null,
  constraint decision_pkey PRIMARY KEY (id)
);
CREATE INDEX decision_act ON public.decision USING btree (act, at, id);
CREATE INDEX decision_comment ON public.decision USING btree (comment_id, at);
CREATE INDEX decision_commenter ON public.decision USING btree (commenter_id, at);
CREATE INDEX decision_rule ON public.decision USING btree (rule, at, id);
CREATE INDEX decision_time ON public.decision USING btree (at, id);

create table desk_choice (
  account_id text not null,
  wants_mail smallint not null default 1,
  feed_hash text,
  feed_at bigint,
  constraint desk_choice_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint desk_choice_feed_hash_key UNIQUE (feed_hash),
  constraint desk_choice_pkey PRIMARY KEY (account_id)
);

create table desk_claim (
  subject text not null,
  account_id text not null,
  until bigint not null,
  constraint desk_claim_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint desk_claim_pkey PRIMARY KEY (subject)
);

create table desk_handing (
  id text not null,
  comment_id text not null,
  from_id text not null,
  to_id text not null default ''::text,
  words text not null default ''::text,
  at bigint not null,
  done_at bigint,
  constraint desk_handing_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comment(id) ON DELETE CASCADE,
  constraint desk_handing_pkey PRIMARY KEY (id)
);
CREATE INDEX desk_handing_comment ON public.desk_handing USING btree (comment_id);
CREATE INDEX desk_handing_open ON public.desk_handing USING btree (to_id, done_at, at);

create table desk_index (
  article_id text not null,
  at bigint not null,
  constraint desk_index_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint desk_index_pkey PRIMARY KEY (article_id)
);

create table desk_word (
  word text not null,
  article_id text not null,
  constraint desk_word_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint desk_word_pk PRIMARY KEY (word, article_id)
);
CREATE INDEX desk_word_article ON public.desk_word USING btree (article_id);

create table digest (
  account_id text not null,
  frequency text not null,
  due_at bigint not null,
  constraint digest_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint digest_pk PRIMARY KEY (account_id, frequency)
);
CREATE INDEX digest_due ON public.digest USING btree (due_at);

create table download_day (
  day text not null,
  media_id text not null,
  app text not null default ''::text,
  country text not null default ''::text,
  count integer not null default 0,
  constraint download_day_pk PRIMARY KEY (media_id, day, app, country)
);
CREATE INDEX download_day_day ON public.download_day USING btree (day, media_id);

create table download_secret (
  day text not null,
  secret text not null,
  constraint download_secret_pkey PRIMARY KEY (day)
);

create table download_seen (
  mark text not null,
  first_at bigint not null,
  bytes bigint not null default 0,
  counted_at bigint,
  constraint download_seen_pkey PRIMARY KEY (mark)
);
CREATE INDEX download_seen_at ON public.download_seen USING btree (first_at);

create table draft (
  article_id text not null,
  state text not null,
  seq bigint not null default 0,
  settled_seq bigint not null default 0,
  base_revision integer not null default 0,
  fields text not null,
  fault text not null default ''::text,
  changed_at bigint not null,
  changed_by text,
  goes_out_at bigint,
  goes_out text,
  constraint draft_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint draft_pkey PRIMARY KEY (article_id)
);
CREATE INDEX draft_goes_out ON public.draft USING btree (goes_out_at, article_id) WHERE (goes_out_at IS NOT NULL);

create table draft_presence (
  article_id text not null,
  account_id text not null,
  at bigint not null,
  constraint draft_presence_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint draft_presence_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint draft_presence_key PRIMARY KEY (article_id, account_id)
);
CREATE INDEX draft_presence_at ON public.draft_presence USING btree (at);

create table draft_update (
  id bigint not null default nextval('draft_update_id_seq'::regclass),
  article_id text not null,
  at bigint not null,
  account_id text,
  data text not null,
  constraint draft_update_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint draft_update_pkey PRIMARY KEY (id)
);
CREATE INDEX draft_update_article ON public.draft_update USING btree (article_id, id);

create table draft_version (
  id bigint not null default nextval('draft_version_id_seq'::regclass),
  article_id text not null,
  at bigint not null,
  account_id text,
  note text not null default ''::text,
  fields text not null,
  constraint draft_version_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint draft_version_pkey PRIMARY KEY (id)
);
CREATE INDEX draft_version_article ON public.draft_version USING btree (article_id, at, id);

create table edition (
  code text not null,
  language text not null,
  name text not null,
  direction text not null,
  publication_name text not null,
  tagline text not null default ''::text,
  position integer not null default 0,
  is_default smallint not null default 0,
  constraint edition_pkey PRIMARY KEY (code)
);

create table email_domain_rule (
  domain text not null,
  act text not null,
  note text not null default ''::text,
  created_by text,
  at bigint not null,
  constraint email_domain_rule_pkey PRIMARY KEY (domain)
);

create table episode (
  id text not null,
  show_id text not null,
  guid text not null,
  title text not null,
  status text not null,
  media_id text,
  article_id text,
  published_at bigint,
  details text not null default '{}'::text,
  created_at bigint not null,
  season integer,
  number integer,
  changed_at bigint not null default 0,
  constraint episode_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE SET NULL,
  constraint episode_media_id_fkey FOREIGN KEY (media_id) REFERENCES media(id),
  constraint episode_pkey PRIMARY KEY (id),
  constraint episode_show_id_fkey FOREIGN KEY (show_id) REFERENCES show(id) ON DELETE CASCADE
);
CREATE INDEX episode_list ON public.episode USING btree (show_id, published_at, id);
CREATE INDEX episode_media ON public.episode USING btree (media_id);
CREATE UNIQUE INDEX episode_article ON public.episode USING btree (article_id);
CREATE UNIQUE INDEX episode_guid ON public.episode USING btree (show_id, guid);

create table erasure (
  hash text not null,
  comments text not null,
  at bigint not null,
  constraint erasure_pkey PRIMARY KEY (hash)
);

create table escalation (
  id text not null,
  comment_id text,
  article_id text,
  account_id text not null,
  words text not null default ''::text,
  evidence text not null,
  state text not null default 'open'::text,
  at bigint not null,
  closed_at bigint,
  closed_by text,
  outcome text not null default ''::text,
  constraint escalation_pkey PRIMARY KEY (id)
);
CREATE INDEX escalation_state ON public.escalation USING btree (state, at, id);

create table external_judge (
  id text not null,
  name text not null,
  url text not null,
  secret text not null,
  timeout_ms integer not null,
  scope text not null default '{}'::text,
  when_away text not null default 'risk'::text,
  is_on smallint not null default 0,
  created_at bigint not null,
  created_by text,
  ok_at bigint,
  fault_at bigint,
  fault text not null default ''::text,
  constraint external_judge_pkey PRIMARY KEY (id)
);

create table follow (
  account_id text not null,
  kind text not null,
  target_id text not null,
  created_at bigint not null,
  constraint follow_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint follow_pk PRIMARY KEY (account_id, kind, target_id)
);
CREATE INDEX follow_target ON public.follow USING btree (kind, target_id, account_id);

create table former_name (
  name_key text not null,
  account_id text,
  released_at bigint not null,
  constraint former_name_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE SET NULL,
  constraint former_name_pkey PRIMARY KEY (name_key)
);
CREATE INDEX former_name_account ON public.former_name USING btree (account_id);

create table front_layout (
  id text not null,
  place text not null,
  kind text not null,
  layout text not null,
  account_id text,
  at bigint not null,
  goes_out_at bigint,
  constraint front_layout_pkey PRIMARY KEY (id)
);
CREATE INDEX front_layout_place ON public.front_layout USING btree (place, at, id);

create table front_place (
  place text not null,
  edition text not null,
  draft text,
  version integer not null default 0,
  draft_by text,
  draft_at bigint,
  layout_id text,
  constraint front_place_pkey PRIMARY KEY (place)
);

create table front_presence (
  place text not null,
  account_id text not null,
  at bigint not null,
  constraint front_presence_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint front_presence_key PRIMARY KEY (place, account_id)
);

create table hand_over_note (
  id text not null,
  account_id text,
  text text not null,
  at bigint not null,
  constraint hand_over_note_pkey PRIMARY KEY (id)
);
CREATE INDEX hand_over_note_time ON public.hand_over_note USING btree (at, id);

create table identity (
  issuer text not null,
  subject text not null,
  account_id text not null,
  created_at bigint not null,
  used_at bigint,
  constraint identity_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint identity_pk PRIMARY KEY (issuer, subject)
);
CREATE INDEX identity_account ON public.identity USING btree (account_id);

create table import_item (
  origin text not null,
  kind text not null,
  origin_id text not null,
  target_id text not null,
  mark text not null default ''::text,
  constraint import_item_pk PRIMARY KEY (origin, kind, origin_id)
);

create table import_run (
  id text not null,
  source text not null,
  file_name text not null,
  file_mark text not null,
  options text not null,
  started_at bigint not null,
  finished_at bigint,
  position bigint not null default 0,
  report text not null default '{}'::text,
  constraint import_run_pkey PRIMARY KEY (id)
);

create table invitation (
  id text not null,
  hash text not null,
  email text not null,
  role text not null,
  words text not null default ''::text,
  edition text,
  invited_by text,
  created_at bigint not null,
  sent_at bigint not null,
  expires_at bigint not null,
  constraint invitation_hash_key UNIQUE (hash),
  constraint invitation_pkey PRIMARY KEY (id)
);
CREATE INDEX invitation_expires ON public.invitation USING btree (expires_at, id);
CREATE UNIQUE INDEX invitation_email ON public.invitation USING btree (email);

create table job (
  id text not null,
  kind text not null,
  payload text not null,
  run_at bigint not null,
  attempts integer not null default 0,
  state text not null default 'waiting'::text,
  locked_until bigint,
  error text,
  created_at bigint not null,
  constraint job_pkey PRIMARY KEY (id)
);
CREATE INDEX job_due ON public.job USING btree (kind, state, run_at);

create table judge_vote (
  id text not null,
  judge_id text not null,
  comment_id text not null,
  verdict text not null,
  reason text not null default ''::text,
  score double precision,
  model text not null default ''::text,
  at bigint not null,
  constraint judge_vote_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comment(id) ON DELETE CASCADE,
  constraint judge_vote_judge_id_fkey FOREIGN KEY (judge_id) REFERENCES external_judge(id) ON DELETE CASCADE,
  constraint judge_vote_pkey PRIMARY KEY (id)
);
CREATE INDEX judge_vote_comment ON public.judge_vote USING btree (comment_id, at);
CREATE INDEX judge_vote_judge ON public.judge_vote USING btree (judge_id, at);

create table letter (
  id text not null,
  slug text not null,
  edition text not null,
  name text not null,
  description text not null default ''::text,
  kind text not null,
  state text not null default 'open'::text,
  settings text not null,
  position integer not null default 0,
  last_number integer not null default 0,
  stories_until bigint,
  next_at bigint,
  last_note text not null default ''::text,
  created_at bigint not null,
  changed_at bigint not null,
  changed_by text,
  constraint letter_pkey PRIMARY KEY (id),
  constraint letter_slug_key UNIQUE (slug)
);
CREATE INDEX letter_due ON public.letter USING btree (next_at) WHERE (next_at IS NOT NULL);
CREATE INDEX letter_edition ON public.letter USING btree (edition, "position", id);

create table letter_bounce (
  subscriber_id text not null,
  issue_id text not null,
  kind text not null,
  words text not null default ''::text,
  at bigint not null,
  constraint letter_bounce_key PRIMARY KEY (subscriber_id, issue_id, kind),
  constraint letter_bounce_subscriber_id_fkey FOREIGN KEY (subscriber_id) REFERENCES subscriber(id) ON DELETE CASCADE
);

create table letter_delivery (
  issue_id text not null,
  subscriber_id text not null,
  state text not null,
  attempts integer not null default 0,
  due_at bigint not null,
  holder text,
  answer text not null default ''::text,
  at bigint,
  constraint letter_delivery_issue_id_fkey FOREIGN KEY (issue_id) REFERENCES letter_issue(id) ON DELETE CASCADE,
  constraint letter_delivery_key PRIMARY KEY (issue_id, subscriber_id),
  constraint letter_delivery_subscriber_id_fkey FOREIGN KEY (subscriber_id) REFERENCES subscriber(id) ON DELETE CASCADE
);
CREATE INDEX letter_delivery_due ON public.letter_delivery USING btree (issue_id, state, due_at, subscriber_id);
CREATE INDEX letter_delivery_subscriber ON public.letter_delivery USING btree (subscriber_id);

create table letter_issue (
  id text not null,
  letter_id text not null,
  number integer,
  state text not null,
  draft text not null,
  content text,
  code text not null,
  version integer not null default 0,
  queued_after text,
  total integer not null default 0,
  sent integer not null default 0,
  refused integer not null default 0,
  unsubscribed integer not null default 0,
  note text not null default ''::text,
  send_at bigint,
  began_at bigint,
  ended_at bigint,
  created_at bigint not null,
  created_by text,
  changed_at bigint not null,
  constraint letter_issue_code_key UNIQUE (code),
  constraint letter_issue_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES letter(id) ON DELETE CASCADE,
  constraint letter_issue_pkey PRIMARY KEY (id)
);
CREATE INDEX letter_issue_letter ON public.letter_issue USING btree (letter_id, created_at, id);
CREATE INDEX letter_issue_state ON public.letter_issue USING btree (state, send_at, id);
CREATE UNIQUE INDEX letter_issue_number ON public.letter_issue USING btree (letter_id, number) WHERE (number IS NOT NULL);

create table letter_lease (
  name text not null,
  holder text not null,
  until bigint not null,
  constraint letter_lease_pkey PRIMARY KEY (name)
);

create table link_check (
  url text not null,
  state text not null,
  status integer,
  leads_to text,
  asked_at bigint not null,
  checked_at bigint,
  constraint link_check_pkey PRIMARY KEY (url)
);
CREATE INDEX link_check_asked ON public.link_check USING btree (asked_at);

create table listen_day (
  day text not null,
  media_id text not null,
  measure text not null,
  count integer not null default 0,
  constraint listen_day_pk PRIMARY KEY (media_id, day, measure)
);

create table listening_place (
  account_id text not null,
  media_id text not null,
  seconds double precision not null,
  at bigint not null,
  constraint listening_place_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint listening_place_pk PRIMARY KEY (account_id, media_id)
);
CREATE INDEX listening_place_at ON public.listening_place USING btree (at);

create table live_entry (
  id text not null,
  article_id text not null,
  at bigint not null,
  updated_at bigint,
  headline text not null default ''::text,
  body text not null,
  is_key smallint not null default 0,
  is_pinned smallint not null default 0,
  author_id text,
  created_by text,
  moved_to text,
  corrected_at bigint,
  goes_out_at bigint,
  correction text not null default ''::text,
  removed_why text not null default ''::text,
  changed_at bigint not null default 0,
  created_at bigint not null default 0,
  pinned_at bigint not null default 0,
  version bigint not null default 0,
  state text not null default 'published'::text,
  tells smallint not null default 0,
  constraint live_entry_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint live_entry_author_id_fkey FOREIGN KEY (author_id) REFERENCES author(id) ON DELETE SET NULL,
  constraint live_entry_pkey PRIMARY KEY (id)
);
CREATE INDEX live_entry_changed ON public.live_entry USING btree (article_id, changed_at);
CREATE INDEX live_entry_due ON public.live_entry USING btree (article_id, goes_out_at) WHERE (goes_out_at IS NOT NULL);
CREATE INDEX live_entry_key ON public.live_entry USING btree (article_id, at, id) WHERE (is_key = 1);
CREATE INDEX live_entry_list ON public.live_entry USING btree (article_id, at, id);
CREATE INDEX live_entry_pinned ON public.live_entry USING btree (article_id, pinned_at) WHERE (is_pinned = 1);

create table live_entry_version (
  id bigint not null default nextval('live_entry_version_id_seq'::regclass),
  entry_id text not null,
  at bigint not null,
  account_id text,
  act text not null,
  note text not null default ''::text,
  headline text not null,
  body text not null,
  constraint live_entry_version_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES live_entry(id) ON DELETE CASCADE,
  constraint live_entry_version_pkey PRIMARY KEY (id)
);
CREATE INDEX live_entry_version_list ON public.live_entry_version USING btree (entry_id, id);

create table live_presence (
  article_id text not null,
  account_id text not null,
  at bigint not null,
  typed_at bigint not null default 0,
  constraint live_presence_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint live_presence_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint live_presence_key PRIMARY KEY (article_id, account_id)
);

create table media (
  id text not null,
  kind text not null,
  state text not null,
  file text,
  file_name text not null,
  content_type text not null,
  bytes bigint not null default 0,
  sha256 text,
  width integer,
  height integer,
  duration double precision,
  focal_x double precision not null default 0.5,
  focal_y double precision not null default 0.5,
  alt text not null default ''::text,
  caption text not null default ''::text,
  texts text not null default '{}'::text,
  credit text not null default ''::text,
  credit_url text,
  licence text not null default ''::text,
  licence_url text,
  poster_id text,
  origin text,
  origin_url text,
  created_at bigint not null,
  added_by text,
  changed_by text,
  deleted_by text,
  file_id text,
  dhash text,
  changed_at bigint,
  expires_at bigint,
  taken_at bigint,
  deleted_at bigint,
  title text not null default ''::text,
  holder text not null default ''::text,
  usage_terms text not null default ''::text,
  facts text not null default '{}'::text,
  uses integer not null default 0,
  constraint media_pkey PRIMARY KEY (id)
);
CREATE INDEX media_added ON public.media USING btree (created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX media_added_by ON public.media USING btree (added_by, created_at, id) WHERE ((added_by IS NOT NULL) AND (deleted_at IS NULL));
CREATE INDEX media_deleted ON public.media USING btree (deleted_at, id) WHERE (deleted_at IS NOT NULL);
CREATE INDEX media_expires ON public.media USING btree (expires_at, id) WHERE (expires_at IS NOT NULL);
CREATE INDEX media_file_id ON public.media USING btree (file_id) WHERE (file_id IS NOT NULL);
CREATE INDEX media_kind ON public.media USING btree (kind, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX media_no_alt ON public.media USING btree (created_at, id) WHERE ((alt = ''::text) AND (kind = 'picture'::text) AND (deleted_at IS NULL));
CREATE INDEX media_no_credit ON public.media USING btree (created_at, id) WHERE ((credit = ''::text) AND (kind <> 'file'::text) AND (deleted_at IS NULL));
CREATE INDEX media_origin_url ON public.media USING btree (origin_url);
CREATE INDEX media_sha256 ON public.media USING btree (sha256);
CREATE INDEX media_state ON public.media USING btree (state, created_at, id) WHERE (deleted_at IS NULL);
CREATE INDEX media_unused ON public.media USING btree (created_at, id) WHERE ((uses = 0) AND (deleted_at IS NULL));

create table media_event (
  id text not null,
  media_id text not null,
  account_id text,
  at bigint not null,
  act text not null,
  details text not null default '{}'::text,
  constraint media_event_media_id_fkey FOREIGN KEY (media_id) REFERENCES media(id) ON DELETE CASCADE,
  constraint media_event_pkey PRIMARY KEY (id)
);
CREATE INDEX media_event_media ON public.media_event USING btree (media_id, at, id);

create table media_former_file (
  file_id text not null,
  media_id text not null,
  columns text not null,
  file_name text not null,
  sha256 text,
  replaced_at bigint not null,
  replaced_by text,
  swept_at bigint,
  constraint media_former_file_media_id_fkey FOREIGN KEY (media_id) REFERENCES media(id) ON DELETE CASCADE,
  constraint media_former_file_pkey PRIMARY KEY (file_id)
);
CREATE INDEX media_former_file_due ON public.media_former_file USING btree (replaced_at) WHERE (swept_at IS NULL);
CREATE INDEX media_former_file_media ON public.media_former_file USING btree (media_id, replaced_at);

create table media_look (
  band smallint not null,
  value integer not null,
  media_id text not null,
  constraint media_look_media_id_fkey FOREIGN KEY (media_id) REFERENCES media(id) ON DELETE CASCADE,
  constraint media_look_pk PRIMARY KEY (band, value, media_id)
);
CREATE INDEX media_look_media ON public.media_look USING btree (media_id);

create table media_rendition (
  media_id text not null,
  width integer not null,
  height integer not null,
  format text not null,
  bytes integer not null,
  file text not null,
  constraint media_rendition_media_id_fkey FOREIGN KEY (media_id) REFERENCES media(id) ON DELETE CASCADE,
  constraint media_rendition_pk PRIMARY KEY (media_id, format, width)
);

create table media_upload (
  id text not null,
  account_id text not null,
  file_name text not null,
  length bigint not null,
  replaces text,
  state text not null,
  media_id text,
  is_same smallint not null default 0,
  refusal text,
  detail text not null default ''::text,
  created_at bigint not null,
  expires_at bigint not null,
  constraint media_upload_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint media_upload_pkey PRIMARY KEY (id)
);
CREATE INDEX media_upload_account ON public.media_upload USING btree (account_id, state);
CREATE INDEX media_upload_expires ON public.media_upload USING btree (expires_at, id);

create table media_use (
  kind text not null,
  ref_id text not null,
  media_id text not null,
  story_id text,
  constraint media_use_pk PRIMARY KEY (kind, ref_id, media_id)
);
CREATE INDEX media_use_media ON public.media_use USING btree (media_id, kind, ref_id);

create table media_word (
  word text not null,
  media_id text not null,
  constraint media_word_media_id_fkey FOREIGN KEY (media_id) REFERENCES media(id) ON DELETE CASCADE,
  constraint media_word_pk PRIMARY KEY (word, media_id)
);
CREATE INDEX media_word_media ON public.media_word USING btree (media_id);

create table moderation_rule (
  id text not null,
  name text not null,
  is_on smallint not null default 0,
  position integer not null default 0,
  scope text not null default '{}'::text,
  conditions text not null,
  act text not null,
  words text not null default '{}'::text,
  created_at bigint not null,
  created_by text,
  changed_at bigint not null,
  changed_by text,
  rehearsed_at bigint,
  rehearsal text not null default '{}'::text,
  constraint moderation_rule_pkey PRIMARY KEY (id)
);

create table moderation_shift (
  account_id text not null,
  started_at bigint not null,
  last_at bigint not null,
  seen integer not null default 0,
  disturbing integer not null default 0,
  since_break integer not null default 0,
  break_at bigint,
  hushed_until bigint,
  constraint moderation_shift_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint moderation_shift_pk PRIMARY KEY (account_id, started_at)
);

create table moderator_mail (
  account_id text not null,
  is_daily smallint not null default 0,
  waiting_over integer not null default 0,
  oldest_hours integer not null default 0,
  daily_at bigint not null default 0,
  alarm_at bigint not null default 0,
  constraint moderator_mail_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint moderator_mail_pkey PRIMARY KEY (account_id)
);

create table mute (
  account_id text not null,
  commenter_id text not null,
  created_at bigint not null,
  constraint mute_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint mute_commenter_id_fkey FOREIGN KEY (commenter_id) REFERENCES commenter(id) ON DELETE CASCADE,
  constraint mute_pk PRIMARY KEY (account_id, commenter_id)
);

create table note_mention (
  article_id text not null,
  place text not null,
  account_id text not null,
  at bigint not null,
  constraint note_mention_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint note_mention_once PRIMARY KEY (article_id, place, account_id)
);
CREATE UNIQUE INDEX note_mention_once ON public.note_mention USING btree (article_id, place, account_id);

create table notification (
  id text not null,
  account_id text not null,
  kind text not null,
  subject_id text not null,
  about_id text not null default ''::text,
  count integer not null default 1,
  details text not null default '{}'::text,
  created_at bigint not null,
  read_at bigint,
  mailed_at bigint,
  constraint notification_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint notification_once UNIQUE (account_id, kind, subject_id),
  constraint notification_pkey PRIMARY KEY (id)
);
CREATE INDEX notification_list ON public.notification USING btree (account_id, created_at, id);
CREATE INDEX notification_read ON public.notification USING btree (read_at) WHERE (read_at IS NOT NULL);
CREATE INDEX notification_unread ON public.notification USING btree (account_id, created_at) WHERE (read_at IS NULL);
CREATE UNIQUE INDEX notification_once ON public.notification USING btree (account_id, kind, subject_id);

create table notification_choice (
  account_id text not null,
  kind text not null,
  mail text not null,
  push smallint not null,
  constraint notification_choice_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint notification_choice_pk PRIMARY KEY (account_id, kind)
);

create table passkey (
  id text not null,
  account_id text not null,
  public_key text not null,
  counter bigint not null default 0,
  transports text not null default '[]'::text,
  name text not null default ''::text,
  created_at bigint not null,
  used_at bigint,
  constraint passkey_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint passkey_pkey PRIMARY KEY (id)
);
CREATE INDEX passkey_account ON public.passkey USING btree (account_id);

create table policy_version (
  kind text not null,
  edition text not null,
  version integer not null,
  article_id text,
  title text not null,
  body text not null,
  at bigint not null,
  account_id text,
  constraint policy_version_pk PRIMARY KEY (kind, edition, version)
);

create table precedent (
  decision_id text not null,
  like_id text not null,
  account_id text,
  note text not null default ''::text,
  at bigint not null,
  constraint precedent_pk PRIMARY KEY (decision_id, like_id)
);
CREATE INDEX precedent_like ON public.precedent USING btree (like_id);

create table preview_link (
  id text not null,
  hash text not null,
  article_id text not null,
  created_by text,
  created_at bigint not null,
  expires_at bigint not null,
  revoked_at bigint,
  for_whom text not null default ''::text,
  uses integer not null default 0,
  last_used_at bigint,
  constraint preview_link_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint preview_link_hash_key UNIQUE (hash),
  constraint preview_link_pkey PRIMARY KEY (id)
);
CREATE INDEX preview_link_article ON public.preview_link USING btree (article_id, created_at);

create table private_feed (
  id text not null,
  hash text not null,
  show_id text,
  edition text not null default ''::text,
  name text not null default ''::text,
  account_id text not null,
  created_at bigint not null,
  used_at bigint,
  revoked_at bigint,
  constraint private_feed_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint private_feed_hash_key UNIQUE (hash),
  constraint private_feed_pkey PRIMARY KEY (id),
  constraint private_feed_show_id_fkey FOREIGN KEY (show_id) REFERENCES show(id) ON DELETE CASCADE
);
CREATE INDEX private_feed_account ON public.private_feed USING btree (account_id, created_at);

create table push_subscription (
  endpoint text not null,
  account_id text not null,
  keys text not null,
  edition text not null,
  created_at bigint not null,
  constraint push_subscription_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint push_subscription_pkey PRIMARY KEY (endpoint)
);
CREATE INDEX push_subscription_account ON public.push_subscription USING btree (account_id);

create table reader_note (
  id text not null,
  commenter_id text not null,
  account_id text,
  text text not null,
  at bigint not null,
  constraint reader_note_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE SET NULL,
  constraint reader_note_commenter_id_fkey FOREIGN KEY (commenter_id) REFERENCES commenter(id) ON DELETE CASCADE,
  constraint reader_note_pkey PRIMARY KEY (id)
);
CREATE INDEX reader_note_commenter ON public.reader_note USING btree (commenter_id, at);

create table recommendation (
  account_id text not null,
  comment_id text not null,
  article_id text not null,
  at bigint not null,
  constraint recommendation_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint recommendation_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comment(id) ON DELETE CASCADE,
  constraint recommendation_pk PRIMARY KEY (account_id, article_id, comment_id)
);
CREATE INDEX recommendation_comment ON public.recommendation USING btree (comment_id);

create table recording (
  media_id text not null,
  state text not null,
  container text not null default ''::text,
  codec text not null default ''::text,
  bit_rate integer,
  sample_rate integer,
  channels integer,
  duration double precision,
  minute_bytes bigint,
  loudness double precision,
  true_peak double precision,
  peaks text,
  tags text not null default '{}'::text,
  cover_id text,
  versions text not null default '[]'::text,
  fault text not null default ''::text,
  sha256 text not null default ''::text,
  changed_at bigint not null,
  constraint recording_media_id_fkey FOREIGN KEY (media_id) REFERENCES media(id) ON DELETE CASCADE,
  constraint recording_pkey PRIMARY KEY (media_id)
);

create table recording_work (
  id text not null,
  media_id text not null,
  kind text not null,
  asked text not null default '{}'::text,
  state text not null,
  progress double precision not null default 0,
  fault text not null default ''::text,
  made_id text,
  account_id text,
  leased_by text,
  leased_until bigint,
  created_at bigint not null,
  changed_at bigint not null,
  constraint recording_work_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE SET NULL,
  constraint recording_work_media_id_fkey FOREIGN KEY (media_id) REFERENCES media(id) ON DELETE CASCADE,
  constraint recording_work_pkey PRIMARY KEY (id)
);
CREATE INDEX recording_work_media ON public.recording_work USING btree (media_id, kind, created_at);
CREATE INDEX recording_work_state ON public.recording_work USING btree (state, created_at);

create table recovery_code (
  hash text not null,
  account_id text not null,
  used_at bigint,
  constraint recovery_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint recovery_code_pkey PRIMARY KEY (hash)
);
CREATE INDEX recovery_code_account ON public.recovery_code USING btree (account_id);

create table reply_template (
  id text not null,
  rule text not null,
  edition text not null,
  title text not null,
  words text not null,
  position integer not null default 0,
  changed_at bigint not null,
  changed_by text,
  constraint reply_template_pkey PRIMARY KEY (id)
);

create table report (
  id text not null,
  kind text not null,
  comment_id text,
  article_id text not null,
  account_id text,
  reason text not null,
  text text not null default ''::text,
  details text not null default '{}'::text,
  state text not null default 'open'::text,
  created_at bigint not null,
  handled_at bigint,
  handled_by text,
  constraint report_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE SET NULL,
  constraint report_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint report_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comment(id) ON DELETE CASCADE,
  constraint report_pkey PRIMARY KEY (id)
);
CREATE INDEX report_about ON public.report USING btree (comment_id, state);
CREATE INDEX report_account ON public.report USING btree (account_id, created_at);
CREATE INDEX report_queue ON public.report USING btree (state, kind, created_at, id);
CREATE INDEX report_time ON public.report USING btree (created_at, id);
CREATE UNIQUE INDEX report_comment ON public.report USING btree (comment_id, account_id, kind) WHERE (account_id IS NOT NULL);

create table restriction (
  id text not null,
  account_id text not null,
  kind text not null,
  rule text,
  words text not null default ''::text,
  starts_at bigint not null,
  until bigint,
  acknowledged_at bigint,
  lifted_at bigint,
  lifted_by text,
  decision_id text,
  constraint restriction_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint restriction_pkey PRIMARY KEY (id)
);
CREATE INDEX restriction_account ON public.restriction USING btree (account_id, starts_at);
CREATE INDEX restriction_time ON public.restriction USING btree (starts_at, id);

create table role_change (
  id text not null,
  account_id text not null,
  at bigint not null,
  by_id text,
  act text not null,
  before text not null,
  after text not null,
  constraint role_change_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint role_change_pkey PRIMARY KEY (id)
);
CREATE INDEX role_change_account ON public.role_change USING btree (account_id, at, id);

create table saved_view (
  id text not null,
  account_id text not null,
  name text not null,
  query text not null,
  is_shared smallint not null default 0,
  position integer not null default 0,
  at bigint not null,
  constraint saved_view_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint saved_view_pkey PRIMARY KEY (id)
);
CREATE INDEX saved_view_account ON public.saved_view USING btree (account_id, "position");
CREATE INDEX saved_view_shared ON public.saved_view USING btree (at) WHERE (is_shared = 1);

create table search_due (
  article_id text not null,
  mark text not null,
  constraint search_due_pkey PRIMARY KEY (article_id)
);

create table search_entry (
  row_id bigint not null,
  article_id text not null,
  constraint search_entry_article_id_key UNIQUE (article_id),
  constraint search_entry_pkey PRIMARY KEY (row_id)
);

create table search_text (
  row_id bigint not null,
  headline text not null,
  deck text not null,
  body text not null,
  terms ARRAY not null,
  constraint search_text_pkey PRIMARY KEY (row_id)
);
CREATE INDEX search_text_terms ON public.search_text USING gin (terms);

create table section (
  id text not null,
  edition text not null,
  key text not null,
  slug text not null,
  name text not null,
  description text not null default ''::text,
  position integer not null default 0,
  picture_id text,
  constraint section_edition_fkey FOREIGN KEY (edition) REFERENCES edition(code),
  constraint section_key UNIQUE (edition, key),
  constraint section_pkey PRIMARY KEY (id),
  constraint section_slug UNIQUE (edition, slug)
);
CREATE UNIQUE INDEX section_slug ON public.section USING btree (edition, slug);

create table session (
  hash text not null,
  account_id text not null,
  created_at bigint not null,
  seen_at bigint not null,
  expires_at bigint not null,
  id text,
  device text not null default ''::text,
  method text not null default 'link'::text,
  second_factor_at bigint,
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint session_pkey PRIMARY KEY (hash)
);
CREATE INDEX session_account ON public.session USING btree (account_id);
CREATE INDEX session_expiry ON public.session USING btree (expires_at);

create table setting (
  name text not null,
  value text not null,
  modified_at bigint not null,
  constraint setting_pkey PRIMARY KEY (name)
);

create table show (
  id text not null,
  edition text not null,
  slug text not null,
  title text not null,
  guid text not null,
  details text not null default '{}'::text,
  created_at bigint not null,
  state text not null default 'published'::text,
  position integer not null default 0,
  changed_at bigint not null default 0,
  constraint show_guid_key UNIQUE (guid),
  constraint show_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX show_slug ON public.show USING btree (edition, slug);

create table sign_in_attempt (
  hash text not null,
  link_hash text not null,
  code_hash text not null,
  email text not null,
  account_id text,
  purpose text not null,
  edition text not null,
  return_to text not null default '/'::text,
  details text not null default '{}'::text,
  wrong_codes integer not null default 0,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint,
  constraint sign_in_attempt_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint sign_in_attempt_link_hash_key UNIQUE (link_hash),
  constraint sign_in_attempt_pkey PRIMARY KEY (hash)
);
CREATE INDEX sign_in_attempt_email ON public.sign_in_attempt USING btree (email, created_at);
CREATE INDEX sign_in_attempt_expiry ON public.sign_in_attempt USING btree (expires_at);

create table sign_in_token (
  hash text not null,
  account_id text not null,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint,
  constraint sign_in_token_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint sign_in_token_pkey PRIMARY KEY (hash)
);

create table statement (
  id text not null,
  decision_id text not null,
  account_id text,
  comment_id text,
  edition text not null default ''::text,
  details text not null,
  at bigint not null,
  sent_at bigint,
  constraint statement_decision_id_key UNIQUE (decision_id),
  constraint statement_pkey PRIMARY KEY (id)
);
CREATE INDEX statement_account ON public.statement USING btree (account_id, at);
CREATE INDEX statement_comment ON public.statement USING btree (comment_id, at);
CREATE INDEX statement_time ON public.statement USING btree (at, id);

create table story_event (
  id text not null,
  article_id text not null,
  account_id text,
  at bigint not null,
  act text not null,
  details text not null default '{}'::text,
  constraint story_event_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint story_event_pkey PRIMARY KEY (id)
);
CREATE INDEX story_event_article ON public.story_event USING btree (article_id, at, id);

create table story_note (
  id text not null,
  article_id text not null,
  account_id text,
  text text not null,
  at bigint not null,
  constraint story_note_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint story_note_pkey PRIMARY KEY (id)
);
CREATE INDEX story_note_article ON public.story_note USING btree (article_id, at, id);

create table story_plan (
  article_id text not null,
  telling text not null default '{}'::text,
  gone text,
  changed_at bigint not null,
  constraint story_plan_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint story_plan_pkey PRIMARY KEY (article_id)
);

create table story_template (
  id text not null,
  name text not null,
  kind text not null,
  edition text not null default ''::text,
  text text not null,
  changed_at bigint not null,
  changed_by text,
  constraint story_template_pkey PRIMARY KEY (id)
);
CREATE INDEX story_template_list ON public.story_template USING btree (name, id);

create table subscriber (
  id text not null,
  email text not null,
  code text not null,
  state text not null,
  edition text not null,
  source text not null,
  source_note text not null default ''::text,
  consent text not null default '{}'::text,
  confirmed_at bigint,
  paused_until bigint,
  aside_why text not null default ''::text,
  aside_at bigint,
  created_at bigint not null,
  changed_at bigint not null,
  constraint subscriber_code_key UNIQUE (code),
  constraint subscriber_email_key UNIQUE (email),
  constraint subscriber_pkey PRIMARY KEY (id)
);
CREATE INDEX subscriber_source ON public.subscriber USING btree (source, id);
CREATE INDEX subscriber_state ON public.subscriber USING btree (state, id);

create table subscriber_token (
  hash text not null,
  subscriber_id text not null,
  letters text not null,
  edition text not null,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint,
  constraint subscriber_token_pkey PRIMARY KEY (hash),
  constraint subscriber_token_subscriber_id_fkey FOREIGN KEY (subscriber_id) REFERENCES subscriber(id) ON DELETE CASCADE
);
CREATE INDEX subscriber_token_expires ON public.subscriber_token USING btree (expires_at);
CREATE INDEX subscriber_token_subscriber ON public.subscriber_token USING btree (subscriber_id, created_at);

create table subscription (
  subscriber_id text not null,
  letter_id text not null,
  at bigint not null,
  constraint subscription_key PRIMARY KEY (letter_id, subscriber_id),
  constraint subscription_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES letter(id) ON DELETE CASCADE,
  constraint subscription_subscriber_id_fkey FOREIGN KEY (subscriber_id) REFERENCES subscriber(id) ON DELETE CASCADE
);
CREATE INDEX subscription_subscriber ON public.subscription USING btree (subscriber_id);

create table tag (
  id text not null,
  edition text not null,
  key text not null,
  slug text not null,
  name text not null,
  description text not null default ''::text,
  constraint tag_edition_fkey FOREIGN KEY (edition) REFERENCES edition(code),
  constraint tag_pkey PRIMARY KEY (id),
  constraint tag_slug UNIQUE (edition, slug)
);
CREATE INDEX tag_key ON public.tag USING btree (key, edition);
CREATE UNIQUE INDEX tag_slug ON public.tag USING btree (edition, slug);

create table taxonomy_alias (
  id text not null,
  kind text not null,
  into_id text not null,
  at bigint not null,
  constraint taxonomy_alias_pkey PRIMARY KEY (id)
);
CREATE INDEX taxonomy_alias_into ON public.taxonomy_alias USING btree (into_id);

create table taxonomy_merge (
  id text not null,
  kind text not null,
  from_id text not null,
  from_name text not null,
  into_id text not null,
  moved integer not null default 0,
  total integer not null default 0,
  account_id text,
  started_at bigint not null,
  finished_at bigint,
  constraint taxonomy_merge_pkey PRIMARY KEY (id)
);
CREATE INDEX taxonomy_merge_from ON public.taxonomy_merge USING btree (from_id, finished_at);
CREATE INDEX taxonomy_merge_list ON public.taxonomy_merge USING btree (kind, started_at);

create table thread (
  article_id text not null,
  state text,
  announcement text not null default ''::text,
  comment_count integer not null default 0,
  view_count bigint not null default 0,
  scored_views bigint not null default 0,
  rate double precision not null default 0.01,
  last_comment_at bigint,
  sealed_at bigint,
  own_settings text not null default '{}'::text,
  constraint thread_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint thread_pkey PRIMARY KEY (article_id)
);
CREATE INDEX thread_discussed ON public.thread USING btree (last_comment_at, article_id);

create table thread_visit (
  account_id text not null,
  article_id text not null,
  at bigint not null,
  before bigint not null default 0,
  constraint thread_visit_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint thread_visit_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint thread_visit_pk PRIMARY KEY (account_id, article_id)
);

create table totp (
  account_id text not null,
  secret text not null,
  created_at bigint not null,
  confirmed_at bigint,
  last_step bigint not null default 0,
  constraint totp_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint totp_pkey PRIMARY KEY (account_id)
);

create table transcript (
  media_id text not null,
  language text not null,
  cues text not null,
  is_timed smallint not null default 1,
  origin text not null default 'written'::text,
  version integer not null default 1,
  changed_at bigint not null,
  changed_by text,
  constraint transcript_media_id_fkey FOREIGN KEY (media_id) REFERENCES media(id) ON DELETE CASCADE,
  constraint transcript_pk PRIMARY KEY (media_id, language)
);

create table translation_source (
  article_id text not null,
  source_id text not null,
  text text not null,
  at bigint not null,
  account_id text,
  constraint translation_source_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint translation_source_pkey PRIMARY KEY (article_id)
);

create table transparency_report (
  year integer not null,
  version integer not null,
  figures text not null,
  at bigint not null,
  account_id text,
  constraint transparency_report_pk PRIMARY KEY (year, version)
);

create table webhook (
  id text not null,
  url text not null,
  secret text not null,
  format text not null default 'json'::text,
  events text not null,
  with_text smallint not null default 0,
  is_on smallint not null default 0,
  note text not null default ''::text,
  created_at bigint not null,
  created_by text,
  failing_since bigint,
  constraint webhook_pkey PRIMARY KEY (id)
);

create table webhook_delivery (
  id text not null,
  webhook_id text not null,
  event text not null,
  payload text not null,
  state text not null default 'waiting'::text,
  attempts integer not null default 0,
  code integer,
  error text not null default ''::text,
  created_at bigint not null,
  due_at bigint,
  tried_at bigint,
  constraint webhook_delivery_pkey PRIMARY KEY (id),
  constraint webhook_delivery_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhook(id) ON DELETE CASCADE
);
CREATE INDEX webhook_delivery_due ON public.webhook_delivery USING btree (due_at, webhook_id);
CREATE INDEX webhook_delivery_list ON public.webhook_delivery USING btree (webhook_id, created_at, id);
CREATE INDEX webhook_delivery_next ON public.webhook_delivery USING btree (webhook_id, due_at);
CREATE INDEX webhook_delivery_time ON public.webhook_delivery USING btree (created_at);
