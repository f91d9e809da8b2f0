import { sql, type AlterTableBuilder, type Kysely } from 'kysely';

type Db = Kysely<any>; // oxlint-disable-line typescript/no-explicit-any -- a migration must not follow later types

/** SQLite adds one column a statement. */
const addColumns = async (
  db: Db,
  table: string,
  columns: readonly ((alter: AlterTableBuilder) => { execute: () => Promise<unknown> })[],
): Promise<void> => {
  for (const column of columns) await column(db.schema.alterTable(table)).execute();
};

const commentColumns = async (db: Db): Promise<void> => {
  await addColumns(db, 'commenter', [
    (a) => a.addColumn('origin_name', 'text'),
    (a) => a.addColumn('badge', 'text'),
    (a) => a.addColumn('picture', 'text'),
    (a) => a.addColumn('is_public', 'smallint', (c) => c.notNull().defaultTo(0)),
    (a) => a.addColumn('is_former', 'smallint', (c) => c.notNull().defaultTo(0)),
    (a) => a.addColumn('published_count', 'integer', (c) => c.notNull().defaultTo(0)),
    (a) => a.addColumn('removed_count', 'integer', (c) => c.notNull().defaultTo(0)),
  ]);
  await db.schema.createIndex('commenter_account').on('commenter').column('account_id').execute();
  /** An account writes as one commenter; those of an archive that proved to be its own have an origin. */
  await db.schema
    .createIndex('commenter_own')
    .on('commenter')
    .column('account_id')
    .unique()
    .where(sql.ref('account_id'), 'is not', null)
    .where(sql.ref('origin'), 'is', null)
    .execute();
  await db.schema
    .createIndex('commenter_badge')
    .on('commenter')
    .column('badge')
    .where(sql.ref('badge'), 'is not', null)
    .execute();
  await addColumns(db, 'comment', [
    (a) => a.addColumn('edition', 'text', (c) => c.notNull().defaultTo('')),
    (a) => a.addColumn('is_listed', 'smallint', (c) => c.notNull().defaultTo(0)),
    (a) => a.addColumn('reply_count', 'integer', (c) => c.notNull().defaultTo(0)),
    (a) => a.addColumn('recommend_count', 'integer', (c) => c.notNull().defaultTo(0)),
    (a) => a.addColumn('report_count', 'integer', (c) => c.notNull().defaultTo(0)),
    (a) => a.addColumn('fairness', 'double precision', (c) => c.notNull().defaultTo(0)),
    (a) => a.addColumn('views_before', 'bigint', (c) => c.notNull().defaultTo(0)),
    (a) => a.addColumn('changed_at', 'bigint', (c) => c.notNull().defaultTo(0)),
    (a) => a.addColumn('checks', 'text'),
    (a) => a.addColumn('held_why', 'text'),
    (a) => a.addColumn('removed_by', 'text'),
    (a) => a.addColumn('rule', 'text'),
    (a) => a.addColumn('seen_at', 'bigint'),
    (a) => a.addColumn('network_mark', 'text'),
    (a) => a.addColumn('text_mark', 'text'),
    (a) => a.addColumn('post_key', 'text'),
  ]);
};

/** Comments that came with an archive before there were threads: each finds its place. */
const placeOldComments = async (db: Db): Promise<void> => {
  await sql`update comment set
    edition = (select article.edition from article where article.id = comment.article_id),
    changed_at = created_at,
    is_listed = case when state = 'published' and kind = 'comment' then 1 else 0 end`.execute(db);
  await sql`update comment set is_listed = 1
    where is_listed = 0 and kind = 'comment' and state in ('removed', 'spam', 'trash', 'waiting')
    and exists (select 1 from comment answer
      where answer.root_id = comment.root_id and answer.parent_id = comment.id and answer.state = 'published')`.execute(
    db,
  );
  await sql`update comment set reply_count = (select count(*) from comment answer
      where answer.root_id = comment.id and answer.id <> comment.id and answer.state = 'published')
    where parent_id is null`.execute(db);
  await sql`update commenter set origin_name = name,
    published_count = (select count(*) from comment
      where comment.commenter_id = commenter.id and comment.state = 'published')`.execute(db);
  await sql`insert into thread (article_id, comment_count, last_comment_at)
    select article_id, count(*), max(created_at) from comment
    where state = 'published' and kind = 'comment' group by article_id`.execute(db);
  await sql`insert into job (id, kind, payload, run_at, created_at)
    select 'comment-bodies', 'comment-bodies', '{}', 0, 0
    where exists (select 1 from comment where body is null)`.execute(db);
};

