import type { Db } from '../../storage/storage.ts';

/** What a message says of a comment, beside its text. */
export const commentOfSignal = (db: Db, id: string) =>
  db
    .selectFrom('comment')
    .innerJoin('article', 'article.id', 'comment.article_id')
    .select([
      'comment.id',
      'comment.article_id',
      'comment.parent_id',
      'comment.commenter_id',
      'comment.state',
      'comment.held_why',
      'comment.rule',
      'comment.edition',
      'comment.created_at',
      'comment.edited_at',
      'article.headline',
      'article.path',
    ])
    .where('comment.id', '=', id)
    .executeTakeFirst();

export const textOfSignal = async (db: Db, id: string): Promise<string | undefined> => {
  const row = await db.selectFrom('comment').select('body').where('id', '=', id).executeTakeFirst();
  return row?.body ?? undefined;
};

export const articleOfSignal = (db: Db, id: string) =>
  db.selectFrom('article').select(['id', 'headline', 'path']).where('id', '=', id).executeTakeFirst();

export const decisionOfSignal = (db: Db, id: string) =>
  db
    .selectFrom('decision')
    .select(['id', 'act', 'rule', 'guidelines', 'is_automated', 'account_id', 'at'])
    .where('id', '=', id)
    .executeTakeFirst();

export const appealOfSignal = (db: Db, id: string) =>
  db
    .selectFrom('appeal')
    .select(['id', 'kind', 'state', 'decision_id', 'at', 'due_at', 'handled_at'])
    .where('id', '=', id)
    .executeTakeFirst();

export const reportOfSignal = (db: Db, id: string) =>
  db
    .selectFrom('report')
    .select(['id', 'kind', 'reason', 'state', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirst();

/** `commenter_id`: under which the reader is known in threads. */
export const restrictionOfSignal = (db: Db, id: string) =>
  db
    .selectFrom('restriction')
    .leftJoin('commenter', (join) =>
      join.onRef('commenter.account_id', '=', 'restriction.account_id').on('commenter.origin', 'is', null),
    )
    .select([
      'restriction.id',
      'restriction.kind',
      'restriction.rule',
      'restriction.starts_at',
      'restriction.until',
      'restriction.lifted_at',
      'commenter.id as commenter_id',
    ])
    .where('restriction.id', '=', id)
    .executeTakeFirst();

export const ruleOfSignal = (db: Db, id: string) =>
  db.selectFrom('moderation_rule').select(['id', 'name', 'act']).where('id', '=', id).executeTakeFirst();

/** What a message says of a story, whatever its state. */
export const storyOfSignal = (db: Db, id: string) =>
  db
    .selectFrom('article')
    .select([
      'id',
      'edition',
      'kind',
      'status',
      'work_state',
      'headline',
      'section_id',
      'revision',
      'published_at',
      'updated_at',
      'scheduled_at',
      'path',
    ])
    .where('id', '=', id)
    .executeTakeFirst();

export const entryOfSignal = (db: Db, id: string) =>
  db.selectFrom('live_entry').select(['id', 'at', 'headline']).where('id', '=', id).executeTakeFirst();

export const mediaOfSignal = (db: Db, id: string) =>
  db
    .selectFrom('media')
    .select(['id', 'kind', 'file_name', 'content_type', 'bytes'])
    .where('id', '=', id)
    .executeTakeFirst();

export const letterIssueOfSignal = (db: Db, id: string) =>
  db.selectFrom('letter_issue').select(['id', 'letter_id', 'number', 'sent']).where('id', '=', id).executeTakeFirst();
