-- Printed by “npm run print-schema”; compared with the migrations by the tests. Do not edit.

create table account (
  id text not null,
  email text not null,
  name text not null,
  role text not null,
  created_at bigint not null,
  disabled_at bigint,
  constraint account_email_key UNIQUE (email),
  constraint account_pkey PRIMARY KEY (id)
);

create table address (
  path text not null,
  target_kind text not null,
  target text not null,
  created_at bigint not null,
  constraint address_pkey PRIMARY KEY (path)
);
CREATE INDEX address_target ON public.address USING btree (target_kind, target);

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
  constraint article_edition_fkey FOREIGN KEY (edition) REFERENCES edition(code),
  constraint article_pkey PRIMARY KEY (id),
  constraint article_section_id_fkey FOREIGN KEY (section_id) REFERENCES section(id)
);
CREATE INDEX article_desk ON public.article USING btree (edition, modified_at, id);
CREATE INDEX article_kind_list ON public.article USING btree (edition, kind, listed_at, id);
CREATE INDEX article_list ON public.article USING btree (edition, listed_at, id);
CREATE INDEX article_origin ON public.article USING btree (origin_id, origin);
CREATE INDEX article_priority_list ON public.article USING btree (edition, priority, listed_at, id);
CREATE INDEX article_schedule ON public.article USING btree (status, scheduled_at);
CREATE INDEX article_section_list ON public.article USING btree (section_id, listed_at, id);
CREATE INDEX article_translation ON public.article USING btree (translation_group, edition);

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
  constraint comment_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint comment_commenter_id_fkey FOREIGN KEY (commenter_id) REFERENCES commenter(id),
  constraint comment_pkey PRIMARY KEY (id)
);
CREATE INDEX comment_root ON public.comment USING btree (root_id, created_at);
CREATE INDEX comment_thread ON public.comment USING btree (article_id, state, created_at, id);
CREATE UNIQUE INDEX comment_origin ON public.comment USING btree (origin, origin_id);

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
  constraint commenter_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE SET NULL,
  constraint commenter_pkey PRIMARY KEY (id)
);
CREATE INDEX commenter_email ON public.commenter USING btree (email);
CREATE UNIQUE INDEX commenter_origin ON public.commenter USING btree (origin, origin_id);

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
  constraint episode_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE SET NULL,
  constraint episode_media_id_fkey FOREIGN KEY (media_id) REFERENCES media(id),
  constraint episode_pkey PRIMARY KEY (id),
  constraint episode_show_id_fkey FOREIGN KEY (show_id) REFERENCES show(id) ON DELETE CASCADE
);
CREATE INDEX episode_list ON public.episode USING btree (show_id, published_at, id);

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
  constraint live_entry_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE,
  constraint live_entry_author_id_fkey FOREIGN KEY (author_id) REFERENCES author(id) ON DELETE SET NULL,
  constraint live_entry_pkey PRIMARY KEY (id)
);
CREATE INDEX live_entry_list ON public.live_entry USING btree (article_id, at, id);

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
  constraint media_pkey PRIMARY KEY (id)
);
CREATE INDEX media_origin_url ON public.media USING btree (origin_url);
CREATE INDEX media_sha256 ON public.media USING btree (sha256);

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
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint session_pkey PRIMARY KEY (hash)
);
CREATE INDEX session_account ON public.session USING btree (account_id);

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
  constraint show_guid_key UNIQUE (guid),
  constraint show_pkey PRIMARY KEY (id)
);

create table sign_in_token (
  hash text not null,
  account_id text not null,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint,
  constraint sign_in_token_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint sign_in_token_pkey PRIMARY KEY (hash)
);

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
