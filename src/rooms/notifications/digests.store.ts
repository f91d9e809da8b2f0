import type { Db } from '../../storage/storage.ts';

export type DigestRow = { account_id: string; frequency: string; due_at: number };

/** Whether anybody's digest is due at this very moment already: then its job has been written. */
export const isDigestPlanned = async (db: Db, dueAt: number): Promise<boolean> =>
  (await db.selectFrom('digest').select('due_at').where('due_at', '=', dueAt).limit(1).executeTakeFirst()) !==
  undefined;

/** Plans digests; one that is planned stays, unless its moment has passed without it. */
export const planDigests = async (db: Db, rows: readonly DigestRow[], now: number): Promise<void> => {
  if (rows.length === 0) return;
  await db
    .insertInto('digest')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'frequency'])
        .doUpdateSet((eb) => ({ due_at: eb.ref('excluded.due_at') }))
        .where('digest.due_at', '<=', now),
    )
    .execute();
};

export const dueDigests = (db: Db, now: number, limit: number): Promise<DigestRow[]> =>
  db
    .selectFrom('digest')
    .selectAll()
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('account_id')
    .limit(limit)
    .execute();

/** Takes a digest off the plan; false when somebody else has. */
export const takeDigest = async (
  db: Db,
  { account_id: accountId, frequency, due_at: dueAt }: DigestRow,
): Promise<boolean> => {
  const taken = await db
    .deleteFrom('digest')
    .where('account_id', '=', accountId)
    .where('frequency', '=', frequency)
    .where('due_at', '=', dueAt)
    .returning('due_at')
    .execute();
  return taken.length > 0;
};
