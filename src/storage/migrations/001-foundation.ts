import type { Kysely } from 'kysely';
import { autoId, type Dialect } from '../dialects.ts';

type Db = Kysely<any>; // oxlint-disable-line typescript/no-explicit-any -- a migration must not follow later types

const publication = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('setting')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('modified_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('edition')
    .addColumn('code', 'text', (c) => c.primaryKey())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('direction', 'text', (c) => c.notNull())
    .addColumn('publication_name', 'text', (c) => c.notNull())
    .addColumn('tagline', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('position', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('is_default', 'smallint', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable('section')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('edition', 'text', (c) => c.notNull().references('edition.code'))
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('slug', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('description', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('position', 'integer', (c) => c.notNull().defaultTo(0))
    .addUniqueConstraint('section_key', ['edition', 'key'])
    .addUniqueConstraint('section_slug', ['edition', 'slug'])
    .execute();
  await db.schema
    .createTable('tag')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('edition', 'text', (c) => c.notNull().references('edition.code'))
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('slug', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('description', 'text', (c) => c.notNull().defaultTo(''))
    .addUniqueConstraint('tag_slug', ['edition', 'slug'])
    .execute();
  await db.schema.createIndex('tag_key').on('tag').columns(['key', 'edition']).execute();
};

const people = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('account')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('email', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('disabled_at', 'bigint')
    .execute();
  await db.schema
    .createTable('sign_in_token')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint')
    .execute();
  await db.schema
    .createTable('session')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('seen_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('session_account').on('session').column('account_id').execute();
  await db.schema
    .createTable('author')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('slug', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('bio', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('texts', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('links', 'text', (c) => c.notNull().defaultTo('[]'))
    .addColumn('portrait_id', 'text')
    .addColumn('is_guest', 'smallint', (c) => c.notNull().defaultTo(0))
    .addColumn('email', 'text')
    .addColumn('account_id', 'text', (c) => c.references('account.id').onDelete('set null'))
    .execute();
};

const media = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('media')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('file', 'text')
    .addColumn('file_name', 'text', (c) => c.notNull())
    .addColumn('content_type', 'text', (c) => c.notNull())
    .addColumn('bytes', 'bigint', (c) => c.notNull().defaultTo(0))
    .addColumn('sha256', 'text')
    .addColumn('width', 'integer')
    .addColumn('height', 'integer')
    .addColumn('duration', 'double precision')
    .addColumn('focal_x', 'double precision', (c) => c.notNull().defaultTo(0.5))
    .addColumn('focal_y', 'double precision', (c) => c.notNull().defaultTo(0.5))
    .addColumn('alt', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('caption', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('texts', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('credit', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('credit_url', 'text')
    .addColumn('licence', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('licence_url', 'text')
    .addColumn('poster_id', 'text')
    .addColumn('origin', 'text')
    .addColumn('origin_url', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('media_sha256').on('media').column('sha256').execute();
  await db.schema.createIndex('media_origin_url').on('media').column('origin_url').execute();
  await db.schema
    .createTable('media_rendition')
    .addColumn('media_id', 'text', (c) => c.notNull().references('media.id').onDelete('cascade'))
    .addColumn('width', 'integer', (c) => c.notNull())
    .addColumn('height', 'integer', (c) => c.notNull())
    .addColumn('format', 'text', (c) => c.notNull())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('file', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('media_rendition_pk', ['media_id', 'format', 'width'])
    .execute();
};

const articleTable = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('article')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('edition', 'text', (c) => c.notNull().references('edition.code'))
    .addColumn('translation_group', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('section_id', 'text', (c) => c.references('section.id'))
    .addColumn('path', 'text', (c) => c.notNull())
    .addColumn('headline', 'text', (c) => c.notNull())
    .addColumn('standfirst', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('teaser', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('kicker', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('place', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('lead', 'text')
    .addColumn('meta', 'text')
    .addColumn('canonical_url', 'text')
    .addColumn('priority', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('word_count', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('live_state', 'text')
    .addColumn('live_ended_at', 'bigint')
    .addColumn('thread_state', 'text', (c) => c.notNull().defaultTo('open'))
    .addColumn('published_at', 'bigint')
    .addColumn('updated_at', 'bigint')
    .addColumn('scheduled_at', 'bigint')
    .addColumn('listed_at', 'bigint')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('modified_at', 'bigint', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('modified_by', 'text')
    .addColumn('revision_note', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('origin', 'text')
    .addColumn('origin_id', 'text')
    .execute();
  await db.schema.createIndex('article_list').on('article').columns(['edition', 'listed_at', 'id']).execute();
  await db.schema
    .createIndex('article_section_list')
    .on('article')
    .columns(['section_id', 'listed_at', 'id'])
    .execute();
  await db.schema
    .createIndex('article_kind_list')
    .on('article')
    .columns(['edition', 'kind', 'listed_at', 'id'])
    .execute();
  await db.schema
    .createIndex('article_priority_list')
    .on('article')
    .columns(['edition', 'priority', 'listed_at', 'id'])
    .execute();
  await db.schema.createIndex('article_translation').on('article').columns(['translation_group', 'edition']).execute();
  await db.schema.createIndex('article_schedule').on('article').columns(['status', 'scheduled_at']).execute();
  await db.schema.createIndex('article_desk').on('article').columns(['edition', 'modified_at', 'id']).execute();
  await db.schema.createIndex('article_origin').on('article').columns(['origin_id', 'origin']).execute();
};

const joinTable = async (db: Db, name: string, other: string): Promise<void> => {
  await db.schema
    .createTable(name)
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn(`${other}_id`, 'text', (c) => c.notNull().references(`${other}.id`).onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('listed_at', 'bigint')
    .addPrimaryKeyConstraint(`${name}_pk`, ['article_id', `${other}_id`])
    .execute();
  await db.schema
    .createIndex(`${name}_list`)
    .on(name)
    .columns([`${other}_id`, 'listed_at', 'article_id'])
    .execute();
};

const articleParts = async (db: Db): Promise<void> => {
  await joinTable(db, 'article_author', 'author');
  await joinTable(db, 'article_tag', 'tag');
  await db.schema
    .createTable('article_revision')
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('account_id', 'text')
    .addColumn('note', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('snapshot', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('article_revision_pk', ['article_id', 'number'])
    .execute();
  await db.schema
    .createTable('article_correction')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('edition', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('listed_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('article_correction_article')
    .on('article_correction')
    .columns(['article_id', 'at'])
    .execute();
  await db.schema
    .createIndex('article_correction_list')
    .on('article_correction')
    .columns(['edition', 'listed_at', 'id'])
    .execute();
  await db.schema
    .createTable('live_entry')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint')
    .addColumn('headline', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('is_key', 'smallint', (c) => c.notNull().defaultTo(0))
    .addColumn('is_pinned', 'smallint', (c) => c.notNull().defaultTo(0))
    .addColumn('author_id', 'text', (c) => c.references('author.id').onDelete('set null'))
    .execute();
  await db.schema.createIndex('live_entry_list').on('live_entry').columns(['article_id', 'at', 'id']).execute();
  await db.schema
    .createTable('address')
    .addColumn('path', 'text', (c) => c.primaryKey())
    .addColumn('target_kind', 'text', (c) => c.notNull())
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('address_target').on('address').columns(['target_kind', 'target']).execute();
};

const discussion = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('commenter')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.references('account.id').onDelete('set null'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('email', 'text')
    .addColumn('url', 'text')
    .addColumn('origin', 'text')
    .addColumn('origin_id', 'text')
    .addColumn('remote_uri', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('commenter_email').on('commenter').column('email').execute();
  await db.schema.createIndex('commenter_origin').on('commenter').columns(['origin', 'origin_id']).unique().execute();
  await db.schema
    .createTable('comment')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('parent_id', 'text')
    .addColumn('root_id', 'text', (c) => c.notNull())
    .addColumn('commenter_id', 'text', (c) => c.notNull().references('commenter.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull().defaultTo('comment'))
    .addColumn('body', 'text')
    .addColumn('source', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('edited_at', 'bigint')
    .addColumn('origin', 'text')
    .addColumn('origin_id', 'text')
    .addColumn('origin_parent_id', 'text')
    .addColumn('remote_uri', 'text')
    .execute();
  await db.schema
    .createIndex('comment_thread')
    .on('comment')
    .columns(['article_id', 'state', 'created_at', 'id'])
    .execute();
  await db.schema.createIndex('comment_root').on('comment').columns(['root_id', 'created_at']).execute();
  await db.schema.createIndex('comment_origin').on('comment').columns(['origin', 'origin_id']).unique().execute();
};

const podcasts = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('show')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('edition', 'text', (c) => c.notNull())
    .addColumn('slug', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('guid', 'text', (c) => c.notNull().unique())
    .addColumn('details', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('episode')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('show_id', 'text', (c) => c.notNull().references('show.id').onDelete('cascade'))
    .addColumn('guid', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('media_id', 'text', (c) => c.references('media.id'))
    .addColumn('article_id', 'text', (c) => c.references('article.id').onDelete('set null'))
    .addColumn('published_at', 'bigint')
    .addColumn('details', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('episode_list').on('episode').columns(['show_id', 'published_at', 'id']).execute();
};

const machinery = async (db: Db, dialect: Dialect): Promise<void> => {
  await db.schema
    .createTable('job')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('run_at', 'bigint', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('state', 'text', (c) => c.notNull().defaultTo('waiting'))
    .addColumn('locked_until', 'bigint')
    .addColumn('error', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('job_due').on('job').columns(['kind', 'state', 'run_at']).execute();
  await autoId(db.schema.createTable('change'), dialect)
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('change_at').on('change').column('at').execute();
  await db.schema
    .createTable('import_run')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('file_name', 'text', (c) => c.notNull())
    .addColumn('file_mark', 'text', (c) => c.notNull())
    .addColumn('options', 'text', (c) => c.notNull())
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('finished_at', 'bigint')
    .addColumn('position', 'bigint', (c) => c.notNull().defaultTo(0))
    .addColumn('report', 'text', (c) => c.notNull().defaultTo('{}'))
    .execute();
  await db.schema
    .createTable('import_item')
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('origin_id', 'text', (c) => c.notNull())
    .addColumn('target_id', 'text', (c) => c.notNull())
    .addColumn('mark', 'text', (c) => c.notNull().defaultTo(''))
    .addPrimaryKeyConstraint('import_item_pk', ['origin', 'kind', 'origin_id'])
    .execute();
};

export const foundation = async (db: Db, dialect: Dialect): Promise<void> => {
  await publication(db);
  await people(db);
  await media(db);
  await articleTable(db);
  await articleParts(db);
  await discussion(db);
  await podcasts(db);
  await machinery(db, dialect);
};
