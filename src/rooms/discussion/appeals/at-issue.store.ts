/** The decision that an appeal is against. */
import type { Selectable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';

export type AtIssue = {
  decisionId: string;
  decidedBy: string | undefined;
  act: string;
  rule: string | undefined;
  words: string;
  guidelines: number;
  isAutomated: boolean;
  commentId: string | undefined;
  at: number;
};

type Row = Selectable<Tables['decision']>;

const fromRow = (row: Row): AtIssue => ({
  decisionId: row.id,
  decidedBy: row.account_id ?? undefined,
  act: row.act,
  rule: row.rule ?? undefined,
  words: row.words,
  guidelines: row.guidelines,
  isAutomated: row.is_automated === 1,
  commentId: row.comment_id ?? undefined,
  at: row.at,
});

/** The removal that holds for a comment. */
export const decisionAtIssue = async (db: Db, commentId: string): Promise<AtIssue | undefined> => {
  const row = await db
    .selectFrom('decision')
    .selectAll()
    .where('comment_id', '=', commentId)
    .where('act', '=', 'remove')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && fromRow(row);
};

type Handled = Pick<Selectable<Tables['report']>, 'comment_id' | 'state' | 'handled_at'>;

/** The decision that answered a report: made in the same moment. */
export const decisionAnswering = async (db: Db, report: Handled): Promise<AtIssue | undefined> => {
  if (report.state === 'open' || report.comment_id === null || report.handled_at === null) return undefined;
  const row = await db
    .selectFrom('decision')
    .selectAll()
    .where('comment_id', '=', report.comment_id)
    .where('at', '=', report.handled_at)
    .where('act', 'in', ['approve', 'remove', 'restore'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && fromRow(row);
};

/** The decision of a restriction that is still in force, of this account. */
export const decisionOfRestriction = async (
  db: Db,
  restrictionId: string,
  accountId: string,
): Promise<AtIssue | undefined> => {
  const row = await db
    .selectFrom('restriction')
    .innerJoin('decision', 'decision.id', 'restriction.decision_id')
    .selectAll('decision')
    .where('restriction.id', '=', restrictionId)
    .where('restriction.account_id', '=', accountId)
    .where('restriction.lifted_at', 'is', null)
    .executeTakeFirst();
  return row && fromRow(row);
};

export const decisionById = async (db: Db, id: string): Promise<AtIssue | undefined> => {
  const row = await db.selectFrom('decision').selectAll().where('id', '=', id).executeTakeFirst();
  return row && fromRow(row);
};
