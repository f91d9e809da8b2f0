import type { Db } from '../../storage/storage.ts';

export const passwordHashOf = async (db: Db, accountId: string): Promise<string | undefined> =>
  (await db.selectFrom('account').select('password_hash').where('id', '=', accountId).executeTakeFirst())
    ?.password_hash ?? undefined;

export const putPasswordHash = async (
  db: Db,
  { accountId, hash, at }: { accountId: string; hash: string | null; at: number },
): Promise<void> => {
  await db
    .updateTable('account')
    .set({ password_hash: hash, password_changed_at: at })
    .where('id', '=', accountId)
    .execute();
};

/** The same password hashed anew; not when it was changed meanwhile. */
export const replacePasswordHash = async (
  db: Db,
  { accountId, before, hash }: { accountId: string; before: string; hash: string },
): Promise<void> => {
  await db
    .updateTable('account')
    .set({ password_hash: hash })
    .where('id', '=', accountId)
    .where('password_hash', '=', before)
    .execute();
};
