import type { Insertable, Selectable } from 'kysely';
import type { Db, Storage, Tables } from '../../../storage/storage.ts';
import type { Restriction, RestrictionKind } from './restriction.ts';

const asRestriction = (row: Selectable<Tables['restriction']>): Restriction => ({
  id: row.id,
  accountId: row.account_id,
  kind: row.kind as RestrictionKind,
  rule: row.rule ?? undefined,
  words: row.words,
  startsAt: row.starts_at,
  until: row.until ?? undefined,
  acknowledgedAt: row.acknowledged_at ?? undefined,
  liftedAt: row.lifted_at ?? undefined,
  liftedBy: row.lifted_by ?? undefined,
  decisionId: row.decision_id ?? undefined,
});

const mostShown = 200;

/** An account's, the newest first. */
export const restrictionRows = async (db: Db, accountId: string): Promise<Restriction[]> => {
  const rows = await db
    .selectFrom('restriction')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('starts_at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostShown)
    .execute();
  return rows.map(asRestriction);
};

/** Those that were not lifted; some of them may be over. */
export const standingRows = async (db: Db, accountId: string): Promise<Restriction[]> => {
  const rows = await db
    .selectFrom('restriction')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('lifted_at', 'is', null)
    .orderBy('starts_at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostShown)
    .execute();
  return rows.map(asRestriction);
};

export const restrictionRow = async (db: Db, id: string): Promise<Restriction | undefined> => {
  const row = await db.selectFrom('restriction').selectAll().where('id', '=', id).executeTakeFirst();
  return row && asRestriction(row);
};

/** Which restriction a decision made. */
export const restrictionOfDecision = async (
  db: Db,
  accountId: string,
  decisionId: string,
): Promise<string | undefined> => {
  const row = await db
    .selectFrom('restriction')
    .select('id')
    .where('account_id', '=', accountId)
    .where('decision_id', '=', decisionId)
    .executeTakeFirst();
  return row?.id;
};

export const insertRestriction = async (db: Db, row: Insertable<Tables['restriction']>): Promise<void> => {
  await db.insertInto('restriction').values(row).execute();
};

/** False when it was lifted already. */
export const markLifted = async (db: Db, { id, at, by }: { id: string; at: number; by: string }): Promise<boolean> => {
  const done = await db
    .updateTable('restriction')
    .set({ lifted_at: at, lifted_by: by })
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
};

/** False when it was acknowledged already. */
export const markAcknowledged = async (db: Db, id: string, at: number): Promise<boolean> => {
  const done = await db
    .updateTable('restriction')
    .set({ acknowledged_at: at })
    .where('id', '=', id)
    .where('acknowledged_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
};

/** One writer at a time changes what holds for an account: two decisions about it at once are both counted. */
export const holdForLimits = async (
  { dialect }: Pick<Storage, 'dialect'>,
  db: Db,
  accountId: string,
): Promise<boolean> => {
  const query = db.selectFrom('account').select('id').where('id', '=', accountId);
  return (await (dialect === 'postgres' ? query.forUpdate() : query).executeTakeFirst()) !== undefined;
};

type Stretch = { commenterIds: readonly string[]; until: number; after: string; limit: number };

/** Comments of these people that readers see or that wait, written until a moment, in the order of their ids. */
export const standingComments = async (db: Db, { commenterIds, until, after, limit }: Stretch): Promise<string[]> => {
  if (commenterIds.length === 0) return [];
  const rows = await db
    .selectFrom('comment')
    .select('id')
    .where('commenter_id', 'in', commenterIds)
    .where('state', 'in', ['published', 'waiting'])
    .where('created_at', '<=', until)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
};

/** Comments of these people that were removed along with something else, in the order of their ids. */
export const removedAlong = async (
  db: Db,
  { commenterIds, decisionId, after, limit }: Omit<Stretch, 'until'> & { decisionId: string },
): Promise<string[]> => {
  if (commenterIds.length === 0) return [];
  const rows = await db
    .selectFrom('decision')
    .innerJoin('comment', 'comment.id', 'decision.comment_id')
    .select('comment.id')
    .distinct()
    .where('decision.commenter_id', 'in', commenterIds)
    .where('decision.act', '=', 'remove')
    .where('decision.details', 'like', `%"of":"${decisionId}"%`)
    .where('comment.state', '=', 'removed')
    .where('comment.id', '>', after)
    .orderBy('comment.id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
};
