import { sql } from 'kysely';
import type { Db } from '../../../storage/storage.ts';

export type OwnReport = {
  id: string;
  kind: string;
  reason: string;
  state: string;
  at: number;
  handledAt: number | null;
  commentId: string | null;
  headline: string;
};

/** What an account has reported, the newest first; `before`: what came before a page. */
export const ownReportsPage = (
  db: Db,
  accountId: string,
  { before, limit }: { before?: { at: number; id: string } | undefined; limit: number },
): Promise<OwnReport[]> => {
  let query = db
    .selectFrom('report')
    .innerJoin('article', 'article.id', 'report.article_id')
    .select([
      'report.id',
      'report.kind',
      'report.reason',
      'report.state',
      'report.created_at as at',
      'report.handled_at as handledAt',
      'report.comment_id as commentId',
      'article.headline',
    ])
    .where('report.account_id', '=', accountId);
  if (before) query = query.where(sql<boolean>`(report.created_at, report.id) < (${before.at}, ${before.id})`);
  return query.orderBy('report.created_at', 'desc').orderBy('report.id', 'desc').limit(limit).execute();
};
