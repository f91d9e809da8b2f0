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

const accounts = async (db: Db): Promise<void> => {
  await addColumns(db, 'account', [
    (a) => a.addColumn('name_key', 'text'),
    (a) => a.addColumn('name_changed_at', 'bigint'),
    (a) => a.addColumn('email_confirmed_at', 'bigint'),
    (a) => a.addColumn('password_hash', 'text'),
    (a) => a.addColumn('password_changed_at', 'bigint'),
    (a) => a.addColumn('bio', 'text', (c) => c.notNull().defaultTo('')),
    (a) => a.addColumn('picture', 'text'),
    (a) => a.addColumn('edition', 'text'),
    (a) => a.addColumn('is_public', 'smallint', (c) => c.notNull().defaultTo(1)),
    (a) => a.addColumn('preferences', 'text', (c) => c.notNull().defaultTo('{}')),
    (a) => a.addColumn('suspended_until', 'bigint'),
    (a) => a.addColumn('suspended_why', 'text', (c) => c.notNull().defaultTo('')),
  ]);
  await db.schema
    .createIndex('account_staff')
    .on('account')
    .column('email')
    .where(sql.ref('role'), '!=', sql.lit('reader'))
    .execute();
  await db.schema.createIndex('account_name_key').on('account').column('name_key').unique().execute();
  await db.schema
    .createTable('former_name')
    .addColumn('name_key', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.references('account.id').onDelete('set null'))
    .addColumn('released_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('former_name_account').on('former_name').column('account_id').execute();
  await db.schema.createIndex('author_account').on('author').column('account_id').execute();
  /** Deleted accounts, so that a copy restored from before can be brought up to date. */
  await db.schema
    .createTable('erasure')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('comments', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
};

const proofs = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('sign_in_attempt')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('link_hash', 'text', (c) => c.notNull().unique())
    .addColumn('code_hash', 'text', (c) => c.notNull())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.references('account.id').onDelete('cascade'))
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('edition', 'text', (c) => c.notNull())
    .addColumn('return_to', 'text', (c) => c.notNull().defaultTo('/'))
    .addColumn('details', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('wrong_codes', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint')
    .execute();
  await db.schema.createIndex('sign_in_attempt_email').on('sign_in_attempt').columns(['email', 'created_at']).execute();
  await db.schema.createIndex('sign_in_attempt_expiry').on('sign_in_attempt').column('expires_at').execute();
  await db.schema
    .createTable('passkey')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('public_key', 'text', (c) => c.notNull())
    .addColumn('counter', 'bigint', (c) => c.notNull().defaultTo(0))
    .addColumn('transports', 'text', (c) => c.notNull().defaultTo('[]'))
    .addColumn('name', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint')
    .execute();
  await db.schema.createIndex('passkey_account').on('passkey').column('account_id').execute();
  await db.schema
    .createTable('identity')
    .addColumn('issuer', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint')
    .addPrimaryKeyConstraint('identity_pk', ['issuer', 'subject'])
    .execute();
  await db.schema.createIndex('identity_account').on('identity').column('account_id').execute();
  await db.schema
    .createTable('totp')
    .addColumn('account_id', 'text', (c) => c.primaryKey().references('account.id').onDelete('cascade'))
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('confirmed_at', 'bigint')
    .addColumn('last_step', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable('recovery_code')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('used_at', 'bigint')
    .execute();
  await db.schema.createIndex('recovery_code_account').on('recovery_code').column('account_id').execute();
  /** What a sign-in or a passkey's registration must answer, and whatever else lives for minutes only. */
  await db.schema
    .createTable('challenge')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.references('account.id').onDelete('cascade'))
    .addColumn('details', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('challenge_expiry').on('challenge').column('expires_at').execute();
};

const sessions = async (db: Db): Promise<void> => {
  await addColumns(db, 'session', [
    (a) => a.addColumn('id', 'text'),
    (a) => a.addColumn('device', 'text', (c) => c.notNull().defaultTo('')),
    (a) => a.addColumn('method', 'text', (c) => c.notNull().defaultTo('link')),
    (a) => a.addColumn('second_factor_at', 'bigint'),
  ]);
  await db.schema.createIndex('session_expiry').on('session').column('expires_at').execute();
  await db.schema
    .createTable('api_token')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('scopes', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint')
    .addColumn('expires_at', 'bigint')
    .execute();
  await db.schema.createIndex('api_token_account').on('api_token').column('account_id').execute();
};

/** Bookmarks and what is followed. A story that is gone stays in the list it was saved to, by its headline. */
const marks = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('bookmark')
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('article_id', 'text', (c) => c.notNull())
    .addColumn('headline', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('archived_at', 'bigint')
    .addColumn('removed_at', 'bigint')
    .addColumn('position', 'double precision', (c) => c.notNull())
    .addPrimaryKeyConstraint('bookmark_pk', ['account_id', 'article_id'])
    .execute();
  await db.schema
    .createIndex('bookmark_list')
    .on('bookmark')
    .columns(['account_id', 'archived_at', 'position'])
    .execute();
  await db.schema.createIndex('bookmark_saved').on('bookmark').columns(['account_id', 'created_at']).execute();
  await db.schema
    .createIndex('bookmark_removed')
    .on('bookmark')
    .column('removed_at')
    .where(sql.ref('removed_at'), 'is not', null)
    .execute();
  await db.schema.createIndex('bookmark_article').on('bookmark').column('article_id').execute();
  await db.schema
    .createTable('bookmark_tag')
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('article_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('bookmark_tag_pk', ['account_id', 'name', 'article_id'])
    .execute();
  await db.schema
    .createTable('follow')
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('target_id', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('follow_pk', ['account_id', 'kind', 'target_id'])
    .execute();
  await db.schema.createIndex('follow_target').on('follow').columns(['kind', 'target_id', 'account_id']).execute();
};

/** What a reader is told, how, and when a digest is due. */
const tidings = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('notification')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('subject_id', 'text', (c) => c.notNull())
    .addColumn('about_id', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('count', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('details', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('read_at', 'bigint')
    .addColumn('mailed_at', 'bigint')
    .addUniqueConstraint('notification_once', ['account_id', 'kind', 'subject_id'])
    .execute();
  await db.schema
    .createIndex('notification_list')
    .on('notification')
    .columns(['account_id', 'created_at', 'id'])
    .execute();
  await db.schema
    .createIndex('notification_unread')
    .on('notification')
    .columns(['account_id', 'created_at'])
    .where(sql.ref('read_at'), 'is', null)
    .execute();
  await db.schema
    .createIndex('notification_read')
    .on('notification')
    .column('read_at')
    .where(sql.ref('read_at'), 'is not', null)
    .execute();
  await db.schema
    .createTable('notification_choice')
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('mail', 'text', (c) => c.notNull())
    .addColumn('push', 'smallint', (c) => c.notNull())
    .addPrimaryKeyConstraint('notification_choice_pk', ['account_id', 'kind'])
    .execute();
  await db.schema
    .createTable('digest')
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('frequency', 'text', (c) => c.notNull())
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('digest_pk', ['account_id', 'frequency'])
    .execute();
  await db.schema.createIndex('digest_due').on('digest').column('due_at').execute();
  await db.schema
    .createTable('push_subscription')
    .addColumn('endpoint', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('keys', 'text', (c) => c.notNull())
    .addColumn('edition', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('push_subscription_account').on('push_subscription').column('account_id').execute();
};

export const readers = async (db: Db): Promise<void> => {
  await accounts(db);
  await proofs(db);
  await sessions(db);
  await marks(db);
  await tidings(db);
};
