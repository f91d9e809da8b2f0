/** What stands on the cards of the desk. */
import type { Db } from '../../../storage/storage.ts';

export type CardRow = Awaited<ReturnType<typeof cardRows>>[number];

export const cardRows = async (db: Db, ids: readonly string[]) => {
  if (ids.length === 0) return [];
  return db
    .selectFrom('comment')
    .innerJoin('commenter', 'commenter.id', 'comment.commenter_id')
    .innerJoin('article', 'article.id', 'comment.article_id')
    .leftJoin('comment_pick', 'comment_pick.comment_id', 'comment.id')
    .select([
      'comment.id',
      'comment.article_id',
      'comment.parent_id',
      'comment.root_id',
      'comment.state',
      'comment.body',
      'comment.edition',
      'comment.created_at',
      'comment.edited_at',
      'comment.checks',
      'comment.held_why',
      'comment.rule',
      'comment.removed_by',
      'comment.report_count',
      'comment.recommend_count',
      'comment.seen_at',
      'comment.is_closed',
      'article.headline',
      'article.path',
      'article.section_id',
      'commenter.id as writer_id',
      'commenter.name as writer_name',
      'commenter.badge as writer_badge',
      'commenter.account_id as writer_account',
      'commenter.created_at as writer_since',
      'commenter.published_count',
      'commenter.removed_count',
      'comment_pick.name as pick_by',
    ])
    .where('comment.id', 'in', ids)
    .execute();
};

/** What answers answer: a glance at it. */
export const parentRows = async (db: Db, ids: readonly string[]) => {
  if (ids.length === 0) return [];
  return db
    .selectFrom('comment')
    .innerJoin('commenter', 'commenter.id', 'comment.commenter_id')
    .select(['comment.id', 'comment.state', 'comment.body', 'commenter.name as writer_name'])
    .where('comment.id', 'in', ids)
    .execute();
};

const mostNotes = 2_000;

/** Open reports about these comments. */
export const notesOn = async (db: Db, ids: readonly string[]) => {
  if (ids.length === 0) return [];
  return db
    .selectFrom('report')
    .select(['id', 'kind', 'comment_id', 'account_id', 'reason', 'text', 'details', 'created_at'])
    .where('comment_id', 'in', ids)
    .where('state', '=', 'open')
    .orderBy('created_at')
    .orderBy('id')
    .limit(mostNotes)
    .execute();
};

/** What was last decided about each of these comments, and by whom. */
export const lastDecisions = async (db: Db, ids: readonly string[]) => {
  if (ids.length === 0) return [];
  return db
    .selectFrom('decision')
    .leftJoin('account', 'account.id', 'decision.account_id')
    .select([
      'decision.id',
      'decision.comment_id',
      'decision.act',
      'decision.rule',
      'decision.words',
      'decision.at',
      'decision.account_id',
      'account.name as by',
    ])
    .where('decision.comment_id', 'in', ids)
    .where('decision.act', 'in', ['approve', 'remove', 'restore', 'undo'])
    .orderBy('decision.at', 'desc')
    .orderBy('decision.id', 'desc')
    .limit(mostNotes)
    .execute();
};

/** What was said when these were handed on. */
export const handingsOf = async (db: Db, ids: readonly string[]) => {
  if (ids.length === 0) return [];
  return db
    .selectFrom('desk_handing')
    .leftJoin('account', 'account.id', 'desk_handing.from_id')
    .select(['desk_handing.comment_id', 'desk_handing.words', 'desk_handing.at', 'account.name as from'])
    .where('desk_handing.comment_id', 'in', ids)
    .where('desk_handing.done_at', 'is', null)
    .orderBy('desk_handing.at')
    .limit(mostNotes)
    .execute();
};