/** Top comments that readers see, in each order; the answers of each; one reader's own. */
const commentIndexes = async (db: Db): Promise<void> => {
  const orders = { newest: [], recommended: ['recommend_count'], replies: ['reply_count'], fair: ['fairness'] };
  for (const [name, columns] of Object.entries(orders)) {
    await db.schema
      .createIndex(`comment_roots_${name}`)
      .on('comment')
      .columns(['article_id', ...columns, 'created_at', 'id'])
      .where(sql.ref('is_listed'), '=', sql.lit(1))
      .where(sql.ref('parent_id'), 'is', null)
      .execute();
  }
  await db.schema.dropIndex('comment_root').execute();
  await db.schema.dropIndex('comment_thread').execute();
  await db.schema
    .createIndex('comment_answers')
    .on('comment')
    .columns(['root_id', 'created_at', 'id'])
    .where(sql.ref('is_listed'), '=', sql.lit(1))
    .where(sql.ref('parent_id'), 'is not', null)
    .execute();
  await db.schema.createIndex('comment_parent').on('comment').column('parent_id').execute();
  await db.schema
    .createIndex('comment_commenter')
    .on('comment')
    .columns(['commenter_id', 'created_at', 'id'])
    .execute();
  await db.schema.createIndex('comment_changes').on('comment').columns(['article_id', 'changed_at']).execute();
  /** What is new in a thread, however deep; one reader's own in it, and what staff said there. */
  await db.schema
    .createIndex('comment_time')
    .on('comment')
    .columns(['article_id', 'created_at', 'id'])
    .where(sql.ref('is_listed'), '=', sql.lit(1))
    .execute();
  await db.schema
    .createIndex('comment_by')
    .on('comment')
    .columns(['article_id', 'commenter_id', 'created_at', 'id'])
    .execute();
  await db.schema.createIndex('comment_waiting').on('comment').columns(['state', 'created_at', 'id']).execute();
  await db.schema
    .createIndex('comment_post_key')
    .on('comment')
    .columns(['commenter_id', 'post_key'])
    .unique()
    .where(sql.ref('post_key'), 'is not', null)
    .execute();
  await db.schema
    .createIndex('comment_network_mark')
    .on('comment')
    .columns(['created_at'])
    .where(sql.ref('network_mark'), 'is not', null)
    .execute();
  await db.schema
    .createIndex('comment_text_mark')
    .on('comment')
    .columns(['text_mark', 'created_at'])
    .where(sql.ref('text_mark'), 'is not', null)
    .execute();
};

const threads = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('thread')
    .addColumn('article_id', 'text', (c) => c.primaryKey().references('article.id').onDelete('cascade'))
    .addColumn('state', 'text')
    .addColumn('announcement', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('comment_count', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('view_count', 'bigint', (c) => c.notNull().defaultTo(0))
    .addColumn('scored_views', 'bigint', (c) => c.notNull().defaultTo(0))
    .addColumn('rate', 'double precision', (c) => c.notNull().defaultTo(0.01))
    .addColumn('last_comment_at', 'bigint')
    .addColumn('sealed_at', 'bigint')
    .execute();
  await db.schema.createIndex('thread_discussed').on('thread').columns(['last_comment_at', 'article_id']).execute();
};

const aboutComments = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('comment_revision')
    .addColumn('comment_id', 'text', (c) => c.notNull().references('comment.id').onDelete('cascade'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('comment_revision_pk', ['comment_id', 'number'])
    .execute();
  await db.schema
    .createTable('comment_pick')
    .addColumn('comment_id', 'text', (c) => c.primaryKey().references('comment.id').onDelete('cascade'))
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.references('account.id').onDelete('set null'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('why', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema.createIndex('comment_pick_list').on('comment_pick').columns(['article_id', 'at']).execute();
  await db.schema
    .createTable('recommendation')
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('comment_id', 'text', (c) => c.notNull().references('comment.id').onDelete('cascade'))
    .addColumn('article_id', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('recommendation_pk', ['account_id', 'article_id', 'comment_id'])
    .execute();
  await db.schema.createIndex('recommendation_comment').on('recommendation').column('comment_id').execute();
  await db.schema
    .createTable('report')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('comment_id', 'text', (c) => c.references('comment.id').onDelete('cascade'))
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('account_id', 'text', (c) => c.references('account.id').onDelete('set null'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('details', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('state', 'text', (c) => c.notNull().defaultTo('open'))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('handled_at', 'bigint')
    .addColumn('handled_by', 'text')
    .execute();
  await db.schema.createIndex('report_queue').on('report').columns(['state', 'kind', 'created_at', 'id']).execute();
  await db.schema
    .createIndex('report_comment')
    .on('report')
    .columns(['comment_id', 'account_id', 'kind'])
    .unique()
    .where(sql.ref('account_id'), 'is not', null)
    .execute();
  await db.schema.createIndex('report_about').on('report').columns(['comment_id', 'state']).execute();
  await db.schema.createIndex('report_account').on('report').columns(['account_id', 'created_at']).execute();
  await db.schema
    .createTable('mute')
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('commenter_id', 'text', (c) => c.notNull().references('commenter.id').onDelete('cascade'))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('mute_pk', ['account_id', 'commenter_id'])
    .execute();
  /** What was done to a comment by whom, under which rule: only ever added to. */
  await db.schema
    .createTable('decision')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('comment_id', 'text')
    .addColumn('article_id', 'text')
    .addColumn('commenter_id', 'text')
    .addColumn('account_id', 'text')
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('rule', 'text')
    .addColumn('words', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('guidelines', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('is_automated', 'smallint', (c) => c.notNull().defaultTo(0))
    .addColumn('details', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('decision_comment').on('decision').columns(['comment_id', 'at']).execute();
  await db.schema.createIndex('decision_commenter').on('decision').columns(['commenter_id', 'at']).execute();
  await db.schema
    .createTable('thread_visit')
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('before', 'bigint', (c) => c.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('thread_visit_pk', ['account_id', 'article_id'])
    .execute();
  /** A comment whose writer is not signed in yet: it is kept while they are away proving who they are. */
  await db.schema
    .createTable('comment_draft')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('article_id', 'text', (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('parent_id', 'text')
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('comment_draft_expiry').on('comment_draft').column('expires_at').execute();
};

export const discussion = async (db: Db): Promise<void> => {
  await db.schema.createIndex('article_canonical').on('article').column('canonical_url').execute();
  await commentColumns(db);
  await threads(db);
  await aboutComments(db);
  await placeOldComments(db);
  await commentIndexes(db);
};
