import { sql, type Kysely } from 'kysely';
import type { Dialect } from '../dialects.ts';
import { commentSearch } from './006-comment-search.ts';

type Db = Kysely<any>; // oxlint-disable-line typescript/no-explicit-any -- a migration must not follow later types

const cases = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('restriction')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('rule', 'text')
    .addColumn('words', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('starts_at', 'bigint', (c) => c.notNull())
    .addColumn('until', 'bigint')
    .addColumn('acknowledged_at', 'bigint')
    .addColumn('lifted_at', 'bigint')
    .addColumn('lifted_by', 'text')
    .addColumn('decision_id', 'text')
    .execute();
  await db.schema
    .createTable('reader_note')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('commenter_id', 'text', (c) => c.notNull().references('commenter.id').onDelete('cascade'))
    .addColumn('account_id', 'text', (c) => c.references('account.id').onDelete('set null'))
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('desk_claim')
    .addColumn('subject', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('until', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('desk_handing')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('comment_id', 'text', (c) => c.notNull().references('comment.id').onDelete('cascade'))
    .addColumn('from_id', 'text', (c) => c.notNull())
    .addColumn('to_id', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('words', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('done_at', 'bigint')
    .execute();
  await db.schema
    .createTable('escalation')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('comment_id', 'text')
    .addColumn('article_id', 'text')
    .addColumn('account_id', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('evidence', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull().defaultTo('open'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('closed_at', 'bigint')
    .addColumn('closed_by', 'text')
    .addColumn('outcome', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema
    .createTable('appeal')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('comment_id', 'text')
    .addColumn('restriction_id', 'text')
    .addColumn('report_id', 'text')
    .addColumn('decision_id', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.references('account.id').onDelete('set null'))
    .addColumn('email', 'text')
    .addColumn('edition', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull().defaultTo('open'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('decided_by', 'text')
    .addColumn('handled_at', 'bigint')
    .addColumn('handled_by', 'text')
    .addColumn('answer', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema
    .createTable('statement')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('decision_id', 'text', (c) => c.notNull().unique())
    .addColumn('account_id', 'text')
    .addColumn('comment_id', 'text')
    .addColumn('edition', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('details', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('sent_at', 'bigint')
    .execute();
};

const deskwork = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('reply_template')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('rule', 'text', (c) => c.notNull())
    .addColumn('edition', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addColumn('changed_by', 'text')
    .execute();
  await db.schema
    .createTable('saved_view')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('query', 'text', (c) => c.notNull())
    .addColumn('is_shared', 'smallint', (c) => c.notNull().defaultTo(0))
    .addColumn('position', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('precedent')
    .addColumn('decision_id', 'text', (c) => c.notNull())
    .addColumn('like_id', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text')
    .addColumn('note', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('precedent_pk', ['decision_id', 'like_id'])
    .execute();
  await db.schema
    .createTable('moderation_shift')
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id').onDelete('cascade'))
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('last_at', 'bigint', (c) => c.notNull())
    .addColumn('seen', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('disturbing', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('since_break', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('break_at', 'bigint')
    .addColumn('hushed_until', 'bigint')
    .addPrimaryKeyConstraint('moderation_shift_pk', ['account_id', 'started_at'])
    .execute();
  await db.schema
    .createTable('hand_over_note')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text')
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
};

const rulesAndSignals = async (db: Db): Promise<void> => {
  await db.schema
    .createTable('moderation_rule')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('is_on', 'smallint', (c) => c.notNull().defaultTo(0))
    .addColumn('position', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('scope', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('conditions', 'text', (c) => c.notNull())
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('created_by', 'text')
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addColumn('changed_by', 'text')
    .addColumn('rehearsed_at', 'bigint')
    .addColumn('rehearsal', 'text', (c) => c.notNull().defaultTo('{}'))
    .execute();
  await db.schema
    .createTable('email_domain_rule')
    .addColumn('domain', 'text', (c) => c.primaryKey())
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('created_by', 'text')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('policy_version')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('edition', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('article_id', 'text')
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('account_id', 'text')
    .addPrimaryKeyConstraint('policy_version_pk', ['kind', 'edition', 'version'])
    .execute();
  await db.schema
    .createTable('transparency_report')
    .addColumn('year', 'integer', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('figures', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('account_id', 'text')
    .addPrimaryKeyConstraint('transparency_report_pk', ['year', 'version'])
    .execute();
  await db.schema
    .createTable('webhook')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('format', 'text', (c) => c.notNull().defaultTo('json'))
    .addColumn('events', 'text', (c) => c.notNull())
    .addColumn('with_text', 'smallint', (c) => c.notNull().defaultTo(0))
    .addColumn('is_on', 'smallint', (c) => c.notNull().defaultTo(0))
    .addColumn('note', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('created_by', 'text')
    .addColumn('failing_since', 'bigint')
    .execute();
  await db.schema
    .createTable('webhook_delivery')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('webhook_id', 'text', (c) => c.notNull().references('webhook.id').onDelete('cascade'))
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull().defaultTo('waiting'))
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('code', 'integer')
    .addColumn('error', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('due_at', 'bigint')
    .addColumn('tried_at', 'bigint')
    .execute();
  await db.schema
    .createTable('external_judge')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('timeout_ms', 'integer', (c) => c.notNull())
    .addColumn('scope', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('when_away', 'text', (c) => c.notNull().defaultTo('risk'))
    .addColumn('is_on', 'smallint', (c) => c.notNull().defaultTo(0))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('created_by', 'text')
    .addColumn('ok_at', 'bigint')
    .addColumn('fault_at', 'bigint')
    .addColumn('fault', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema
    .createTable('judge_vote')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('judge_id', 'text', (c) => c.notNull().references('external_judge.id').onDelete('cascade'))
    .addColumn('comment_id', 'text', (c) => c.notNull().references('comment.id').onDelete('cascade'))
    .addColumn('verdict', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('score', 'double precision')
    .addColumn('model', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('moderator_mail')
    .addColumn('account_id', 'text', (c) => c.primaryKey().references('account.id').onDelete('cascade'))
    .addColumn('is_daily', 'smallint', (c) => c.notNull().defaultTo(0))
    .addColumn('waiting_over', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('oldest_hours', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('daily_at', 'bigint', (c) => c.notNull().defaultTo(0))
    .addColumn('alarm_at', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();
};

/** So that a session knows without looking further. */
const accountColumns = async (db: Db): Promise<void> => {
  await db.schema
    .alterTable('account')
    .addColumn('is_held', 'smallint', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('account').addColumn('warning_id', 'text').execute();
  await db.schema
    .alterTable('comment')
    .addColumn('is_closed', 'smallint', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable('thread')
    .addColumn('own_settings', 'text', (c) => c.notNull().defaultTo('{}'))
    .execute();
};

const indexes = async (db: Db): Promise<void> => {
  const all: Record<string, readonly [table: string, ...columns: string[]]> = {
    restriction_account: ['restriction', 'account_id', 'starts_at'],
    restriction_time: ['restriction', 'starts_at', 'id'],
    reader_note_commenter: ['reader_note', 'commenter_id', 'at'],
    desk_handing_open: ['desk_handing', 'to_id', 'done_at', 'at'],
    desk_handing_comment: ['desk_handing', 'comment_id'],
    escalation_state: ['escalation', 'state', 'at', 'id'],
    appeal_queue: ['appeal', 'state', 'due_at', 'id'],
    appeal_time: ['appeal', 'at', 'id'],
    appeal_comment: ['appeal', 'comment_id', 'at'],
    appeal_account: ['appeal', 'account_id', 'at'],
    statement_comment: ['statement', 'comment_id', 'at'],
    statement_account: ['statement', 'account_id', 'at'],
    statement_time: ['statement', 'at', 'id'],
    saved_view_account: ['saved_view', 'account_id', 'position'],
    precedent_like: ['precedent', 'like_id'],
    hand_over_note_time: ['hand_over_note', 'at', 'id'],
    webhook_delivery_list: ['webhook_delivery', 'webhook_id', 'created_at', 'id'],
    webhook_delivery_time: ['webhook_delivery', 'created_at'],
    webhook_delivery_due: ['webhook_delivery', 'due_at', 'webhook_id'],
    webhook_delivery_next: ['webhook_delivery', 'webhook_id', 'due_at'],
    judge_vote_judge: ['judge_vote', 'judge_id', 'at'],
    judge_vote_comment: ['judge_vote', 'comment_id', 'at'],
    decision_time: ['decision', 'at', 'id'],
    decision_act: ['decision', 'act', 'at', 'id'],
    decision_rule: ['decision', 'rule', 'at', 'id'],
    report_time: ['report', 'created_at', 'id'],
  };
  for (const [name, [table, ...columns]] of Object.entries(all))
    await db.schema.createIndex(name).on(table).columns(columns).execute();
  await db.schema.createIndex('appeal_once').on('appeal').columns(['decision_id', 'account_id']).unique().execute();
  // Who has no account appeals about a notice once, too.
  await db.schema
    .createIndex('appeal_notice_once')
    .on('appeal')
    .columns(['report_id', 'decision_id'])
    .unique()
    .execute();
  /** How many came from one network lately, and who else did. */
  await db.schema
    .createIndex('comment_same_network')
    .on('comment')
    .columns(['network_mark', 'created_at'])
    .where(sql.ref('network_mark'), 'is not', null)
    .execute();
  /** What no moderator has looked at, the newest first. */
  await db.schema
    .createIndex('comment_unseen')
    .on('comment')
    .columns(['created_at', 'id'])
    .where(sql.ref('state'), '=', sql.lit('published'))
    .where(sql.ref('seen_at'), 'is', null)
    .execute();
};

/** The record of what was decided is only ever added to; the database itself refuses anything else. */
const keepDecisions = async (db: Db, dialect: Dialect): Promise<void> => {
  if (dialect === 'sqlite') {
    for (const act of ['update', 'delete'])
      await sql
        .raw(
          `create trigger decision_no_${act} before ${act} on decision begin select raise(abort, 'decisions are only added to'); end`,
        )
        .execute(db);
    return;
  }
  await sql
    .raw(
      `create function decision_only_grows() returns trigger language plpgsql as $$ begin raise exception 'decisions are only added to'; end $$`,
    )
    .execute(db);
  await sql
    .raw(
      'create trigger decision_only_grows before update or delete on decision for each row execute function decision_only_grows()',
    )
    .execute(db);
};

export const moderation = async (db: Db, dialect: Dialect): Promise<void> => {
  await accountColumns(db);
  await cases(db);
  await deskwork(db);
  await rulesAndSignals(db);
  await indexes(db);
  await commentSearch(db, dialect);
  // An archive is no news to moderators.
  await sql`update comment set seen_at = created_at where origin is not null`.execute(db);
  await keepDecisions(db, dialect);
};
