/** How much somebody has looked at in this shift; nothing of what. */
import { sql, type Insertable, type Selectable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';

export type Shift = Selectable<Tables['moderation_shift']>;

export const newestShift = (db: Db, accountId: string): Promise<Shift | undefined> =>
  db
    .selectFrom('moderation_shift')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Of two windows that begin the shift in one moment the second only adds to it. */
export const beginShift = async (db: Db, row: Insertable<Tables['moderation_shift']>): Promise<void> => {
  await db
    .insertInto('moderation_shift')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

type Looked = { at: number; seen: number; disturbing: number; isAfterBreak: boolean };

export const addToShift = async (
  db: Db,
  { account_id, started_at }: Pick<Shift, 'account_id' | 'started_at'>,
  { at, seen, disturbing, isAfterBreak }: Looked,
): Promise<void> => {
  await db
    .updateTable('moderation_shift')
    .set({
      last_at: at,
      seen: sql`seen + ${seen}`,
      disturbing: sql`disturbing + ${disturbing}`,
      since_break: isAfterBreak ? disturbing : sql`since_break + ${disturbing}`,
      ...(isAfterBreak ? { break_at: at } : {}),
    })
    .where('account_id', '=', account_id)
    .where('started_at', '=', started_at)
    .execute();
};

export const hushShift = async (
  db: Db,
  { account_id, started_at }: Pick<Shift, 'account_id' | 'started_at'>,
  until: number,
): Promise<void> => {
  await db
    .updateTable('moderation_shift')
    .set({ hushed_until: until })
    .where('account_id', '=', account_id)
    .where('started_at', '=', started_at)
    .execute();
};

export type ShiftSum = { shifts: number; people: number; seen: number; disturbing: number };

/** All shifts together, without saying whose. */
export const sumOfShifts = async (db: Db, since: number): Promise<ShiftSum> => {
  const row = await db
    .selectFrom('moderation_shift')
    .select([
      sql<number>`count(*)`.as('shifts'),
      sql<number>`count(distinct account_id)`.as('people'),
      sql<number>`coalesce(sum(seen), 0)`.as('seen'),
      sql<number>`coalesce(sum(disturbing), 0)`.as('disturbing'),
    ])
    .where('started_at', '>=', since)
    .executeTakeFirstOrThrow();
  return {
    shifts: row.shifts,
    people: row.people,
    seen: row.seen,
    disturbing: row.disturbing,
  };
};

export type NoteRow = { id: string; account_id: string | null; name: string | null; text: string; at: number };

export const insertNote = async (db: Db, row: Insertable<Tables['hand_over_note']>): Promise<void> => {
  await db.insertInto('hand_over_note').values(row).execute();
};

/** Notes from one shift to the next, the newest first. */
export const noteRows = (
  db: Db,
  { before, limit }: { before: { at: number; id: string } | undefined; limit: number },
): Promise<NoteRow[]> => {
  const query = db
    .selectFrom('hand_over_note as note')
    .leftJoin('account', 'account.id', 'note.account_id')
    .select(['note.id', 'note.account_id', 'account.name', 'note.text', 'note.at']);
  return (before ? query.where(sql<boolean>`(note.at, note.id) < (${before.at}, ${before.id})`) : query)
    .orderBy('note.at', 'desc')
    .orderBy('note.id', 'desc')
    .limit(limit)
    .execute();
};
