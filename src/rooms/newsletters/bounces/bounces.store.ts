import type { Selectable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';

export type BounceRow = Selectable<Tables['letter_bounce']>;

/** Notes what came back; false when it was known. */
export const insertBounce = async (db: Db, row: BounceRow): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('letter_bounce')
    .values(row)
    .onConflict((conflict) => conflict.columns(['subscriber_id', 'issue_id', 'kind']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
};

export const bouncesOf = (db: Db, subscriberId: string): Promise<BounceRow[]> =>
  db
    .selectFrom('letter_bounce')
    .selectAll()
    .where('subscriber_id', '=', subscriberId)
    .orderBy('at', 'desc')
    .limit(20)
    .execute();

export const forgetBounces = async (db: Db, subscriberId: string): Promise<void> => {
  await db.deleteFrom('letter_bounce').where('subscriber_id', '=', subscriberId).execute();
};
