/** All that is known about one comment, for whoever decides about it. */
import type { Db } from '../../../storage/storage.ts';

const most = 100;

export const reportsAbout = (db: Db, commentId: string) =>
  db
    .selectFrom('report')
    .leftJoin('account', 'account.id', 'report.handled_by')
    .select([
      'report.id',
      'report.kind',
      'report.reason',
      'report.text',
      'report.details',
      'report.state',
      'report.created_at',
      'report.handled_at',
      'account.name as handler',
    ])
    .where('report.comment_id', '=', commentId)
    .orderBy('report.created_at')
    .orderBy('report.id')
    .limit(most)
    .execute();

export const revisionsOf = (db: Db, commentId: string) =>
  db
    .selectFrom('comment_revision')
    .select(['number', 'at', 'body'])
    .where('comment_id', '=', commentId)
    .orderBy('number', 'desc')
    .limit(most)
    .execute();

/** Every decision about it, the first first. */
export const traceOf = (db: Db, commentId: string) =>
  db
    .selectFrom('decision')
    .leftJoin('account', 'account.id', 'decision.account_id')
    .select([
      'decision.id',
      'decision.act',
      'decision.rule',
      'decision.words',
      'decision.guidelines',
      'decision.is_automated',
      'decision.at',
      'decision.account_id',
      'account.name as by',
    ])
    .where('decision.comment_id', '=', commentId)
    .orderBy('decision.at')
    .orderBy('decision.id')
    .limit(most)
    .execute();

const around = 4;

/** Siblings just before and after, and the first answers to it. */
export const neighbours = async (
  db: Db,
  {
    id,
    article_id,
    parent_id,
    created_at,
  }: { id: string; article_id: string; parent_id: string | null; created_at: number },
): Promise<{ before: string[]; after: string[]; answers: string[] }> => {
  const shown = ['published', 'waiting', 'removed'];
  const beside = () => {
    const query = db
      .selectFrom('comment')
      .select('id')
      .where('article_id', '=', article_id)
      .where('id', '<>', id)
      .where('state', 'in', shown);
    return parent_id === null ? query.where('parent_id', 'is', null) : query.where('parent_id', '=', parent_id);
  };
  const [before, after, answers] = await Promise.all([
    beside().where('created_at', '<=', created_at).orderBy('created_at', 'desc').limit(around).execute(),
    beside().where('created_at', '>', created_at).orderBy('created_at').limit(around).execute(),
    db
      .selectFrom('comment')
      .select('id')
      .where('parent_id', '=', id)
      .where('state', 'in', shown)
      .orderBy('created_at')
      .limit(around * 2)
      .execute(),
  ]);
  return {
    before: before.map((row) => row.id).reverse(),
    after: after.map((row) => row.id),
    answers: answers.map((row) => row.id),
  };
};
