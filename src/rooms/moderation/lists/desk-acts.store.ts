/** What the desk asks of the record of decisions while people work, and what it notes of comments looked at. */
import type { Db } from '../../../storage/storage.ts';

const judging = ['approve', 'remove', 'restore'] as const;
const undoable = [...judging, 'pick', 'unpick', 'move', 'close-subthread', 'open-subthread', 'undo'];

export type OwnDecision = { id: string; comment_id: string | null; act: string; at: number };

/** What somebody decided since a moment, the latest first. */
export const ownSince = (db: Db, accountId: string, since: number): Promise<OwnDecision[]> =>
  db
    .selectFrom('decision')
    .select(['id', 'comment_id', 'act', 'at'])
    .where('at', '>=', since)
    .where('account_id', '=', accountId)
    .where('comment_id', 'is not', null)
    .where('act', 'in', undoable)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(201)
    .execute();

export type NewsRow = {
  id: string;
  comment: string | null;
  act: string;
  at: number;
  byId: string | null;
  by: string | null;
};

const newsOf = (db: Db, acts: readonly string[]) =>
  db
    .selectFrom('decision')
    .leftJoin('account', 'account.id', 'decision.account_id')
    .select([
      'decision.id',
      'decision.comment_id as comment',
      'decision.act',
      'decision.at',
      'decision.account_id as byId',
      'account.name as by',
    ])
    .where('decision.act', 'in', [...acts]);

/** Which comments were decided about since a moment, and by whom; `undo`: the decision was taken back. */
export const decidedSince = (db: Db, since: number, limit: number): Promise<NewsRow[]> =>
  newsOf(db, [...judging, 'undo'])
    .where('decision.at', '>=', since)
    .where('decision.comment_id', 'is not', null)
    .orderBy('decision.at', 'desc')
    .orderBy('decision.id', 'desc')
    .limit(limit)
    .execute();

/** Which of these somebody else decided about after a moment. */
export const decidedByOthers = (
  db: Db,
  { ids, since, accountId }: { ids: readonly string[]; since: number; accountId: string },
): Promise<NewsRow[]> =>
  newsOf(db, [...judging, 'undo'])
    .where('decision.comment_id', 'in', ids)
    .where('decision.at', '>', since)
    .where((eb) => eb.or([eb('decision.account_id', 'is', null), eb('decision.account_id', '<>', accountId)]))
    .orderBy('decision.at', 'desc')
    .limit(1_000)
    .execute();

/** How many had not been looked at by anybody. */
export const setSeen = async (db: Db, ids: readonly string[], at: number): Promise<number> => {
  if (ids.length === 0) return 0;
  const seen = await db
    .updateTable('comment')
    .set({ seen_at: at })
    .where('id', 'in', ids)
    .where('seen_at', 'is', null)
    .returning('id')
    .execute();
  return seen.length;
};
